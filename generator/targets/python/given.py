"""What is given in calls that are shown and tested: the spec's own examples where they fit, else values made of the types."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any as Json

from generator.code import Code
from generator.examples import example_of_parameter, full_value, minimal_value
from generator.fits import fits
from generator.ir import (
    Api,
    Content,
    Field,
    List,
    Model,
    Name,
    Operation,
    Parameter,
    Ref,
    Type,
    Value,
    json_of,
    text_of,
    wire_of,
)
from generator.media_types import family, media_range
from generator.parameters import can_be_sent, written
from generator.targets.python.bodies import BYTES, files_of, holds_files, sent
from generator.targets.python.files import FILE, with_bytes
from generator.targets.python.records import ArgumentView, MethodView
from generator.targets.python.streams import asking_argument

_WHOLE = Name((), "")


@dataclass(frozen=True, slots=True)
class GivenView:
    """An argument of a call, and what is given for it."""

    name: Code
    example: Value


@dataclass(frozen=True, slots=True)
class CallView:
    """The arguments of a call: those that it needs, and the others.

    `shown` are those that a reader is shown: what it needs, and what the spec's own example of the body has. `wires` are
    the properties of a body in JSON by the arguments that stand for them, the whole body under an empty name. `lacks` says
    that an argument which may be left out has no value.
    """

    required: tuple[GivenView, ...]
    others: tuple[GivenView, ...]
    shown: tuple[GivenView, ...]
    wires: tuple[tuple[Code, Name], ...]
    lacks: bool


def call_of(method: MethodView, api: Api) -> CallView | None:
    """A call of a method; None if an argument that it needs can have no value."""
    giver = _giver(method, api)
    arguments = {each.name: each for each in method.arguments}
    values = {name: giver.value(each) for name, each in arguments.items()}
    needed = [name for name, each in arguments.items() if each.required]
    if any(values[name] is None for name in needed):
        return None
    given = {name: GivenView(name, each) for name, each in values.items() if each}
    required = (*(given[name] for name in needed), *giver.fixed())
    others = [each for name, each in given.items() if name not in needed]
    stated = (each for each in others if giver.states(arguments[each.name]))
    return CallView(
        required=required,
        others=tuple(each for each in others if each.name not in giver.left),
        shown=(*required, *stated),
        wires=tuple(giver.wires()),
        lacks=len(given) < len(values),
    )


@dataclass(frozen=True, slots=True)
class _Giver:
    """Gives values to the arguments of a method, whose body is sent as `content`.

    `stated` is the spec's example of it, `made` another one. `asking` is the argument that asks for a stream, and those that are `left` out say where a list goes on.
    """

    method: MethodView
    api: Api
    content: Content | None
    stated: Json
    made: Json
    asking: ArgumentView | None
    left: frozenset[Code]

    def value(self, argument: ArgumentView) -> Value | None:
        """What is given for an argument; None if there is nothing that it takes."""
        candidates = self._candidates(argument)
        found = next(candidates, _NOTHING)
        return None if found is _NOTHING else Value(found)

    def _candidates(self, argument: ArgumentView) -> Iterator[Json]:
        if argument == self.asking:
            return iter((False,))
        match argument.item:
            case Parameter() as parameter:
                return self._of_parameter(parameter)
            case Field() as field:
                return self._of_field(field)
        return self._of_body()

    def _of_parameter(self, parameter: Parameter) -> Iterator[Json]:
        told = parameter.type
        stated = example_of_parameter(parameter, self.api)
        for value in (stated, full_value(told, self.api)):
            if fits(value, told, self.api) and _arrives(parameter, value):
                yield value

    def _of_field(self, field: Field) -> Iterator[Json]:
        wire = wire_of(field.name)
        if self.content and wire in _files(self.content, self.api):
            yield [FILE] if isinstance(field.type, List) else FILE
        for whole in (self.stated, self.made):
            if isinstance(whole, dict) and wire in whole:
                yield from self._fitting(field.type, whole[wire])
        made = full_value(field.type, self.api)
        yield from self._fitting(field.type, made, minimal_value(field.type, self.api))

    def _of_body(self) -> Iterator[Json]:
        assert self.content
        told = sent(self.content)
        is_form = family(text_of(self.content.media_type)) in {"form", "multipart"}
        minimal = minimal_value(told, self.api)
        for value in self._fitting(told, self.stated, self.made, minimal):
            if isinstance(value, dict) or not is_form:
                yield self._unstreamed(value)

    def _unstreamed(self, body: Json) -> Json:
        """A whole body that asks for no stream."""
        stream = self.method.operation.stream
        if not stream or not stream.parameter or not isinstance(body, dict):
            return body
        name = wire_of(stream.parameter)
        return {**body, name: False} if name in body else body

    def _fitting(self, told: Type, *values: Json) -> Iterator[Json]:
        for value in values:
            if value is not _NOTHING and fits(value, told, self.api, "read"):
                yield with_bytes(value, told, self.api)

    def states(self, argument: ArgumentView) -> bool:
        """Whether the spec's own example of the body has an argument, or is one."""
        item = argument.item
        if item is None:
            return self.stated is not _NOTHING
        is_field = isinstance(item, Field) and isinstance(self.stated, dict)
        return is_field and wire_of(item.name) in self.stated

    def fixed(self) -> Iterator[GivenView]:
        """The media type, where it is not the usual one, and that no stream is wanted, where that is not usual."""
        stream = self.method.operation.stream
        if self.asking and not self.asking.required and stream and stream.by_default:
            yield asking_for(self.asking.name, stream=False)
        contents = self.method.operation.body and self.method.operation.body.contents
        if self.content and contents and self.method.chooses_media_type:
            media_type = concrete(self.content)
            if media_type != text_of(contents[0].media_type):
                yield GivenView(Code("content_type"), Value(media_type))

    def wires(self) -> Iterator[tuple[Code, Name]]:
        """What the arguments that make up a body in JSON are called there."""
        if self.content and family(concrete(self.content)) == "json":
            for each in self.method.arguments:
                match each.item:
                    case Field(name=name):
                        yield each.name, name
                    case None:
                        yield each.name, _WHOLE


def asking_for(name: Code, *, stream: bool) -> GivenView:
    """The argument that says whether a stream is wanted."""
    return GivenView(name, Value(stream))


class _Nothing:
    """Stands for no value, which null is not."""


_NOTHING: Json = _Nothing()


def _giver(method: MethodView, api: Api) -> _Giver:
    body = method.operation.body
    content = _sent_content(method.operation, api)
    stated = content.examples[0].value if content and content.examples else None
    is_needed = content and not (body and stated and method.whole_body)
    made = full_value(sent(content), api) if content and is_needed else _NOTHING
    stream = method.operation.stream
    asking = asking_argument(method, stream) if stream else None
    return _Giver(
        method=method,
        api=api,
        content=content,
        stated=json_of(stated) if stated else _NOTHING,
        made=made,
        asking=asking,
        left=frozenset(_left(method, asking)),
    )


def _left(method: MethodView, asking: ArgumentView | None) -> Iterator[Code]:
    """The arguments that say where a list goes on, and whether a stream is wanted."""
    paging = method.operation.pagination
    if paging and paging.parameter:
        wanted = text_of(paging.parameter)
        for each in method.arguments:
            if each.item and wire_of(each.item.name) == wanted:
                yield each.name
    if asking:
        yield asking.name


def _sent_content(operation: Operation, api: Api) -> Content | None:
    """The media type in which a body is shown: the first that is JSON without bytes in it, else the first."""
    contents = operation.body.contents if operation.body else ()
    in_json = (each for each in contents if family(concrete(each)) == "json")
    plain = (each for each in in_json if not _has_bytes(each.type, api))
    return next(plain, next(iter(contents), None))


def _has_bytes(told: Type, api: Api) -> bool:
    model = api.definition(told) if isinstance(told, Ref) else None
    inner = [field.type for field in model.fields] if isinstance(model, Model) else []
    return any(map(holds_files, (told, *inner)))


def concrete(content: Content) -> str:
    """A media type that a body can have: for a range, one of those that it stands for."""
    media_type = text_of(content.media_type)
    match media_range(media_type):
        case "":
            return media_type
        case "*" | "application":
            is_bytes = content.type == BYTES
            return "application/octet-stream" if is_bytes else "application/json"
        case "text":
            return "text/plain"
        case kind:
            return f"{kind}/example"


def _files(content: Content, api: Api) -> frozenset[str]:
    is_form = family(text_of(content.media_type)) == "multipart"
    return files_of(content, api) if is_form else frozenset()


def _arrives(parameter: Parameter, value: Json) -> bool:
    """Whether a request can carry a value where it has to."""
    if parameter.location == "query":
        return True
    return can_be_sent(parameter, written(parameter, value))
