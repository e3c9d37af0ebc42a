"""The types that a page gives its fields, from the words in which it writes them."""

import re
from dataclasses import dataclass

_WORDS = "string|integer|number|boolean|null|object|array|file|any"
_PLAIN = re.compile(rf"({_WORDS})(?: ?<([\w-]{{1,40}})>)?")
_ENUM = re.compile(rf"enum ?<({_WORDS})>")
_OBJECT = re.compile(r"object ?(?:\(([^()]{1,80})\))? ?(?:\{(\d{1,6})\})?")
_ARRAY = re.compile(r"array ?(?:<([\w-]{1,40})> ?)?\[(.{1,200})\]")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Shape:
    """A type: its words, and what is said besides of the format, the items, the name and the number of properties."""

    kinds: tuple[str, ...]
    format: str | None = None
    items: "Shape | None" = None
    named: str | None = None
    count: int | None = None

    @property
    def is_array(self) -> bool:
        """Whether values may be arrays."""
        return "array" in self.kinds

    @property
    def holds_fields(self) -> bool:
        """Whether values, or their items, may be objects that have fields."""
        inner = self.innermost
        return inner is None or ("object" in inner.kinds and inner.count != 0)

    @property
    def innermost(self) -> "Shape | None":
        """What is in arrays, and in arrays of arrays; None if the page does not say."""
        found: Shape | None = self
        while found and found.is_array:
            found = found.items
        return found

    @property
    def is_numeric(self) -> bool:
        """Whether values are numbers."""
        return bool({"integer", "number"} & {*self.kinds})


def shape_of(key: str, depth: int = 0) -> Shape | None:
    """The type that a folded line writes, None if it writes none."""
    if len(key) > 250 or depth > _DEEPEST:
        return None
    if found := _PLAIN.fullmatch(key):
        return Shape(_kinds(found[1]), found[2])
    if found := _ENUM.fullmatch(key):
        return Shape((found[1],))
    if found := _OBJECT.fullmatch(key):
        count = None if found[2] is None else int(found[2])
        return Shape(("object",), named=found[1], count=count)
    found = _ARRAY.fullmatch(key)
    items = shape_of(found[2].strip(), depth + 1) if found else None
    if found and items:
        return Shape(("array",), found[1], items)
    return _union(key, depth) if "|" in key else None


def _kinds(word: str) -> tuple[str, ...]:
    return () if word == "any" else (word,)


def _union(key: str, depth: int) -> Shape | None:
    parts = [shape_of(part.strip(), depth + 1) for part in key.split("|")]
    shapes = [part for part in parts if part]
    if len(shapes) < len(parts):
        return None
    first = next((each for each in shapes if each.kinds != ("null",)), shapes[0])
    kinds = tuple(dict.fromkeys(kind for each in shapes for kind in each.kinds))
    # of two kinds of arrays, neither tells what the items are
    is_one = sum(each.is_array for each in shapes) < 2
    items = first.items if is_one else None
    return Shape(kinds, first.format, items, first.named, first.count)
