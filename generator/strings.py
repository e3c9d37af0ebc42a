"""Strings made by rule that match a pattern."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any
from warnings import catch_warnings

# Python's own parser of patterns, which no stub describes.
_parser: Any = importlib.import_module("re._parser")

_LONGEST = 5000
_STEPS = 100_000
_PREFERRED = "a1A0 -_.:/@z9Z"
_NAMED_GROUP = re.compile(r"\(\?<(?=[A-Za-z_])")
_END = re.compile(r"(?<!\\)(\$|\\z)$")
# classes of characters that Python does not know, most of which have letters among them
_PROPERTY = re.compile(r"\\[pP]\{\^?\w+\}")


def matching(pattern: str, shortest: int, longest: int) -> str | None:
    """A string between two lengths that a pattern of JSON Schema is found in; None if none could be made."""
    found = compiled(pattern)
    tree = _parsed(pattern)
    if found is None or tree is None or shortest > _LONGEST:
        return None
    for repeats, branch, filler in product(
        _repeats(shortest), range(4), ("", "a", "1")
    ):
        text = _Maker(repeats, branch).sequence(tree)
        text += filler * (shortest - len(text))
        if shortest <= len(text) <= longest and found.is_found_in(text):
            return text
    return None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of JSON Schema, for which no text takes long: Python's own engine may need years for some."""

    _validator: Any

    def is_found_in(self, text: str) -> bool:
        """Whether a part of `text` matches; not, where that takes too many steps to find out."""
        return bool(self._validator.is_valid(text))


@cache
def compiled(pattern: str) -> Pattern | None:
    """A pattern that can be searched for, None if it is none."""
    from jsonschema_rs import Draft202012Validator, FancyRegexOptions

    steps = FancyRegexOptions(backtrack_limit=_STEPS)
    try:
        return Pattern(
            Draft202012Validator({"pattern": pattern}, pattern_options=steps)
        )
    except ValueError:
        return None


def _parsed(pattern: str) -> Any:
    readable = _PROPERTY.sub(r"\\w", _NAMED_GROUP.sub("(?P<", pattern))
    try:
        with catch_warnings(action="ignore"):
            return _parser.parse(_END.sub(r"\\Z", readable))
    except (re.error, RecursionError, OverflowError):
        return None


def _repeats(shortest: int) -> Iterator[int]:
    yield from (1, 0, 2, 3, 4, 6, 8, 12, 16)
    if shortest > 1:
        yield from (shortest, shortest - 1, shortest - 2)


@dataclass(slots=True)
class _Maker:
    """Follows a parsed pattern, taking parts `repeats` times where it may, and the alternative number `branch`."""

    repeats: int
    branch: int
    _groups: dict[int, str] = field(default_factory=dict)

    def sequence(self, tree: Any) -> str:
        text = ""
        for kind, value in tree:
            text += self._part(str(kind), value)
            if len(text) > _LONGEST:  # repeats inside repeats
                break
        return text

    def _part(self, kind: str, value: Any) -> str:
        match kind:
            case "LITERAL":
                return chr(value)
            case "NOT_LITERAL":
                return next(each for each in _PREFERRED if ord(each) != value)
            case "ANY":
                return "a"
            case "IN":
                return _one_of(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = value
                count: int = min(max(self.repeats, least), int(most), _LONGEST)
                text = self.sequence(inner) if count else ""
                return text * min(count, _LONGEST // max(1, len(text)) + 1)
            case "SUBPATTERN":
                return self._group(value[0], value[-1])
            case "ATOMIC_GROUP":
                return self.sequence(value)
            case "BRANCH":
                branches = value[1]
                return self.sequence(branches[self.branch % len(branches)])
            case "GROUPREF":
                return self._groups.get(value, "")
        return ""  # what stands at a place without taking any: tried when all is made

    def _group(self, number: int | None, inner: Any) -> str:
        text = self.sequence(inner)
        if number is not None:
            self._groups[number] = text
        return text


def _one_of(members: Any) -> str:
    """A character of a class such as `[a-z]`."""
    allowed = re.compile(_class(members))
    known = (each for each in _PREFERRED if allowed.match(each))
    firsts = (chr(value) for each in members for value in _firsts(*each))
    return next(known, None) or next(
        (each for each in firsts if allowed.match(each)), ""
    )


def _firsts(kind: Any, value: Any) -> list[int]:
    match str(kind):
        case "LITERAL":
            return [value]
        case "RANGE":
            return [value[0]]
    return []


def _class(members: Any) -> str:
    return "[" + "".join(_member(str(kind), value) for kind, value in members) + "]"


def _member(kind: str, value: Any) -> str:
    match kind:
        case "NEGATE":
            return "^"
        case "LITERAL":
            return f"\\U{value:08x}"
        case "RANGE":
            return f"\\U{value[0]:08x}-\\U{value[1]:08x}"
    return _CATEGORIES.get(str(value), "")


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}
