"""JSON read into values, with located problems for whatever is not JSON or cannot be used."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from generator.errors import Problem, Stop, error
from generator.load.budget import MAX_DEPTH, MAX_NODES, MAX_PROBLEMS
from generator.load.entries import duplicates, entries, steps
from generator.load.json_syntax import explained
from generator.load.scalars import UnusableError, finite, integer, not_a_number
from generator.load.source import Source, empty
from generator.values import JsonValue

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def parse_json(source: Source) -> JsonValue:
    """The value of a JSON text; Stop with all that is wrong with it."""
    if not source.text.strip():
        raise Stop(empty(source.name))
    _refuse_size(source)
    reading = _Reading()
    value = _decoded(source, reading)
    # half a character in a key would make the pointers of the other faults unprintable
    _stop_for(_half_characters(source))
    _stop_for(_faults(source, reading))
    if _is_too_deep(value):
        raise Stop(_too_deep(source))
    return value


def _stop_for(problems: Iterable[Problem]) -> None:
    first = tuple(islice(problems, MAX_PROBLEMS))
    if first:
        raise Stop(*first)


@dataclass(slots=True)
class _Reading:
    """The decoder's hooks: they take note that there are faults, to be located in a second look."""

    repeats: int = 0
    unusable: int = 0

    def pairs(self, pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        """An object, whose keys ought to differ."""
        made = dict(pairs)
        self.repeats += len(pairs) - len(made)
        return made

    def number(self, text: str) -> int | float | None:
        """A number, or None for one that cannot be used."""
        try:
            return _number(text)
        except UnusableError:
            self.unusable += 1
            return None


def _number(text: str) -> int | float:
    if text.endswith(("N", "y")):
        raise not_a_number(text)
    return integer(text) if text.lstrip("-").isdecimal() else finite(text)


def _decoded(source: Source, reading: _Reading) -> JsonValue:
    decoder = json.JSONDecoder(
        object_pairs_hook=reading.pairs,
        parse_int=reading.number,
        parse_float=reading.number,
        parse_constant=reading.number,
    )
    try:
        value: JsonValue = decoder.decode(source.text)
    except json.JSONDecodeError as reason:
        raise Stop(explained(source, reason.msg, reason.pos)) from reason
    except RecursionError as reason:
        raise Stop(_too_deep(source)) from reason
    return value


def _faults(source: Source, reading: _Reading) -> Iterator[Problem]:
    return chain(
        duplicates(source) if reading.repeats else (),
        _unusable_numbers(source) if reading.unusable else (),
    )


def _unusable_numbers(source: Source) -> Iterator[Problem]:
    for entry in entries(source):
        if entry.text[:1] in set("-0123456789NI"):
            try:
                _number(entry.text)
            except UnusableError as reason:
                at = source.at(entry.value_start, entry.pointer)
                yield error("json-number", reason.message, reason.hint, at)


def _half_characters(source: Source) -> Iterator[Problem]:
    if "\\ud" not in source.text and "\\uD" not in source.text:
        return
    for found in _ESCAPE.finditer(source.text):
        if found["half"]:
            yield error(
                "json-surrogate",
                f"the escape `{found[0]}` is only half of a character",
                "write the character itself, or both halves of its escape",
                source.at(found.start()),
            )


def _refuse_size(source: Source) -> None:
    # each value but the root follows a comma or a bracket; some of these may stand in strings
    if sum(map(source.text.count, ",[{")) < MAX_NODES:
        return
    values = (step for step in steps(source) if step.kind in {"v", "{", "["})
    for count, step in enumerate(values):
        if count >= MAX_NODES:
            raise Stop(
                error(
                    "json-size",
                    f"the document holds more than {MAX_NODES:,} values",
                    "split the document, or take large examples out of it",
                    source.at(step.start),
                )
            )


def _is_too_deep(value: JsonValue) -> bool:
    level: list[Any] = [[value]]
    for _ in range(MAX_DEPTH + 1):
        # a type is told faster than a class, and most of a document are neither of these
        level = [
            child
            for parent in level
            for child in (parent.values() if type(parent) is dict else parent)
            if type(child) is dict or type(child) is list
        ]
    return bool(level)


def _too_deep(source: Source) -> Problem:
    return error(
        "json-depth",
        f"the document is nested more than {MAX_DEPTH} levels deep",
        "move the inner parts into schemas of their own, and refer to them by `$ref`",
        source.at(_deep_index(source)),
    )


def _deep_index(source: Source) -> int:
    """Where the first collection begins that is nested too deep."""
    depth = 0
    for step in steps(source):
        depth += {"{": 1, "[": 1, "}": -1}.get(step.kind, 0)
        if depth > MAX_DEPTH:
            return step.start
    return 0
