"""`enum` and `const`: choices of fixed values, of whatever kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.ir import Enum, List, Literal, Name, Ref, Type, Value
from generator.resolve.kinds import kinds_of
from generator.resolve.members import NULL, with_null
from generator.resolve.node import Node
from generator.resolve.portable import effective
from generator.resolve.words import is_component

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.resolve.schemas import Schemas
    from generator.resolve.words import Words


def type_of_values(schemas: Schemas, schema: Node, words: Words) -> Type:
    """The choice that a schema leaves; a name is given to one of several values, and to one that is a component."""
    if _is_misplaced(schema):
        return _of_items(schemas, schema, words)
    listed = _fitting(schemas, schema)
    nullable = None in listed or "null" in kinds_of(schema)
    values = tuple(Value(value) for value in listed if value is not None)
    if not values:
        return NULL
    named = len(values) > 1 or is_component(schema.pointer)
    told = _define(schemas, schema, words, values) if named else Literal(values)
    return with_null(told) if nullable else told


def _define(
    schemas: Schemas, schema: Node, words: Words, values: tuple[Value, ...]
) -> Type:
    schemas.definitions[schema.pointer] = Enum(
        id=schema.pointer,
        name=Name(words, "_".join(words)),
        values=values,
        origin=schema.origin,
        description=schema.text("description"),
        deprecated=schema.flag("deprecated"),
    )
    return Ref(schema.pointer)


def _stated(schema: Node) -> list[Any]:
    return [schema.value["const"]] if "const" in schema.value else schema.value["enum"]


def _is_misplaced(schema: Node) -> bool:
    """Whether the values of an array's items are listed as the array's own."""
    listed = _stated(schema)
    return schema.value.get("type") == "array" and not any(
        isinstance(value, list) for value in listed
    )


def _of_items(schemas: Schemas, schema: Node, words: Words) -> Type:
    message = "values that are no arrays are listed for an array; they are taken for its items'"
    hint = "move `enum` into `items`"
    schemas.tally.warn(schema, "enum-misplaced", message, hint)
    items = effective(schema.child("items")).value if "items" in schema.value else None
    kind = items.get("type") if isinstance(items, dict) else None
    inner = {"enum": _stated(schema)} | ({"type": kind} if kind else {})
    item = Node(schema.context, schema.pointer, inner)
    return List(type_of_values(schemas, item, (*words, "item")))


def _fitting(schemas: Schemas, schema: Node) -> list[Any]:
    """The values that are of a kind that the schema allows, each once."""
    listed = list({_identity(value): value for value in _stated(schema)}.values())
    kinds = kinds_of(schema) if "type" in schema.value else []
    fitting = [value for value in listed if not kinds or _fits(value, kinds)]
    if len(fitting) < len([value for value in listed if value is not None]):
        message = "values are listed that are not of the type beside them"
        hint = "correct the type or the values, putting quotes around what is a string"
        schemas.tally.warn(schema, "enum-type", message, hint)
    if fitting or kinds != ["string"]:
        return fitting or listed
    return [value if isinstance(value, str) else json.dumps(value) for value in listed]


def _identity(value: Any) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return json.dumps(int(value) if whole else value, sort_keys=True)


def _fits(value: Any, kinds: list[str]) -> bool:
    if value is None:
        return True
    return any(_KINDS[kind](value) for kind in kinds if kind in _KINDS)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and float(value).is_integer(),
    "number": _is_number,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
