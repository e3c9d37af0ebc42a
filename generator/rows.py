"""Types told to a reader: one row for each field, nested ones by their path."""

from collections.abc import Iterator
from dataclasses import dataclass
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

# deeper than that, a table is no longer read; the schema itself is beside it
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A field: `path` from the top of the body, `type` in words, the values that it may have, and its limits."""

    path: Text
    type: Text
    required: bool
    description: Text | None
    values: tuple[Value, ...] = ()
    limits: tuple[Constraint, ...] = ()
    default: Value | None = None
    access: Choice["both", "read", "write"] = "both"
    deprecated: bool = False


def rows_of_content(content: Content, api: Api) -> tuple[Row, ...]:
    """The fields of a body, those of nested objects after their parent."""
    return tuple(_rows_in(content.type, api, "", frozenset()))


def rows_of_parameters(parameters: tuple[Parameter, ...], api: Api) -> tuple[Row, ...]:
    """The parameters of an operation, as rows."""
    return tuple(_row(each, wire_of(each.name), api) for each in parameters)


def _rows_in(told: Type, api: Api, path: str, above: frozenset[str]) -> Iterator[Row]:
    for model, suffix in _models(told, api, frozenset()):
        if model.id not in above and len(above) < _DEPTH:
            for field in model.fields:
                inner = f"{path}{suffix}.{wire_of(field.name)}".lstrip(".")
                yield _row(field, inner, api)
                yield from _rows_in(field.type, api, inner, above | {model.id})


def _models(
    told: Type, api: Api, aliases: frozenset[str]
) -> Iterator[tuple[Model, str]]:
    """The models that a type leads to, each with the path to it."""
    match told:
        case Ref(id=id_):
            definition = api.definition(told)
            if isinstance(definition, Model):
                yield definition, ""
            elif isinstance(definition, Alias) and id_ not in aliases:
                yield from _models(definition.type, api, aliases | {id_})
        case List(item) | Map(item):
            step = "[]" if isinstance(told, List) else ".*"
            for model, path in _models(item, api, aliases):
                yield model, step + path
        case Tuple(items=members) | Union(members=members):
            step = "[]" if isinstance(told, Tuple) else ""
            for member in members:
                for model, path in _models(member, api, aliases):
                    yield model, step + path


def _row(field: Field | Parameter, path: str, api: Api) -> Row:
    return Row(
        path=Text(path),
        type=Text(type_in_words(field.type, api)),
        required=field.required,
        description=field.description,
        values=values_of(field.type, api),
        limits=_limits(field.type),
        default=field.default,
        access=field.access if isinstance(field, Field) else "both",
        deprecated=field.deprecated,
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
