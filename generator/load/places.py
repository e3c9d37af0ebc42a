"""Where the values of a text stand: those that are asked for, all others passed over without a look inside."""

import json
import re
from collections.abc import Container, Iterator
from contextlib import suppress
from json import JSONDecoder

from generator.errors import Stop, pointer
from generator.load.source import Source
from generator.load.yaml import parse_yaml

_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")
# what is passed over is not kept; the decoder reads it faster than any search for its end
_DECODER = JSONDecoder(strict=False, parse_int=len, parse_float=len)


def places(source: Source, inside: Container[str]) -> Iterator[tuple[str, int]]:
    """The pointer of each value, and where its key or item begins; what a value holds only if it is one of `inside`.

    YAML is told as far as it can be read; raises ValueError where JSON cannot be.
    """
    if source.syntax == "json":
        return _of_json(source.text, inside)
    if not source.marks.keys:
        with suppress(Stop):
            parse_yaml(source)
    return source.marks.places(inside)


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
