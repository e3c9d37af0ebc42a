"""Schemas that consist of themselves, with no property or item between: no value could ever be checked against them."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

from generator.errors import pointer
from generator.load.grammar import Placed
from generator.values import get

# what applies to the very value that the schema itself is about
_IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
_IN_PLACE = ("not", "if", "then", "else")


def circles(root: Any, referring: list[Placed]) -> list[tuple[Placed, bool]]:
    """For each circle the object whose `$ref` closes it, and whether nothing but references is in it.

    `referring` are the objects of the document in which there is a `$ref`.
    """
    search = _Search(root)
    return [found for placed in referring for found in search.found(placed)]


class _Search:
    """A walk in depth over objects, each once; `open` are those that contain the one at hand, with how they were reached."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._done: set[str] = set()
        self._open: dict[str, bool] = {}

    def found(self, start: Placed) -> Iterator[tuple[Placed, bool]]:
        """The circles that can be reached from one object, unless they were found before."""
        # each object with what it consists of that is still to be seen
        stack = [(start, iter(self._parts(start)))]
        if start.pointer in self._done:
            return
        self._open[start.pointer] = False
        while stack:
            placed, parts = stack[-1]
            step = next(parts, None)
            if step is None:
                stack.pop()
                self._done.add(placed.pointer)
                del self._open[placed.pointer]
                continue
            part, by_reference = step
            if part.pointer in self._open:
                if by_reference:
                    yield placed, self._is_of_references(part.pointer)
            elif part.pointer not in self._done:
                self._open[part.pointer] = by_reference
                stack.append((part, iter(self._parts(part))))

    def _is_of_references(self, first: str) -> bool:
        """Whether all objects after the one at `first` were reached by references."""
        opened = list(self._open)
        inside = opened[opened.index(first) + 1 :]
        return all(self._open[each] for each in inside)

    def _parts(self, placed: Placed) -> list[tuple[Placed, bool]]:
        value = placed.value
        if not isinstance(value, dict):
            return []
        parts = [(each, False) for each in _in_place(placed)]
        if isinstance(value.get("$ref"), str):
            place = unquote(value["$ref"].removeprefix("#"))
            with suppress(LookupError):
                found = Placed(placed.kind, place, get(self._root, place))
                parts.append((found, True))
        return parts


def _in_place(placed: Placed) -> Iterator[Placed]:
    value = placed.value
    if placed.kind != "schema":
        return
    for key in _IN_PLACE:
        if key in value:
            yield Placed("schema", placed.pointer + pointer(key), value[key])
    for key in _IN_PLACE_LISTS:
        parts = value.get(key)
        for index, part in enumerate(parts if isinstance(parts, list) else ()):
            yield Placed("schema", placed.pointer + pointer(key, index), part)
