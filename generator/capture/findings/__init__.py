"""What a page contradicts or leaves open: one rule a function, each from the facts to what is in doubt."""

from collections.abc import Iterator

from generator.capture.facts import Doubt
from generator.capture.findings import (
    calls,
    credentials,
    elsewhere,
    examples,
    fields,
    media,
    prose,
    times,
)
from generator.capture.telling import Told

_RULES = (
    *calls.RULES,
    *credentials.RULES,
    *media.RULES,
    *fields.RULES,
    *examples.RULES,
    *elsewhere.RULES,
    *times.RULES,
    *prose.RULES,
)


def findings(root: Told) -> Iterator[Doubt]:
    """All that the facts about one operation contradict or leave open, each once."""
    found = (each for rule in _RULES for each in rule(root))
    return iter(dict.fromkeys(found))
