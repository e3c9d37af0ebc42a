"""What tells the members of a union apart: a discriminator that is stated, or a property that is fixed in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import tokens_of
from generator.ir import Discriminator, Type, Value
from generator.names import name
from generator.resolve.families import mapping_of
from generator.resolve.portable import effective
from generator.resolve.words import is_component

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.resolve.node import Node
    from generator.resolve.schemas import Schemas


@dataclass(frozen=True, slots=True)
class Branch:
    """A member of a union: its schema, and its type without null."""

    schema: Node
    type: Type


def stated_discriminator(
    schemas: Schemas, schema: Node, stated: Mapping[str, Any], branches: list[Branch]
) -> Discriminator | None:
    """The discriminator that a schema states; None if it does not tell every branch from the others."""
    wire = stated["propertyName"]
    mapping = mapping_of(stated, schema.context)
    for tag, place in mapping.items():
        if place is None:
            message = "a discriminator maps a value to no schema of the document"
            hint = f"correct the mapping of `{tag}`"
            schemas.tally.warn(schema, "discriminator-mapping", message, hint)
    leaves = [leaf for branch in branches for leaf in _leaves(schemas, branch, ())]
    tags = _tags(schemas, wire, mapping, leaves)
    if tags is None:
        message = "a discriminator does not tell the members of its union apart; the best match is taken"
        schemas.tally.note(schema, "discriminator-unused", message)
        return None
    return Discriminator(name(wire), tuple((Value(tag), told) for tag, told in tags))


def implied_discriminator(
    schemas: Schemas, branches: list[Branch]
) -> Discriminator | None:
    """A discriminator by a property that every branch requires, and that has other values in each; None without one."""
    leaves = [leaf for branch in branches for leaf in _leaves(schemas, branch, ())]
    for wire in _required(leaves[0]) if len(branches) > 1 else ():
        if all(wire in _required(leaf) for leaf in leaves):
            values = [_values(schemas, leaf, wire) for leaf in leaves]
            if _are_texts(values) and _are_disjoint(values):
                pairs = zip(leaves, values, strict=True)
                tags = [(Value(each), leaf.type) for leaf, own in pairs for each in own]
                return Discriminator(name(wire), tuple(tags))
    return None


def _are_texts(values: list[list[Any]]) -> bool:
    return all(own and all(isinstance(each, str) for each in own) for own in values)


def _are_disjoint(values: list[list[Any]]) -> bool:
    listed = [each for own in values for each in own]
    return len(set(listed)) == len(listed)


def _leaves(
    schemas: Schemas, branch: Branch, above: tuple[str, ...]
) -> Iterator[Branch]:
    """The objects that a branch may be: itself, or those of the union that it is."""
    schema = schemas.merged(branch.schema)
    value = schema.value if isinstance(schema.value, dict) else {}
    keyword = next((each for each in ("oneOf", "anyOf") if each in value), None)
    if keyword is None or schema.pointer in above:
        yield Branch(schema, branch.type)
        return
    for index in range(len(value[keyword])):
        inner = schema.child(keyword).child(index)
        if not is_null(inner):
            yield from _leaves(
                schemas, Branch(inner, branch.type), (*above, schema.pointer)
            )


def is_null(schema: Node) -> bool:
    """Whether a schema allows null only."""
    value = effective(schema).value
    return isinstance(value, dict) and value.get("type") == "null"


def _required(leaf: Branch) -> list[str]:
    value = leaf.schema.value
    stated = value.get("required") if isinstance(value, dict) else None
    return stated if isinstance(stated, list) else []


def _values(schemas: Schemas, leaf: Branch, wire: str) -> list[Any]:
    """The values to which the property of a member is fixed."""
    value = leaf.schema.value if isinstance(leaf.schema.value, dict) else {}
    if wire not in value.get("properties", {}):
        return []
    found = schemas.merged(leaf.schema.child("properties").child(wire)).value
    if not isinstance(found, dict):
        return []
    listed = [found["const"]] if "const" in found else found.get("enum", [])
    return [each for each in listed if isinstance(each, str)]


Tags = list[tuple[str, Type]]


def _tags(
    schemas: Schemas,
    wire: str,
    mapping: Mapping[str, str | None],
    leaves: list[Branch],
) -> Tags | None:
    """Each value of the property with its member; None if a member has none, or two have the same."""
    fixed = [_values(schemas, leaf, wire) for leaf in leaves]
    apart = _are_disjoint(fixed)
    mapped: dict[str | None, list[str]] = {}
    for tag, place in mapping.items():
        mapped.setdefault(place, []).append(tag)
    tags: Tags = []
    known = {*mapping}
    for leaf, own in zip(leaves, fixed, strict=True):
        stated = [
            each for each in own if (apart or len(own) == 1) and each not in known
        ]
        told = [*mapped.get(leaf.schema.pointer, ()), *stated] or _implicit(leaf.schema)
        tags += [(tag, leaf.type) for tag in told]
        known.update(told)
    distinct = dict(tags)
    complete = {told for _, told in tags} >= {leaf.type for leaf in leaves}
    return tags if complete and len(distinct) == len(tags) else None


def _implicit(schema: Node) -> list[str]:
    value = schema.value if isinstance(schema.value, dict) else {}
    if isinstance(stated := value.get("x-ms-discriminator-value"), str):
        return [stated]
    return [tokens_of(schema.pointer)[2]] if is_component(schema.pointer) else []
