"""`restencil correct`: a correction of a spec, written into its overlay as an action that says what it expects."""

from pathlib import Path

import click

from generator.errors import Location, Problem, Severity, Stop, error
from generator.load.choices import load_choices
from generator.load.document import load_document
from generator.load.overlay.correcting import corrected
from generator.load.overlay.messages import brief
from generator.load.overlay.wishes import Wish
from generator.load.parse import parse
from generator.load.project import CORRECTIONS, DOCUMENTS, Project, find_project
from generator.load.source import Source, read_source
from generator.resolve import resolve
from generator.shown import shown
from generator.tree.journal import put
from generator.values import ABSENT, JsonValue

_LONGEST = 160


def run(path: Path, pointer: str, text: str) -> int:
    """Makes `text` the value at `pointer` of the spec in the folder `path`; returns the exit code."""
    project = find_project(path)
    document = _document(project)
    overlay = _overlay(project)
    title = f"Corrections of {project.name}"
    wish = Wish(Location(document.name), pointer, _value(text), title)
    made = corrected(parse(document), overlay, wish)
    _refuse_faults(project, document, overlay, made.overlay)
    put(project.root, {CORRECTIONS: made.overlay.text.encode()})
    old = "nothing" if made.before is ABSENT else brief(made.before)
    told = f"{overlay.name}: `{shown(pointer, _LONGEST)}`: {old} → {brief(wish.value)}"
    click.echo(told)
    return 0


def _document(project: Project) -> Source:
    folder = project.root
    found = (name for name in DOCUMENTS if (folder / name).is_file())
    if folder.is_dir() and (name := next(found, "")):
        return read_source(folder / name, str(Path(project.shown, name)))
    message = "corrections are kept beside a document, and here is no folder with one"
    hint = "give a spec folder, one with a captured.yaml or an openapi.yaml"
    raise Stop(error("no-document", message, hint, Location(project.shown)))


def _overlay(project: Project) -> Source:
    """The overlay as it is, without a text where there is none."""
    file, name = project.root / CORRECTIONS, str(Path(project.shown, CORRECTIONS))
    return read_source(file, name) if file.exists() else Source(name, "", "yaml")


def _value(text: str) -> JsonValue:
    if text.strip():
        return parse(Source("VALUE", text, "yaml"))
    hint = "write '\"\"' for a text without characters, null for no value"
    raise Stop(error("value-empty", "VALUE says nothing", hint, Location("VALUE")))


def _refuse_faults(
    project: Project, document: Source, before: Source, after: Source
) -> None:
    """Raises `Stop` if the spec has a fault after a correction which it had not before."""
    if not (found := _faults(project, document, after)):
        return
    known = {(each.rule, each.message) for each in _faults(project, document, before)}
    new = [each for each in found if (each.rule, each.message) not in known]
    if new:
        message = f"this would not leave a valid spec: {new[0].message}"
        hint = new[0].hint
        raise Stop(error("correction-invalid", message, hint, Location(document.name)))


def _faults(project: Project, document: Source, overlay: Source) -> tuple[Problem, ...]:
    """What keeps a document that is corrected by `overlay` from being used."""
    allowed = load_choices(project).references
    corrections = overlay if overlay.text else None
    file = project.root / Path(document.name).name
    try:
        resolve(load_document(file, document.name, allowed, corrections))
    except Stop as stop:
        return tuple(each for each in stop.problems if each.severity is Severity.ERROR)
    return ()
