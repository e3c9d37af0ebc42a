"""How two captures differ, operation by operation: what was added, what is gone, and each fact that changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.capture.documents import Captured, called, operations_in
from generator.capture.referring import retold
from generator.errors import pointer
from generator.values import ABSENT, same

_PAGE = "x-restencil-page"
_NOTES = "x-restencil-notes"
_LINES = re.compile(r"\b(lines?) \d+((, | and |, and |-)\d+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A value that is another one, ABSENT before or after where there is none.

    `place` are the steps to it, those in lists by what things are called; `was` and `now` are its pointers in the two
    documents.
    """

    place: tuple[str, ...]
    old: Any
    new: Any
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of an operation: `kind` is added, gone, moved or changed; `was` is what it was called before.

    Of the document outside of its operations, all but the facts is empty, and the kind is changed.
    """

    page: str
    name: str
    kind: str
    title: str = ""
    was: str = ""
    facts: tuple[FactChange, ...] = ()


def changes(before: Mapping[str, Any], after: Captured) -> tuple[Change, ...]:
    """What differs from the document `before`, each operation known by its page."""
    old, new = _operations(before), _operations(after.document)
    pair = _Pair(_outside(before), _outside(after.document))
    around = tuple(_differences(pair))
    found = [
        *(_whole(new[page], "added") for page in new if page not in old),
        *(_whole(old[page], "gone") for page in old if page not in new),
        *(_changed(old[page], new[page]) for page in new if page in old),
        Change("", "", "changed", facts=around if before else ()),
    ]
    return tuple(each for each in found if each.facts or each.kind != "changed")


@dataclass(frozen=True, slots=True)
class _Operation:
    page: str
    name: str
    place: str
    stated: dict[str, Any]

    @property
    def title(self) -> str:
        return str(self.stated.get("summary", ""))


def _operations(document: Mapping[str, Any]) -> dict[str, _Operation]:
    """Each operation by the id of its page."""
    found = (
        _Operation(
            operation[_PAGE]["id"],
            called(place),
            place,
            operation,
        )
        for place, operation in operations_in(document)
        if _PAGE in operation
    )
    return {each.page: each for each in found}


def _whole(operation: _Operation, kind: str) -> Change:
    return Change(operation.page, operation.name, kind, operation.title)


def _changed(old: _Operation, new: _Operation) -> Change:
    pair = _Pair(old.stated, new.stated, (), old.place, new.place)
    facts = tuple(
        each
        for each in _differences(pair)
        if not _is_same_reference(each, old.place, new.place)
    )
    is_moved = old.name != new.name
    kind, was = ("moved", old.name) if is_moved else ("changed", "")
    return Change(new.page, new.name, kind, new.title, was, facts)


def _is_same_reference(fact: FactChange, old: str, new: str) -> bool:
    """Whether a value only names another place because its operation has moved."""
    return isinstance(fact.old, str) and fact.new == retold(fact.old, old, new)


def _outside(document: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in a document besides its operations."""
    sections = {
        section: dict(_without_operations(document.get(section, {})))
        for section in ("paths", "webhooks")
    }
    return {**document, **sections}


def _without_operations(items: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for path, item in items.items():
        if left := {key: each for key, each in item.items() if not _is_operation(each)}:
            yield path, left


def _is_operation(value: Any) -> bool:
    return isinstance(value, dict) and _PAGE in value


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two values of one place, and the pointers to them."""

    old: Any
    new: Any
    place: tuple[str, ...] = ()
    was: str = ""
    now: str = ""

    def inside(self, name: str, old: "_Found", new: "_Found") -> "_Pair":
        """The values of what is called `name` in the two."""
        (was, before), (now, after) = old, new
        return _Pair(
            before,
            after,
            (*self.place, name),
            self.was + pointer(was),
            self.now + pointer(now),
        )


_Found = tuple[str | int, Any]


def _differences(pair: _Pair) -> Iterator[FactChange]:
    """The outermost values that differ, of objects and of lists whose things have names."""
    if same(pair.old, pair.new) or _is_same_note(pair):
        return
    old, new = _named(pair.old, pair.place), _named(pair.new, pair.place)
    if old is None or new is None:
        yield FactChange(pair.place, pair.old, pair.new, pair.was, pair.now)
        return
    for name in dict.fromkeys((*old, *new)):
        # what is not there is looked for around it
        nothing = ("", ABSENT)
        yield from _differences(
            pair.inside(name, old.get(name, nothing), new.get(name, nothing))
        )


def _named(value: Any, place: tuple[str, ...]) -> dict[str, _Found] | None:
    """What is inside a value, by names that stay; None where it is one value for a reader."""
    if value is ABSENT and place == (_NOTES,):
        return {}
    if place[-1:] in {("value",), ("default",), ("example",), ("const",)}:
        return None
    if isinstance(value, dict):
        return {key: (key, each) for key, each in value.items()}
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return None
    if place[-1:] == (_NOTES,):
        return dict(_messages(value))
    names = [_name(each, number) for number, each in enumerate(value)]
    if len(set(names)) < len(names):
        names = list(map(str, range(len(value))))
    return {name: (number, value[number]) for number, name in enumerate(names)}


def _messages(notes: list[dict[str, Any]]) -> Iterator[tuple[str, _Found]]:
    """What notes say, by their rules and what they are about; several of one kind are told by their order."""
    seen: dict[str, int] = {}
    for number, note in enumerate(notes):
        name = f"{note['rule']} {note.get('pointer', '')}"
        seen[name] = seen.get(name, 0) + 1
        more = f" {seen[name]}" if seen[name] > 1 else ""
        yield name + more, (number, note["message"])


def _is_same_note(pair: _Pair) -> bool:
    """Whether two notes say the same, whichever lines they are about by now."""
    texts = [each for each in (pair.old, pair.new) if isinstance(each, str)]
    plain = {_LINES.sub(r"\1 …", each) for each in texts}
    return pair.place[:1] == (_NOTES,) and len(texts) > len(plain) == 1


def _name(stated: dict[str, Any], number: int) -> str:
    words = (stated.get("in"), stated.get("name") or stated.get("$ref"))
    return " ".join(str(each) for each in words if each) or str(number)
