"""Answers that come item by item, by their media types and by `x-restencil-stream`."""

from collections.abc import Iterator
from dataclasses import replace

from generator.errors import Problem, Severity, Stop, error, pointer
from generator.ir import (
    Alias,
    Content,
    Enum,
    Field,
    Literal,
    Model,
    Operation,
    Parameter,
    Ref,
    Scalar,
    Service,
    Streaming,
    Text,
    Type,
    Union,
    json_of,
    text_of,
    wire_of,
)
from generator.media_types import has_events
from generator.resolve.extended import Extended
from generator.resolve.inside import Index
from generator.resolve.node import Node
from generator.resolve.operations import methods_of, paths_of
from generator.shown import shown

KEY = "x-restencil-stream"

_USUAL = "stream"
_USUAL_END = Text("[DONE]")
_TEXT = Scalar("string")

Items = tuple[tuple[Text, Type], ...]


def streaming(
    root: Node, services: tuple[Service, ...], index: Index
) -> tuple[Service, ...]:
    """The services with how their operations stream; raises `Stop` with all that cannot be so."""
    faults: list[Problem] = []
    nodes = {
        pointer("paths", path, method): node
        for path, item in paths_of(root)
        for method, node in methods_of(item)
    }
    made = tuple(
        replace(
            service,
            operations=tuple(
                replace(each, stream=_stream(each, nodes[each.id], index, faults))
                for each in service.operations
            ),
        )
        for service in services
    )
    if faults:
        raise Stop(*faults)
    return made


def _stream(
    operation: Operation, node: Node, index: Index, faults: list[Problem]
) -> Streaming | None:
    contents = list(_successes(operation))
    items = tuple(
        (each.media_type, _item(each.media_type, each.item, index))
        for each in contents
        if each.item
    )
    both = len(items) < len(contents)
    stated = node.get(KEY)
    if stated:
        extended = Extended(stated, operation, index, faults)
        _refuse(extended, items, both=both)
    if not items:
        return None
    made = _told(stated, items)
    if not both:
        return made
    wanted = stated.value.get("parameter", _USUAL) if stated else _USUAL
    asking = _parameter(operation, wanted, index)
    if asking is None:
        _note_unasked(node, items)
        return None
    return _asked_for(made, asking)


def _successes(operation: Operation) -> Iterator[Content]:
    has_bodies = text_of(operation.method) != "HEAD"
    for response in operation.responses if has_bodies else ():
        if text_of(response.status).startswith("2"):
            yield from response.contents


def _item(media_type: Text, told: Type, index: Index) -> Type:
    """The type of an item: text in events is not JSON, whatever limits it has."""
    if has_events(text_of(media_type)) and _is_text(told, index, frozenset()):
        return _TEXT
    return told


def _is_text(told: Type, index: Index, seen: frozenset[str]) -> bool:
    match told:
        case Scalar(kind):
            return kind == "string"
        case Literal(values):
            return all(isinstance(json_of(value), str) for value in values)
        case Union(members):
            return all(_is_text(each, index, seen) for each in members)
        case Ref(id_) if id_ not in seen:
            definition = index[id_]
            if isinstance(definition, Enum):
                return _is_text(Literal(definition.values), index, seen)
            inner = definition.type if isinstance(definition, Alias) else None
            return inner is not None and _is_text(inner, index, seen | {id_})
    return False


def _told(stated: Node | None, items: Items) -> Streaming:
    is_json = any(told != _TEXT for _, told in items)
    usual = Streaming(items, end=_USUAL_END if is_json else None)
    if stated is None:
        return usual
    events = stated.value.get("error_events", ())
    return replace(
        usual,
        end=stated.text("end") or usual.end,
        error_events=tuple(map(Text, events)),
        error=stated.text("error"),
        reconnects=stated.flag("reconnect"),
    )


def _refuse(extended: Extended, items: Items, *, both: bool) -> None:
    """Notes what an extension says that cannot be so."""
    stated, operation = extended.node.value, extended.operation
    if not items:
        hint = "describe a success in `text/event-stream` or JSON Lines, or remove it"
        _fault(extended, "no success of this operation is a stream", hint)
        return
    has_any = any(has_events(text_of(media_type)) for media_type, _ in items)
    for key in ("error_events", "reconnect"):
        if stated.get(key) and not has_any:
            extended.fault(key, "JSON Lines have no events", f"remove `{key}`")
    if stated.get("reconnect") and text_of(operation.method) != "GET":
        hint = "remove `reconnect`: to send it again might do it again"
        extended.fault("reconnect", "only a GET can be made again", hint)
    if both or "parameter" in stated:
        _refuse_parameter(extended, stated.get("parameter", _USUAL))


def _refuse_parameter(extended: Extended, wanted: str) -> None:
    if _parameter(extended.operation, wanted, extended.index):
        return
    message = f"no boolean of the query or the body is called `{shown(wanted)}`"
    known = [
        wire_of(each.name)
        for each in _askable(extended.operation, extended.index)
        if _is_boolean(each.type)
    ]
    named = " or ".join(f"`{shown(each)}`" for each in known)
    hint = (
        f"name the one that asks for the stream: {named}"
        if named
        else "describe the boolean that asks for the stream"
    )
    if "parameter" in extended.node.value:
        extended.fault("parameter", message, hint)
    else:
        _fault(extended, message, hint)


def _fault(extended: Extended, message: str, hint: str) -> None:
    told = f"`{KEY}`: {message}"
    place = extended.node.location
    extended.faults.append(error("extension-wrong", told, hint, place))


def _askable(operation: Operation, index: Index) -> Iterator[Parameter | Field]:
    """What callers send besides the path: parameters of the query, properties of the body."""
    yield from (each for each in operation.parameters if each.location == "query")
    for content in operation.body.contents if operation.body else ():
        if isinstance(content.type, Ref):
            model = index[content.type.id]
            yield from model.fields if isinstance(model, Model) else ()


def _parameter(
    operation: Operation, wanted: str, index: Index
) -> Parameter | Field | None:
    found = (each for each in _askable(operation, index) if _is_boolean(each.type))
    return next((each for each in found if wire_of(each.name) == wanted), None)


def _is_boolean(told: Type) -> bool:
    match told:
        case Scalar(kind):
            return kind in {"boolean", "null"}
        case Literal(values):
            return all(isinstance(json_of(value), bool) for value in values)
        case Union(members):
            return all(map(_is_boolean, members))
    return False


def _asked_for(made: Streaming, asking: Parameter | Field) -> Streaming:
    return replace(
        made,
        parameter=asking.name,
        location="query" if isinstance(asking, Parameter) else "body",
        by_default=asking.default is not None and json_of(asking.default) is True,
    )


def _note_unasked(node: Node, items: Items) -> None:
    media_type = shown(text_of(items[0][0]))
    message = f"nothing says how `{media_type}` is asked for, and not another answer"
    hint = f"name the boolean that asks for it in `{KEY}`; clients read it as a whole"
    place = node.location.at("responses")
    problem = Problem(Severity.NOTE, "stream-unasked", message, hint, place)
    node.context.problems.append(problem)
