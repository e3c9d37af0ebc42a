"""The view of the fixtures: valid and invalid bodies of every operation, each proven by the schema before it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.breakages import breakages
from generator.code import Code
from generator.credentials import credentials_of
from generator.examples import example_of, example_of_parameter, minimal_value
from generator.exchange import is_json, is_messagepack
from generator.ir import (
    Api,
    Content,
    Model,
    Operation,
    Ref,
    Service,
    Value,
    json_of,
    text_of,
    wire_of,
)
from generator.names import file_stem, spell, split, unique
from generator.rows import values_of
from generator.standalone import standalone_schema
from generator.targets.python.names import client_class
from generator.views import Inputs, named_files
from generator.violations import validator, violations


@dataclass(frozen=True, slots=True)
class CaseView:
    """A body: `pointer` and `keyword` tell what must be reported if it is not valid, both are empty if it is."""

    file: Code
    value: Value
    pointer: str
    keyword: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The valid or the invalid bodies of one side."""

    file: Code
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """The request, or the answer with one status: its schema, its bodies, and a manifest that lists them."""

    file: Code
    schema: Value
    manifest: Value
    groups: tuple[GroupView, ...]
    has_messagepack: bool


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation and the bodies that go to and fro."""

    file: Code
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service and its operations."""

    file: Code
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The fixtures of an API."""

    services: tuple[ServiceView, ...]


def build_view(inputs: Inputs) -> View:
    """The fixtures of every operation that has a body in JSON."""
    services = named_files(inputs.api.services, inputs.language)
    return View(tuple(_service(service, file, inputs) for service, file in services))


def _service(service: Service, file: Code, inputs: Inputs) -> ServiceView:
    operations = named_files(service.operations, inputs.language)
    return ServiceView(
        file,
        tuple(
            OperationView(name, tuple(_sides(each, inputs)))
            for each, name in operations
        ),
    )


def _sides(operation: Operation, inputs: Inputs) -> Iterator[SideView]:
    if operation.body and (
        side := _side(operation, None, operation.body.contents, inputs)
    ):
        yield side
    for response in operation.responses:
        if side := _side(
            operation, text_of(response.status), response.contents, inputs
        ):
            yield side


def _side(
    operation: Operation,
    status: str | None,
    contents: tuple[Content, ...],
    inputs: Inputs,
) -> SideView | None:
    content = next((each for each in contents if is_json(each) and each.schema), None)
    if content is None or content.schema is None:
        return None
    schema = standalone_schema(json_of(inputs.api.document), content.schema)
    groups = (
        _group("valid", _valid(content, schema, inputs.api)),
        _group("invalid", _invalid(content, schema, inputs.api)),
    )
    return SideView(
        file=Code(
            spell(
                ("response", *split(status)) if status else ("request",), "kebab-case"
            )
        ),
        schema=Value(schema),
        manifest=Value(
            {
                **_called(operation, inputs),
                "status": status,
                "media_type": text_of(content.media_type),
                "cases": _cases(groups),
            }
        ),
        groups=groups,
        has_messagepack=any(
            is_messagepack(text_of(each.media_type)) for each in contents
        ),
    )


def _called(operation: Operation, inputs: Inputs) -> dict[str, Any]:
    """How the client calls the operation: `request` is what has to be given besides the parameters."""
    secrets = credentials_of(inputs.api, inputs.package).values()
    body = operation.body
    return {
        "package": inputs.package,
        "client": client_class(inputs.package),
        "credentials": [
            str(each.argument) for credentials in secrets for each in credentials
        ],
        "operation": wire_of(operation.name),
        "parameters": _parameters(operation, inputs.api),
        "request": (
            {"body": example_of(body.contents[0], inputs.api)}
            if body and body.required
            else {}
        ),
    }


def _cases(groups: tuple[GroupView, ...]) -> dict[str, dict[str, str] | None]:
    return {
        f"{group.file}/{case.file}": _expected(case)
        for group in groups
        for case in group.cases
    }


def _parameters(operation: Operation, api: Api) -> dict[str, dict[str, Any]]:
    """Values of the parameters that have to be given, by their place and name."""
    places: dict[str, dict[str, Any]] = {}
    for each in operation.parameters:
        if each.required:
            places.setdefault(each.location, {})[wire_of(each.name)] = (
                example_of_parameter(each, api)
            )
    return places


def _expected(case: CaseView) -> dict[str, str] | None:
    return {"pointer": case.pointer, "keyword": case.keyword} if case.keyword else None


_Case = tuple[tuple[str, ...], Any, str, str]


def _group(name: str, cases: Iterator[_Case]) -> GroupView:
    listed = list(cases)
    wanted = {str(number): _stem(case[0]) for number, case in enumerate(listed)}
    stems = unique(wanted)
    return GroupView(
        Code(name),
        tuple(_case(stems[str(number)], case) for number, case in enumerate(listed)),
    )


def _case(stem: str, case: _Case) -> CaseView:
    _, value, pointer, keyword = case
    return CaseView(Code(stem), Value(value), pointer, keyword)


def _stem(words: tuple[str, ...]) -> str:
    return file_stem(
        tuple(part for word in words for part in split(word)), "kebab-case", "case"
    )


def _valid(content: Content, schema: dict[str, Any], api: Api) -> Iterator[_Case]:
    check = validator(schema)
    for words, value in _valid_values(content, api):
        if not violations(check, value):
            yield words, value, "", ""


def _valid_values(content: Content, api: Api) -> Iterator[tuple[tuple[str, ...], Any]]:
    for example in content.examples:
        yield ("example", text_of(example.name)), json_of(example.value)
    yield ("minimal",), minimal_value(content.type, api)
    whole = example_of(content, api)
    for field in _fields(content, api):
        for value in values_of(field.type, api) if isinstance(whole, dict) else ():
            wire = wire_of(field.name)
            yield (wire, str(json_of(value))), {**whole, wire: json_of(value)}


def _fields(content: Content, api: Api) -> tuple[Any, ...]:
    definition = api.definition(content.type) if isinstance(content.type, Ref) else None
    return definition.fields if isinstance(definition, Model) else ()


def _invalid(content: Content, schema: dict[str, Any], api: Api) -> Iterator[_Case]:
    check = validator(schema)
    for breakage in breakages(content.type, example_of(content, api), api):
        found = {
            (each.pointer, each.keyword) for each in violations(check, breakage.value)
        }
        if (breakage.pointer, breakage.keyword) in found:
            yield breakage.words, breakage.value, breakage.pointer, breakage.keyword
