"""References from one part of an operation to another, which have to follow where it moves."""

from typing import Any


def reference_to(place: str) -> str:
    """The reference to a place in the same document."""
    return "#" + place.replace("%", "%25").replace("#", "%23")


def followed(stated: Any, old: str, new: str) -> Any:
    """What stood at the place `old` as it stands at `new`, with its references to itself."""
    match stated:
        case dict():
            return {key: _value(key, each, old, new) for key, each in stated.items()}
        case list():
            return [followed(each, old, new) for each in stated]
    return stated


def _value(key: str, value: Any, old: str, new: str) -> Any:
    if key == "$ref" and isinstance(value, str):
        return retold(value, old, new)
    return followed(value, old, new)


def retold(reference: str, old: str, new: str) -> str:
    """A reference, which leads to the place `new` if it has led to `old`, or to something in it."""
    before = reference_to(old) + "/"
    if not reference.startswith(before):
        return reference
    return f"{reference_to(new)}/{reference.removeprefix(before)}"
