"""Types told to a reader: one row for each field, nested ones by their path."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal as Choice

from generator.ir import (
    Alias,
    Any,
    Api,
    Constraint,
    Content,
    Enum,
    Field,
    List,
    Literal,
    Map,
    Model,
    Parameter,
    Ref,
    Scalar,
    Text,
    Tuple,
    Type,
    Union,
    Value,
    json_of,
    text_of,
    wire_of,
)

# deeper or longer than that, a table is no longer read
_DEEPEST, _MOST = 4, 100


@dataclass(frozen=True, slots=True)
class Row:
    """A field: `path` from the top of the body, `type` in words, the values that it may have, and its limits.

    An object whose fields stand elsewhere in the table has them `like` the one at that path; if `is_cut`, it has more
    fields than those that are listed.
    """

    path: Text
    type: Text
    required: bool
    description: Text | None
    values: tuple[Value, ...] = ()
    limits: tuple[Constraint, ...] = ()
    default: Value | None = None
    access: Choice["both", "read", "write"] = "both"
    deprecated: bool = False
    like: tuple[Text, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a body; if `is_cut`, it has more fields than those that are listed."""

    rows: tuple[Row, ...]
    is_cut: bool


def listing_of(content: Content, api: Api) -> Listing:
    """The fields of a body, those of nested objects after their parent, those of a model that is there twice once."""
    top = _Place("", content.type, 0)
    _open(top, api)
    return Listing(tuple(_rows_in(top, api)), top.is_cut)


def rows_of_parameters(parameters: tuple[Parameter, ...], api: Api) -> tuple[Row, ...]:
    """The parameters of an operation, as rows."""
    return tuple(_row(each, wire_of(each.name), api) for each in parameters)


@dataclass(slots=True)
class _Place:
    """Where a value of some type stands, and what is told of the objects that it holds."""

    path: str
    type: Type
    depth: int
    inner: "list[tuple[Field, _Place]]" = field(default_factory=list)
    like: list[str] = field(default_factory=list)
    is_cut: bool = False


def _open(top: _Place, api: Api) -> None:
    """Lists what is in a value, level by level, as far as there is room, and each model where it is met first."""
    waiting, opened, room = deque([top]), dict[str, str](), _MOST
    while waiting:
        place = waiting.popleft()
        for model, suffix in _models(place.type, api, set()):
            if model.id in opened:
                place.like.append(opened[model.id])
            elif opened and (len(model.fields) > room or place.depth == _DEEPEST):
                place.is_cut = place.is_cut or bool(model.fields)
            else:
                path = opened[model.id] = place.path + suffix
                room -= len(model.fields)
                inside = list(_inside(model, path, place.depth + 1))
                place.inner += inside
                waiting.extend(each for _, each in inside)


def _inside(model: Model, path: str, depth: int) -> Iterator[tuple[Field, _Place]]:
    for each in model.fields:
        inner = f"{path}.{wire_of(each.name)}".lstrip(".")
        yield each, _Place(inner, each.type, depth)


def _rows_in(place: _Place, api: Api) -> Iterator[Row]:
    for each, inner in place.inner:
        like = tuple(Text(path or "body") for path in inner.like)
        yield replace(_row(each, inner.path, api), like=like, is_cut=inner.is_cut)
        yield from _rows_in(inner, api)


def _models(told: Type, api: Api, passed: set[str]) -> Iterator[tuple[Model, str]]:
    """The models that a type leads to, each with the path to it, those behind a name once."""
    match told:
        case Ref(id=id_) if id_ not in passed:
            passed.add(id_)
            match api.definition(told):
                case Model() as model:
                    yield model, ""
                case Alias(type=inner):
                    yield from _models(inner, api, passed)
        case List(item) | Map(item):
            step = "[]" if isinstance(told, List) else ".*"
            for model, path in _models(item, api, passed):
                yield model, step + path
        case Tuple(items=members) | Union(members=members):
            step = "[]" if isinstance(told, Tuple) else ""
            for member in members:
                for model, path in _models(member, api, passed):
                    yield model, step + path


def _row(told: Field | Parameter, path: str, api: Api) -> Row:
    return Row(
        path=Text(path),
        type=Text(type_in_words(told.type, api)),
        required=told.required,
        description=told.description,
        values=values_of(told.type, api),
        limits=_limits(told.type),
        default=told.default,
        access=told.access if isinstance(told, Field) else "both",
        deprecated=told.deprecated,
    )


def type_in_words(told: Type, api: Api, above: frozenset[str] = frozenset()) -> str:
    """A type as a reader of any language understands it, e.g. `array of string (uri)`."""
    match told:
        case Scalar(kind, format_):
            return f"{kind} ({text_of(format_)})" if format_ else kind
        case Literal(values):
            return _kind_of(values)
        case List(item):
            return f"array of {type_in_words(item, api, above)}"
        case Tuple(items):
            inner = ", ".join(type_in_words(item, api, above) for item in items)
            return f"array of {inner}"
        case Map(value):
            inner = type_in_words(value, api, above)
            return "object" if isinstance(value, Any) else f"map of {inner}"
        case Union(members):
            said = [type_in_words(member, api, above) for member in members]
            return " or ".join(dict.fromkeys(said))
        case Ref():
            return _defined_in_words(told, api, above)
        case Any():
            return "any"


def _defined_in_words(ref: Ref, api: Api, above: frozenset[str]) -> str:
    match api.definition(ref):
        case Enum(values=values):
            return _kind_of(values)
        case Alias(type=told) if ref.id not in above:
            return type_in_words(told, api, above | {ref.id})
        case Alias():
            return "the same again"
        case Model():
            return "object"


_KINDS = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}


def _kind_of(values: tuple[Value, ...]) -> str:
    return " or ".join(
        dict.fromkeys(_KINDS.get(type(json_of(value)), "null") for value in values)
    )


def values_of(
    told: Type, api: Api, above: frozenset[str] = frozenset()
) -> tuple[Value, ...]:
    """The values that a type is limited to; none if it is not."""
    match told:
        case Literal(values):
            return values
        case Ref(id=id_):
            match api.definition(told):
                case Enum(values=values):
                    return values
                case Alias(type=inner) if id_ not in above:
                    return values_of(inner, api, above | {id_})
        case List(item):
            return values_of(item, api, above)
        case Union(members):
            found = (values_of(member, api, above) for member in members)
            return tuple(value for values in found for value in values)
    return ()


def _limits(told: Type) -> tuple[Constraint, ...]:
    match told:
        case Scalar() | List() | Map():
            return told.constraints
        case Union(members):
            return tuple(limit for member in members for limit in _limits(member))
    return ()
