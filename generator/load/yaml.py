"""YAML 1.2 read into JSON values, with located problems for whatever JSON cannot hold."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.errors import Stop
from generator.load.budget import MAX_NODES, MAX_PROBLEMS
from generator.load.entries import duplicates
from generator.load.scalars import UnusableError, resolve, tagged
from generator.load.source import Source, empty
from generator.load.yaml_building import (
    CORE,
    MERGE,
    Anchored,
    Building,
    Frame,
    anchored_by,
    merge,
    refuse_as_key,
    refuse_excess,
)
from generator.load.yaml_events import events, start_of
from generator.values import JsonValue

_SCALAR_TAGS = {CORE + kind for kind in ("str", "int", "float", "bool", "null")}


def parse_yaml(source: Source) -> JsonValue:
    """The value of the one document in a YAML text; Stop with all that is wrong with it."""
    building = Building(source)
    with _no_collection(), _all_closed(building):
        for event in events(source):
            handle = _HANDLERS.get(type(event))
            if handle:
                handle(building, event)
    return _finished(building)


@contextmanager
def _all_closed(building: Building) -> Iterator[None]:
    """Notes as far as the text is read where its entries stand, whatever was noted of it before."""
    building.source.marks.clear()
    try:
        yield
    finally:
        for frame in building.frames[1:]:
            building.source.marks.close(frame.number)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Spares the garbage collector the many containers that a parse makes and keeps."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _finished(building: Building) -> JsonValue:
    again = duplicates(building.source) if building.repeats else ()
    problems = tuple(islice(chain(building.problems, again), MAX_PROBLEMS))
    if problems:
        raise Stop(*problems)
    match building.frames[0].container:
        case [value]:
            return value
        case _:
            raise Stop(empty(building.source.name))


def _document(building: Building, event: DocumentStartEvent) -> None:
    if building.frames[0].container:
        building.stop(
            event,
            "yaml-documents",
            "a second document begins here",
            "keep one document in a file",
        )


def _scalar(building: Building, event: ScalarEvent) -> None:
    building.nodes += 1
    if building.nodes > MAX_NODES:
        refuse_excess(building, event, 0)
    frame = building.frames[-1]
    if type(frame.container) is dict and frame.key is None:
        _take_key(building, frame, event)
        return
    building.mark(event)
    if event.anchor is None:
        _put(frame, _scalar_value(building, event))
    else:
        value = _scalar_value(building, event)
        building.anchors[event.anchor] = Anchored(value)
        _put(frame, value)


def _mapping(building: Building, event: MappingStartEvent) -> None:
    _open(building, event, Frame({}, event.anchor, building.nodes), CORE + "map")


def _sequence(building: Building, event: SequenceStartEvent) -> None:
    _open(building, event, Frame([], event.anchor, building.nodes), CORE + "seq")


def _close(building: Building, _event: Event) -> None:
    frame = building.frames.pop()
    building.source.marks.close(frame.number)
    if frame.merge >= 0:
        merge(building, frame)
    outer = building.frames[-1]
    outer.height = max(outer.height, frame.height + 1)
    _put(outer, frame.container)
    if frame.anchor is not None:
        nodes = building.nodes - frame.nodes
        anchored = Anchored(frame.container, nodes, frame.height + 1)
        building.anchors[frame.anchor] = anchored


def _alias(building: Building, event: AliasEvent) -> None:
    frame = building.frames[-1]
    refuse_as_key(building, event)
    anchored = anchored_by(building, event)
    building.nodes += anchored.nodes
    building.repeated += anchored.nodes
    refuse_excess(building, event, len(building.frames) - 1 + anchored.height)
    frame.height = max(frame.height, anchored.height)
    building.mark(event)
    _put(frame, anchored.value)


_HANDLERS: dict[type[Event], Callable[[Building, Any], None]] = {
    ScalarEvent: _scalar,
    MappingStartEvent: _mapping,
    SequenceStartEvent: _sequence,
    MappingEndEvent: _close,
    SequenceEndEvent: _close,
    AliasEvent: _alias,
    DocumentStartEvent: _document,
}


def _put(frame: Frame, value: JsonValue) -> None:
    container = frame.container
    if isinstance(container, list):
        container.append(value)
    else:
        container[frame.key or ""] = value
        frame.key = None


def _open(
    building: Building, event: CollectionStartEvent, frame: Frame, tag: str
) -> None:
    refuse_as_key(building, event)
    if event.tag not in (None, tag):
        building.report_tag(event)
    building.nodes += 1
    refuse_excess(building, event, len(building.frames))
    if event.anchor is not None:
        building.anchors[event.anchor] = None
    frame.number = building.mark(event)
    building.frames.append(frame)


def _take_key(building: Building, frame: Frame, event: ScalarEvent) -> None:
    key = event.value
    if key in frame.container:
        building.repeats += 1
    if key == MERGE and event.implicit[0]:
        frame.merge = start_of(event)
    if event.tag is not None and event.tag not in _SCALAR_TAGS:
        building.report_tag(event)
    if event.anchor is not None:
        building.anchors[event.anchor] = Anchored(_scalar_value(building, event))
    frame.key, frame.start = key, start_of(event)


def _scalar_value(building: Building, event: ScalarEvent) -> JsonValue:
    if not event.implicit[0] and event.tag is None:
        return event.value
    if event.value == "" and len(building.frames) == 1 and event.tag is None:
        raise Stop(empty(building.source.name))
    try:
        return _untagged(building, event)
    except UnusableError as reason:
        building.report(event, "yaml-scalar", reason.message, reason.hint)
        return None


def _untagged(building: Building, event: ScalarEvent) -> JsonValue:
    if event.tag is None:
        return resolve(event.value)
    if event.tag in _SCALAR_TAGS:
        return tagged(event.value, event.tag.removeprefix(CORE))
    building.report_tag(event)
    return None
