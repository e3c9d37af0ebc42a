"""The `x-restencil-*` extensions of a document, each checked by a JSON Schema of its own."""

from collections.abc import Callable, Iterator

from generator.errors import Location, Problem, error, pointer, tokens_of
from generator.handwritten import violations_of
from generator.schemas import read_schema
from generator.shown import shown
from generator.values import JsonValue

_PREFIX = "x-restencil-"
KNOWN = ("x-restencil-notes", "x-restencil-page")


def check_extensions(
    root: JsonValue, locate: Callable[[str], Location]
) -> list[Problem]:
    """Every fault of an extension of ours, wherever in the document it stands; `locate` finds where a pointer stood."""
    return [
        problem
        for place, key, value in _extensions(root)
        for problem in _check(key, value, locate(pointer(*place)))
    ]


def _extensions(
    root: JsonValue,
) -> Iterator[tuple[tuple[str | int, ...], str, JsonValue]]:
    pending: list[tuple[tuple[str | int, ...], JsonValue]] = [((), root)]
    while pending:
        place, value = pending.pop()
        for key, item in _items(value):
            if isinstance(key, str) and key.startswith(_PREFIX):
                yield (*place, key), key, item
            elif isinstance(item, dict | list):
                pending.append(((*place, key), item))


def _items(value: JsonValue) -> list[tuple[str | int, JsonValue]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


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
