"""Documents that break the letter of OpenAPI where their meaning is clear, put right; the rest stays as it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.errors import Location, pointer, tokens_of
from generator.faults import Violation
from generator.load.moves import traced
from generator.load.openapi import place_of
from generator.load.spots import Spot
from generator.load.tidy_rules import RULES
from generator.values import get


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put right at a violation: what was done, and what its author should do. `place` is where it stood."""

    violation: Violation
    place: Location
    done: str
    hint: str


@dataclass(slots=True)
class Tidying:
    """Puts a document right, in place; `moves` are told what gets another key.

    `locate` finds where a pointer stood, and `written` the scalar that is written there.
    """

    root: Any
    moves: dict[str, str]
    locate: Callable[[str], Location]
    written: Callable[[str], str | None]
    _accepted: set[tuple[str, str]] = field(default_factory=set)

    def repairs(self, found: list[Violation]) -> Iterator[Repair]:
        """Puts right what can be of the violations that were found."""
        # deeper ones first, so that what is put right inside a thing is not looked for after the thing has gone
        for violation in sorted(found, key=lambda each: each.pointer, reverse=True):
            place = self.locate(place_of(violation))
            if not self.accepts(violation) and (done := self._put_right(violation)):
                yield Repair(violation, place, *done)

    def accepts(self, violation: Violation) -> bool:
        """Whether a violation breaks the letter only, and was told."""
        return (violation.pointer, violation.keyword) in self._accepted

    def _put_right(self, violation: Violation) -> tuple[str, str] | None:
        if violation.keyword == "propertyNames":
            self._accepted.add((violation.pointer, violation.keyword))
            return "it is taken as it is", "give it a name of these characters"
        if not (spot := self._spot(violation)):
            return None
        done = (rule(spot) for rule in RULES.get(violation.keyword, ()))
        return next(filter(None, done), None)

    def _spot(self, violation: Violation) -> Spot | None:
        """Where a violation is; None if that has gone already, or it is the whole document."""
        *above, key = tokens_of(violation.pointer) or ("",)
        try:
            parent = get(self.root, pointer(*above))
        except LookupError:
            return None
        if not isinstance(parent, dict | list) or not violation.pointer:
            return None
        return Spot(
            self.root,
            tuple(above),
            parent,
            key,
            violation.message,
            self._rename,
            lambda: self.written(violation.pointer),
        )

    def _rename(self, parent: dict[str, Any], above: str, old: str, new: str) -> None:
        """Gives an entry another key, in its place among the others."""
        entries = [(new if key == old else key, value) for key, value in parent.items()]
        parent.clear()
        parent.update(entries)
        self.moves[above + pointer(new)] = traced(above + pointer(old), self.moves)
