"""The limits of a field, from the signs in which a page writes them, one behind the other without a space."""

import re

from generator.capture.page.types import Shape
from generator.capture.page.values import number_of
from generator.values import JsonValue

_LIMIT = re.compile(
    r"(>=|<=|≥|≤|>|<) ?(-?\d{1,18}(?:\.\d{1,18})?) ?(characters?|chars?|个?字符|items?|elements?|个?元素|项)? ?",
    re.IGNORECASE,
)
_SIGNS = {"≥": ">=", "≤": "<="}
_OF_NUMBERS = {
    ">=": "minimum",
    "<=": "maximum",
    ">": "exclusiveMinimum",
    "<": "exclusiveMaximum",
}


def limits_of(key: str, shape: Shape) -> tuple[tuple[str, JsonValue], ...]:
    """The keywords and values that a folded line has, empty if it is something else, or cannot be meant for such a type."""
    found, place = [], 0
    while place < len(key):
        match = _LIMIT.match(key, place)
        limit = _limit(match, shape) if match else None
        if not match or limit is None:
            return ()
        found.append(limit)
        place = match.end()
    return tuple(found)


def _limit(match: re.Match[str], shape: Shape) -> tuple[str, JsonValue] | None:
    sign, number = _SIGNS.get(match[1], match[1]), number_of(match[2])
    if not match[3]:
        return (_OF_NUMBERS[sign], number) if shape.is_numeric else None
    if sign not in {">=", "<="} or not isinstance(number, int):
        return None
    of = "Length" if match[3].lower().startswith(("char", "字", "个字")) else "Items"
    return ("min" if sign == ">=" else "max") + of, number
