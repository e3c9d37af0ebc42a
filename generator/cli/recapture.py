"""What is told, and written, once the evidence of a spec folder has been read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from generator.capture.differing import Change, changes
from generator.capture.documents import Captured, operations_in
from generator.capture.evidence import Evidence
from generator.capture.reporting import (
    Lines,
    told_changes,
    told_corrections,
    told_names,
)
from generator.capture.writing import captured_text, is_edited
from generator.cli.report import counted, print_problems
from generator.errors import Location, Problem, Stop, error, warning
from generator.load.overlay.actions import read_actions
from generator.load.overlay.applying import applied
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.project import (
    CORRECTIONS,
    LOCK_FILE,
    PROJECT_FILE,
    Project,
    find_project,
)
from generator.load.source import read_source, source_of
from generator.lock import Scopes
from generator.tree.journal import is_unfinished, put, recover

FILE = "captured.yaml"


@dataclass(frozen=True, slots=True)
class Recapture:
    """The evidence of a folder, that which is new among it, and the document that is made of it."""

    folder: Path
    evidence: tuple[Evidence, ...]
    new: tuple[Evidence, ...]
    made: Captured


def mend(folder: Path) -> None:
    """Ends what a run that was killed had begun to write into a folder."""
    if folder.is_dir():
        recover(folder)


def document_before(folder: Path) -> Mapping[str, Any]:
    """The document that a folder has; nothing if somebody has edited it."""
    text = _text_before(folder)
    return {} if is_edited(text) else _stated(str(folder / FILE), text)


@lru_cache(1)
def _stated(name: str, text: str) -> Any:
    """What a document says, which is asked when names are given and when changes are told."""
    return parse(source_of(name, text)) if text else {}


def check_captured(work: Recapture) -> int:
    """Tells how the document of a folder differs from its evidence; returns the exit code, 1 if it does."""
    text, before = captured_text(work.made), _text_before(work.folder)
    problems = _tell(work, text, before)
    is_stale = text != before or is_unfinished(work.folder)
    if is_stale:
        at = Location(str(work.folder / FILE))
        told = "this is not what the pages make"
        hint = "run the command without --check"
        print_problems([warning("captured-stale", told, hint, at)])
    return 1 if is_stale or problems else 0


def write_captured(work: Recapture) -> int:
    """Tells how the document of a folder changes, and writes it with its pages; returns the exit code."""
    text, before = captured_text(work.made), _text_before(work.folder)
    if is_edited(before):
        raise Stop(_edited(work.folder))
    _tell(work, text, before)
    files = {each.file: each.text for each in work.new} | {FILE: text}
    new = {
        name: content.encode()
        for name, content in files.items()
        if not _holds(work.folder / name, content)
    }
    if new:
        put(work.folder, new)
    return 0


def _holds(file: Path, content: str) -> bool:
    return file.is_file() and file.read_bytes() == content.encode()


def _text_before(folder: Path) -> str:
    file = folder / FILE
    return read_source(file, str(file)).text if file.exists() else ""


def _edited(folder: Path) -> Problem:
    message = "this file was changed by hand since it was captured"
    hint = f"say it with `restencil correct {folder} POINTER VALUE`, delete the file, and capture again"
    return error("captured-edited", message, hint, Location(str(folder / FILE)))


def _tell(work: Recapture, text: str, before: str) -> tuple[Problem, ...]:
    """Prints all that is to be told of a document; returns what is wrong with its corrections by now."""
    file = work.folder / FILE
    found = changes(_stated(str(file), before), work.made)
    problems = _of_corrections(work.folder, work.made)
    told = [
        _summary(work),
        *told_changes(found, Lines(before, work.made)),
        *told_corrections(problems),
        *_of_names(work.folder, text, found if before else ()),
    ]
    click.echo("\n".join(told))
    return problems


def _summary(work: Recapture) -> str:
    operations = [each for _, each in operations_in(work.made.document)]
    notes = sum(len(each.get("x-restencil-notes", ())) for each in operations)
    return (
        f"{counted(len(work.evidence), 'page')} → {work.folder / FILE}: "
        f"{counted(len(operations), 'operation')}, {counted(notes, 'finding')}"
    )


def _of_corrections(folder: Path, made: Captured) -> tuple[Problem, ...]:
    """What is to be said of the corrections of a folder, now that the document is another one."""
    file = folder / CORRECTIONS
    if not file.exists():
        return ()
    source = read_source(file, str(file))
    try:
        found = applied(made.document, read_actions(source)).problems
    except Stop as stop:
        return stop.problems
    return place(found, {source.name: source})


def _of_names(folder: Path, text: str, found: tuple[Change, ...]) -> Iterator[str]:
    """Which names generated code gets and loses by changes; nothing where the document before makes no API."""
    if not found:
        return
    before = _names(find_project(folder))
    with TemporaryDirectory() as scratch:
        for name in (PROJECT_FILE, CORRECTIONS, LOCK_FILE):
            if (folder / name).is_file():
                Path(scratch, name).write_bytes((folder / name).read_bytes())
        Path(scratch, FILE).write_text(text, "utf-8")
        after = _names(Project(folder.resolve().name, Path(scratch), str(folder)))
    if before is not None and after is not None:
        yield from told_names(before, after)
    elif before is not None:
        yield "- names: not known until `restencil check` finds no error"


def _names(project: Project) -> Scopes | None:
    from generator.pipeline import read
    from generator.plan import discover, template_root

    try:
        return read(project, (), discover(template_root())).names
    except Stop:
        return None
