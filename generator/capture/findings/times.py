"""What is left open of times: the zone, and in which of several ways they are written."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from generator.capture.facts import ITEMS, Doubt, Fact
from generator.capture.findings.common import (
    Rule,
    answers,
    contents,
    doubt,
    head_of,
    line_of,
    name_of,
    quoted,
)
from generator.capture.telling import Told
from generator.values import JsonValue

_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
_SHORTEST = len("2025-01-01T00:00")
_TIMED = re.compile(r"(?i).*(?:time|date|created|updated|expire[sd]?|_at|timestamp)s?")
# from 2001 on, in seconds and in milliseconds
_SECONDS = range(1_000_000_000, 5_000_000_000)


def _time_without_zone(root: Told) -> Iterator[Doubt]:
    # 30
    for media in contents(root):
        for node, fact in _shown(media):
            if isinstance(fact.value, str) and _way(node, fact.value) == _BARE:
                line = line_of(node, "type")
                message = (
                    f"{name_of(node)} on line {line} is a time, {quoted(fact.value)} in the example on line {fact.line}, and it is not said in which "
                    "time zone it is. The spec says that it is a text."
                )
                remedy = "ask in which zone it is, and write it into the description"
                lines = (line, fact.line)
                yield doubt("date-time-without-zone", message, node, lines, remedy)


_BARE = "a time without a zone"


def _shown(media: Told) -> Iterator[tuple[Told, Fact]]:
    """The first value that examples show of each field."""
    for node in media.walk():
        yield from ((node, fact) for fact in node.every("seen")[:1])


def _way(node: Told, value: JsonValue) -> str:
    """In which way a value writes a time, empty if it is none."""
    if isinstance(value, str):
        is_zoned = bool(_ZONE.search(value))
        return "" if not _is_time(value) else "a time with a zone" if is_zoned else _BARE  # fmt: skip
    name = next((step for step in reversed(node.subject) if step != ITEMS), "")
    if not isinstance(value, int) or isinstance(value, bool) or not _TIMED.fullmatch(name):  # fmt: skip
        return ""
    if value in _SECONDS:
        return "a number of seconds"
    return "a number of milliseconds" if value // 1000 in _SECONDS else ""


def _is_time(text: str) -> bool:
    if len(text) < _SHORTEST:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _times_differ(root: Told) -> Iterator[Doubt]:
    # 30
    found = [
        (way, node, fact)
        for media in answers(root)
        for node, fact in _shown(media)
        if (way := _way(node, fact.value))
    ]
    firsts = [next(each) for _, each in groupby(sorted(found, key=lambda each: each[0]), key=lambda each: each[0])]  # fmt: skip
    if len(firsts) > 1:
        said = ", ".join(
            f"{name_of(node)} on line {fact.line} is {way}"
            for way, node, fact in firsts
        )
        message = f"Times are written in {len(firsts)} ways: {said}. The spec has numbers as numbers and texts as texts."
        remedy = "nothing but the description can say so: write it there"
        lines = (fact.line for _, _, fact in firsts)
        yield doubt("times-differ", message, head_of(root), lines, remedy)


RULES: tuple[Rule, ...] = (_time_without_zone, _times_differ)
"""Each from all facts to what is in doubt."""
