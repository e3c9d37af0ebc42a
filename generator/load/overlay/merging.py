"""Values joined as overlays join them: objects merged, arrays put one behind the other, plain values replaced."""

from typing import Any

from generator.values import JsonValue


class Incompatible(Exception):
    """Values of two kinds that cannot be joined: where, from the place of both on, and what they are."""

    def __init__(self, place: tuple[str, ...], there: str, given: str) -> None:
        super().__init__(place, there, given)
        self.place = place
        self.there = there
        self.given = given


def copied(value: Any) -> Any:
    """A value that shares nothing with another: in YAML, two places may be one object."""
    match value:
        case dict():
            return {key: copied(each) for key, each in value.items()}
        case list():
            return [copied(each) for each in value]
    return value


def joined(there: Any, given: Any, place: tuple[str, ...] = ()) -> Any:
    """What `given` makes of the value that is there; raises `Incompatible` if they are of two kinds."""
    match there, given:
        case dict(), dict():
            return {**there, **_merged(there, given, place)}
        case list(), list() if place:
            return [*there, *copied(given)]
        case list(), _ if not place:
            return [
                *there,
                *(copied(given) if isinstance(given, list) else [copied(given)]),
            ]
        case (dict() | list(), _) | (_, dict() | list()):
            raise Incompatible(place, kind(there), kind(given))
    return given


def _merged(
    there: dict[str, Any], given: dict[str, Any], place: tuple[str, ...]
) -> dict[str, Any]:
    return {
        key: joined(there[key], value, (*place, key)) if key in there else copied(value)
        for key, value in given.items()
    }


def kind(value: JsonValue) -> str:
    """What messages call the kind of a value."""
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
    return "a plain value"
