"""Places in a document by the keys and numbers that lead to them."""

from collections.abc import Iterator
from typing import Any

from jsonpath import JSONPath

Place = tuple[str | int, ...]


def places_of(path: JSONPath, root: Any) -> Iterator[Place]:
    """Every place that `path` finds in the document `root`."""
    return (tuple(match.parts) for match in path.finditer(root))


def found_at(root: Any, place: Place) -> Any:
    """What stands at a place that is there."""
    for step in place:
        root = root[step]
    return root


def from_the_end(place: Place) -> tuple[tuple[bool, int, str], ...]:
    """A key that sorts the places in an array by their numbers."""
    return tuple(
        (True, step, "") if isinstance(step, int) else (False, 0, step)
        for step in place
    )
