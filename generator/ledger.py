"""Which rules of models have their cases already, whoever's bodies showed them."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

Place = tuple[str | int, ...]

Side = Literal["request", "answer"]

# so often is a rule tried that is never reported as broken
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a model, none of a value that is in no model: what `keyword` asks for at a place within it."""

    model: str
    within: Place
    keyword: str


Notes = tuple[list[Place], list[Place]]
"""Of the rules of a model those that were settled, and those that failed: where each is, and then its keyword."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was `noted` in a ledger, by the models, from one turn to the next, and of which models it was `asked`."""

    asked: set[str] = field(default_factory=set)
    noted: dict[str, Notes] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """The rules that have their cases on one side of an API, so that none has them again.

    Of the rules of a body itself every one is told apart; of those of a model inside bodies, one of each kind is enough.
    """

    side: Side
    misses: int = 0
    page: Page = field(default_factory=Page)
    _settled: set[Rule] = field(default_factory=set)
    _tries: Counter[Rule] = field(default_factory=Counter)

    def turn(self) -> None:
        """Begins a page: what is asked and noted from here on is on it."""
        self.page, self.misses = Page(), 0

    def is_open(self, rule: Rule) -> bool:
        """Whether the rule has no case yet."""
        self.page.asked.add(rule.model)
        return rule not in self._settled and self._tries[rule] < _PATIENCE

    def failed(self, rule: Rule) -> None:
        """Notes that breaking the rule did not show, the `misses` before it among those that did not one after the other."""
        self.misses += 1
        if rule.model:
            self._tries[rule] += 1
            self._notes(rule)[1].append((*rule.within, rule.keyword))

    def settled(self, rule: Rule) -> None:
        """Notes that the rule has its case."""
        self.misses = 0
        if rule.model:
            self._settled.update((rule, replace(rule, within=())))
            self._notes(rule)[0].append((*rule.within, rule.keyword))

    def _notes(self, rule: Rule) -> Notes:
        return self.page.noted.setdefault(rule.model, ([], []))

    def repeat(self, noted: dict[str, Notes]) -> None:
        """Notes again what was noted on a page, on a new one."""
        self.turn()
        for model, (settled, failed) in noted.items():
            for *within, keyword in settled:
                self.settled(Rule(model, tuple(within), str(keyword)))
            for *within, keyword in failed:
                self.failed(Rule(model, tuple(within), str(keyword)))
