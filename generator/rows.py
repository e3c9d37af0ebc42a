"""Types told to a reader: one row for each field, nested ones by their path."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Choice

from generator.ir import (
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
    for ref, suffix in _refs(told):
        definition = api.definition(ref)
        if (
            isinstance(definition, Model)
            and ref.id not in above
            and len(above) < _DEPTH
        ):
            for field in definition.fields:
                inner = f"{path}{suffix}.{wire_of(field.name)}".lstrip(".")
                yield _row(field, inner, api)
                yield from _rows_in(field.type, api, inner, above | {ref.id})


def _refs(told: Type) -> Iterator[tuple[Ref, str]]:
    match told:
        case Ref():
            yield told, ""
        case List(item):
            yield from ((ref, "[]" + suffix) for ref, suffix in _refs(item))
        case Map(value):
            yield from ((ref, ".*" + suffix) for ref, suffix in _refs(value))
        case Union(members):
            for member in members:
                yield from _refs(member)


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


def type_in_words(told: Type, api: Api) -> str:
    """A type as a reader of any language understands it, e.g. `array of string (uri)`."""
    match told:
        case Scalar(kind, format_):
            return f"{kind} ({text_of(format_)})" if format_ else kind
        case Literal(values):
            return _kind_of(values)
        case List(item):
            return f"array of {type_in_words(item, api)}"
        case Map(value):
            return (
                "object"
                if isinstance(value, Any)
                else f"map of {type_in_words(value, api)}"
            )
        case Union(members):
            return " or ".join(
                dict.fromkeys(type_in_words(member, api) for member in members)
            )
        case Ref():
            definition = api.definition(told)
            return (
                _kind_of(definition.values)
                if isinstance(definition, Enum)
                else "object"
            )
        case Any():
            return "any"


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


def values_of(told: Type, api: Api) -> tuple[Value, ...]:
    """The values that a type is limited to; none if it is not."""
    match told:
        case Literal(values):
            return values
        case Ref():
            definition = api.definition(told)
            return definition.values if isinstance(definition, Enum) else ()
        case List(item):
            return values_of(item, api)
        case Union(members):
            return tuple(
                value for member in members for value in values_of(member, api)
            )
    return ()


def _limits(told: Type) -> tuple[Constraint, ...]:
    match told:
        case Scalar() | List() | Map():
            return told.constraints
        case Union(members):
            return tuple(limit for member in members for limit in _limits(member))
    return ()
