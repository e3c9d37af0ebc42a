"""What is still open of a captured document: its findings, without those that people have settled or silenced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.capture.documents import operations_in
from generator.capture.findings.registry import KINDS
from generator.capture.settling import is_settled
from generator.errors import Location, Problem, Severity, warning
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.project import CORRECTIONS, DOCUMENTS, PROJECT_FILE, Project
from generator.load.silences import Silence
from generator.load.source import Source, read_source
from generator.shown import shown

if TYPE_CHECKING:
    from generator.load.lines import Lines

_CAPTURED = "captured.yaml"
_NOTES, _PAGE = "x-restencil-notes", "x-restencil-page"
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Pending:
    """The problems that are left of findings, and how many there were, were settled and were silenced."""

    problems: tuple[Problem, ...] = ()
    found: int = 0
    settled: int = 0
    silenced: int = 0


@dataclass(frozen=True, slots=True)
class _Finding:
    """A finding about the operation at a place of the captured document."""

    operation: str
    page: Mapping[str, Any]
    note: Mapping[str, Any]

    def meets(self, silence: Silence) -> bool:
        """Whether a silence is about it."""
        return (
            silence.rule == self.note["rule"]
            and silence.page in {"", str(self.page.get("id", ""))}
            and silence.field in {"", str(self.note.get("pointer", ""))}
        )


def pending(project: Project, silences: tuple[Silence, ...]) -> Pending:
    """The findings of a project that somebody has to look at, and the silences that silence nothing."""
    before = _captured(project)
    found = list(_findings(before))
    after = _corrected(project, before) if found else before
    standing = [
        each
        for each in found
        if not is_settled(each.operation, each.note, before, after)
    ]
    left = [each for each in standing if not any(map(each.meets, silences))]
    problems = (*_problems(left, project), *_idle(standing, silences, project))
    silenced = len(standing) - len(left)
    return Pending(problems, len(found), len(found) - len(standing), silenced)


def _captured(project: Project) -> Any:
    """The captured document, nothing where a project has another one."""
    there = [name for name in DOCUMENTS if (project.root / name).is_file()]
    if project.root.is_file() or there[:1] != [_CAPTURED]:
        return {}
    file = project.root / _CAPTURED
    return parse(read_source(file, str(file)))


def _findings(root: Any) -> Iterator[_Finding]:
    for at, operation in operations_in(root):
        page = operation.get(_PAGE, {})
        for note in operation.get(_NOTES, ()):
            yield _Finding(at, page, note)


def _corrected(project: Project, root: Any) -> Any:
    file = project.root / CORRECTIONS
    if not file.exists():
        return root
    # with it comes a library that few projects need
    from generator.load.overlay.actions import read_actions
    from generator.load.overlay.applying import applied

    return applied(root, read_actions(read_source(file, str(file)))).root


def _problems(found: list[_Finding], project: Project) -> Iterator[Problem]:
    files: dict[Path, Lines] = {}
    for each in found:
        kind = KINDS.get(each.note["rule"])
        file = _file(project, each)
        if file not in files:
            files[file] = read_source(file, str(file)).lines
        line = next(iter(each.note.get("lines", ())), 0)
        yield Problem(
            severity=min(kind.severity, Severity.WARNING) if kind else Severity.WARNING,
            rule=each.note["rule"],
            message=shown(each.note["message"], _LONGEST),
            hint=shown(each.note.get("remedy", "look at the page"), _LONGEST),
            location=Location(str(file), line=line, column=1 if line else 0),
            excerpt=files[file].excerpt(line, 1) if line else "",
        )


def _file(project: Project, finding: _Finding) -> Path:
    """The file of evidence that a finding's lines are of, the captured document if that is not there."""
    pages = project.root / "pages"
    stated = str(finding.note.get("file") or finding.page.get("file") or "")
    id_ = str(finding.page.get("id", ""))
    names = (stated, *(f"{id_}{suffix}" for suffix in (".md", ".txt", ".sh")))
    # a document that somebody sent leads to nothing but its evidence
    named = [pages / Path(name).name for name in names if name]
    there = (each for each in named if each.is_file())
    return next(there, project.root / _CAPTURED)


def _idle(
    standing: list[_Finding], silences: tuple[Silence, ...], project: Project
) -> tuple[Problem, ...]:
    """The silences that silence nothing: what they were for is gone, or was never there."""
    file = project.root / PROJECT_FILE
    at = Location(str(file))
    problems = [
        warning("silence-idle", *_told(silence), at.at("findings", number))
        for number, silence in enumerate(silences)
        if not any(each.meets(silence) for each in standing)
    ]
    return place(problems, _sources(file) if problems else {})


def _sources(file: Path) -> dict[str, Source]:
    return {str(file): read_source(file, str(file))}


def _told(silence: Silence) -> tuple[str, str]:
    if silence.rule not in KINDS:
        message = f"`{shown(silence.rule)}` is no rule of findings"
        return message, "take the id from what `restencil check` prints in brackets"
    message = f"no finding of `{silence.rule}` is left for this to silence"
    return message, "remove this entry, or look at its `page` and its `field`"
