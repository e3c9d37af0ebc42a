"""`restencil check`: whether what was generated is what would be generated now, and what pages leave open."""

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from generator.capture.pending import Pending, pending
from generator.cli.lock import is_stale
from generator.cli.projects import known, made_of, projects_at
from generator.cli.report import (
    counted,
    print_problems,
    refuse_warnings,
    severities,
)
from generator.errors import Location, Problem, Severity, error
from generator.load.choices import load_choices
from generator.load.project import Project
from generator.tree.compare import Comparison, compare
from generator.tree.record import RECORD, Tree, digests


def run(paths: tuple[Path, ...], out: Path, *, strict: bool) -> int:
    """Prints all problems of the projects at `paths` and of their output in `out`; returns the exit code.

    If it is to be `strict`, a warning is an error in the project.
    """
    projects = projects_at(paths)
    stale = [_check(project, out, strict=strict) for project in projects]
    orphans = [] if paths else list(_orphaned_folders(projects, out))
    print_problems(orphans)
    return 1 if any(stale) or orphans else 0


def _check(project: Project, out: Path, *, strict: bool) -> bool:
    """Prints what is wrong with one project; returns whether its output is not what it should be."""
    folder = out / project.name
    _, entry = known(project, ())
    lock = ""
    if entry and _is_clean(found := compare(folder, entry.files, None)):
        problems = entry.problems
    else:
        made = made_of(project, ())
        problems, lock = made.problems, made.lock
        found = compare(folder, digests(made.tree), None)
        _print_diff_of_lock(project, lock)
        _print_diffs(folder, made.tree, found)
    open_ = pending(project, load_choices(project).silences)
    if strict:
        refuse_warnings([problems, open_.problems])
    remedy = _remedy(project, out)
    unlocked = [_unlocked(project, remedy)] if is_stale(project, lock) else []
    findings = [*unlocked, *_findings(folder, found, remedy)]
    told = (*problems, *findings, *open_.problems)
    print_problems(told)
    freshness = "not fresh" if findings else "fresh"
    click.echo(f"{project.shown} → {folder}: {freshness}; {severities(told)}")
    if open_.found:
        click.echo(_counted(open_))
    is_asked = any(each.severity > Severity.NOTE for each in open_.problems)
    return bool(findings) or is_asked


def _counted(found: Pending) -> str:
    """What became of the findings of the pages."""
    left = found.found - found.settled - found.silenced
    return (
        f"  of {counted(found.found, 'finding')} on its pages, {found.settled} settled by corrections, "
        f"{found.silenced} silenced, {left} told of"
    )


def _is_clean(found: Comparison) -> bool:
    return found.is_fresh and not found.unknown


def _remedy(project: Project, out: Path) -> str:
    where = "" if out == Path("generated") else f" --out {out}"
    return f"run `restencil generate {project.shown}{where}`"


def _unlocked(project: Project, remedy: str) -> Problem:
    message = "this file does not hold the names that are published"
    return error("lock-stale", message, remedy, Location(str(project.lock)))


def _findings(folder: Path, found: Comparison, remedy: str) -> Iterator[Problem]:
    if found.missing and not folder.exists():
        message = "nothing has been generated from this spec yet"
        yield error("output-missing", message, remedy, Location(str(folder)))
        return
    changes = (
        ("output-missing", "this file is missing", found.missing, remedy),
        (
            "output-stale",
            "this file is not what the spec and the templates make",
            found.stale,
            remedy,
        ),
        (
            "output-orphaned",
            "nothing generates this file any more",
            found.orphaned,
            remedy,
        ),
        (
            "output-unknown",
            "nothing generates this file",
            found.unknown,
            "move it out of the generated folder",
        ),
    )
    for rule, message, paths, hint in changes:
        for path in paths:
            by_hand = "; it was changed by hand" if path in found.edited else ""
            yield error(rule, message + by_hand, hint, Location(str(folder / path)))


def _print_diffs(folder: Path, tree: Tree, found: Comparison) -> None:
    for path in found.stale:
        before, after = (folder / path).read_bytes(), tree[path].content()
        click.echo("".join(_diff(str(folder / path), before, after)), nl=False)


def _print_diff_of_lock(project: Project, text: str) -> None:
    if project.lock and project.lock.exists() and text:
        before, after = project.lock.read_bytes(), text.encode()
        click.echo("".join(_diff(str(project.lock), before, after)), nl=False)


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    try:
        old, new = (
            content.decode().splitlines(keepends=True) for content in (before, after)
        )
    except UnicodeDecodeError:
        yield f"binary files {path} differ\n"
        return
    for line in difflib.unified_diff(
        old, new, f"{path} (as it is)", f"{path} (as generated)"
    ):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _orphaned_folders(projects: tuple[Project, ...], out: Path) -> Iterator[Problem]:
    names = {project.name for project in projects}
    for record in sorted(out.glob(f"*/{RECORD}")):
        if record.parent.name not in names:
            message = "this folder was generated from a spec that is not there any more"
            yield error(
                "output-orphaned",
                message,
                "delete the folder",
                Location(str(record.parent)),
            )
