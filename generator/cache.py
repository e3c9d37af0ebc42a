"""What the last run on a project made, remembered per user, so that a run that would change nothing ends early.

It holds no output, only digests of it: a run that finds it gone or broken does its work again.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from generator.errors import Location, Problem, Severity
from generator.load.project import Project
from generator.memory import file_about, keep_values, recall_values
from generator.tree.record import Digests, digest

_ENDING = ".run"


@dataclass(frozen=True, slots=True)
class Entry:
    """A run: the fingerprint of what it was made from, the digests of what it made, and what it had to say.

    `read` are the digests of the files that the document was read from; an address has none, and is never known.
    `lock` is that of the names lock as the run left it, empty if there was none.
    """

    fingerprint: str
    read: Mapping[str, str]
    lock: str
    files: Digests
    problems: tuple[Problem, ...]
    operations: int
    models: int


def recall(project: Project, names: tuple[str, ...], fingerprint: str) -> Entry | None:
    """The last run on the project for the targets `names`, if it was made from the same."""
    try:
        stored = recall_values(slot(project, names, _ENDING), fingerprint)
    except (OSError, ValueError):
        return None
    problems = tuple(map(problem_of, stored["problems"]))
    entry = Entry(**{**stored, "problems": problems})
    return entry if _is_unchanged(entry, project) else None


def _is_unchanged(entry: Entry, project: Project) -> bool:
    if project.lock and entry.lock != digest_of(str(project.lock)):
        return False
    return all(value and value == digest_of(name) for name, value in entry.read.items())


def digest_of(name: str) -> str:
    """The digest of a file, empty for what is none."""
    try:
        return digest(Path(name).read_bytes())
    except OSError:
        return ""


def remember(project: Project, names: tuple[str, ...], entry: Entry) -> None:
    """Keeps a run for the next one."""
    # a copy of all digests would take longer than to write them
    stored = {each.name: getattr(entry, each.name) for each in fields(entry)}
    stored |= {name: dict(stored[name]) for name in ("read", "files")}
    stored["problems"] = [plain(each) for each in entry.problems]
    keep_values(slot(project, names, _ENDING), entry.fingerprint, stored)


def slot(project: Project, names: tuple[str, ...], ending: str) -> Path:
    """The file of the cache that is about a project and the targets `names`."""
    return file_about(project.root, *names, ending=ending)


def plain(problem: Problem) -> dict[str, Any]:
    """A problem as plain data."""
    return {**asdict(problem), "severity": problem.severity.value}


def problem_of(stored: dict[str, Any]) -> Problem:
    """The problem that was stored as plain data."""
    made = {
        "severity": Severity(stored["severity"]),
        "location": Location(**stored["location"]),
    }
    return Problem(**{**stored, **made})
