"""What a JSON Schema finds wrong with a value, with the library jsonschema."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.faults import Fault, Violation, told
from generator.strings import compiled

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


def validator(schema: Mapping[str, Any]) -> "Validator":
    """A validator of JSON Schema 2020-12 that also checks formats."""
    made: Validator = _class()(schema, format_checker=_formats())
    return made


@cache
def _class() -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    # Python's engine for patterns may need years for some
    safe = {"pattern": _pattern, "patternProperties": _pattern_properties}
    return extend(Draft202012Validator, safe)  # type: ignore[no-untyped-call]  # the library's own


def _pattern(
    _: "Validator", pattern: str, text: object, __: object
) -> Iterator["ValidationError"]:
    from jsonschema import ValidationError

    found = compiled(pattern)
    if isinstance(text, str) and found and not found.is_found_in(text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")


def _pattern_properties(
    validator: Any, patterns: Mapping[str, Any], value: Any, _: object
) -> Iterator["ValidationError"]:
    for pattern, schema in patterns.items():
        found = compiled(pattern)
        for name in value if found and isinstance(value, dict) else ():
            if found and found.is_found_in(name):
                yield from validator.descend(
                    value[name], schema, path=name, schema_path=pattern
                )


@cache
def _formats() -> Any:
    from jsonschema import FormatChecker

    checker = FormatChecker()
    # the format of OpenAPI for any bytes is not a limit of JSON's strings
    checker.checkers.pop("binary", None)
    return checker


def violations(validator: "Validator", value: Any) -> list[Violation]:
    """Every violation in `value`, in the order of their pointers."""
    return told(map(_fault, validator.iter_errors(value)))


def _fault(error: "ValidationError") -> Fault:
    return Fault(
        path=tuple(error.absolute_path),
        keyword=str(error.validator or ""),
        argument=error.validator_value,
        value=error.instance,
        message=error.message,
        names=tuple(_names(error)),
        branches=_branches(error),
    )


def _names(error: "ValidationError") -> Iterator[str]:
    """The properties that an error is about, which the library tells in its message only."""
    instance: Any = error.instance
    match error.validator:
        case "required":
            stated: Any = error.validator_value
            yield from (
                key
                for key in stated
                if key not in instance and error.message.startswith(repr(key))
            )
        case "additionalProperties" | "unevaluatedProperties" if isinstance(
            instance, dict
        ):
            named = re.findall(r"'((?:[^'\\]|\\.)*)'", error.message)
            yield from (key for key in named if key in instance)


def _branches(error: "ValidationError") -> tuple[tuple[Fault, ...], ...]:
    if error.validator not in {"anyOf", "oneOf"}:
        return ()
    grouped: dict[object, list[Fault]] = {}
    for each in error.context or ():
        grouped.setdefault(each.schema_path[0], []).append(_fault(each))
    return tuple(map(tuple, grouped.values()))
