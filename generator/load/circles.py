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


_Part = tuple[Placed, bool]
"""What an object consists of, and whether a reference leads there."""
_Step = tuple[Placed, Iterator[_Part]]


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
                yield from self._closed(stack, part, by_reference=by_reference)
            elif part.pointer not in self._done:
                self._open[part.pointer] = by_reference
                stack.append((part, iter(self._parts(part))))

    def _closed(
        self, stack: list[_Step], part: Placed, *, by_reference: bool
    ) -> Iterator[tuple[Placed, bool]]:
        """The circle from `part` to the end of the stack and back to `part`."""
        circle = [placed for placed, _ in stack]
        circle = circle[[each.pointer for each in circle].index(part.pointer) :]
        steps = [*(self._open[each.pointer] for each in circle[1:]), by_reference]
        referring = [placed for placed, step in zip(circle, steps, strict=True) if step]
        if referring:
            yield referring[-1], all(steps)

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
