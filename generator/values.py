"""JSON values: what a document is once its syntax has been read."""

import re
from typing import TypeAlias

from generator.errors import tokens_of

JsonValue: TypeAlias = (
    dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
)

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
