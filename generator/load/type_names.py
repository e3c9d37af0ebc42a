"""What people write for the types of JSON Schema that have another name."""

from collections.abc import Mapping
from typing import Any

_TYPES: Mapping[str, Mapping[str, Any]] = {
    "int": {"type": "integer"},
    "int32": {"type": "integer", "format": "int32"},
    "int64": {"type": "integer", "format": "int64"},
    "long": {"type": "integer", "format": "int64"},
    "float": {"type": "number", "format": "float"},
    "double": {"type": "number", "format": "double"},
    "decimal": {"type": "number"},
    "bool": {"type": "boolean"},
    "text": {"type": "string"},
    "str": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "date-time": {"type": "string", "format": "date-time"},
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "url": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "password": {"type": "string", "format": "password"},
    "objectid": {"type": "string"},
    "file": {"type": "string", "format": "binary"},
    "binary": {"type": "string", "format": "binary"},
    "list": {"type": "array"},
    "map": {"type": "object"},
    "hash": {"type": "object"},
    "dict": {"type": "object"},
    "json": {"type": "object"},
    "any": {},
    "mixed": {},
    "enum": {},
}
_KINDS = {"string", "integer", "number", "boolean", "array", "object", "null"}


def type_called(name: object) -> Mapping[str, Any] | None:
    """The keys of a schema that say what `name` means as a type; None if that is not clear."""
    if not isinstance(name, str):
        return None
    lower = name.lower()
    return {"type": lower} if lower in _KINDS else _TYPES.get(lower)
