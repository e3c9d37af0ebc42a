"""The schemas of OpenAPI 3.0 and Swagger 2.0 as JSON Schema 2020-12."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.errors import pointer
from generator.load.grammar import objects
from generator.load.moves import Moves, traced
from generator.load.upgrade.notes import Note

_TYPES = {"string", "number", "integer", "boolean", "array", "object"}
_OF_JSON_SCHEMA = (
    *("examples", "const", "$defs", "prefixItems", "patternProperties", "contains"),
    *("if", "then", "else", "propertyNames", "dependentSchemas", "dependentRequired"),
    *("unevaluatedProperties", "unevaluatedItems", "contentEncoding"),
)
_OF_OPENAPI_30 = ("nullable", "oneOf", "anyOf", "not", "writeOnly", "deprecated")
# what a version does not know and the next one does
_NEWER = {
    "2.0": (*_OF_JSON_SCHEMA, *_OF_OPENAPI_30),
    "3.0": _OF_JSON_SCHEMA,
}


def upgrade_schemas(
    root: dict[str, Any], version: str, moves: Moves, notes: list[Note]
) -> dict[str, str]:
    """Rewrites every schema of a document, in place; returns where the parts stood that it moved.

    `moves` lead from the document to the one that its author wrote, where the `notes` are about it.
    """
    inner: dict[str, str] = {}
    for placed in objects(root):
        if placed.kind == "schema" and isinstance(placed.value, dict):
            found = [*_notes(placed.value, version)]
            is_moved = upgrade_schema(placed.value, version)
            if found or is_moved:
                before = traced(placed.pointer, inner)
                place = traced(before, moves)
                notes.extend(
                    replace(each, pointer=place + each.pointer) for each in found
                )
            if is_moved:
                inner[placed.pointer + "/anyOf/0"] = before
    return inner


def _notes(schema: dict[str, Any], version: str) -> Iterator[Note]:
    """What is to be said of a schema, at pointers that begin with it."""
    if version not in _NEWER:
        yield from _nullable_of_later(schema, version)
        return
    for key in () if schema.keys().isdisjoint(_NEWER[version]) else _NEWER[version]:
        if key in schema:
            message = f"`{key}` is not known to schemas of {_named(version)}; it is read as in OpenAPI {_later(key)}"
            hint = "write the document in that version, or remove the key"
            yield Note(pointer(key), message, hint)
    if isinstance(schema.get("type"), list):
        message = f"a list of types is not known to {_named(version)}; it is read as in OpenAPI 3.1"
        hint = "write `type` with one type, and `nullable: true` if null is allowed"
        yield Note("/type", message, hint)


def _nullable_of_later(schema: dict[str, Any], version: str) -> Iterator[Note]:
    if schema.get("nullable") is True:
        message = f"`nullable` is not known to schemas of {_named(version)}; it is read as in OpenAPI 3.0"
        hint = (
            'add "null" to the list of types instead, such as `type: [string, "null"]`'
        )
        yield Note("/nullable", message, hint)


def _named(version: str) -> str:
    return "Swagger 2.0" if version == "2.0" else f"OpenAPI {version}"


def _later(key: str) -> str:
    return "3.0" if key in _OF_OPENAPI_30 else "3.1"


def upgrade_schema(schema: dict[str, Any], version: str) -> bool:
    """Rewrites one schema, not those inside it; returns whether its parts have moved below `anyOf/0`.

    One that is rewritten already stays as it is.
    """
    if version == "2.0":
        _file(schema)
        _discriminator(schema)
    if version in _NEWER:
        _exclusive(schema, "minimum", "exclusiveMinimum")
        _exclusive(schema, "maximum", "exclusiveMaximum")
        _examples(schema)
    flags = [_popped(schema, key) for key in ("x-nullable", "nullable")]
    return any(flags) and _nullable(schema)


def _popped(schema: dict[str, Any], flag: str) -> bool:
    return isinstance(schema.get(flag), bool) and bool(schema.pop(flag))


def _examples(schema: dict[str, Any]) -> None:
    if isinstance(schema.get("examples"), dict):
        schema["examples"] = list(schema["examples"].values())


def _exclusive(schema: dict[str, Any], limit: str, exclusive: str) -> None:
    match schema.get(exclusive):
        case True if limit in schema:
            schema[exclusive] = schema.pop(limit)
        case bool():
            del schema[exclusive]


def _file(schema: dict[str, Any]) -> None:
    if schema.get("type") == "file":
        schema |= {"type": "string", "format": "binary"}


def _discriminator(schema: dict[str, Any]) -> None:
    if isinstance(schema.get("discriminator"), str):
        schema["discriminator"] = {"propertyName": schema["discriminator"]}


def _nullable(schema: dict[str, Any]) -> bool:
    """Lets null be a value too; returns whether the schema had to be put below `anyOf` for that."""
    if any(key in schema for key in ("$ref", "allOf", "oneOf", "anyOf", "const")):
        _or_null(schema)
        return True
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    match schema.get("type"):
        case str(kind) if kind in _TYPES:
            schema["type"] = [kind, "null"]
        case list(kinds) if "null" not in kinds:
            schema["type"] = [*kinds, "null"]
    return False


_DESCRIBING = (
    *("title", "description", "default", "example", "examples", "deprecated"),
    *("readOnly", "writeOnly", "externalDocs", "xml"),
)


def _or_null(schema: dict[str, Any]) -> None:
    """Lets null stand beside what the schema refers to; what describes the schema stays outside."""
    inner = {
        key: schema.pop(key)
        for key in list(schema)
        if key not in _DESCRIBING and not key.startswith("x-")
    }
    schema["anyOf"] = [inner, {"type": "null"}]
