"""A schema of a document as one of its own, complete without the document."""

from typing import Any
from urllib.parse import unquote

from generator.errors import tokens_of
from generator.values import get

# what is under these keys is data, in which `$ref` is a key like any other
_DATA = {"const", "default", "enum", "example", "examples", "discriminator"}
_MAPS = {"properties", "patternProperties", "$defs", "dependentSchemas", "definitions"}


def standalone_schema(document: Any, pointer: str) -> dict[str, Any]:
    """The schema at `pointer` in JSON Schema 2020-12, with all that it refers to in `$defs`."""
    definitions: dict[str, Any] = {}
    names: dict[str, str] = {}
    top = _copied(get(document, pointer), names)
    while pending := [place for place in names if names[place] not in definitions]:
        for place in pending:
            definitions[names[place]] = _copied(get(document, place), names)
    whole: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    whole |= top if isinstance(top, dict) else {"allOf": [top]}
    return (
        {**whole, "$defs": dict(sorted(definitions.items()))} if definitions else whole
    )


def _copied(schema: Any, names: dict[str, str]) -> Any:
    if isinstance(schema, list):
        return [_copied(item, names) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _entry(key, value, names) for key, value in schema.items()}


def _entry(key: str, value: Any, names: dict[str, str]) -> Any:
    if key in _DATA:
        return value
    if key in _MAPS and isinstance(value, dict):
        return {name: _copied(inner, names) for name, inner in value.items()}
    if key == "$ref" and isinstance(value, str) and value.startswith("#"):
        return "#/$defs/" + _name(value, names)
    return _copied(value, names)


def _name(reference: str, names: dict[str, str]) -> str:
    place = unquote(reference[1:])
    if place not in names:
        wanted = "".join(
            character if character.isalnum() else "_"
            for character in tokens_of(place)[-1]
        )
        taken = set(names.values())
        numbered = (f"{wanted}_{number}" for number in range(2, len(taken) + 3))
        names[place] = (
            wanted
            if wanted not in taken
            else next(name for name in numbered if name not in taken)
        )
    return names[place]
