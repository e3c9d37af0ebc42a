"""What is nested deeper than anybody could read, and would take a program that walks it beyond its limits."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.capture.facts import Doubt, Fact, Reading

_DEEPEST = 50


def shallow(reading: Reading) -> Reading:
    """What a page says without the facts that are nested too deep; a doubt tells of the first of each line."""
    deep = {fact.line: fact for fact in reversed(reading.facts) if _is_deep(fact)}
    if not deep:
        return reading
    return replace(
        reading,
        facts=tuple(fact for fact in reading.facts if not _is_deep(fact)),
        doubts=(*reading.doubts, *map(_too_deep, deep.values())),
    )


def _is_deep(fact: Fact) -> bool:
    if len(fact.subject) > _DEEPEST:
        return True
    level: list[Any] = [fact.value]
    for _ in range(_DEEPEST):
        level = [each for outer in level for each in _items(outer)]
    return bool(level)


def _items(value: Any) -> Iterable[Any]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
    return ()


def _too_deep(fact: Fact) -> Doubt:
    message = (
        f"This is nested more than {_DEEPEST} levels deep; the spec leaves it out."
    )
    remedy = "give a smaller example in the corrections"
    return Doubt("example-too-deep", message, (fact.line,), remedy)
