"""`restencil generate`: everything is made in memory first, then each output folder is brought up to date."""

import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cache import Entry, digest_of, remember
from generator.cli.projects import known, made_of, projects_at
from generator.cli.report import counted, print_problems, refuse_warnings, severities
from generator.load.project import Project
from generator.tree.compare import compare
from generator.tree.record import digests
from generator.tree.swap import staging_of
from generator.tree.write import Written, write


@dataclass(frozen=True, slots=True)
class _Made:
    """What a run on one project came to; `tree` is None where the output folder holds it already."""

    project: Project
    entry: Entry
    tree: dict[str, bytes] | None
    seconds: float


def run(
    paths: tuple[Path, ...], out: Path, names: tuple[str, ...], *, strict: bool
) -> int:
    """Generates the projects at `paths` into `out`, only the targets `names` if there are any; returns the exit code.

    If it is to be `strict`, nothing is written where a warning is to be told.
    """
    made = [_make(project, out, names) for project in projects_at(paths)]
    if strict:
        refuse_warnings(each.entry.problems for each in made)
    for each in made:
        started = time.perf_counter()
        written = _write(each, out, names)
        print_problems((*each.entry.problems, *written.problems))
        click.echo(
            _summary(each, written, out, each.seconds + time.perf_counter() - started)
        )
    return 0


def _make(project: Project, out: Path, names: tuple[str, ...]) -> _Made:
    started = time.perf_counter()
    mark, entry = known(project, names)
    if entry and _is_done(out / project.name, entry, names):
        return _Made(project, entry, None, time.perf_counter() - started)
    with _progress(project):
        entry, tree = _generate(project, names, mark)
    return _Made(project, entry, tree, time.perf_counter() - started)


def _is_done(folder: Path, entry: Entry, names: tuple[str, ...]) -> bool:
    """Whether `folder` holds what the run made, and the record of it, and no run was stopped since."""
    if staging_of(folder.resolve()).exists():
        return False
    found = compare(folder, entry.files, names or None)
    return found.is_fresh and entry.files.items() <= found.recorded.items()


def _generate(
    project: Project, names: tuple[str, ...], mark: str
) -> tuple[Entry, dict[str, bytes]]:
    made = made_of(project, names)
    entry = Entry(
        fingerprint=mark,
        read={name: digest_of(name) for name in made.read},
        files=digests(made.tree),
        problems=made.problems,
        operations=made.operations,
        models=made.models,
    )
    return entry, dict(made.tree)


def _write(made: _Made, out: Path, names: tuple[str, ...]) -> Written:
    if made.tree is None:
        return Written(0, len(made.entry.files), 0)
    written = write(out / made.project.name, made.tree, names or None)
    remember(made.project, names, made.entry)
    return written


def _summary(made: _Made, written: Written, out: Path, seconds: float) -> str:
    entry = made.entry
    inside = (
        f"{counted(entry.operations, 'operation')}, {counted(entry.models, 'model')}"
    )
    total = counted(len(entry.files), "file")
    files = f"{total}: {written.written} written, {written.unchanged} unchanged, {written.removed} removed"
    problems = severities((*entry.problems, *written.problems))
    return f"{made.project.shown} → {out / made.project.name}: {inside} → {files}; {problems}; {seconds:.1f} s"


@contextlib.contextmanager
def _progress(project: Project) -> Iterator[None]:
    """Shows that something is happening, to a person at a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"generating {project.shown}"):
        yield
