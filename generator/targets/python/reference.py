"""What a reader is told of each method: how it is called, what it answers, and which errors it raises."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Choice

from generator.code import Code
from generator.ir import Api, Text
from generator.targets.python.answers import ErrorView, errors
from generator.targets.python.given import CallView, call_of
from generator.targets.python.records import ArgumentView, MethodView, ResourceView

Kind = Choice["plain", "nothing", "bytes", "pages", "task", "submitted", "stream"]
"""What a method gives to those who call it."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A method, the ways to call it as code, a call that can be made, and the errors that the spec documents.

    `call` is None if an argument that it needs can have no value.
    """

    resource: ResourceView
    method: MethodView
    kind: Kind
    signatures: tuple[Text, ...]
    call: CallView | None
    errors: tuple[ErrorView, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A service and its methods."""

    resource: ResourceView
    entries: tuple[EntryView, ...]


def chapter(resource: ResourceView, api: Api) -> ChapterView:
    """What is told of a service."""
    entries = tuple(_entry(resource, each, api) for each in resource.methods)
    return ChapterView(resource, entries)


def _entry(resource: ResourceView, method: MethodView, api: Api) -> EntryView:
    return EntryView(
        resource=resource,
        method=method,
        kind=_kind(method),
        signatures=tuple(map(Text, _signatures(resource, method))),
        call=call_of(method, api),
        errors=errors(method.operation),
    )


def _kind(method: MethodView) -> Kind:
    operation = method.operation
    if operation.pagination:
        return "pages"
    if operation.task:
        return "task" if operation.task.polling else "submitted"
    if method.face.hand_on == "_stream":
        return "stream"
    plain: dict[str, Kind] = {"None": "nothing", "bytes": "bytes"}
    return plain.get(method.returns, "plain")


def _signatures(resource: ResourceView, method: MethodView) -> Iterator[str]:
    called = f"client.{resource.file}.{method.name}"
    if not method.overloads:
        yield _signature(called, method.arguments, method, method.face.returns)
    for each in method.overloads:
        yield _signature(called, each.arguments, method, each.returns)


def _signature(
    called: str,
    arguments: tuple[ArgumentView, ...],
    method: MethodView,
    returns: Code,
) -> str:
    listed = [*map(_in_signature, arguments), *_media_type(method)]
    inner = "".join(f"    {each},\n" for each in listed)
    opened = f"\n    *,\n{inner}" if listed else ""
    return f"{called}({opened}) -> {returns}"


def _in_signature(argument: ArgumentView) -> str:
    may_be_left_out = "" if argument.required else " | Omit = OMIT"
    return f"{argument.name}: {argument.annotation}{may_be_left_out}"


def _media_type(method: MethodView) -> Iterator[str]:
    if method.media_types:
        choices = ", ".join(method.media_types)
        yield f"content_type: Literal[{choices}] = {method.media_types[0]}"
    elif method.any_media_type:
        yield f"content_type: {method.any_media_type}"
