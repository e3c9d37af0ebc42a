"""What a document states, taken apart before it is read: its operations, and all else, each so that a change shows."""

import hashlib
import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import pointer, tokens_of
from generator.load.grammar import METHODS
from generator.parts import INTO_PATHS, called

# without what later versions add: references to what was written before, which equal values need not share
_FORMAT = 2
_SECTIONS = "components"
# which asks about the answers of another operation, or refers into it
_LOOKING = (b"x-restencil-task", INTO_PATHS)


@dataclass(frozen=True, slots=True)
class Stated:
    """The operations of a document by the pointers of where they stand, as bytes, and the digest of all else.

    What an operation is called, and put with others by, counts for both.
    """

    frame: str
    operations: Mapping[str, bytes]

    def changed(self, other: "Stated") -> tuple[str, ...]:
        """The operations that are stated otherwise in another document of the same frame."""
        return tuple(
            place
            for place, each in self.operations.items()
            if other.operations[place] != each
        )


def stated(root: Any) -> Stated | None:
    """What a document of OpenAPI 3 states; None for anything else, and where operations look into one another."""
    paths = root.get("paths") if isinstance(root, dict) else None
    if not isinstance(paths, dict) or not str(root.get("openapi")).startswith("3."):
        return None
    found = dict(_operations(paths))
    frame = {**root, "paths": {path: _outlined(item) for path, item in paths.items()}}
    rest = marshal.dumps(frame, _FORMAT)
    operations = {place: marshal.dumps(each, _FORMAT) for place, each in found.items()}
    if any(word in each for each in (rest, *operations.values()) for word in _LOOKING):
        return None
    return Stated(hashlib.sha256(rest).hexdigest(), operations)


def part(
    root: Mapping[str, Any],
    operations: Mapping[str, bytes],
    components: Iterable[str],
) -> dict[str, Any]:
    """A document of its own of the paths of some `operations`, which are put in, and `components` that those need."""
    places = list(map(tokens_of, operations))
    wanted = {path for _, path, _ in places}
    paths = {path: item for path, item in root["paths"].items() if path in wanted}
    made: dict[str, Any] = {**root, "paths": paths}
    made.pop("webhooks", None)
    if isinstance(root.get(_SECTIONS), dict):
        made[_SECTIONS] = _chosen(root[_SECTIONS], frozenset(components))
    # what is read is changed by that, and is to be a copy
    made = marshal.loads(marshal.dumps(made, _FORMAT))  # noqa: S302 - our own
    for (_, path, method), each in zip(places, operations.values(), strict=True):
        made["paths"][path][method] = marshal.loads(each)  # noqa: S302 - as above
    return made


def _chosen(sections: Mapping[str, Any], places: frozenset[str]) -> dict[str, Any]:
    return {
        section: (
            {
                name: each
                for name, each in held.items()
                if f"#{pointer(_SECTIONS, section, name)}" in places
            }
            if isinstance(held, dict) and section != "securitySchemes"
            else held
        )
        for section, held in sections.items()
    }


def _operations(paths: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for path, item in paths.items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield pointer("paths", path, method), item[method]


def _outlined(item: Any) -> Any:
    """A path without what only belongs to single operations."""
    if not isinstance(item, dict):
        return item
    return {
        key: called(each) if key in METHODS and isinstance(each, dict) else each
        for key, each in item.items()
    }
