"""What the project file of a spec folder chooses."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Location, Problem, Stop, error, tokens_of
from generator.faults import Violation
from generator.handwritten import violations_of
from generator.load.package_names import hides_something, package_name
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.project import PROJECT_FILE, Project
from generator.load.selection import Selection
from generator.load.silences import Silence, silences_of
from generator.load.site import load_site
from generator.load.source import read_source
from generator.schemas import read_schema
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Choices:
    """What the project file chooses: the name of the Python package, and the targets, None for all of them.

    `references` are the paths and addresses that the document may refer to, besides its own folder; `only` are the
    operations that are wanted, None for all of them; `site` is what is said of the documentation;
    `merge` are the ids of captured operations that are to be one, `silences` the findings that are not told of.
    """

    package: str
    targets: tuple[str, ...] | None
    references: tuple[str, ...]
    only: Selection | None
    site: Site
    merge: tuple[tuple[str, ...], ...]
    silences: tuple[Silence, ...]


def load_choices(project: Project) -> Choices:
    """What the project file of a spec folder chooses; raises `Stop` if that is wrong."""
    file = project.root / PROJECT_FILE
    stated = _read_choices(file) if file.exists() else {}
    package = stated.get("package") or package_name(project.name)
    return Choices(
        package=package,
        targets=tuple(stated["targets"]) if "targets" in stated else None,
        references=tuple(stated.get("references", ())),
        only=_selection(stated["only"]) if "only" in stated else None,
        site=load_site(project, stated.get("docs", {})),
        merge=tuple(map(tuple, stated.get("capture", {}).get("merge", ()))),
        silences=silences_of(stated.get("findings", [])),
    )


def _selection(stated: dict[str, list[str]]) -> Selection:
    return Selection(**{kind: tuple(words) for kind, words in stated.items()})


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
