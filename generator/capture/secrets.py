"""Secrets that look live, found in what documentation shows, and taken out of it."""

import re
from collections.abc import Iterator
from typing import TypeGuard

from generator.values import JsonValue

MASK = "********"

_SECRET = re.compile(
    r"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}"
    r"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{16}\b"
    r"|(?<=[Bb]earer )[A-Za-z0-9_.~+/-]{20,}=*"
)
_FEW = 8
"""Fewer different characters than that are a placeholder, such as `sk-xxxxxxxxxxxxxxxxxxxx`."""


def hidden(value: JsonValue) -> tuple[JsonValue, int | None]:
    """A value with asterisks in place of its secrets, and behind how many line breaks of its text the first one stands.

    None stands for no secret; in a collection it is told as the first line.
    """
    if isinstance(value, str):
        first = next(_secrets(value), None)
        if first is None:
            return value, None
        return _masked(value), value.count("\n", 0, first.start())
    if isinstance(value, dict | list) and any(
        next(_secrets(text), None) for text in _texts(value)
    ):
        return _without(value), 0
    return value, None


def _secrets(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _SECRET.finditer(text) if _is_live(found[0]))


def _is_live(text: str) -> bool:
    is_mixed = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    return len({*text}) >= _FEW and is_mixed


def _masked(text: str) -> str:
    return _SECRET.sub(lambda found: MASK if _is_live(found[0]) else found[0], text)


def _texts(value: JsonValue) -> Iterator[str]:
    """All texts in a value; without recursion, for values may be nested deep."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as found:
                waiting += found.values()
                yield from found
            case list() as found:
                waiting += found
            case str() as found:
                yield found


def _without(value: JsonValue) -> JsonValue:
    """A copy without secrets; without recursion too."""
    whole: dict[str, JsonValue] = {"": value}
    waiting: list[list[JsonValue] | dict[str, JsonValue]] = [whole]
    while waiting:
        match waiting.pop():
            case dict() as made:
                made.update({key: _copied(each) for key, each in made.items()})
                waiting += [each for each in made.values() if _holds(each)]
            case list() as made:
                made[:] = map(_copied, made)
                waiting += [each for each in made if _holds(each)]
    return whole[""]


def _holds(value: JsonValue) -> TypeGuard[list[JsonValue] | dict[str, JsonValue]]:
    return isinstance(value, dict | list)


def _copied(value: JsonValue) -> JsonValue:
    match value:
        case dict():
            return {_masked(key): each for key, each in value.items()}
        case list():
            return [*value]
        case str():
            return _masked(value)
    return value
