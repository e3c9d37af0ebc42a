"""What examples say that fields do not, and the other way round."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from generator.capture.facts import ITEMS, Doubt, Fact
from generator.capture.findings.common import ASK, contents, doubt
from generator.capture.telling import Told

_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
_KINDS = {
    "string": str,
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}


def _example_is_not_json(root: Told) -> Iterator[Doubt]:
    for node in root.walk():
        found = node.fact("example_text")
        if found and node.fact("example"):
            message = "The example is not JSON as it stands: it has comments. Those of the spec are without them."
            remedy = "nothing needs to be done"
            yield doubt("example-is-not-json", message, node, (found.line,), remedy)


def _example_differs(root: Told) -> Iterator[Doubt]:
    for media in (*contents(root),):
        for fact in media.every("example"):
            yield from _beside(media, fact.value, fact)


def _beside(node: Told, value: Any, fact: Fact) -> Iterator[Doubt]:
    """What an example, or a part of it, has that its fields do not say, and the other way round."""
    items = node.at(ITEMS)
    if isinstance(value, list) and items and value:
        yield from _beside(items, value[0], fact)
    if not isinstance(value, dict) or not any(name != ITEMS for name in node.described):
        return
    for name, each in node.described.items():
        if name in value:
            yield from _of_type(each, value[name], fact)
            yield from _beside(each, value[name], fact)
        elif each.value("required") is True:
            message = f"`{name}` is required, and the example has none."
            yield doubt("example-lacks-required", message, each, (fact.line,), ASK)
    for name in value:
        if name not in node.described:
            message = f"The example has `{name}`, of which the fields say nothing. The spec leaves it out."
            yield doubt("example-field-unknown", message, node, (fact.line,), ASK)


def _of_type(node: Told, value: Any, fact: Fact) -> Iterator[Doubt]:
    stated, name = node.fact("type"), node.subject[-1]
    kinds = (
        stated.value
        if stated and isinstance(stated.value, list)
        else [stated and stated.value]
    )
    if stated and not any(_is(value, kind) for kind in kinds):
        message = f"`{name}` is of type {stated.value}, its example is not."
        yield doubt(
            "example-of-other-type", message, node, (stated.line, fact.line), ASK
        )
    enum = node.fact("enum")
    if enum and isinstance(enum.value, list) and value not in enum.value:
        message = f"The example of `{name}` is none of its values."
        yield doubt("example-not-in-enum", message, node, (enum.line, fact.line), ASK)


def _is(value: Any, kind: Any) -> bool:
    match kind:
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, _KINDS.get(kind, object))


def _time_without_zone(root: Told) -> Iterator[Doubt]:
    for media in contents(root):
        for fact in media.every("example"):
            for path, value in _texts(fact.value, ()):
                if _is_time(value) and not _ZONE.search(value):
                    node = media.at(*path) or media
                    message = f"The time that `{path[-1] if path else 'the body'}` shows has no zone, which RFC 3339 requires."
                    remedy = "ask in which zone it is; the spec says string"
                    yield doubt(
                        "date-time-without-zone",
                        message,
                        node,
                        (node.line("type"), fact.line),
                        remedy,
                    )


def _is_time(text: str) -> bool:
    if len(text) < len("2025-01-01T00:00"):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    match value:
        case dict():
            for key, each in value.items():
                yield from _texts(each, (*path, key))
        case list():
            for each in value[:1]:
                yield from _texts(each, (*path, ITEMS))
        case str():
            yield path, value


RULES: tuple[Callable[[Told], Iterator[Doubt]], ...] = (
    _example_is_not_json,
    _example_differs,
    _time_without_zone,
)
"""Each from all facts to what is in doubt."""
