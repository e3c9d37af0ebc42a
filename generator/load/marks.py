"""Where the entries of a YAML text stand, noted while it is read."""

from array import array
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from generator.errors import pointer


def _numbers() -> "array[int]":
    return array("Q")


@dataclass(frozen=True, slots=True)
class Marks:
    """The entries in reading order: the key of each, None in a list, its first character, and how many are inside it.

    `merges` are where merge keys stand.
    """

    keys: list[str | None] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=_numbers)
    inside: "array[int]" = field(default_factory=_numbers)
    merges: "array[int]" = field(default_factory=_numbers)

    def clear(self) -> None:
        """Forgets all of it."""
        del self.keys[:], self.starts[:], self.inside[:], self.merges[:]

    def note(self, key: str | None, start: int) -> int:
        """Notes an entry in which nothing is yet; returns its number."""
        self.keys.append(key)
        self.starts.append(start)
        self.inside.append(0)
        return len(self.keys) - 1

    def close(self, number: int) -> None:
        """Notes that all which came after an entry is inside it."""
        self.inside[number] = len(self.keys) - number - 1

    def places(self, opened: Container[str]) -> Iterator[tuple[str, int]]:
        """The pointer of each entry, and where it begins; what is inside of one only if it is among the `opened`."""
        pending = [("", 0)] if self.keys else []
        while pending:
            place, number = pending.pop()
            yield place, self.starts[number]
            if place in opened:
                pending.extend(reversed([*self._children(place, number)]))

    def _children(self, place: str, number: int) -> Iterator[tuple[str, int]]:
        child, end, count = number + 1, number + 1 + self.inside[number], 0
        while child < end:
            key = self.keys[child]
            yield place + pointer(count if key is None else key), child
            child, count = child + 1 + self.inside[child], count + 1
