"""An OpenAPI document as it was read: of one file or many, of any version, valid by the official meta-schema of 3.1."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import Location, Problem, Stop, warning
from generator.load.bundle import bundle
from generator.load.extensions import check_extensions
from generator.load.metaschema import violations_of_openapi
from generator.load.openapi import problem_of, version_of
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.references import Reach
from generator.load.source import Source, read_source
from generator.load.tidy import Repair, tidy
from generator.load.upgrade import upgraded

# what is put right may show what was hidden behind it
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Document:
    """A valid OpenAPI document: its data, the sources that positions are found in, and what was wrong with it.

    `moved` tells where a part stood that has another pointer now.
    """

    name: str
    root: dict[str, Any]
    sources: Mapping[str, Source]
    moved: Mapping[str, Location]
    problems: tuple[Problem, ...] = ()

    def location(self, pointer: str = "") -> Location:
        """The place in the document as it was read that `pointer` names."""
        steps = pointer.split("/")
        for length in range(len(steps), 1, -1):
            start = "/".join(steps[:length])
            if start in self.moved:
                origin = self.moved[start]
                return replace(
                    origin, pointer=origin.pointer + pointer.removeprefix(start)
                )
        return Location(self.name, pointer)


def load_document(path: Path, name: str, allowed: tuple[str, ...] = ()) -> Document:
    """The document in the file at `path`, which problems call `name`; raises `Stop` if it cannot be used.

    `allowed` are the paths and addresses, besides its own folder, that it may refer to.
    """
    source = read_source(path, name)
    root = parse(source)
    version = version_of(root, Location(name), source)
    assert isinstance(root, dict)
    made = bundle(root, source, str(path.resolve()), Reach(path.parent, allowed))
    root, moved = upgraded(made.root, version, name)
    document = Document(name, root, made.sources, {**moved, **made.moved})
    return replace(document, problems=_put_right(document, version))


def _put_right(document: Document, version: str) -> tuple[Problem, ...]:
    """Warnings of what was put right; raises `Stop` if something is left."""
    problems: list[Problem] = []
    for _ in range(_ROUNDS):
        found = violations_of_openapi(document.root, version)
        repairs = list(tidy(document.root, found))
        problems += [_warning(document, repair) for repair in repairs]
        if not repairs:
            break
    faults = [problem_of(each, document.location) for each in found]
    faults = faults or check_extensions(document.root, document.location)
    if faults:
        raise Stop(*place((*problems, *faults), document.sources))
    return place(problems, document.sources)


def _warning(document: Document, repair: Repair) -> Problem:
    told = problem_of(repair.violation, document.location)
    return warning(
        "openapi-untidy", f"{told.message}; {repair.done}", repair.hint, told.location
    )
