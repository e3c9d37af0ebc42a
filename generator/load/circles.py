"""Schemas made of others, with no property or item between: those made of themselves, and of more than is bearable."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from generator.errors import pointer
from generator.load.budget import MAX_DEPTH, MAX_PARTS
from generator.load.grammar import Placed
from generator.values import get

# what applies to the very value that the schema itself is about
_IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
_IN_PLACE = ("not", "if", "then", "else")


@dataclass(frozen=True, slots=True)
class Composition:
    """How schemas are made of one another.

    `circles` holds, for each circle, the object whose `$ref` closes it, and whether nothing but references is in it;
    `excess` the objects that are made of too many others.
    """

    circles: list[tuple[Placed, bool]] = field(default_factory=list)
    excess: list[Placed] = field(default_factory=list)


def composition(root: Any, referring: list[Placed]) -> Composition:
    """How the schemas of a document are made of one another; `referring` are the objects in which there is a `$ref`."""
    search = _Search(root)
    for placed in referring:
        search.look_at(placed)
    return search.found


_Part = tuple[Placed, bool]
"""What an object consists of, and whether a reference leads there."""
_Step = tuple[Placed, Iterator[_Part]]


class _Search:
    """A walk in depth over objects, each once; `open` are those that contain the one at hand, with how they were reached."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._open: dict[str, bool] = {}
        # of what was seen: how many parts it has, all references followed, and how deep they go
        self._sizes: dict[str, tuple[int, int]] = {}
        self.found = Composition()

    def look_at(self, start: Placed) -> None:
        """Finds what can be reached from one object, unless that was found before."""
        if start.pointer in self._sizes:
            return
        # each object with what it consists of that is still to be seen
        stack = [(start, iter(self._parts(start)))]
        self._open[start.pointer] = False
        while stack:
            placed, parts = stack[-1]
            step = next(parts, None)
            if step is None:
                stack.pop()
                self._close(placed)
                continue
            part, by_reference = step
            if part.pointer in self._open:
                circle = self._circle(stack, part, by_reference=by_reference)
                self.found.circles.extend(circle)
            elif part.pointer not in self._sizes:
                self._open[part.pointer] = by_reference
                stack.append((part, iter(self._parts(part))))

    def _close(self, placed: Placed) -> None:
        del self._open[placed.pointer]
        inner = [
            self._sizes.get(part.pointer, (0, 0)) for part, _ in self._parts(placed)
        ]
        parts = 1 + sum(each for each, _ in inner)
        depth = 1 + max((each for _, each in inner), default=0)
        if parts > MAX_PARTS or depth > MAX_DEPTH:
            self.found.excess.append(placed)
            parts = depth = 1
        self._sizes[placed.pointer] = parts, depth

    def _circle(
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
