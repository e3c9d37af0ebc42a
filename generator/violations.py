"""What a JSON Schema finds wrong with a value, one violation for each fault, told in words of our own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.errors import pointer
from generator.shown import shown

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator
    from referencing import Registry


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault of a value: where it is (a JSON pointer), the keyword it breaks, what is wrong, and the value there.

    A missing property is reported at the place where it should stand, with the keyword `required`.
    """

    pointer: str
    keyword: str
    message: str
    value: object


def validator(
    schema: Mapping[str, Any], registry: "Registry[Any] | None" = None
) -> "Validator":
    """A validator of JSON Schema 2020-12 that also checks formats."""
    from jsonschema import Draft202012Validator
    from referencing import Registry

    return Draft202012Validator(
        schema, registry=registry or Registry(), format_checker=_formats()
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
    found = (
        violation for error in validator.iter_errors(value) for violation in _of(error)
    )
    return sorted(
        _distinct(found), key=lambda violation: (violation.pointer, violation.keyword)
    )


def _distinct(found: Iterable[Violation]) -> list[Violation]:
    return list(
        {(each.pointer, each.keyword, each.message): each for each in found}.values()
    )


def _of(error: "ValidationError") -> Iterator[Violation]:
    closest = _closest(error)
    for tokens, message in _PHRASES.get(str(closest.validator), _phrase_other)(closest):
        path = (*closest.absolute_path, *tokens)
        yield Violation(
            pointer(*path),
            str(closest.validator),
            message,
            None if tokens else closest.instance,
        )


def _closest(error: "ValidationError") -> "ValidationError":
    """The error itself, or the one inside it that says what its author most likely meant."""
    while error.validator in {"anyOf", "oneOf"} and (
        context := _of_nearest_branch(error)
    ):
        error = context
    return error


def _of_nearest_branch(error: "ValidationError") -> "ValidationError | None":
    """The fault of the only branch whose type fits; None if several do, for then no branch is meant more than others."""
    branches: dict[object, list[ValidationError]] = {}
    for each in error.context or ():
        branches.setdefault(each.schema_path[0], []).append(each)
    fitting = [
        errors
        for errors in branches.values()
        if not any(_is_of_wrong_kind(each) for each in errors)
    ]
    return fitting[0][0] if len(fitting) == 1 else None


def _is_of_wrong_kind(error: "ValidationError") -> bool:
    return not error.path and error.validator in {"type", "const"}


def _argument(error: "ValidationError") -> Any:
    """The argument of the keyword that is broken."""
    return error.validator_value


_Phrases = Iterator[tuple[Sequence[str], str]]


def _phrase_required(error: "ValidationError") -> _Phrases:
    instance: Any = error.instance
    for key in _argument(error):
        if key not in instance and error.message.startswith(repr(key)):
            yield (key,), f"`{shown(key)}` is required"


def _phrase_extra(error: "ValidationError") -> _Phrases:
    named = re.findall(r"'((?:[^'\\]|\\.)*)'", error.message)
    keys = [
        key
        for key in named
        if isinstance(error.instance, dict) and key in error.instance
    ]
    for key in keys:
        yield (key,), f"`{shown(key)}` is not known here"
    if not keys:
        yield from _phrase_other(error)


def _phrase_type(error: "ValidationError") -> _Phrases:
    wanted = (
        error.validator_value
        if isinstance(error.validator_value, list)
        else [error.validator_value]
    )
    yield (), f"must be {_article(' or '.join(map(str, wanted)))}, is {_described(error.instance)}"


def _phrase_enum(error: "ValidationError") -> _Phrases:
    yield (), f"must be one of {', '.join(map(_json, _argument(error)))}, is {_described(error.instance)}"


def _phrase_const(error: "ValidationError") -> _Phrases:
    yield (), f"must be {_json(_argument(error))}, is {_described(error.instance)}"


def _phrase_format(error: "ValidationError") -> _Phrases:
    yield (), f"must be {_article(str(_argument(error)))}, is {_described(error.instance)}"


def _phrase_limit(error: "ValidationError") -> _Phrases:
    yield (), f"breaks `{error.validator}: {_json(_argument(error))}`, is {_described(error.instance)}"


def _phrase_other(error: "ValidationError") -> _Phrases:
    yield (), shown(error.message, 200)


_LIMITS = (
    "minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "minItems maxItems uniqueItems minProperties maxProperties"
)

_PHRASES: Mapping[str, Callable[["ValidationError"], _Phrases]] = {
    **dict.fromkeys(_LIMITS.split(), _phrase_limit),
    "required": _phrase_required,
    "type": _phrase_type,
    "enum": _phrase_enum,
    "const": _phrase_const,
    "format": _phrase_format,
    "additionalProperties": _phrase_extra,
    "unevaluatedProperties": _phrase_extra,
}


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


_KINDS = {dict: "an object", list: "an array", bool: "a boolean", type(None): "null"}


def _described(value: object) -> str:
    kind = _KINDS.get(type(value))
    return kind if kind and not isinstance(value, bool) else _json(value)


def _json(value: object) -> str:
    import json

    return shown(json.dumps(value, ensure_ascii=False), 80)
