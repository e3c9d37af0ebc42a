"""JSON values: what a document is once its syntax has been read."""

import re
from enum import Enum
from typing import TypeAlias

from generator.errors import tokens_of

JsonValue: TypeAlias = (
    dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
)


class Absent(Enum):
    """Stands for what is not there or not said, which null is not."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT

# as RFC 6901 has it; bounded, because int() refuses very long numerals
_INDEX = re.compile(r"0|[1-9][0-9]{0,17}")


def get(value: JsonValue, pointer: str) -> JsonValue:
    """The value at a JSON pointer inside `value`; LookupError when there is none."""
    if pointer and not pointer.startswith("/"):
        raise LookupError(pointer)
    for token in tokens_of(pointer):
        value = _child(value, token, pointer)
    return value


def _child(value: JsonValue, token: str, pointer: str) -> JsonValue:
    match value:
        case dict() if token in value:
            return value[token]
        case list() if _INDEX.fullmatch(token) and int(token) < len(value):
            return value[int(token)]
        case _:
            raise LookupError(pointer)


def same(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are equal in JSON, where true is not 1."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(
                same(one[key], other[key]) for key in one
            )
        case list(), list():
            return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
