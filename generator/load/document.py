"""An OpenAPI document as it was read: of one file or many, of any version, valid by the official meta-schema of 3.1."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import Location, Problem, Severity, Stop, error, warning
from generator.load.bundle import bundle
from generator.load.dangling import mend
from generator.load.extensions import check_extensions
from generator.load.metaschema import violations_of_openapi
from generator.load.moves import Moves, moved_part, traced
from generator.load.openapi import in_words, problem_of, read_version
from generator.load.parse import parse
from generator.load.pieces import refers_elsewhere
from generator.load.positions import place
from generator.load.references import Reach
from generator.load.source import Source, read_source
from generator.load.tidy import Repair, Tidying
from generator.load.upgrade import Note, upgraded
from generator.load.written import codes_as_numbers, merge_keys, written_at
from generator.values import JsonValue

# what is put right may show what was hidden behind it
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Document:
    """A valid OpenAPI document: its data, the sources that positions are found in, and what was wrong with it, unplaced.

    `moves` tell, the latest first, where parts stood before it was rewritten, and `origins` those that came from other files.
    It is `spelled` if some of it was read by how it is written there, and not by its value alone.
    """

    name: str
    root: dict[str, Any]
    sources: Mapping[str, Source]
    origins: Mapping[str, Location]
    moves: tuple[Moves, ...] = ()
    problems: tuple[Problem, ...] = ()
    spelled: bool = False

    def location(self, pointer: str = "") -> Location:
        """The place in the document as it was read that `pointer` names."""
        for moves in self.moves:
            if moves:
                pointer = traced(pointer, moves)
        return self._origin(pointer)

    def _origin(self, pointer: str) -> Location:
        part = moved_part(pointer, self.origins)
        if part is None:
            return Location(self.name, pointer)
        origin = self.origins[part]
        return replace(origin, pointer=origin.pointer + pointer[len(part) :])


def load_document(
    path: Path,
    name: str,
    allowed: tuple[str, ...] = (),
    corrections: Source | None = None,
) -> Document:
    """The document in the file at `path`, which problems call `name`; raises `Stop` if it cannot be used.

    `allowed` are the paths and addresses, besides its own folder, that it may refer to; `corrections` are an overlay.
    """
    source = read_source(path, name)
    return document_of(parse(source), source, path, allowed, corrections)


def document_of(
    root: JsonValue,
    source: Source,
    path: Path,
    allowed: tuple[str, ...] = (),
    corrections: Source | None = None,
) -> Document:
    """The document in `root`, which was read from `source`, as above; it is changed by that."""
    root, corrected = _corrected(root, corrections)
    overlay = {corrections.name: corrections} if corrections else {}
    made = _Read(root, {source.name: source, **overlay}, corrected)
    return _loaded(made, source, str(path.resolve()), Reach(path.parent, allowed))


def document_in(source: Source) -> Document:
    """The document that a source holds alone, without other files; raises `Stop` if it cannot be used."""
    root = parse(source)
    if isinstance(root, dict) and refers_elsewhere(root):
        raise Stop(_several_files(Location(source.name)))
    made = _Read(root, {source.name: source})
    return _loaded(made, source, source.name, Reach(Path()))


def _several_files(at: Location) -> Problem:
    message = "this document refers to other files, and is read alone"
    hint = "put it with them into a spec folder, as its openapi.yaml"
    return error("document-of-files", message, hint, at)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: its value, the sources of positions in it, and what there is to say of it so far."""

    root: JsonValue
    sources: Mapping[str, Source]
    told: tuple[Problem, ...] = ()


def _loaded(read: _Read, source: Source, address: str, reach: Reach) -> Document:
    name, root = source.name, read.root
    version, told = read_version(root, Location(name), source)
    assert isinstance(root, dict)
    made = bundle(root, source, address, reach)
    told += [*read.told, *made.problems, *codes_as_numbers(made.sources)]
    told += merge_keys(made.sources)
    later = upgraded(made.root, version)
    before = Document(name, later.root, {**read.sources, **made.sources}, made.moved)
    told += [_noted(before, note) for note in later.notes]
    return _put_right(replace(before, moves=later.moves), version, told)


def _corrected(
    root: JsonValue, corrections: Source | None
) -> tuple[JsonValue, tuple[Problem, ...]]:
    """The document as people have corrected it, and what there is to say of that; raises `Stop` if they cannot have meant it."""
    if not corrections:
        return root, ()
    # with it comes a library that few documents need
    from generator.load.overlay.actions import read_actions
    from generator.load.overlay.applying import applied

    made = applied(root, read_actions(corrections))
    if any(each.severity is Severity.ERROR for each in made.problems):
        raise Stop(*place(made.problems, {corrections.name: corrections}))
    return made.root, made.problems


def _noted(document: Document, note: Note) -> Problem:
    at = document.location(note.pointer)
    where = f"at {in_words(at.pointer)}: " if at.pointer else ""
    return warning("openapi-untidy", where + note.message, note.hint, at)


def _put_right(document: Document, version: str, told: list[Problem]) -> Document:
    """The document made valid, with a warning for whatever had to be done; raises `Stop` if something is left."""
    moves: dict[str, str] = {}
    document = replace(document, moves=(moves, *document.moves))
    spelled: list[str] = []
    faults = _tidied(document, version, (moves, told, spelled))
    faults = faults or check_extensions(document.root, document.location)
    if not faults:
        mended = mend(document.root, document.location, document.moves)
        told, faults = [*told, *mended.warnings], mended.errors
    if faults:
        raise Stop(*place((*told, *faults), document.sources))
    return replace(document, problems=tuple(told), spelled=bool(spelled))


def _tidied(
    document: Document,
    version: str,
    notes: tuple[dict[str, str], list[Problem], list[str]],
) -> list[Problem]:
    """The faults that are left when all that is clear has been put right.

    `notes` are taken of what moved, of what is to be told, and of where it counted how something is spelled.
    """
    moves, told, spelled = notes

    def written(at: str) -> str | None:
        spelled.append(at)
        return written_at(document.sources, document.location(at))

    tidying = Tidying(document.root, moves, document.location, written)
    found = violations_of_openapi(document.root, version)
    for _ in range(_ROUNDS):
        warnings = list(map(_warning, tidying.repairs(found)))
        if not warnings:
            break
        told.extend(warnings)
        found = violations_of_openapi(document.root, version)
    left = (each for each in found if not tidying.accepts(each))
    return [problem_of(each, document.location) for each in left]


def _warning(repair: Repair) -> Problem:
    told = problem_of(repair.violation, lambda _: repair.place)
    message = f"{told.message}; {repair.done}"
    return warning("openapi-untidy", message, repair.hint, repair.place)
