"""Which components the schemas of an operation, or of a component, lead to, and the same with other names."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from generator.errors import pointer, tokens_of
from generator.load.grammar import objects

_SCHEMAS = ("components", "schemas")


def named_in(stated: Any, kind: str = "schema") -> Iterator[tuple[str, str]]:
    """The components that an object of a kind of OpenAPI leads to, each with the pointer to the schema that does."""
    for placed in objects(stated, kind):
        if placed.kind == "schema" and isinstance(placed.value, dict):
            for reference in _references(placed.value):
                yield _name(reference), placed.pointer


def reached(names: Iterable[str], inside: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The components that these names lead to, `inside` which others are named."""
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name in inside and name not in found:
            found.add(name)
            pending += inside[name]
    return found


def renamed(stated: Any, kind: str, names: Mapping[str, str]) -> Any:
    """An object of a kind of OpenAPI whose references are to components by their new names."""
    made = copy.deepcopy(stated)
    # one that stands in two places is changed once
    schemas = {
        id(placed.value): placed.value
        for placed in objects(made, kind)
        if placed.kind == "schema" and isinstance(placed.value, dict)
    }
    changes = [(each, dict(_changes(each, names))) for each in schemas.values()]
    for schema, change in changes:
        schema.update(change)
    return made


def _references(schema: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(reference := schema.get("$ref"), str):
        yield reference
    yield from (each for each in _mapping(schema).values() if isinstance(each, str))


def _mapping(schema: Mapping[str, Any]) -> dict[str, Any]:
    stated = schema.get("discriminator")
    found = stated.get("mapping") if isinstance(stated, dict) else None
    return found if isinstance(found, dict) else {}


def _name(reference: str) -> str:
    """What a reference leads to, or the kind of a union that is named without one; empty if that is no schema."""
    if not reference.startswith("#"):
        return reference
    tokens = tokens_of(unquote(reference[1:]))
    return tokens[2] if tokens[:2] == _SCHEMAS and len(tokens) > 2 else ""


def _changes(
    schema: Mapping[str, Any], names: Mapping[str, str]
) -> Iterator[tuple[str, Any]]:
    """What a schema says by other names, by its keywords."""
    if "$ref" in schema:
        yield "$ref", _led(schema["$ref"], names)
    mapping = {tag: _led(each, names) for tag, each in _mapping(schema).items()}
    # without a mapping, the value that tells a kind is the name that it had
    mapping = {**_implied(schema, names), **mapping}
    stated = schema.get("discriminator")
    if mapping and isinstance(stated, dict):
        yield "discriminator", {**stated, "mapping": mapping}


def _implied(schema: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """The kinds of a union that are renamed, by the names that they had, if nothing is mapped to them."""
    mapped = {_name(each) for each in _mapping(schema).values() if isinstance(each, str)}  # fmt: skip
    kinds = [
        _name(each["$ref"])
        for key in ("oneOf", "anyOf")
        if isinstance(schema.get(key), list)
        for each in schema[key]
        if isinstance(each, dict) and isinstance(each.get("$ref"), str)
    ]
    return {
        kind: "#" + pointer(*_SCHEMAS, names[kind])
        for kind in kinds
        if kind in names and kind not in mapped
    }


def _led(reference: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(reference, str) or (name := _name(reference)) not in names:
        return reference
    if not reference.startswith("#"):
        return names[name]
    rest = tokens_of(unquote(reference[1:]))[3:]
    return "#" + pointer(*_SCHEMAS, names[name], *rest)
