"""The official meta-schema of OpenAPI, and what it finds wrong with a document.

The library is jsonschema-rs, for the documents are large: jsonschema takes hundreds of times as long for one of 3 MB.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.faults import Fault, Violation, told
from generator.shown import shown

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError

_SCHEMA_OF_SCHEMAS = "https://json-schema.org/draft/2020-12/schema"

_KEYWORDS: dict[str, Any] = {
    "discriminator": {
        "type": "object",
        "required": ["propertyName"],
        "properties": {
            "propertyName": {"type": "string"},
            "mapping": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    },
    "xml": {"type": "object"},
    "externalDocs": {"type": "object", "properties": {"url": {"type": "string"}}},
}


def violations_of_openapi(root: Any, version: str) -> list[Violation]:
    """Every reason why `root` is no OpenAPI 3.1 document, or 3.2 if that is its version; empty if it is one."""
    found = told(
        map(_fault, _validator("3.2" if version == "3.2" else "3.1").iter_errors(root))
    )
    above = {place for each in found for place in _above(each.pointer)}
    return [each for each in found if not _is_known(each, above)]


def _is_known(violation: Violation, above: set[str]) -> bool:
    """Whether a key is only called unknown because of what is wrong inside it."""
    return violation.keyword == "unevaluatedProperties" and violation.pointer in above


def _above(place: str) -> Iterator[str]:
    """The places that contain one."""
    while place := place.rpartition("/")[0]:
        yield place


def _fault(error: "ValidationError") -> Fault:
    kind: Any = error.kind
    if kind.name == "propertyNames":
        return _fault_of_name(error, str(kind.error.instance))
    return Fault(
        path=tuple(error.instance_path),
        keyword=_keyword(error),
        argument=kind.value,
        value=error.instance,
        message=_message(error, kind.name),
        names=tuple(_names(kind)),
        branches=tuple(
            tuple(map(_fault, branch)) for branch in getattr(kind, "context", ())
        ),
    )


def _message(error: "ValidationError", keyword: str) -> str:
    """What the library says, unless it only repeats the rule: that of parameters is as good as all of its kind."""
    if keyword == "not" and error.instance_path[-1:] == ["parameters"]:
        return "a parameter `in: querystring` is the whole query, and there is one `in: query` beside it"
    return error.message


def _fault_of_name(error: "ValidationError", name: str) -> Fault:
    """The fault of a name, at the entry that has it."""
    return Fault(
        path=(*error.instance_path, name),
        keyword="propertyNames",
        argument=None,
        value=name,
        message=f"the name `{shown(name)}` has characters other than letters, digits, `.`, `-` and `_`",
    )


def _keyword(error: "ValidationError") -> str:
    """The keyword that is broken; a schema `false` stands for the keyword that holds it."""
    name: str = error.kind.name
    return (
        name
        if name != "falseSchema"
        else str(error.schema_path[-1] if error.schema_path else name)
    )


def _names(kind: Any) -> Iterator[str]:
    if kind.name == "required":
        yield kind.property
    yield from getattr(kind, "unexpected", ())


@cache
def _validator(version: str) -> "Draft202012Validator":
    from jsonschema_rs import Draft202012Validator, Registry

    official = _official_schema(version)
    document = {
        "$schema": _SCHEMA_OF_SCHEMAS,
        "$id": "urn:restencil:openapi",
        "$ref": official["$id"],
        # what OpenAPI leaves open for other dialects is JSON Schema here, and its own keywords
        "$defs": {
            "schema": {
                "$dynamicAnchor": "meta",
                "$ref": _SCHEMA_OF_SCHEMAS,
                "properties": _KEYWORDS,
            }
        },
    }
    return Draft202012Validator(
        document, registry=Registry([(official["$id"], official)])
    )


def _official_schema(version: str) -> dict[str, Any]:
    """OpenAPI's own schema, from the package that keeps it; the package itself is never imported, for it is slow."""
    package = find_spec("openapi_spec_validator")
    assert package
    assert package.submodule_search_locations
    folder = Path(package.submodule_search_locations[0], "resources", "schemas")
    schema: dict[str, Any] = json.loads(
        (folder / f"v{version}" / "schema.json").read_text("utf-8")
    )
    return schema
