"""The test for OpenAPI: by its official meta-schema, and by JSON Schema's own for the schemas in it."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import Location, Problem, error, pointer, tokens_of
from generator.load.extensions import check_extensions
from generator.shown import shown
from generator.values import JsonValue
from generator.violations import Violation, validator, violations

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_SCHEMA_OF_SCHEMAS = "https://json-schema.org/draft/2020-12/schema"


def check(root: JsonValue, location: Location) -> list[Problem]:
    """Every reason why `root` is no OpenAPI 3.1 document; empty if it is one."""
    if not isinstance(root, dict) or "openapi" not in root:
        return [_no_openapi(root, location)]
    if not str(root["openapi"]).startswith("3.1."):
        return [_other_version(root["openapi"], location.at("openapi"))]
    found = violations(_meta_validator(), root)
    return [_problem(each, location) for each in found] or check_extensions(
        root, location
    )


def _no_openapi(root: JsonValue, location: Location) -> Problem:
    if isinstance(root, dict) and "swagger" in root:
        return _other_version(f"Swagger {root['swagger']}", location.at("swagger"))
    kind = "has no key `openapi`" if isinstance(root, dict) else "is not a mapping"
    hint = "give an OpenAPI document: a mapping with the keys `openapi: 3.1.0`, `info` and `paths`"
    return error(
        "not-openapi", f"this is no OpenAPI document: it {kind}", hint, location
    )


def _other_version(version: object, location: Location) -> Problem:
    message = (
        f"OpenAPI 3.1 is what can be read, this document is of version {shown(version)}"
    )
    return error(
        "openapi-version", message, "upgrade the document to OpenAPI 3.1", location
    )


def _problem(violation: Violation, location: Location) -> Problem:
    tokens = tokens_of(violation.pointer)
    # a key that is missing has no place of its own: its parent is shown
    place = (
        pointer(*tokens[:-1]) if violation.keyword == "required" else violation.pointer
    )
    where = f"at {shown(_in_words(place), 100)}: " if place else ""
    hint = _HINTS.get(
        violation.keyword,
        "see the OpenAPI 3.1 specification, https://spec.openapis.org/oas/v3.1.1.html",
    )
    return error(
        "openapi-invalid",
        where + violation.message,
        hint,
        Location(location.file, place),
    )


def _in_words(place: str) -> str:
    """A JSON pointer as people read it who have never seen one."""
    return " > ".join(tokens_of(place))


_HINTS = {
    "required": "add the missing key",
    "type": "give a value of that type",
    "enum": "write one of the values that are allowed here",
    "unevaluatedProperties": "correct the spelling of the key, remove it, or begin it with `x-`",
    "additionalProperties": "correct the spelling of the key, or remove it",
}


@cache
def _meta_validator() -> "Validator":
    from jsonschema_specifications import REGISTRY
    from referencing import Resource

    official = _official_schema()
    document = {
        "$ref": official["$id"],
        # what OpenAPI leaves open for other dialects is JSON Schema here
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": _SCHEMA_OF_SCHEMAS}},
        "$id": "urn:restencil:openapi",
    }
    return validator(
        document,
        REGISTRY.with_resource(official["$id"], Resource.from_contents(official)),
    )


def _official_schema() -> dict[str, Any]:
    """OpenAPI's own schema, from the package that keeps it; the package itself is never imported, for it is slow."""
    package = find_spec("openapi_spec_validator")
    assert package
    assert package.submodule_search_locations
    folder = Path(package.submodule_search_locations[0], "resources", "schemas", "v3.1")
    schema: dict[str, Any] = json.loads((folder / "schema.json").read_text("utf-8"))
    return schema
