"""What a scalar means that carries no quotes and no tag: the core schema of YAML 1.2."""

import math
import re
from typing import TypeAlias

from generator.load.budget import MAX_DIGITS
from generator.shown import shown

Scalar: TypeAlias = str | int | float | bool | None

_WORDS: dict[str, Scalar] = (
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)
_FIRST_OF_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class UnusableError(ValueError):
    """A scalar that no JSON value can stand for; `message` and `hint` are those of its problem."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def resolve(text: str) -> Scalar:
    """The value of a plain scalar; UnusableError when it is a number that JSON does not have."""
    if text[:1] in _FIRST_OF_NUMBER:
        return _number(text)
    return _WORDS.get(text, text)


def integer(text: str) -> int:
    """The value of a decimal, octal (`0o17`) or hexadecimal (`0x1F`) integer of bearable length."""
    if len(text) > MAX_DIGITS:
        raise UnusableError(
            f"the number `{shown(text, 20)}` has more than {MAX_DIGITS:,} digits",
            "write a shorter number, or put it in quotes",
        )
    return int(text, 0) if _OTHER_BASE.match(text) else int(text)


def finite(text: str) -> float:
    """The value of a float that a double can hold."""
    value = float(text)
    if math.isinf(value):
        raise UnusableError(
            f"the number `{shown(text, 20)}` is too large for a double",
            "write a number below 1.8e308, or put it in quotes",
        )
    return value


def not_a_number(text: str) -> UnusableError:
    """The error for a spelling of infinity or not-a-number."""
    return UnusableError(
        f"`{shown(text)}` is no number that JSON has",
        "leave the value out, or put it in quotes",
    )


def tagged(text: str, kind: str) -> Scalar:
    """The value of a scalar under the tag `!!kind`; UnusableError when the tag does not fit it."""
    match kind, None if kind == "str" else resolve(text):
        case "str", _:
            return text
        case "float", int() | float() if _FLOAT.fullmatch(text):
            return finite(text)
        case ("bool", bool() as value) | ("null", None as value):
            return value
        case "int", int() as value if not isinstance(value, bool):
            return value
    raise UnusableError(
        f"`{shown(text)}` is not what its tag `!!{shown(kind)}` says",
        "remove the tag, or correct the value",
    )


def _number(text: str) -> Scalar:
    if _INTEGER.fullmatch(text) or _OTHER_BASE.fullmatch(text):
        return integer(text)
    if _FLOAT.fullmatch(text):
        return finite(text)
    if _ENDLESS.fullmatch(text):
        raise not_a_number(text)
    return text
