"""A spec folder, or a bare OpenAPI file, and the choices of its project file."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import Location, Problem, Severity, Stop, error, tokens_of
from generator.faults import Violation
from generator.handwritten import violations_of
from generator.load.document import Document, load_document
from generator.load.package_names import hides_something, package_name
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.source import read_source
from generator.names import spell, split
from generator.schemas import read_schema

PROJECT_FILE = "restencil.yaml"
LOCK_FILE = "names.lock.yaml"
_DOCUMENTS = ("openapi.yaml", "openapi.yml", "openapi.json")


@dataclass(frozen=True, slots=True)
class Project:
    """One API to generate from: the folder or file at `root`, which problems call `shown`.

    `name` is the name of its output folder.
    """

    name: str
    root: Path
    shown: str

    @property
    def lock(self) -> Path | None:
        """The file of a spec folder that holds the names which were published; a bare file has none."""
        return None if self.root.is_file() else self.root / LOCK_FILE

    def inputs(self) -> tuple[Path, ...]:
        """The files that its output is made from, sorted; without the lock, which is output as well."""
        if self.root.is_file():
            return (self.root,)
        candidates = (PROJECT_FILE, *_DOCUMENTS)
        return tuple(
            path for name in sorted(candidates) if (path := self.root / name).is_file()
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What the project file chooses: the name of the Python package, and the targets, None for all of them.

    `references` are the paths and addresses that the document may refer to, besides its own folder.
    """

    package: str
    targets: tuple[str, ...] | None
    references: tuple[str, ...]


def find_project(path: Path) -> Project:
    """The project at `path`, a spec folder or a bare OpenAPI file; raises `Stop` if there is nothing."""
    if path.is_dir():
        return Project(path.resolve().name, path, str(path))
    if path.exists():
        return Project(
            spell(split(path.stem), "kebab-case", fallback="api"), path, str(path)
        )
    hint = "give a folder with an openapi.yaml, or an OpenAPI file"
    raise Stop(
        error("no-such-path", "there is nothing here", hint, Location(str(path)))
    )


def load_choices(project: Project) -> Choices:
    """What the project file of a spec folder chooses; raises `Stop` if that is wrong."""
    file = project.root / PROJECT_FILE
    stated = _read_choices(file) if file.exists() else {}
    package = stated.get("package") or package_name(project.name)
    return Choices(
        package=package,
        targets=tuple(stated["targets"]) if "targets" in stated else None,
        references=tuple(stated.get("references", ())),
    )


def load_project(project: Project, choices: Choices) -> Document:
    """The OpenAPI document of a project; raises `Stop` if there is none, or it is not valid."""
    if project.root.is_file():
        return load_document(project.root, project.shown)  # a file has nothing chosen
    for name in _DOCUMENTS:
        if (project.root / name).exists():
            shown = str(Path(project.shown, name))
            return _owned(load_document(project.root / name, shown, choices.references))
    hint = f"add {_DOCUMENTS[0]}, or give another folder"
    raise Stop(
        error(
            "no-document",
            "this folder has no OpenAPI document",
            hint,
            Location(project.shown),
        )
    )


def _owned(document: Document) -> Document:
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


def _read_choices(file: Path) -> dict[str, Any]:
    source = read_source(file, str(file))
    choices = parse(source)
    problems = [
        _problem(each, source.name) for each in violations_of("project", choices)
    ]
    package = choices.get("package") if isinstance(choices, dict) else None
    if isinstance(package, str) and hides_something(package):
        problems.append(_hidden(package, source.name))
    if problems:
        raise Stop(*place(problems, {source.name: source}))
    assert isinstance(choices, dict)
    return choices


def _hidden(package: str, file: str) -> Problem:
    message = f"`package` must not be `{package}`, which Python or the client imports, or cannot import"
    hint = f"choose another name, such as `{package}_api`"
    return error("project-invalid", message, hint, Location(file, "/package"))


def _problem(violation: Violation, file: str) -> Problem:
    properties = read_schema("project")["properties"]
    key = next(iter(tokens_of(violation.pointer)), "")
    wrong_value = key in properties
    message = f"`{key}` {violation.message}" if wrong_value else violation.message
    hint = (
        f"`{key}` is {properties[key]['description']}"
        if wrong_value
        else f"the keys known are {', '.join(properties)}"
    )
    return error("project-invalid", message, hint, Location(file, violation.pointer))
