"""How far a YAML document has been read, and the ways in which it can go no further."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from yaml.events import AliasEvent, CollectionStartEvent, Event, ScalarEvent

from generator.errors import Problem, Stop, error, pointer
from generator.load.budget import MAX_DEPTH, MAX_NODES, MAX_PROBLEMS, MAX_REPEATED
from generator.load.source import Source
from generator.load.yaml_events import start_of
from generator.shown import shown
from generator.values import JsonValue

MERGE = "<<"
"""The key of YAML 1.1 that stands for the entries of other mappings."""

CORE = "tag:yaml.org,2002:"
"""What the tags of YAML's own types begin with."""


@dataclass(slots=True)
class Frame:
    """A collection that is being filled; `nodes` is how many there were before it.

    `key` is that of the value that comes next, and begins at `start`; `number` is that of its own entry among the marks.
    `merge` is where its merge key stands, -1 without one.
    """

    container: dict[str, JsonValue] | list[JsonValue]
    anchor: str | None = None
    nodes: int = 0
    height: int = 0
    key: str | None = None
    start: int = 0
    number: int = 0
    merge: int = -1


@dataclass(frozen=True, slots=True)
class Anchored:
    """What an alias stands for, and what it adds to the budgets."""

    value: JsonValue
    nodes: int = 1
    height: int = 0


@dataclass(slots=True)
class Building:
    """The open collections (the first one holds the root), the anchors (None while open) and the tallies."""

    source: Source
    frames: list[Frame] = field(default_factory=lambda: [Frame([])])
    anchors: dict[str, Anchored | None] = field(default_factory=dict)
    nodes: int = 0
    repeated: int = 0
    repeats: int = 0
    problems: list[Problem] = field(default_factory=list)

    def mark(self, event: Event) -> int:
        """Note where the value begins that an event is, or its key; the number of its entry."""
        frame = self.frames[-1]
        start = start_of(event) if frame.key is None else frame.start
        return self.source.marks.note(frame.key, start)

    def report(self, event: Event, rule: str, message: str, hint: str) -> None:
        """Keep a problem at an event for the end of the document."""
        self._keep(self._problem(start_of(event), rule, message, hint))

    def stop(self, event: Event, rule: str, message: str, hint: str) -> NoReturn:
        """Give up at an event."""
        problem = self._problem(start_of(event), rule, message, hint)
        raise Stop(*self.problems, problem)

    def refuse_merge(self, start: int) -> None:
        """Keep the problem of a merge key at `start` that names no mapping."""
        message = "the merge key `<<` names no mapping"
        hint = "name a mapping, such as `<<: *common`, or put the key in quotes"
        self._keep(self._problem(start, "yaml-merge-key", message, hint))

    def report_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        """Keep the problem of a tag that is not honoured, located at the tag itself."""
        index = self.source.text.find("!", start_of(event))
        tag = shown((event.tag or "").replace(CORE, "!!"))
        self._keep(
            self._problem(
                index,
                "yaml-tag",
                f"the tag `{tag}` is not supported",
                "remove the tag, and write a plain value",
            )
        )

    def _keep(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) == MAX_PROBLEMS:
            raise Stop(*self.problems)

    def _problem(self, index: int, rule: str, message: str, hint: str) -> Problem:
        at = self.source.at(index, pointer(*_path(self.frames[1:])))
        return error(rule, message, hint, at)


def refuse_excess(building: Building, event: Event, depth: int) -> None:
    """Stop at an event that makes the document deeper or larger than is bearable."""
    if depth > MAX_DEPTH:
        building.stop(
            event,
            "yaml-depth",
            f"the document is nested more than {MAX_DEPTH} levels deep",
            "move the inner parts into schemas of their own, and refer to them by `$ref`",
        )
    for count, most in (
        (building.nodes, MAX_NODES),
        (building.repeated, MAX_REPEATED),
    ):
        if count > most:
            building.stop(
                event,
                "yaml-size",
                f"the document holds more than {most:,} values, its aliases expanded",
                "take the aliases out, or split the document",
            )


def refuse_as_key(building: Building, event: Event) -> None:
    """Stop at a collection or alias that stands where a mapping wants a key."""
    frame = building.frames[-1]
    if isinstance(frame.container, dict) and frame.key is None:
        building.stop(
            event,
            "yaml-key",
            "a key of a mapping is not a plain text",
            "write the key as text",
        )


def merge(building: Building, frame: Frame) -> None:
    """Put what the merge key of a mapping names among its own entries, which stay; a problem if those are no mappings."""
    assert isinstance(frame.container, dict)
    stated = frame.container.pop(MERGE)
    for each in stated if isinstance(stated, list) else [stated]:
        if not isinstance(each, dict):
            building.refuse_merge(frame.merge)
            return
        for key, value in each.items():
            frame.container.setdefault(key, value)
    building.source.marks.merges.append(frame.merge)


def anchored_by(building: Building, event: AliasEvent) -> Anchored:
    """What an alias stands for; Stop when that is nothing, or the alias itself is part of it."""
    name = shown(event.anchor)
    if event.anchor not in building.anchors:
        building.stop(
            event,
            "yaml-alias",
            f"the alias `*{name}` has no anchor before it",
            f"write `&{name}` before the value that is meant",
        )
    return building.anchors[event.anchor] or building.stop(
        event,
        "yaml-alias",
        f"the alias `*{name}` stands inside the value that it repeats",
        "write the value out, or refer to it by `$ref`",
    )


def _path(frames: list[Frame]) -> Iterator[str | int]:
    """Lead to the value that is read, or to the mapping whose next key is read."""
    for frame in frames:
        if isinstance(frame.container, list):
            yield len(frame.container)
        elif frame.key is not None:
            yield frame.key
