"""Every entry of a document in reading order, with the place where it stands: the slow second look."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.errors import Location, Problem, error, pointer
from generator.load.source import Source
from generator.load.yaml_events import events, start_of
from generator.shown import shown


class Step(NamedTuple):
    """One move through a document: `{` or `[` opens, `}` closes, `k` is a key, `v` any other value.

    `text` is a key, unescaped, or a JSON value as it is written.
    """

    kind: str
    text: str
    start: int


class Entry(NamedTuple):
    """A value: its key, if it has one, stands at `start` and stood at `first` when its mapping had it before."""

    pointer: str
    start: int
    first: int
    key: str
    text: str
    value_start: int


Steps: TypeAlias = Iterator[Step]

# an unclosed string takes all that is left, so that no text is searched twice
_TOKEN = re.compile(
    r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[][{}:,]|[^\s"][^][\s"{}:,]*+', re.DOTALL
)

_YAML_KINDS: dict[type[Event], str] = {
    ScalarEvent: "v",
    AliasEvent: "v",
    MappingStartEvent: "{",
    SequenceStartEvent: "[",
    MappingEndEvent: "}",
    SequenceEndEvent: "}",
}


@dataclass(slots=True)
class _Frame:
    """A collection that is being read, and the key whose value comes next."""

    pointer: str
    kind: str
    count: int = 0
    key: str = ""
    key_start: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def name(self, step: Step) -> None:
        """Take a key."""
        self.key, self.key_start = step.text, step.start

    def entry(self, step: Step) -> Entry:
        """The entry that a value or an opening bracket makes here."""
        if self.kind == "{":
            return self._member(step)
        at = f"{self.pointer}/{self.count}" if self.kind == "[" else ""
        self.count += 1
        return Entry(at, step.start, step.start, "", step.text, step.start)

    def _member(self, step: Step) -> Entry:
        first = self.seen.setdefault(self.key, self.key_start)
        at = self.pointer + pointer(self.key)
        return Entry(at, self.key_start, first, self.key, step.text, step.start)


def entries(source: Source) -> Iterator[Entry]:
    """The root and all that is inside it, each parent before its children; Stop at a YAML syntax error."""
    frames = [_Frame("", "")]
    for step in steps(source):
        match step.kind:
            case "k":
                frames[-1].name(step)
            case "}":
                frames.pop()
            case kind:
                entry = frames[-1].entry(step)
                yield entry
                if kind != "v":
                    frames.append(_Frame(entry.pointer, kind))


def steps(source: Source) -> Steps:
    """The moves through a document, as far as it can be read."""
    return _STEPS[source.syntax](source)


def duplicates(source: Source) -> Iterator[Problem]:
    """A problem for each key that its mapping has already, located at the later one."""
    lines = source.lines
    for entry in entries(source):
        if entry.first != entry.start:
            line, column = lines.position(entry.first)
            at = Location(source.name, entry.pointer, *lines.position(entry.start))
            yield error(
                f"{source.syntax}-duplicate-key",
                f"the key `{shown(entry.key)}` was already given at {line}:{column}",
                "keep one of the two, or join what they hold",
                at,
            )


def _yaml_steps(source: Source) -> Steps:
    # for each open collection: whether a key comes next, or None if it has no keys
    turns: list[bool | None] = [None]
    for event in events(source):
        kind = _YAML_KINDS.get(type(event), "")
        if kind == "}":
            turns.pop()
        elif kind:
            turn = turns[-1]
            turns[-1] = turn if turn is None else not turn
            kind = "k" if turn and isinstance(event, ScalarEvent) else kind
        if kind in {"{", "["}:
            turns.append(True if kind == "{" else None)
        if kind:
            text = event.value if isinstance(event, ScalarEvent) else ""
            yield Step(kind, text, start_of(event))


def _json_steps(source: Source) -> Steps:
    stack: list[str] = []
    key_next = False
    for found in _TOKEN.finditer(source.text):
        piece = found[0]
        match piece[0]:
            case "{" | "[" as kind:
                stack.append(kind)
                yield Step(kind, "", found.start())
            case "}" | "]" if stack:
                stack.pop()
                yield Step("}", "", found.start())
            case '"' if key_next:
                yield Step("k", _unquoted(piece), found.start())
            case "," | ":" | "}" | "]":
                pass
            case _:
                yield Step("v", piece, found.start())
        key_next = piece == "{" or (piece == "," and stack[-1:] == ["{"])


def _unquoted(token: str) -> str:
    return str(json.loads(token, strict=False)) if "\\" in token else token[1:-1]


_STEPS: dict[str, Callable[[Source], Steps]] = {
    "yaml": _yaml_steps,
    "json": _json_steps,
}
