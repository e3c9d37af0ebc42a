"""Where the values of a text stand: those that are asked for, all others passed over without a look inside."""

import json
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from json import JSONDecoder

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from generator.errors import pointer
from generator.load.source import Source
from generator.load.yaml_events import events, start_of

_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")
# what is passed over is not kept; the decoder reads it faster than any search for its end
_DECODER = JSONDecoder(strict=False, parse_int=len, parse_float=len)


def places(source: Source, inside: Container[str]) -> Iterator[tuple[str, int]]:
    """The pointer of each value, and where its key or item begins; what a value holds only if it is one of `inside`.

    Raises ValueError or `Stop` where the text cannot be read.
    """
    if source.syntax == "json":
        return _of_json(source.text, inside)
    return _of_yaml(events(source), inside)


def _of_yaml(
    events_: Iterator[Event], inside: Container[str]
) -> Iterator[tuple[str, int]]:
    # the collections that are open: pointer, key and its place in a mapping, number of the next item in a list
    stack: list[_Open] = []
    skipped = 0
    for event in events_:
        is_start = isinstance(event, CollectionStartEvent)
        if skipped:
            skipped += is_start - isinstance(event, CollectionEndEvent)
        elif isinstance(event, CollectionEndEvent):
            stack.pop()
        elif is_start or isinstance(event, ScalarEvent | AliasEvent):
            if stack and stack[-1].takes_key(event):
                continue
            place, start = stack[-1].entry(event) if stack else ("", start_of(event))
            yield place, start
            if is_start and place in inside:
                stack.append(_Open(place, isinstance(event, MappingStartEvent)))
            elif is_start:
                skipped = 1


@dataclass(slots=True)
class _Open:
    """A collection that is being read; `key` is that of the value that comes next, `number` the items that came."""

    pointer: str
    is_mapping: bool
    key: str | None = None
    start: int = 0
    number: int = 0

    def takes_key(self, event: Event) -> bool:
        """Whether an event is a key, which is kept for the value that comes next."""
        if not self.is_mapping or self.key is not None:
            return False
        self.key = event.value if isinstance(event, ScalarEvent) else ""
        self.start = start_of(event)
        return True

    def entry(self, event: Event) -> tuple[str, int]:
        """The pointer of a value, and where its key or itself begins."""
        if self.key is None:
            self.number += 1
            return f"{self.pointer}/{self.number - 1}", start_of(event)
        place, self.key = self.pointer + pointer(self.key), None
        return place, self.start


def _of_json(text: str, inside: Container[str]) -> Iterator[tuple[str, int]]:
    # the collections that are open: pointer, bracket that closes it, and number of the next item
    stack: list[tuple[str, str, int]] = []
    at, place, start = _after_space(text, 0), "", -1
    while True:
        yield place, at if start < 0 else start
        if text[at : at + 1] in {"{", "["} and place in inside:
            stack.append((place, "}" if text[at] == "{" else "]", 0))
            at = _after_space(text, at + 1)
        else:
            at = _after_space(text, _end(text, at))
        at = _closed(text, at, stack)
        if not stack:
            return
        parent, closer, number = stack.pop()
        stack.append((parent, closer, number + 1))
        start = at
        if closer == "}":
            key, at = _key(text, at)
            place = parent + pointer(key)
        else:
            place = f"{parent}/{number}"


def _closed(text: str, at: int, stack: list[tuple[str, str, int]]) -> int:
    """The place of the next item or key, after the collections that end before it are closed."""
    while stack and text[at : at + 1] == stack[-1][1]:
        stack.pop()
        at = _after_space(text, at + 1)
    return _after_space(text, at + 1) if text[at : at + 1] == "," else at


def _key(text: str, at: int) -> tuple[str, int]:
    """The key at a place, and the place of its value."""
    found = _STRING.match(text, at)
    if not found:
        raise ValueError("no key")
    key = str(json.loads(found[0], strict=False))
    colon = _after_space(text, found.end())
    if text[colon : colon + 1] != ":":
        raise ValueError("no value")
    return key, _after_space(text, colon + 1)


def _end(text: str, at: int) -> int:
    return _DECODER.raw_decode(text, at)[1]


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
