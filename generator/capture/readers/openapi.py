"""An OpenAPI document: taken over whole, as OpenAPI 3.1, each of its parts with its line."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.capture.calls.parts import json_object
from generator.capture.facts import Contents, Doubt, Whole
from generator.errors import Problem, pointer
from generator.load.document import Document, document_in
from generator.load.positions import find_positions, place
from generator.load.source import source_of

NAME = "openapi"
"""What the file is called while it is read, and is known by."""

_MARK = re.compile(
    r"^[\"']?(?:openapi|swagger)[\"']?[ \t]*:[ \t]*[\"']?[0-9]", re.MULTILINE
)
_KEYS = {"openapi", "swagger"}
# how deep parts have lines of their own: below an operation or a schema, down to a field of a body
_DEPTH = 12


def is_json(text: str) -> bool:
    """Whether a text is such a document in JSON."""
    found = json_object(text)
    return found is not None and bool(found.keys() & _KEYS)


def is_yaml(text: str) -> bool:
    """Whether a text is such a document in YAML."""
    return text.lstrip()[:1] not in {"{", "[", "<"} and bool(_MARK.search(text))


def read(text: str) -> Contents:
    """The document that a text is; raises `Stop` if it is not valid, and nothing that is certain can make it so."""
    source = source_of(NAME, text)
    document = document_in(source)
    places = tuple(_places(document.root))
    then = {now: document.location(now).pointer for now in places}
    found = find_positions(source, set(then.values()))
    lines = {now: found[old][0] for now, old in then.items()}
    # what stands on the line of what it is in needs no line of its own
    lines = {
        now: line
        for now, line in lines.items()
        if lines.get(now.rpartition("/")[0]) != line
    }
    return Contents(
        whole=Whole(document.root, lines),
        id=NAME,
        doubts=tuple(_doubts(document)),
    )


def _doubts(document: Document) -> Iterator[Doubt]:
    return map(_doubt, place(document.problems, document.sources))


def _doubt(problem: Problem) -> Doubt:
    line = problem.location.line or 1
    return Doubt(problem.rule, problem.message, (line,), problem.hint)


def _places(root: dict[str, Any]) -> Iterator[str]:
    """The pointers of operations and components, and of what stands in them."""
    for above in ("paths", "components"):
        for key, each in root.get(above, {}).items():
            yield from _below(pointer(above, key), each, 2)


def _below(at: str, value: Any, depth: int) -> Iterator[str]:
    yield at
    if depth < _DEPTH:
        for key, each in _entries(value):
            yield from _below(at + pointer(key), each, depth + 1)


def _entries(value: Any) -> Iterable[tuple[str | int, Any]]:
    match value:
        case dict():
            return value.items()
        case list():
            return enumerate(value)
    return ()
