"""The test for OpenAPI: by its official meta-schema, and by JSON Schema's own for the schemas in it."""

import re
from collections.abc import Callable

from generator.errors import Location, Problem, Stop, error, pointer, tokens_of, warning
from generator.faults import Violation
from generator.load.positions import place
from generator.load.source import Source
from generator.shown import shown
from generator.values import JsonValue

_VERSIONS = ("3.0", "3.1", "3.2")
_FULL = re.compile(r"\d+\.\d+\.\d+(-.+)?", re.DOTALL)


def read_version(
    root: JsonValue, location: Location, source: Source
) -> tuple[str, list[Problem]]:
    """The version of OpenAPI that `root` is written in, e.g. `3.1`, or `2.0`, and a warning if it is not well told.

    It is then well told in `root`. Raises `Stop` if it is none that is read.
    """
    if not isinstance(root, dict) or not root.keys() & {"openapi", "swagger"}:
        raise Stop(*place([_no_openapi(root, location)], {source.name: source}))
    key = "openapi" if "openapi" in root else "swagger"
    stated = root[key]
    version = _version(key, str(stated))
    if version is None or isinstance(stated, dict | list | bool | None):
        problem = _other_version(key, stated, location.at(key))
        raise Stop(*place([problem], {source.name: source}))
    root[key] = full = _in_full(key, str(stated), version)
    if stated == full:
        return version, []
    return version, [_untidy_version(key, stated, full, location.at(key))]


def _version(key: str, stated: str) -> str | None:
    if key == "swagger":
        return "2.0" if stated in {"2", "2.0", "2.0.0"} else None
    version = ".".join(stated.split(".")[:2])
    return version if version in _VERSIONS else None


def _in_full(key: str, stated: str, version: str) -> str:
    if key == "swagger":
        return "2.0"
    return stated if _FULL.fullmatch(stated) else f"{version}.0"


def _untidy_version(key: str, stated: object, full: str, at: Location) -> Problem:
    message = (
        f"at {key}: the version is not in full, it is `{shown(stated)}`"
        if isinstance(stated, str)
        else f"at {key}: the version must be a text in quotes, it is a number"
    )
    return warning(
        "openapi-untidy",
        f"{message}; it is read as `{full}`",
        f'write `{key}: "{full}"`',
        at,
    )


def _no_openapi(root: JsonValue, location: Location) -> Problem:
    kind = "has no key `openapi`" if isinstance(root, dict) else "is not a mapping"
    hint = "give an OpenAPI document: a mapping with the keys `openapi: 3.1.0`, `info` and `paths`"
    return error(
        "not-openapi", f"this is no OpenAPI document: it {kind}", hint, location
    )


def _other_version(key: str, version: object, location: Location) -> Problem:
    name = "Swagger" if key == "swagger" else "OpenAPI"
    message = f"documents of {name} {shown(version)} are not read"
    hint = "the versions that are read are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2"
    return error("openapi-version", message, hint, location)


def problem_of(violation: Violation, locate: Callable[[str], Location]) -> Problem:
    """A violation of the meta-schema as a problem; `locate` finds where a pointer stood."""
    at = locate(place_of(violation))
    where = f"at {shown(in_words(at.pointer), 100)}: " if at.pointer else ""
    # that one of several keys is missing is told by another keyword
    is_missing = violation.message.endswith("is required")
    hint = _HINTS.get(
        "required" if is_missing else violation.keyword,
        "see the OpenAPI 3.1 specification, https://spec.openapis.org/oas/v3.1.1.html",
    )
    return error("openapi-invalid", where + _message(violation), hint, at)


def _message(violation: Violation) -> str:
    value = violation.value if violation.keyword == "oneOf" else None
    if isinstance(value, dict) and {"schema", "content"} <= value.keys():
        return "`schema` and `content` exclude one another"
    return violation.message


def place_of(violation: Violation) -> str:
    """The pointer at which a violation is shown: a key that is missing has no place of its own, but its parent's."""
    tokens = tokens_of(violation.pointer)
    return (
        pointer(*tokens[:-1]) if violation.keyword == "required" else violation.pointer
    )


def in_words(place: str) -> str:
    """A JSON pointer as people read it who have never seen one."""
    return " > ".join(tokens_of(place))


_HINTS = {
    "required": "add the missing key",
    "type": "give a value of that type",
    "enum": "write one of the values that are allowed here",
    "unevaluatedProperties": "correct the spelling of the key, remove it, or begin it with `x-`",
    "additionalProperties": "correct the spelling of the key, or remove it",
    "maxProperties": "keep as many of the entries, and remove the others",
    "oneOf": "keep one of them, and remove the others",
    "not": "keep one of them, and remove the other",
}
