"""What an overlay makes of a document, and what is wrong with its actions: none is passed over in silence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from jsonpath import JSONPath

from generator.errors import Location, Problem, Severity, error
from generator.load.overlay.actions import ABSENT, Action
from generator.load.overlay.merging import Incompatible, copied, joined, kind
from generator.shown import shown

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """A document that was corrected, and the problems of the actions; with an error among them it is not to be used."""

    root: Any
    problems: tuple[Problem, ...]


def applied(root: Any, actions: tuple[Action, ...]) -> Applied:
    """The document `root`, left as it is, with every action done in turn."""
    work = _Work(copied(root))
    for action in actions:
        work.do(action)
    return Applied(work.root, tuple(work.problems))


@dataclass(slots=True)
class _Work:
    root: Any
    problems: list[Problem] = field(default_factory=list)

    def do(self, action: Action) -> None:
        """Does an action, or tells what keeps it from being done."""
        places = list(_places(action.target, self.root))
        if not places:
            self.problems.append(_unmatched(action, self.root))
        elif action.remove:
            self._remove(action, places)
        else:
            self._change(action, places)

    def _remove(self, action: Action, places: list[Place]) -> None:
        if () in places:
            message = "the document itself cannot be removed"
            self._fault(action, "target", message, "name a part of it")
        elif self._is_expected(action, places):
            # from the end, so that what is before in an array keeps its place
            for place in sorted(places, key=_order, reverse=True):
                del _at(self.root, place[:-1])[place[-1]]

    def _change(self, action: Action, places: list[Place]) -> None:
        given = self._given(action)
        if given is ABSENT or not self._is_expected(action, places):
            return
        changed = [self._changed(action, place, given) for place in places]
        if all(is_same for is_same in changed):
            self._note(action)

    def _given(self, action: Action) -> Any:
        """What is put there; ABSENT if the action says nothing, or its source is not one place."""
        if action.replace is not ABSENT:
            return action.replace
        if action.copy is None:
            return action.update
        found = list(_places(action.copy, self.root))
        if len(found) == 1:
            return copied(_at(self.root, found[0]))
        message = f"what is copied must be one place; there are {len(found)}"
        self._fault(action, "copy", message, "name a place that is there, and only one")
        return ABSENT

    def _changed(self, action: Action, place: Place, given: Any) -> bool:
        """Whether the value at `place` is what it was before it was changed."""
        there = _at(self.root, place)
        try:
            is_put = action.replace is not ABSENT
            made = copied(given) if is_put else joined(there, given)
        except Incompatible as failure:
            self.problems.append(_incompatible(action, place, failure))
            return False
        self._put(place, made)
        return _same(there, made)

    def _put(self, place: Place, value: Any) -> None:
        if place:
            _at(self.root, place[:-1])[place[-1]] = value
        else:
            self.root = value

    def _is_expected(self, action: Action, places: list[Place]) -> bool:
        if action.expect is ABSENT:
            return True
        there = [(place, _at(self.root, place)) for place in places]
        told = [
            _unexpected(action, place, value)
            for place, value in there
            if not _meets(value, action.expect)
        ]
        self.problems += told
        return not told

    def _note(self, action: Action) -> None:
        message = "the document says so already"
        hint = "this action can be removed"
        rule = "overlay-agrees"
        self.problems.append(Problem(Severity.NOTE, rule, message, hint, action.at))

    def _fault(self, action: Action, key: str, message: str, hint: str) -> None:
        self.problems.append(error("overlay-wrong", message, hint, action.at.at(key)))


def _places(path: JSONPath, root: Any) -> Iterator[Place]:
    return (tuple(match.parts) for match in path.finditer(root))


def _at(root: Any, place: Place) -> Any:
    for step in place:
        root = root[step]
    return root


def _order(place: Place) -> tuple[tuple[bool, int, str], ...]:
    return tuple(
        (True, step, "") if isinstance(step, int) else (False, 0, step)
        for step in place
    )


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal in JSON, where true is not 1."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(
                _same(one[key], other[key]) for key in one
            )
        case list(), list():
            return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _meets(value: Any, expected: Any) -> bool:
    """Whether a value is what was expected: of an object, in the properties that are named."""
    if isinstance(value, dict) and isinstance(expected, dict):
        return all(
            key in value and _meets(value[key], each) for key, each in expected.items()
        )
    return _same(value, expected)


def _unexpected(action: Action, place: Place, value: Any) -> Problem:
    wanted, corrected = action.expect, action.update
    corrected = action.replace if corrected is ABSENT else corrected
    if isinstance(value, dict) and isinstance(wanted, dict):
        value = {key: value[key] for key in wanted if key in value}
    instead = "removed" if action.remove else _brief(corrected)
    message = (
        f"`{_shown(place)}` is not what the correction was written for: "
        f"the document says {_brief(value)}, expected was {_brief(wanted)}, "
        f"corrected it is {instead}"
    )
    hint = "look at the source again, then mend `x-expect` or remove this action"
    return error("overlay-conflict", message, hint, action.at.at("x-expect"))


def _incompatible(action: Action, place: Place, failure: Incompatible) -> Problem:
    where = _shown((*place, *failure.place))
    message = f"`{where}` is {failure.there} and cannot be joined with {failure.given}"
    hint = "write `x-replace` instead of `update` to put one in place of the other"
    key = "update" if action.copy is None else "copy"
    return error("overlay-incompatible", message, hint, action.at.at(key))


def _unmatched(action: Action, root: Any) -> Problem:
    message = f"nothing in the document is at `{shown(str(action.target))}`"
    place: Location = action.at.at("target")
    return error("overlay-unmatched", message, _nearest(action.target, root), place)


def _nearest(target: JSONPath, root: Any) -> str:
    """What is there instead, as far as the path leads somewhere."""
    segments = tuple(target.segments)
    for length in range(len(segments) - 1, -1, -1):
        reached = JSONPath(env=target.env, segments=segments[:length])
        if places := list(_places(reached, root)):
            wanted = str(segments[length]).strip("[]'\".")
            return _instead(places[0], _at(root, places[0]), wanted)
    return "remove this action, or name a part of the document"


def _instead(place: Place, there: Any, wanted: str) -> str:
    where = f"`{_shown(place)}`" if place else "the document"
    if not isinstance(there, dict):
        return f"{where} is {kind(there)}; name a part of it, or remove this action"
    near = get_close_matches(wanted, there, n=1) or list(there)[:5]
    named = ", ".join(f"`{shown(each)}`" for each in near)
    return f"{where} has {named}" if near else f"{where} is empty"


def _shown(place: Place) -> str:
    return shown(" > ".join(map(str, place))) or "the document"


def _brief(value: Any) -> str:
    return f"`{shown(json.dumps(value, ensure_ascii=False))}`"
