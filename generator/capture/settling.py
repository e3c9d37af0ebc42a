"""Whether people have settled a finding, by correcting the very thing that it is about."""

from collections.abc import Mapping
from typing import Any

from generator.capture.documents import operations_in
from generator.capture.findings.registry import KINDS
from generator.errors import pointer, tokens_of
from generator.values import JsonValue, get

_NOTHING = object()
_PARAMETERS = "parameters"


def is_settled(
    operation: str, note: Mapping[str, Any], before: Any, after: Any
) -> bool:
    """Whether the document `after` its corrections says something else there than `before`.

    Of an object, that is another set of names. What is taken away is settled; what is corrected around it settles nothing.
    """
    first, then = _at(before, operation), _corrected(before, after, operation)
    if then is None or _is_gone(note, first, then):
        return True
    kind = KINDS.get(note["rule"])
    return any(
        _differs(note, key, first, then) for key in (kind.settled if kind else ())
    )


def _corrected(before: Any, after: Any, operation: str) -> Any:
    """The operation after its corrections, which may have moved it; None if it is gone."""
    page = _at(before, operation).get("x-restencil-page", {}).get("id")
    there = _at(after, operation)
    if there is not _NOTHING:
        return there
    found = (
        each
        for _, each in operations_in(after)
        if page and each.get("x-restencil-page", {}).get("id") == page
    )
    return next(found, None)


def _is_gone(note: Mapping[str, Any], first: Any, then: Any) -> bool:
    if "place" not in note:
        return False
    return _at(then, _moved(note["place"], first, then)) is _NOTHING


def _differs(note: Mapping[str, Any], key: str, first: Any, then: Any) -> bool:
    if key.startswith("/"):
        return bool(_outline(first, key) != _outline(then, key))
    if "place" not in note:
        return False
    here, there = note["place"], _moved(note["place"], first, then)
    if key == "required":
        return bool(_is_required(first, here) != _is_required(then, there))
    asked = pointer(key)
    return bool(_outline(first, here + asked) != _outline(then, there + asked))


def _moved(place: str, first: Any, then: Any) -> str:
    """Where a parameter is by now: they are known by their names, not by their numbers."""
    tokens = tokens_of(place)
    if tokens[:1] != (_PARAMETERS,):
        return place
    wanted = first[_PARAMETERS][int(tokens[1])]
    for number, each in enumerate(then.get(_PARAMETERS, ())):
        if all(each.get(key) == wanted[key] for key in ("name", "in")):
            return pointer(_PARAMETERS, number, *tokens[2:])
    return pointer(_PARAMETERS, "gone")


def _is_required(operation: Any, place: str) -> Any:
    """Whether a field has to be there: its object says so, of a parameter it does itself."""
    above, _, name = place.rpartition("/properties/")
    if above:
        listed = _at(operation, f"{above}/required")
        return isinstance(listed, list) and tokens_of(f"/{name}")[0] in listed
    holder = place.removesuffix("/schema") if place.startswith("/parameters/") else place  # fmt: skip
    return _outline(operation, f"{holder}/required")


def _outline(value: JsonValue, place: str) -> Any:
    """A value; of an object only its names, so that words in it count for nothing."""
    found = _at(value, place)
    return {*found} if isinstance(found, dict) else found


def _at(value: JsonValue, place: str) -> Any:
    try:
        return get(value, place)
    except LookupError:
        return _NOTHING
