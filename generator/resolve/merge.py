"""`allOf` told as one schema: properties joined, later limits beside earlier ones."""

from typing import Any

from generator.resolve.node import Node


def merged(schema: Node) -> Node:
    """`schema` with its `allOf` merged into it; itself if it has none. Its pointer stays the same."""
    if not isinstance(schema.value, dict) or "allOf" not in schema.value:
        return schema
    return Node(schema.context, schema.pointer, _merge(schema, frozenset()))


def _merge(schema: Node, above: frozenset[str]) -> dict[str, Any]:
    if not isinstance(schema.value, dict) or schema.pointer in above:
        return {}
    own = {key: value for key, value in schema.value.items() if key != "allOf"}
    whole: dict[str, Any] = {}
    for index in range(len(schema.value.get("allOf", ()))):
        part = schema.child("allOf").child(index).follow()
        _join(whole, _merge(part, above | {schema.pointer}))
    _join(whole, own)
    return whole


def _join(whole: dict[str, Any], part: dict[str, Any]) -> None:
    for key, value in part.items():
        match key:
            case "properties":
                whole[key] = whole.get(key, {}) | value
            case "required":
                whole[key] = list(dict.fromkeys([*whole.get(key, ()), *value]))
            case _:
                whole[key] = value
