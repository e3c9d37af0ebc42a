"""Schemas by their `type`: scalars, arrays and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from generator.ir import (
    Any as Anything,
)
from generator.ir import (
    Constraint,
    Kind,
    List,
    Map,
    Scalar,
    Tuple,
    Type,
    Value,
)
from generator.resolve.members import union_of, with_null
from generator.resolve.models import define_model, extra_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.resolve.node import Node
    from generator.resolve.schemas import Schemas
    from generator.resolve.words import Words

_OF_NUMBERS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
)

_CONSTRAINTS: Mapping[str, tuple[str, ...]] = {
    "string": ("minLength", "maxLength", "pattern"),
    "integer": _OF_NUMBERS,
    "number": _OF_NUMBERS,
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
}

# They limit values in ways that no type expresses; payloads are still checked against them.
_UNTYPED = (
    "not",
    "if",
    "contains",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
)


_SCALARS = frozenset(("string", "integer", "number", "boolean", "null"))
# with one of them a schema is more than its kind
_FURTHER = frozenset(
    (
        *("$ref", "allOf", "anyOf", "oneOf", "const", "enum"),
        *("discriminator", "properties", *_UNTYPED),
    )
)


def scalar_of(schema: Node) -> Type | None:
    """The type of a schema that is a scalar, or one that may be null, and nothing further; None for any other."""
    value = schema.value
    if not isinstance(value, dict) or not value.keys().isdisjoint(_FURTHER):
        return None
    match value.get("type"):
        case str(kind) if kind in _SCALARS:
            return _scalar(schema, kind)
        case [str(kind), "null"] if kind in _SCALARS:
            return with_null(_scalar(schema, kind))
    return None


def warn_of_untyped(schemas: Schemas, schema: Node) -> None:
    """Notes the keywords of which types say nothing."""
    if "$dynamicRef" in schema.value:
        message = "`$dynamicRef` is not followed; any value is taken"
        hint = "refer to the schema that is meant by `$ref`"
        schemas.tally.warn(schema, "schema-dynamic", message, hint)
    for keyword in _UNTYPED:
        if schema.value.get(keyword) not in (None, {}, True):
            _note(schemas, schema, keyword)
    if "properties" in schema.value:
        for keyword in _CONSTRAINTS["object"]:
            if keyword in schema.value:
                _note(schemas, schema, keyword)


def _note(schemas: Schemas, schema: Node, keyword: str) -> None:
    message = f"`{keyword}` is not expressed in types; `restencil validate` and the fixtures check it"
    schemas.tally.note(schema, "schema-untyped", message, keyword)


def kinds_of(schema: Node) -> list[str]:
    """The kinds that a schema states, or that its keywords imply; none if it says nothing of them."""
    stated = schema.value.get("type")
    if stated:
        return stated if isinstance(stated, list) else [stated]
    return [kind for kind in _IMPLIED if _IMPLIED[kind](schema.value)][:1]


_IMPLIED: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda schema: bool(
        {"properties", "additionalProperties", "patternProperties"} & schema.keys()
    ),
    "array": lambda schema: bool({"items", "prefixItems"} & schema.keys()),
    "string": lambda schema: any(each in schema for each in _CONSTRAINTS["string"]),
    "number": lambda schema: any(each in schema for each in _OF_NUMBERS),
}


def type_of_kinds(schemas: Schemas, schema: Node, words: Words) -> Type:
    """The type of a schema by its kinds."""
    told = [_of_kind(schemas, schema, words, kind) for kind in kinds_of(schema)]
    return union_of(told) if told else Anything()


def _of_kind(schemas: Schemas, schema: Node, words: Words, kind: str) -> Type:
    match kind:
        case "object" if "properties" in schema.value:
            return define_model(schemas, schema, words)
        case "object":
            value = extra_of(schemas, schema, words) or Anything()
            return Map(value, _constraints(schema, kind))
        case "array" if "prefixItems" in schema.value:
            return _prefixed(schemas, schema, words)
        case "array":
            return List(_item(schemas, schema, words), _constraints(schema, kind))
    return _scalar(schema, kind)


def _scalar(schema: Node, kind: str) -> Scalar:
    format_ = None if kind == "null" else schema.text("format")
    return Scalar(cast("Kind", kind), format_, _constraints(schema, kind))


def _item(schemas: Schemas, schema: Node, words: Words) -> Type:
    if "items" not in schema.value:
        return Anything()
    return schemas.inner(schema.child("items"), (*words, "item"))


def _prefixed(schemas: Schemas, schema: Node, words: Words) -> Type:
    """An array that is told item by item: of so many, or of any of their types."""
    listed = schema.child("prefixItems")
    first = [
        schemas.inner(listed.child(index), (*words, "item", str(index + 1)))
        for index in range(len(listed.value))
    ]
    if schema.value.get("items") is False or _is_full(schema, len(first)):
        return Tuple(tuple(first))
    _note(schemas, schema, "prefixItems")
    item = union_of((*first, _item(schemas, schema, words)))
    return List(item, _constraints(schema, "array"))


def _is_full(schema: Node, number: int) -> bool:
    limits = (schema.value.get("minItems"), schema.value.get("maxItems"))
    return limits == (number, number)


def _constraints(schema: Node, kind: str) -> tuple[Constraint, ...]:
    stated = (key for key in _CONSTRAINTS.get(kind, ()) if key in schema.value)
    return tuple(Constraint(key, Value(schema.value[key])) for key in stated)
