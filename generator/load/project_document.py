"""The OpenAPI document of a project."""

from dataclasses import replace
from pathlib import Path

from generator.errors import Location, Severity, Stop, error
from generator.load.choices import Choices
from generator.load.document import Document, load_document
from generator.load.positions import place
from generator.load.project import CORRECTIONS, DOCUMENTS, PROJECT_FILE, Project
from generator.load.selection import selected, unmatched
from generator.load.source import Source, read_source


def load_project(project: Project, choices: Choices) -> Document:
    """The OpenAPI document of a project; raises `Stop` if there is none, or it is not valid."""
    if project.root.is_file():
        return load_document(project.root, project.shown)  # a file has nothing chosen
    path, shown = _document(project)
    corrections = _corrections(project)
    document = load_document(path, shown, choices.references, corrections)
    return _chosen(owned(document), project, choices)


def plain_document(project: Project, choices: Choices) -> tuple[Path, str] | None:
    """The file that holds the document of a project as it is, and what people call it; None if something changes that.

    Raises `Stop` if there is no document.
    """
    if project.root.is_file():
        return project.root, project.shown
    is_changed = choices.only or (project.root / CORRECTIONS).exists()
    return None if is_changed else _document(project)


def _document(project: Project) -> tuple[Path, str]:
    for name in DOCUMENTS:
        if (project.root / name).exists():
            return project.root / name, str(Path(project.shown, name))
    hint = f"add {DOCUMENTS[0]}, or give another folder"
    message = "this folder has no OpenAPI document"
    raise Stop(error("no-document", message, hint, Location(project.shown)))


def _corrections(project: Project) -> Source | None:
    file = project.root / CORRECTIONS
    shown = str(Path(project.shown, CORRECTIONS))
    return read_source(file, shown) if file.exists() else None


def _chosen(document: Document, project: Project, choices: Choices) -> Document:
    """The part of a document that is chosen; raises `Stop` if a choice has nothing to choose."""
    if not choices.only:
        return document
    file = project.root / PROJECT_FILE
    if faults := list(unmatched(document, choices.only, str(file))):
        raise Stop(*place(faults, {str(file): read_source(file, str(file))}))
    return selected(document, choices.only)


def owned(document: Document) -> Document:
    """The document of a spec folder, where a reference that leads nowhere is an error: its author is at hand."""
    faults = [
        replace(
            each,
            severity=Severity.ERROR,
            message=each.message.rpartition("; ")[0] or each.message,
        )
        for each in document.problems
        if each.rule == "ref-dangling"
    ]
    if faults:
        raise Stop(*place(faults, document.sources))
    return document
