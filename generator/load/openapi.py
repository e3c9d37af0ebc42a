"""The test for OpenAPI: by its official meta-schema, and by JSON Schema's own for the schemas in it."""

from collections.abc import Callable

from generator.errors import Location, Problem, Stop, error, pointer, tokens_of
from generator.faults import Violation
from generator.load.positions import place
from generator.load.source import Source
from generator.shown import shown
from generator.values import JsonValue

_VERSIONS = ("3.0", "3.1", "3.2")


def version_of(root: JsonValue, location: Location, source: Source) -> str:
    """The version of OpenAPI that `root` is written in, e.g. `3.1`, or `2.0`; raises `Stop` if it is none that is read."""
    if not isinstance(root, dict) or not root.keys() & {"openapi", "swagger"}:
        raise Stop(*place([_no_openapi(root, location)], {source.name: source}))
    key = "openapi" if "openapi" in root else "swagger"
    version = ".".join(str(root[key]).split(".")[:2])
    if (key == "swagger") == (version == "2.0") and (
        version in _VERSIONS or key == "swagger"
    ):
        return version
    raise Stop(
        *place([_other_version(root[key], location.at(key))], {source.name: source})
    )


def _no_openapi(root: JsonValue, location: Location) -> Problem:
    kind = "has no key `openapi`" if isinstance(root, dict) else "is not a mapping"
    hint = "give an OpenAPI document: a mapping with the keys `openapi: 3.1.0`, `info` and `paths`"
    return error(
        "not-openapi", f"this is no OpenAPI document: it {kind}", hint, location
    )


def _other_version(version: object, location: Location) -> Problem:
    message = f"documents of version {shown(version)} are not read"
    hint = "the versions that are read are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2"
    return error("openapi-version", message, hint, location)


def problem_of(violation: Violation, locate: Callable[[str], Location]) -> Problem:
    """A violation of the meta-schema as a problem; `locate` finds where a pointer stood."""
    tokens = tokens_of(violation.pointer)
    # a key that is missing has no place of its own: its parent is shown
    place_ = (
        pointer(*tokens[:-1]) if violation.keyword == "required" else violation.pointer
    )
    where = f"at {shown(_in_words(place_), 100)}: " if place_ else ""
    hint = _HINTS.get(
        violation.keyword,
        "see the OpenAPI 3.1 specification, https://spec.openapis.org/oas/v3.1.1.html",
    )
    return error("openapi-invalid", where + violation.message, hint, locate(place_))


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
