"""What an overlay makes of a document, and what is wrong with its actions: none is passed over in silence."""

from dataclasses import dataclass, field
from typing import Any

from generator.errors import Problem
from generator.load.overlay.actions import Action
from generator.load.overlay.merging import Incompatible, copied, joined
from generator.load.overlay.messages import (
    agreeing,
    incompatible,
    unexpected,
    unmatched,
    wrong,
)
from generator.load.overlay.steps import Place, found_at, from_the_end, places_of
from generator.values import ABSENT, same


@dataclass(frozen=True, slots=True)
class Applied:
    """A document that was corrected, and the problems of the actions; with an error among them it is not to be used.

    `places` are those that each action has found.
    """

    root: Any
    problems: tuple[Problem, ...]
    places: tuple[tuple[Place, ...], ...]


def applied(root: Any, actions: tuple[Action, ...]) -> Applied:
    """The document `root`, left as it is, with every action done in turn."""
    work = _Work(copied(root))
    places = tuple(tuple(work.do(action)) for action in actions)
    return Applied(work.root, tuple(work.problems), places)


@dataclass(slots=True)
class _Work:
    root: Any
    problems: list[Problem] = field(default_factory=list)

    def do(self, action: Action) -> list[Place]:
        """Does an action, or tells what keeps it from being done; returns the places that it found."""
        places = list(places_of(action.target, self.root))
        if not places:
            self.problems.append(unmatched(action, self.root))
        elif action.remove:
            self._remove(action, places)
        else:
            self._change(action, places)
        return places

    def _remove(self, action: Action, places: list[Place]) -> None:
        if () in places:
            message = "the document itself cannot be removed"
            self.problems.append(wrong(action, "target", message, "name a part of it"))
        elif self._is_expected(action, places, ABSENT):
            # from the end, so that what is before in an array keeps its place
            for place in sorted(places, key=from_the_end, reverse=True):
                del found_at(self.root, place[:-1])[place[-1]]

    def _change(self, action: Action, places: list[Place]) -> None:
        given = self._given(action)
        if given is ABSENT:
            return
        left = [each for each in places if not self._agrees(action, each, given)]
        if not self._is_expected(action, left, given):
            return
        changed = [self._changed(action, place, given) for place in left]
        if all(is_same for is_same in changed):
            self.problems.append(agreeing(action))

    def _given(self, action: Action) -> Any:
        """What is put there; ABSENT if the action says nothing, or its source is not one place."""
        if action.replace is not ABSENT:
            return action.replace
        if action.copy is None:
            return action.update
        found = list(places_of(action.copy, self.root))
        if len(found) == 1:
            return copied(found_at(self.root, found[0]))
        message = f"what is copied must be one place; there are {len(found)}"
        hint = "name a place that is there, and only one"
        self.problems.append(wrong(action, "copy", message, hint))
        return ABSENT

    def _agrees(self, action: Action, place: Place, given: Any) -> bool:
        """Whether the document says by itself what an action with an expectation would make of it."""
        if action.expect is ABSENT:
            return False
        there = found_at(self.root, place)
        if action.replace is not ABSENT:
            return same(there, given)
        try:
            return _has(there, joined(action.expect, given))
        except Incompatible:
            return False

    def _changed(self, action: Action, place: Place, given: Any) -> bool:
        """Whether the value at `place` is what it was before it was changed."""
        there = found_at(self.root, place)
        try:
            is_put = action.replace is not ABSENT
            made = copied(given) if is_put else joined(there, given)
        except Incompatible as failure:
            self.problems.append(incompatible(action, place, failure))
            return False
        self._put(place, made)
        return same(there, made)

    def _put(self, place: Place, value: Any) -> None:
        if place:
            found_at(self.root, place[:-1])[place[-1]] = value
        else:
            self.root = value

    def _is_expected(self, action: Action, places: list[Place], given: Any) -> bool:
        if action.expect is ABSENT:
            return True
        there = [(place, found_at(self.root, place)) for place in places]
        told = [
            unexpected(action, place, value)
            for place, value in there
            if not _is_met(value, action, given)
        ]
        self.problems += told
        return not told


def _is_met(there: Any, action: Action, given: Any) -> bool:
    if action.replace is not ABSENT and action.expect is not ABSENT:
        return same(there, action.expect)
    return _has(there, action.expect) and not _overwritten(there, given, action.expect)


def _has(value: Any, wanted: Any) -> bool:
    """Whether a value is the one that is wanted: of an object, in the properties that are named."""
    if isinstance(value, dict) and isinstance(wanted, dict):
        return all(
            key in value and _has(value[key], each) for key, each in wanted.items()
        )
    return same(value, wanted)


def _overwritten(there: Any, given: Any, expected: Any) -> bool:
    """Whether `given` changes what is in an object, and not named by what is expected of the object."""
    if not all(isinstance(each, dict) for each in (there, given, expected)):
        return False
    return any(
        (
            _overwritten(there[key], each, expected.get(key, {}))
            if isinstance(there[key], dict) and isinstance(each, dict)
            else key not in expected and not same(there[key], each)
        )
        for key, each in given.items()
        if key in there
    )
