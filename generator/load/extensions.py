"""The `x-restencil-*` extensions of a document, each checked by a JSON Schema of its own."""

from collections.abc import Callable, Iterator

from generator.errors import Location, Problem, error, pointer, tokens_of
from generator.handwritten import violations_of
from generator.load.grammar import METHODS
from generator.schemas import read_schema
from generator.shown import shown
from generator.values import JsonValue

_PREFIX = "x-restencil-"
_CONTAINERS = frozenset((dict, list))
_OF_DOCUMENT = frozenset({"x-restencil-errors"})
KNOWN = (
    "x-restencil-errors",
    "x-restencil-idempotency",
    "x-restencil-notes",
    "x-restencil-page",
    "x-restencil-pagination",
    "x-restencil-stream",
    "x-restencil-task",
)


def check_extensions(
    root: JsonValue, locate: Callable[[str], Location]
) -> list[Problem]:
    """Every fault of an extension of ours, wherever in the document it stands; `locate` finds where a pointer stood."""
    return [
        problem
        for place, key, value in _extensions(root)
        for problem in (
            *_check(key, value, locate(pointer(*place))),
            *_misplaced(key, place, locate(pointer(*place))),
        )
    ]


def _misplaced(
    key: str, place: tuple[str | int, ...], location: Location
) -> Iterator[Problem]:
    """A fault where an extension stands at a place at which nobody looks for it."""
    wanted = "at the top of the document" if key in _OF_DOCUMENT else "on an operation"
    is_there = len(place) == 1 if key in _OF_DOCUMENT else _of_operation(place)
    if key in KNOWN and not is_there:
        message = f"`{key}` says nothing here"
        hint = f"put it where it belongs: {wanted}"
        yield error("extension-misplaced", message, hint, location)


def _of_operation(place: tuple[str | int, ...]) -> bool:
    above = ("", "", *place)
    return above[-2] in METHODS or above[-3] == "additionalOperations"


def _extensions(
    root: JsonValue,
) -> Iterator[tuple[tuple[str | int, ...], str, JsonValue]]:
    pending: list[tuple[tuple[str | int, ...], JsonValue]] = [((), root)]
    while pending:
        place, value = pending.pop()
        # most of a document is neither: a type is told faster than a class
        if type(value) is dict:
            pending += [
                ((*place, key), each)
                for key, each in value.items()
                if type(each) in _CONTAINERS and not key.startswith(_PREFIX)
            ]
            for key in value:
                if key.startswith(_PREFIX):
                    yield (*place, key), key, value[key]
        elif type(value) is list:
            pending += [
                ((*place, number), each)
                for number, each in enumerate(value)
                if type(each) in _CONTAINERS
            ]


def _check(key: str, value: JsonValue, location: Location) -> Iterator[Problem]:
    if key not in KNOWN:
        hint = f"the extensions known are {', '.join(KNOWN)}"
        yield error(
            "extension-unknown",
            f"`{shown(key)}` is not an extension of restencil",
            hint,
            location,
        )
        return
    for each in violations_of(key, value):
        hint = f"what stands in `{key}` is: {', '.join(_keys(key))}"
        missing = each.keyword == "required"
        tokens = tokens_of(each.pointer)[: -1 if missing else None]
        inside = " > ".join((f"`{key}`", *tokens))
        message = f"{inside}: {each.message}"
        yield error(
            "extension-invalid",
            message,
            hint,
            Location(location.file, location.pointer + each.pointer),
        )


def _keys(key: str) -> list[str]:
    """The keys that an extension has, or each of its items if it is a list."""
    schema = read_schema(key)
    return list(schema.get("items", schema)["properties"])
