"""What was found on a page so far: facts, doubts, and what each line was used for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.capture.facts import Certainty, Doubt, Fact, Reading, Subject
from generator.capture.page.lines import Line
from generator.values import JsonValue

OPERATION: Subject = ("operation",)


@dataclass(slots=True)
class Notes:
    """Takes facts, doubts and uses down as they are found."""

    facts: list[Fact] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    uses: dict[int, str] = field(default_factory=dict)

    def say(
        self,
        subject: Subject,
        aspect: str,
        value: JsonValue,
        line: int,
        certainty: Certainty = Certainty.SCHEMA,
    ) -> None:
        """Takes a fact down."""
        self.facts.append(Fact(subject, aspect, value, line, certainty))

    def doubt(
        self,
        rule: str,
        message: str,
        lines: Iterable[int],
        remedy: str,
        subject: Subject = OPERATION,
    ) -> None:
        """Takes down what the page leaves open or contradicts."""
        self.doubts.append(Doubt(rule, message, (*lines,), remedy, subject))

    def use(self, lines: Iterable[Line], what: str) -> None:
        """Takes down what lines were read as; what was said first of a line holds."""
        for line in lines:
            self.uses.setdefault(line.number, what)

    def reading(self) -> Reading:
        """All that was taken down, in the order of the page."""
        facts = sorted(self.facts, key=lambda each: each.line)
        return Reading(tuple(facts), tuple(self.doubts), dict(self.uses))
