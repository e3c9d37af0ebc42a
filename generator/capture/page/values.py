"""Values that a page writes as text, by the types of their fields."""

import math
import re

from generator.capture.jsonc import JsoncError, read_jsonc
from generator.capture.page.types import Shape
from generator.values import JsonValue

_INTEGER = re.compile(r"-?\d{1,18}")
_NUMBER = re.compile(r"-?\d{1,300}(?:\.\d{1,300})?(?:[eE][-+]?\d{1,3})?")
_WORDS: dict[str, JsonValue] = {"true": True, "false": False, "null": None}
# what a database fills in is no value of the API
_COMPUTED = re.compile(r"\w{1,60}\([^()]{0,60}\)|'[^']{0,200}'(?:::\w{1,40})?")


def number_of(text: str) -> int | float | None:
    """The number that `text` is, None if it is none."""
    if _INTEGER.fullmatch(text):
        return int(text)
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def value_of(text: str, shape: Shape | None) -> JsonValue:
    """The value that `text` says for a field of that type; the text itself where it says none of the type.

    Without a type, what can be read as a number is one.
    """
    if shape is None or shape.is_numeric:
        number = number_of(text)
        if number is not None:
            return number
    kinds = {"boolean", "null"} if shape is None else {*shape.kinds}
    if kinds & {"boolean", "null"} and text in _WORDS and "string" not in kinds:
        return _WORDS[text]
    if kinds & {"object", "array"}:
        return _parsed(text)
    return text


def _parsed(text: str) -> JsonValue:
    try:
        found = read_jsonc(text)
    except JsoncError:
        return text
    is_collection = isinstance(found.value, dict | list)
    return found.value if is_collection and not found.liberties else text


def fits(value: JsonValue, shape: Shape | None) -> bool:
    """Whether a value is of a type; every one is if none is known."""
    if shape is None or not shape.kinds:
        return True
    return any(_is(value, kind) for kind in shape.kinds)


def _is(value: JsonValue, kind: str) -> bool:
    match kind:
        case "integer" | "number" if isinstance(value, bool):
            return False
        case "integer":
            return isinstance(value, int)
        case "number":
            return isinstance(value, int | float)
        case "boolean":
            return isinstance(value, bool)
        case "null":
            return value is None
        case "array":
            return isinstance(value, list)
        case "object":
            return isinstance(value, dict)
    return isinstance(value, str)


def is_computed(text: str) -> bool:
    """Whether a default is an expression of a database, such as `CURRENT_TIMESTAMP(0)`."""
    return bool(_COMPUTED.fullmatch(text))


def covering(text: str, witnesses: set[str]) -> list[str] | None:
    """The known values that together, each once, are `text`, where they can be only in one way; None otherwise."""
    if len(text) > 2000 or len(witnesses) > 200:
        return None
    # how many ways lead to each place (2 is many), and the last value on the way
    ways = [1] + [0] * len(text)
    last = [""] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for word in witnesses:
            if word and text.endswith(word, 0, end) and ways[end - len(word)]:
                ways[end] = min(2, ways[end] + ways[end - len(word)])
                last[end] = word
    return _way_back(last, len(text)) if ways[-1] == 1 else None


def _way_back(last: list[str], end: int) -> list[str] | None:
    found: list[str] = []
    while end:
        found.insert(0, last[end])
        end -= len(last[end])
    return found if len({*found}) == len(found) else None
