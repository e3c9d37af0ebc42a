"""`restencil generate`: everything is made in memory first, then each output folder is brought up to date."""

import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cache import Entry, digest_of, remember
from generator.cli.lock import write_lock
from generator.cli.projects import known, made_again, projects_at
from generator.cli.report import counted, print_problems, refuse_warnings, severities
from generator.fingerprint import fingerprint_of_generator, fingerprint_of_templates
from generator.kept import remember_kept
from generator.load.project import Project
from generator.plan import template_root
from generator.tree.compare import compare
from generator.tree.record import digest, digests
from generator.tree.swap import staging_of
from generator.tree.write import Written, write

if TYPE_CHECKING:
    from generator.pipeline import Generation


@dataclass(frozen=True, slots=True)
class _Made:
    """What a run on one project came to; `made` is None where the output folder holds it already.

    `generator` is the fingerprint of what it was made by.
    """

    project: Project
    entry: Entry
    generator: str
    made: "Generation | None"
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
    if any(each.made for each in made):
        from generator.compiled import remember_compiled

        remember_compiled(fingerprint_of_templates(template_root()))
    return 0


def _make(project: Project, out: Path, names: tuple[str, ...]) -> _Made:
    started = time.perf_counter()
    mark, entry = known(project, names)
    if entry and _is_done(out / project.name, entry, names):
        return _Made(project, entry, "", None, time.perf_counter() - started)
    # with it comes a library that a run which changes nothing does not need
    from generator.compiled import recall_compiled

    generator = fingerprint_of_generator(project, template_root())
    recall_compiled(fingerprint_of_templates(template_root()))
    with _progress(project):
        made = made_again(project, names, generator)
    entry = _entry(made, mark)
    return _Made(project, entry, generator, made, time.perf_counter() - started)


def _is_done(folder: Path, entry: Entry, names: tuple[str, ...]) -> bool:
    """Whether `folder` holds what the run made, and the record of it, and no run was stopped since."""
    if staging_of(folder.resolve()).exists():
        return False
    found = compare(folder, entry.files, names or None)
    return found.is_fresh and entry.files.items() <= found.recorded.items()


def _entry(made: "Generation", mark: str) -> Entry:
    return Entry(
        fingerprint=mark,
        read={name: digest_of(name) for name in made.read},
        lock=_digest_of_lock(made),
        files=digests(made.tree),
        problems=made.problems,
        operations=made.operations,
        models=made.models,
    )


def _digest_of_lock(made: "Generation") -> str:
    """The digest of the lock as the run leaves it; empty for none."""
    if made.lock:
        return digest(made.lock.encode())
    return digest_of(str(made.project.lock)) if made.project.lock else ""


def _write(each: _Made, out: Path, names: tuple[str, ...]) -> Written:
    if each.made is None:
        return Written(0, len(each.entry.files), 0)
    written = write(out / each.project.name, each.made.tree, names or None)
    if write_lock(each.project, each.made.lock):
        click.echo(f"{each.project.lock}: written; it belongs to the spec")
    remember(each.project, names, each.entry)
    remember_kept(each.project, names, each.generator, each.made.kept)
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
