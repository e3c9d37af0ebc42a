"""Digests of things that lead to one another: of each with all that it leads to, worked out for all in one go."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

Links = Mapping[str, Collection[str]]
"""Where each thing leads to; what is no thing itself does not count."""


def digest(*contents: bytes) -> bytes:
    """The digest of several contents, one behind the other."""
    made = hashlib.sha256()
    for each in contents:
        made.update(len(each).to_bytes(8, "big") + each)
    return made.digest()


def merkle(held: Mapping[str, bytes], links: Links) -> Mapping[str, bytes]:
    """The digest of each thing and of all that can be reached from it by `links`; `held` are those of things alone.

    Things that lead to one another in a circle have one digest.
    """
    found: dict[str, bytes] = {}
    for circle in _Search(links).circles():
        inside = (held[each] for each in sorted(circle))
        out = {each for one in circle for each in links[one] if each in found}
        made = digest(*inside, *(found[each] for each in sorted(out)))
        found.update(dict.fromkeys(circle, made))
    return found


@dataclass(slots=True)
class _Search:
    """Tarjan's search for circles, without recursion: links may be as deep as a document has components."""

    links: Links
    numbers: dict[str, int] = field(default_factory=dict)
    lowest: dict[str, int] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    way: list[tuple[str, Iterator[str]]] = field(default_factory=list)

    def circles(self) -> Iterator[list[str]]:
        """All things, those together that lead to one another, each after those that it leads to."""
        for thing in self.links:
            if thing not in self.numbers:
                self._enter(thing)
            while self.way:
                yield from self._step()

    def _enter(self, thing: str) -> None:
        self.numbers[thing] = self.lowest[thing] = len(self.numbers)
        self.pending.append(thing)
        self.way.append((thing, iter(self.links[thing])))

    def _step(self) -> Iterator[list[str]]:
        here, rest = self.way[-1]
        for there in rest:
            if there in self.links and there not in self.numbers:
                self._enter(there)
                return
            self._lower(here, there)
        self.way.pop()
        if self.way:
            self._lower(self.way[-1][0], here)
        if self.lowest[here] == self.numbers[here]:
            yield self._closed(here)

    def _lower(self, here: str, there: str) -> None:
        # what is in a circle already has none
        if there in self.lowest:
            self.lowest[here] = min(self.lowest[here], self.lowest[there])

    def _closed(self, thing: str) -> list[str]:
        circle = [self.pending.pop()]
        while circle[-1] != thing:
            circle.append(self.pending.pop())
        for each in circle:
            del self.lowest[each]
        return circle
