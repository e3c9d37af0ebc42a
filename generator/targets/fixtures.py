"""The view of the fixtures: valid and invalid bodies of every operation, each proven by the schema before it is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.breakages import Breakage, Side, breakages
from generator.canonical import canonical
from generator.code import Code
from generator.credentials import credentials_of
from generator.errors import Location, Problem, pointer, warning
from generator.examples import example_of_parameter, full_value, minimal_value
from generator.exchange import is_json, is_messagepack
from generator.fits import fits
from generator.ir import (
    Api,
    Body,
    Content,
    Field,
    Model,
    Operation,
    Ref,
    Scalar,
    Service,
    Value,
    json_of,
    text_of,
    wire_of,
)
from generator.media_types import family, media_range
from generator.names import file_stem, spell, split, unique
from generator.rows import values_of
from generator.shown import shown
from generator.standalone import standalone_schema
from generator.targets.python.bodies import files_of, sent
from generator.targets.python.names import client_class
from generator.views import Inputs, named_files
from generator.violations import validator

# of an enum; nobody looks at more bodies than that
_MOST_VALUES = 200


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
    problems: tuple[Problem, ...]


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

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the fixtures lack."""
        return tuple(
            problem
            for service in self.services
            for operation in service.operations
            for side in operation.sides
            for problem in side.problems
        )


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
    proof = _Proof(inputs.api, content, "answer" if status else "request")
    groups = (_group("valid", proof.valid()), _group("invalid", proof.invalid()))
    return SideView(
        file=Code(
            spell(
                ("response", *split(status)) if status else ("request",), "kebab-case"
            )
        ),
        schema=Value(proof.schema),
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
        problems=tuple(proof.problems(operation)),
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
        **(
            _request(body, inputs.api)
            if body and body.required and body.contents
            else {"request": {}}
        ),
    }


def _request(body: Body, api: Api) -> dict[str, Any]:
    """A body to call with; `bytes` are the fields that JSON cannot hold as they are, or the whole body, `""`."""
    content = next(filter(is_json, body.contents), body.contents[0])
    media_type = text_of(content.media_type)
    request = {"body": _Proof(api, content, "request").whole}
    if content is not body.contents[0] or media_range(media_type):
        request["content_type"] = _concrete(media_type)
    match sent(content):
        case Scalar(format=None) if family(media_type) == "text":
            return {"request": {**request, "body": "example"}}
        case Scalar() if family(media_type) == "binary":
            return {"request": {**request, "body": "example"}, "bytes": [""]}
    files = files_of(content, api) if family(media_type) == "multipart" else ()
    return {"request": request} | ({"bytes": sorted(files)} if files else {})


def _concrete(media_type: str) -> str:
    """A media type that a request can have."""
    kind = media_range(media_type)
    if kind in {"*", "application"}:
        return "application/json"
    return f"{kind}/example" if kind else media_type


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
            stated = example_of_parameter(each, api)
            value = (
                stated if fits(stated, each.type, api) else full_value(each.type, api)
            )
            places.setdefault(each.location, {})[wire_of(each.name)] = value
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


class _Proof:
    """The bodies of one content, each proven by its schema: `whole` is one with as much in it as there can be."""

    def __init__(self, api: Api, content: Content, side: Side) -> None:
        self._api, self._content, self._side = api, content, side
        stated = json_of(api.document)
        whole = standalone_schema(stated, content.schema) if content.schema else {}
        self.schema = _readable(whole)
        self._check = validator(self.schema)
        wholes = [value for _, value in self._wholes() if self._is_valid(value)]
        self.is_made = bool(wholes)
        self.whole = wholes[0] if wholes else full_value(content.type, api)

    def _is_valid(self, value: Any) -> bool:
        takes = fits(value, self._content.type, self._api)
        return takes and self._check.is_valid(value)

    def _wholes(self) -> Iterator[tuple[tuple[str, ...], Any]]:
        type_ = self._content.type
        for example in self._content.examples:
            value = json_of(example.value)
            yield ("example", text_of(example.name)), self._as_given_back(value)
        yield ("full",), full_value(type_, self._api)
        yield ("minimal",), minimal_value(type_, self._api)

    def _as_given_back(self, value: Any) -> Any:
        if self._side == "request" or not fits(value, self._content.type, self._api):
            return value
        return canonical(value, self._content.type, self._api)

    def problems(self, operation: Operation) -> Iterator[Problem]:
        """A warning where no body could be made, and for every example of the spec that is none."""
        place = Location(operation.origin.file, operation.origin.pointer)
        for example in self._content.examples:
            if not self._is_valid(json_of(example.value)):
                message = f"the example `{shown(text_of(example.name))}` of a body does not satisfy its schema, so no fixture is made of it"
                hint = "correct the example or the schema; `restencil validate` says what is wrong"
                yield warning("example-invalid", message, hint, place)
        if not self.is_made:
            message = "no body that satisfies its schema could be made, so there are no fixtures of it"
            hint = "give an example of the body"
            yield warning("example-unmade", message, hint, place)

    def valid(self) -> Iterator[_Case]:
        """Bodies that satisfy the schema."""
        for words, value in self._valid_values():
            if self._is_valid(value):
                yield words, value, "", ""

    def _valid_values(self) -> Iterator[tuple[tuple[str, ...], Any]]:
        wholes = [each for each in self._wholes() if each[0] != ("full",)]
        yield from wholes if self.is_made else ()
        for field in self._fields() if isinstance(self.whole, dict) else ():
            for value in values_of(field.type, self._api)[:_MOST_VALUES]:
                wire, plain = wire_of(field.name), json_of(value)
                yield (wire, str(plain)), {**self.whole, wire: plain}

    def _fields(self) -> tuple[Field, ...]:
        told = self._content.type
        definition = self._api.definition(told) if isinstance(told, Ref) else None
        return definition.fields if isinstance(definition, Model) else ()

    def invalid(self) -> Iterator[_Case]:
        """Bodies with one fault each, which the schema reports where it is."""
        type_, side = self._content.type, self._side
        if not fits(self.whole, type_, self._api):
            return
        for breakage in breakages(type_, self.whole, self._api, side):
            if self._is_reported(breakage):
                yield breakage.words, breakage.value, breakage.pointer, breakage.keyword

    def _is_reported(self, breakage: Breakage) -> bool:
        # what is missing or not known has no place of its own: schemas report its parent
        of_parent = breakage.keyword in {"required", "additionalProperties"}
        place = breakage.pointer.rpartition("/")[0] if of_parent else breakage.pointer
        return any(
            (pointer(*error.absolute_path), error.validator)
            == (place, breakage.keyword)
            for error in self._check.iter_errors(breakage.value)
        )


def _readable(schema: Any) -> Any:
    """A schema without the patterns that Python, and so the validator, cannot read."""
    match schema:
        case dict():
            pattern = schema.get("pattern")
            odd = isinstance(pattern, str) and not _can_be_read(pattern)
            kept = {
                key: each for key, each in schema.items() if key != "pattern" or not odd
            }
            return {key: _readable(each) for key, each in kept.items()}
        case list():
            return [_readable(each) for each in schema]
    return schema


def _can_be_read(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
