"""Schemas and references: what one leads to, what it adds beside one, and how it is told by references alone."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import quote

from generator.errors import pointer
from generator.load.grammar import GRAMMAR, Part
from generator.resolve.node import Node

# What they say describes a value and does not limit it.
_ANNOTATIONS = frozenset(
    [
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "xml",
        "$comment",
        "$id",
        "$anchor",
        "$schema",
        "$defs",
        "definitions",
        "$dynamicAnchor",
        "nullable",
    ]
)


def assertions(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The keywords of a schema that limit its values."""
    return {
        key: value
        for key, value in schema.items()
        if key not in _ANNOTATIONS and not key.startswith("x-")
    }


def place_of(schema: Node) -> tuple[str, int]:
    """What tells a schema from any other: what is merged has the pointer of one of its parts, and another value."""
    return schema.pointer, id(schema.value)


def effective(schema: Node) -> Node:
    """What the `$ref` of `schema` leads to; where it limits values besides, both as an `allOf` in its own place."""
    if not isinstance(schema.value, dict) or "$ref" not in schema.value:
        return schema
    node, seen = schema, {place_of(schema)}
    while isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str):
        target = node.target()
        if place_of(target) in seen:
            return schema.follow()  # which says what is wrong
        seen.add(place_of(target))
        if _adds(node.value, target.value):
            return _beside(node)
        node = target
    return node


def _beside(node: Node) -> Node:
    own = {key: value for key, value in node.value.items() if key != "$ref"}
    parts = [{"$ref": node.value["$ref"]}, *own.get("allOf", ())]
    return Node(node.context, node.pointer, {**own, "allOf": parts})


def _adds(own: Mapping[str, Any], other: Any) -> bool:
    """Whether a schema limits values in a way that the other one does not state."""
    stated = other if isinstance(other, dict) else {}
    return any(
        stated.get(key) != value and not (key == "type" and _is_implied(value, stated))
        for key, value in assertions(own).items()
        if key not in {"$ref", "allOf"}
    )


def _is_implied(kind: Any, stated: Mapping[str, Any]) -> bool:
    return kind == "object" and (
        "properties" in stated or ("allOf" in stated and "type" not in stated)
    )


def only_part(schema: Node) -> Node | None:
    """The schema that `schema` is by its `allOf`, if all that it adds are words about it."""
    if not isinstance(schema.value, dict) or not schema.value.get("allOf"):
        return None
    parts = [schema.child("allOf").child(n) for n in range(len(schema.value["allOf"]))]
    telling = [
        part
        for part in parts
        if not isinstance(part.value, dict) or assertions(part.value)
    ]
    if len(telling) != 1 or effective(telling[0]).pointer == schema.pointer:
        return None
    return None if _adds(schema.value, effective(telling[0]).value) else telling[0]


def described_by(schema: Node) -> tuple[Node, ...]:
    """`schema` and all that it leads to by a reference or an only part, the nearest first: who speaks of its values."""
    found = [schema]
    while next_ := _further(found[-1]):
        if place_of(next_) in set(map(place_of, found)):
            break
        found.append(next_)
    return tuple(each for each in found if isinstance(each.value, dict))


def _further(schema: Node) -> Node | None:
    if isinstance(schema.value, dict) and isinstance(schema.value.get("$ref"), str):
        return schema.target()
    return only_part(schema)


def portable(schema: Node) -> dict[str, Any]:
    """The keywords of `schema`, its `$ref` and `allOf` left out, with references to what it contains."""
    return {
        key: _entry(schema, key)
        for key in schema.value
        if key not in {"$ref", "allOf", "$defs", "definitions"}
    }


def _entry(schema: Node, key: str) -> Any:
    value, place = schema.value[key], schema.pointer + pointer(key)
    match GRAMMAR["schema"].get(key):
        case Part(many="one"):
            return referred(value, place)
        case Part(many="list") if isinstance(value, list):
            return [
                referred(each, place + pointer(index))
                for index, each in enumerate(value)
            ]
        case Part(many="map") if isinstance(value, Mapping):
            return {
                name: referred(each, place + pointer(name))
                for name, each in value.items()
            }
    return value


def referred(value: Any, place: str) -> Any:
    """A schema that is the one at a pointer; the value there if that is the same anywhere, for it may stand nowhere."""
    return value if _is_portable(value) else reference_to(place)


def reference_to(place: str) -> dict[str, str]:
    """A schema that is the one at a pointer."""
    return {"$ref": "#" + quote(place, safe="/~!$&'()*+,;=:@-._")}


def _is_portable(value: Any) -> bool:
    if not isinstance(value, dict):
        return True
    if value.keys() == {"allOf"}:
        return all(map(_is_portable, value["allOf"]))
    return value.keys() <= {"$ref"}


def refers_to(schema: Node, keyword: str, places: Collection[str]) -> bool:
    """Whether one of the schemas listed under a keyword is, by its reference, at one of `places`."""
    branches = schema.value.get(keyword, ())
    return any(
        isinstance(each, dict)
        and "$ref" in each
        and effective(schema.child(keyword).child(index)).pointer in places
        for index, each in enumerate(branches)
    )
