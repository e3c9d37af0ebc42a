"""What a page contradicts or leaves open: one rule a function, each from the facts to what is in doubt."""

from collections.abc import Iterator

from generator.capture.facts import Doubt
from generator.capture.findings import calls, examples, fields
from generator.capture.telling import Told

RULES = (*calls.RULES, *fields.RULES, *examples.RULES)


def findings(root: Told) -> Iterator[Doubt]:
    """All that the facts about one operation contradict or leave open."""
    for rule in RULES:
        yield from rule(root)
