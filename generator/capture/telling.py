"""Which of the facts about one thing holds: the surest, and of several as sure ones the first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.capture.facts import Certainty, Fact, Subject
from generator.values import JsonValue


@dataclass(slots=True)
class Told:
    """All that is said of one thing, and of the things inside it, in the order of the page."""

    subject: Subject
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    inside: dict[str, "Told"] = field(default_factory=dict)

    def fact(self, aspect: str) -> Fact | None:
        """The fact that holds for an aspect, None if nothing is said of it."""
        return max(
            self.facts.get(aspect, ()), key=lambda each: each.certainty, default=None
        )

    def value(self, aspect: str) -> JsonValue:
        """What holds for an aspect, None if nothing is said of it."""
        found = self.fact(aspect)
        return found.value if found else None

    def text(self, aspect: str) -> str:
        """What holds for an aspect that is text, empty if nothing is said of it."""
        found = self.value(aspect)
        return found if isinstance(found, str) else ""

    def line(self, *aspects: str) -> int:
        """The line that says the first of `aspects` of which anything is said, 0 if none does."""
        found = (fact for aspect in aspects if (fact := self.fact(aspect)))
        return next((fact.line for fact in found), self._first())

    def _first(self) -> int:
        lines = [fact.line for facts in self.facts.values() for fact in facts]
        return min(lines, default=0)

    def every(self, aspect: str) -> tuple[Fact, ...]:
        """All that is said of an aspect."""
        return tuple(self.facts.get(aspect, ()))

    @property
    def is_stated(self) -> bool:
        """Whether anything is said of it, or of what is inside it, that is more than an example."""
        return any(
            fact.certainty > Certainty.SEEN
            for each in self.walk()
            for facts in each.facts.values()
            for fact in facts
        )

    @property
    def described(self) -> dict[str, "Told"]:
        """The things inside that the page describes; where it describes none, those that its examples show."""
        stated = {name: each for name, each in self.inside.items() if each.is_stated}
        return stated or self.inside

    def at(self, *path: str) -> "Told | None":
        """What is said of a thing inside, None if nothing is."""
        found: Told | None = self
        for step in path:
            found = found.inside.get(step) if found else None
        return found

    def walk(self) -> Iterator["Told"]:
        """This thing, and all that are inside it."""
        yield self
        for each in self.inside.values():
            yield from each.walk()


def told(facts: Iterable[Fact]) -> Told:
    """Facts as a tree, by their subjects."""
    root = Told(())
    for fact in facts:
        node = root
        for length, step in enumerate(fact.subject, 1):
            node = node.inside.setdefault(step, Told(fact.subject[:length]))
        node.facts.setdefault(fact.aspect, []).append(fact)
    return root
