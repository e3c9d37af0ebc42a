"""Schemas for one direction: without the demand for properties that only the other one has."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from generator.values import get

Schema = dict[str, Any]


def without_required(schema: Schema, document: Any, mark: str) -> Schema:
    """A schema that requires no property marked as `mark`, by itself or by those that it is put together from."""
    spared = {
        name
        for part in _parts(schema, document)
        for name, told in _properties(part)
        if any(each.get(mark) is True for each in _parts(told, document))
    }
    return _freed(schema, spared) if spared else schema


def _freed(schema: Schema, spared: set[str]) -> Schema:
    """The schema, and those written inside its `allOf`, without the demand for some properties."""
    changed = dict(schema)
    if isinstance(names := schema.get("required"), list):
        changed["required"] = [name for name in names if name not in spared]
        if not changed["required"]:
            del changed["required"]
    if isinstance(parts := schema.get("allOf"), list):
        changed["allOf"] = [
            _freed(each, spared) if isinstance(each, dict) else each for each in parts
        ]
    return changed


def _properties(schema: Schema) -> Iterator[tuple[str, Schema]]:
    told = schema.get("properties")
    for name, each in told.items() if isinstance(told, dict) else ():
        if isinstance(each, dict):
            yield name, each


def _parts(schema: Schema, document: Any) -> Iterator[Schema]:
    """A schema, and all that it refers to or is put together from."""
    waiting, seen = [schema], set[int]()
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        inner = [part.get("$ref"), *_listed(part.get("allOf"))]
        found = (_resolved(each, document) for each in inner)
        waiting += [each for each in found if isinstance(each, dict)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _resolved(value: Any, document: Any) -> Any:
    if isinstance(value, str) and value.startswith("#"):
        try:
            return get(document, unquote(value[1:]))
        except LookupError:
            return None
    return value
