"""What a reader is told of each method: how it is called, what it answers, and which errors it raises."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal as Choice

from generator.code import Code
from generator.ir import Api, Text
from generator.targets.python.answers import ErrorView, errors
from generator.targets.python.given import CallView, call_of
from generator.targets.python.records import ArgumentView, MethodView, ResourceView

Kind = Choice["plain", "nothing", "bytes", "pages", "task", "submitted", "stream"]
"""What a method gives to those who call it."""


@dataclass(frozen=True)
class EntryView:
    """A method, and what is told of it when that is asked for."""

    resource: ResourceView
    method: MethodView
    _api: Api

    @cached_property
    def kind(self) -> Kind:
        """What the method gives."""
        return _kind(self.method)

    @property
    def signatures(self) -> tuple[Text, ...]:
        """The ways to call it, as code."""
        return tuple(map(Text, _signatures(self.resource, self.method)))

    @cached_property
    def call(self) -> CallView | None:
        """A call that can be made; None if an argument that it needs can have no value."""
        return call_of(self.method, self._api)

    @cached_property
    def errors(self) -> tuple[ErrorView, ...]:
        """The errors that the spec documents."""
        return errors(self.method.operation)


@dataclass(frozen=True)
class ChapterView:
    """A service, and what is told of it when that is asked for."""

    resource: ResourceView
    _api: Api

    @property
    def file(self) -> Code:
        """What its module is called."""
        return self.resource.file

    @property
    def digest(self) -> str:
        """The digest of all that is told of it."""
        return self.resource.digest

    @cached_property
    def entries(self) -> tuple[EntryView, ...]:
        """Its methods."""
        methods = self.resource.methods
        return tuple(EntryView(self.resource, each, self._api) for each in methods)


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
