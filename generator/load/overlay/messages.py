"""What is told of an action that could not be done, or need not be."""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from jsonpath import JSONPath

from generator.errors import Location, Problem, error, pointer, warning
from generator.load.overlay.actions import Action
from generator.load.overlay.merging import Incompatible, kind
from generator.load.overlay.steps import Place, found_at, places_of
from generator.shown import shown
from generator.values import ABSENT

_LONGEST = 160
_MOST = 5
_QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")
# what a thing in a list, or an operation, says of itself
_NAMES = ("x-source-id", "operationId", "name", "url", "title", "$ref")


def unexpected(action: Action, place: Place, there: Any) -> Problem:
    """The conflict between what stands at `place` and what the action was written for, all values one below the other."""
    instead = action.update if action.replace is ABSENT else action.replace
    if instead is ABSENT:
        instead = "(removed)" if action.remove else "(a copy)"
    else:
        instead = brief(instead)
    rows = (
        ("captured", brief(_concerned(there, action))),
        ("expected", brief(action.expect)),
        ("corrected", instead),
    )
    message = "\n".join(
        (
            f"`{_shown(place)}` is not what the correction was written for",
            *(f"    {name + ':':10} {value}" for name, value in rows),
        )
    )
    hint = "look at the source again, then mend `x-expect` or remove this action"
    return error("overlay-conflict", message, hint, action.at.at("x-expect"))


def agreeing(action: Action) -> Problem:
    """The warning that an action changes nothing any more."""
    message = "the document says so already"
    hint = "this action can be removed"
    return warning("overlay-agrees", message, hint, action.at)


def wrong(action: Action, key: str, message: str, hint: str) -> Problem:
    """The error that something in an action cannot be meant."""
    return error("overlay-wrong", message, hint, action.at.at(key))


def incompatible(action: Action, place: Place, failure: Incompatible) -> Problem:
    """The error that an action joins values of two kinds."""
    where = _shown((*place, *failure.place))
    message = f"`{where}` is {failure.there} and cannot be joined with {failure.given}"
    hint = "write `x-replace` instead of `update` to put one in place of the other"
    key = "update" if action.copy is None else "copy"
    return error("overlay-incompatible", message, hint, action.at.at(key))


def unmatched(action: Action, root: Any) -> Problem:
    """The error that an action finds nothing, with what is there instead."""
    message = f"nothing in the document is at `{shown(str(action.target), _LONGEST)}`"
    place: Location = action.at.at("target")
    return error("overlay-unmatched", message, _nearest(action.target, root), place)


def brief(value: Any) -> str:
    """A value as JSON in one line, cut off where it gets long."""
    return shown(json.dumps(value, ensure_ascii=False), _LONGEST)


def instead_of(wanted: str, place: Place, there: Any) -> str:
    """What `there`, the value at `place`, has instead of the step `wanted`."""
    where = f"`{_shown(place)}`" if place else "the document"
    if not isinstance(there, dict):
        return f"{where} is {kind(there)}"
    if isinstance(there.get("$ref"), str):
        return f"{where} leads to `{shown(there['$ref'], _LONGEST)}`: correct that"
    near = get_close_matches(wanted, there, n=1) or list(there)[:_MOST]
    return f"{where} has {_listed(near)}" if near else f"{where} is empty"


def _concerned(there: Any, action: Action) -> Any:
    """Of an object, what the action expects or changes; the rest has nothing to do with it."""
    changed = action.update if action.replace is ABSENT else there
    if not isinstance(there, dict) or not isinstance(action.expect, dict):
        return there
    wanted = {**action.expect, **(changed if isinstance(changed, dict) else {})}
    return {key: there[key] for key in wanted if key in there}


def _nearest(target: JSONPath, root: Any) -> str:
    """What is there instead, as far as the path leads somewhere."""
    segments = tuple(target.segments)
    for length in range(len(segments) - 1, -1, -1):
        reached = JSONPath(env=target.env, segments=segments[:length])
        if places := list(places_of(reached, root)):
            there = [found_at(root, place) for place in places]
            return _lacking(str(segments[length]), places[0], there)
    return "remove this action, or name a part of the document"


def _lacking(segment: str, place: Place, there: list[Any]) -> str:
    """What there is in place of what a segment of a path looks for; a filter looks for a thing by its name."""
    if not segment.startswith("[?"):
        has = instead_of(segment.strip("[]'\"."), place, there[0])
        return f"{has}; mend the path, or remove this action"
    looked_for = [one or other for one, other in _QUOTED.findall(segment)]
    names = list(dict.fromkeys(name for each in there for name in _names_in(each)))
    near = [name for each in looked_for for name in get_close_matches(each, names, n=2)]
    listed = _listed(near or names[:_MOST])
    return (
        f"there is {listed}; name one of them, or remove this action"
        if listed
        else "there is nothing that has a name; remove this action"
    )


def _names_in(value: Any) -> Iterator[str]:
    inside = value.values() if isinstance(value, dict) else value
    for each in inside if isinstance(inside, list) or isinstance(value, dict) else ():
        if isinstance(each, str):
            yield each
        if isinstance(each, dict):
            page = each.get("x-restencil-page")
            ids = [page.get("id")] if isinstance(page, dict) else []
            found = (*ids, *(each.get(key) for key in _NAMES))
            yield from (name for name in found if isinstance(name, str))


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{shown(each)}`" for each in names)


def _shown(place: Place) -> str:
    return shown(pointer(*place), _LONGEST)
