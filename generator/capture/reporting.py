"""What another capture has changed, as Markdown that reads well in a terminal and can be put into a pull request."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.capture.differing import Change, FactChange
from generator.capture.documents import Captured
from generator.capture.wording import code, worded
from generator.errors import Problem
from generator.load.positions import find_positions
from generator.load.source import source_of
from generator.values import ABSENT

_MOST_NAMES = 12
_NOTES = ("x-restencil-notes",)
_LONGEST = 300
_REMARK = re.compile(r"  # (line \d+.*)$")
_CORRECTIONS = {
    "overlay-conflict": "correction in conflict",
    "overlay-agrees": "correction to remove",
}

Names = Mapping[tuple[str, ...], Mapping[str, str]]
"""Names by their keys, scope by scope, as a names lock holds them."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Which lines of pages say what, in the document before, as its text, and after."""

    before: str
    after: Captured


def told_changes(found: tuple[Change, ...], lines: Lines) -> Iterator[str]:
    """A line for each operation that was added, moved or changed, or is gone, and one for each fact, old and new."""
    was = _lines_before(found, lines.before)
    for change in found:
        yield f"- {change.kind}: {_called(change)}"
        for fact in change.facts:
            yield f"  - {_fact(fact, was.get(fact.was, ''), _line_after(fact, lines.after))}"


def told_corrections(problems: tuple[Problem, ...]) -> Iterator[str]:
    """A line for each correction that does not fit any more, or is not needed any more, with what it says below it."""
    for each in problems:
        kind = _CORRECTIONS.get(each.rule, "correction that cannot be made")
        head, *rows = each.message.split("\n")
        at = f"{each.location.file}:{each.location.line}"
        yield f"- {kind}: {code(at)}: {_plain(head)}"
        for row in rows:
            name, _, value = row.strip().partition(":")
            yield f"  - {name}: {code(value.strip())}"
        if each.rule != "overlay-agrees":
            yield f"  - {_plain(each.hint)}"


def _plain(text: str) -> str:
    """What a problem says, with parts of the spec in it, as code from its first to its last character."""
    return code(text.replace("`", ""), _LONGEST)


def told_names(before: Names, after: Names) -> Iterator[str]:
    """The names that generated code would have and has not, and those that nothing has any more."""
    old, new = _flat(before), _flat(after)
    for kind, left, right in (("new", new, old), ("unused", old, new)):
        found = sorted((scope[:2], name) for scope, key, name in left - right)
        for (target, *sort), group in groupby(found, key=lambda each: each[0]):
            names = list(dict.fromkeys(name for _, name in group))
            more = len(names) - _MOST_NAMES
            listed = ", ".join(map(code, names[:_MOST_NAMES]))
            rest = f" and {more} more" if more > 0 else ""
            yield f"- {kind} names, {target} {' '.join(sort)}: {listed}{rest}"


def _flat(names: Names) -> set[tuple[tuple[str, ...], str, str]]:
    return {
        (scope, key, name)
        for scope, given in names.items()
        for key, name in given.items()
    }


def _called(change: Change) -> str:
    if not change.page:
        return "the document as a whole"
    name = (
        f"{code(change.was)} → {code(change.name)}" if change.was else code(change.name)
    )
    title = f" {code(change.title)}" if change.title else ""
    return f"{name}{title} (page {code(change.page)})"


def _fact(fact: FactChange, was: str, now: str) -> str:
    before = f"was {was}" if was and was != now else ""
    said = ", ".join(each for each in (now, before) if each)
    lines = f" ({said})" if said else ""
    if fact.place[:1] == _NOTES:
        told = "settled" if fact.new is ABSENT else code(fact.new, _LONGEST)
        return f"{worded(fact.place)}: {told}"
    return f"{worded(fact.place)}: {_value(fact.old)} → {_value(fact.new)}{lines}"


def _value(value: Any) -> str:
    if value is ABSENT:
        return "nothing"
    return code(json.dumps(value, ensure_ascii=False))


def _lines_before(found: tuple[Change, ...], text: str) -> dict[str, str]:
    """The lines that the document before names for what has changed, by pointers."""
    wanted = {
        fact.was for change in found for fact in change.facts if fact.old is not ABSENT
    }
    written = text.splitlines()
    positions = find_positions(source_of("captured.yaml", text), wanted)
    remarks = {
        place: _REMARK.search(written[line - 1])
        for place, (line, _) in positions.items()
    }
    return {place: remark[1] for place, remark in remarks.items() if remark}


def _line_after(fact: FactChange, after: Captured) -> str:
    """The line of the page that says what stands at a place, or around it."""
    place = fact.now
    while place:
        found = after.sources.get(place)
        if found and found.line:
            return f"line {found.line}" + (f" of {found.file}" if found.file else "")
        place = place.rpartition("/")[0]
    return ""
