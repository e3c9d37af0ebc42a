"""An OpenAPI document as it was read, valid by the official meta-schema of its version."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Location, Stop
from generator.load.openapi import check
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.source import Source, read_source


@dataclass(frozen=True, slots=True)
class Document:
    """A valid OpenAPI 3.1 document: its data, and the source that its positions are found in."""

    source: Source
    root: dict[str, Any]

    def location(self, pointer: str = "") -> Location:
        """The place in the document that `pointer` names."""
        return Location(self.source.name, pointer)


def load_document(path: Path, name: str) -> Document:
    """The document in the file at `path`, which problems call `name`; raises `Stop` if it is no valid OpenAPI 3.1."""
    source = read_source(path, name)
    root = parse(source)
    problems = check(root, Location(name))
    if problems:
        raise Stop(*place(problems, {name: source}))
    assert isinstance(root, dict)
    return Document(source, root)
