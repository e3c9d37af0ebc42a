"""How two captures differ, operation by operation: what was added, what is gone, and each fact that changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.capture.documents import Captured
from generator.errors import pointer

_OPERATION = "x-restencil-page"
_NOTES = "x-restencil-notes"


@dataclass(frozen=True, slots=True)
class FactChange:
    """A value that is another one: where in the operation, before and after (None where it was not or is not there)."""

    place: str
    old: Any
    new: Any
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of the operation of one page: `kind` is added, gone or changed."""

    page: str
    name: str
    kind: str
    facts: tuple[FactChange, ...] = ()


def changes(before: Mapping[str, Any], after: Captured) -> tuple[Change, ...]:
    """What differs from the document `before`, each operation known by its page."""
    old, new = dict(_operations(before)), dict(_operations(after.document))
    found = [
        *(Change(page, old[page][0], "gone") for page in old if page not in new),
        *(Change(page, new[page][0], "added") for page in new if page not in old),
        *(
            Change(page, new[page][0], "changed", facts)
            for page in new
            if page in old and (facts := tuple(_facts(old[page], new[page], after)))
        ),
    ]
    return tuple(found)


_Placed = tuple[str, str, dict[str, Any]]


def _operations(document: Mapping[str, Any]) -> Iterator[tuple[str, _Placed]]:
    """Each operation by the id of its page: what it is called, where it stands, and what it is."""
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            if isinstance(operation, dict) and _OPERATION in operation:
                name, place = f"{method.upper()} {path}", pointer("paths", path, method)
                yield operation[_OPERATION]["id"], (name, place, operation)


def _facts(old: _Placed, new: _Placed, after: Captured) -> Iterator[FactChange]:
    if old[0] != new[0]:
        yield FactChange("", old[0], new[0], _line(after, new[1], ""))
    one, other = dict(_leaves(old[2], "")), dict(_leaves(new[2], ""))
    for place in dict.fromkeys((*one, *other)):
        if one.get(place) != other.get(place):
            line = _line(after, new[1], place)
            yield FactChange(place, one.get(place), other.get(place), line)


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """The plain values and the lists of an operation, by their places; notes by what they say, not by their lines."""
    if not isinstance(value, dict):
        yield place, value
        return
    for key, each in value.items():
        if key == _NOTES:
            yield from (
                (
                    f"{place}/{_NOTES}/{note['rule']}/{note.get('pointer', '')}",
                    note["message"],
                )
                for note in each
            )
        else:
            yield from _leaves(each, place + pointer(key))


def _line(after: Captured, operation: str, place: str) -> int:
    """The line of the page that says what stands at a place, or around it."""
    while place:
        if found := after.sources.get(operation + place):
            return found[1]
        place = place.rpartition("/")[0]
    return 0
