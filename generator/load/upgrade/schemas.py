"""The schemas of OpenAPI 3.0 and Swagger 2.0 as JSON Schema 2020-12."""

from typing import Any

_TYPES = {"string", "number", "integer", "boolean", "array", "object"}


def upgrade_schema(schema: dict[str, Any]) -> None:
    """Rewrites one schema, not those inside it; one that is rewritten already stays as it is."""
    _exclusive(schema, "minimum", "exclusiveMinimum")
    _exclusive(schema, "maximum", "exclusiveMaximum")
    _file(schema)
    _discriminator(schema)
    if schema.pop("x-nullable", schema.pop("nullable", False)) is True:
        _nullable(schema)
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


def _nullable(schema: dict[str, Any]) -> None:
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    match schema.get("type"):
        case str(kind) if kind in _TYPES:
            schema["type"] = [kind, "null"]
        case list(kinds) if "null" not in kinds:
            schema["type"] = [*kinds, "null"]
        case None if _refers(schema):
            _or_null(schema)


def _refers(schema: dict[str, Any]) -> bool:
    return any(key in schema for key in ("$ref", "allOf", "oneOf", "anyOf"))


_DESCRIBING = (
    "title",
    "description",
    "default",
    "example",
    "deprecated",
    "readOnly",
    "writeOnly",
)


def _or_null(schema: dict[str, Any]) -> None:
    """Lets null stand beside what the schema refers to; what describes the schema stays outside."""
    inner = {key: schema.pop(key) for key in list(schema) if key not in _DESCRIBING}
    schema["anyOf"] = [inner, {"type": "null"}]
