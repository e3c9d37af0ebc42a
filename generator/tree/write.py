"""An output folder brought to what it should hold, in one step and with nothing lost that a person wrote."""

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Location, Problem, Stop, error, warning
from generator.tree.compare import Comparison, compare
from generator.tree.record import RECORD, Tree, digests, record_bytes
from generator.tree.swap import exclusive, recover, staging_of, swap_in


@dataclass(frozen=True, slots=True)
class Written:
    """How many files a run wrote, left and removed, and what it has to say about those that people changed."""

    written: int
    unchanged: int
    removed: int
    problems: tuple[Problem, ...] = ()


def write(folder: Path, tree: Tree, scope: tuple[str, ...] | None) -> Written:
    """Makes `folder` hold `tree`; raises `Stop`, the old content in place, if it cannot be written.

    `scope` names the targets that `tree` is of, None standing for everything there may be.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        real = folder.resolve()
        with exclusive(real.parent):
            recover(real)
            return _write(real, folder, tree, scope)
    except OSError as fault:
        raise Stop(unwritable(folder, fault)) from fault


def unwritable(folder: Path, fault: OSError) -> Problem:
    """The problem that the file system refuses an output folder."""
    place = fault.filename or folder
    reason = (fault.strerror or str(fault)).lower()
    hint = "make the folder writable, or choose another with --out; what was there is unchanged"
    return error(
        "output-unwritable",
        f"cannot write the output: {reason}",
        hint,
        Location(str(place)),
    )


def _write(
    real: Path, shown: Path, tree: Tree, scope: tuple[str, ...] | None
) -> Written:
    if real.exists() and not real.is_dir():
        raise NotADirectoryError(
            errno.ENOTDIR, "a file stands where the folder should be", str(shown)
        )
    wanted = digests(tree)
    found = compare(real, wanted, scope)
    kept = {
        path: digest
        for path, digest in found.recorded.items()
        if scope and not _is_in(path, scope)
    }
    recorded = record_bytes({**kept, **wanted})
    if not found.is_fresh or not _holds(real / RECORD, recorded):
        _stage(real, found, tree, recorded)
        swap_in(real)
    removed = len(found.orphaned)
    changed = len(found.missing) + len(found.stale)
    return Written(
        changed, len(found.unchanged), removed, tuple(_kept_edits(shown, found))
    )


def _is_in(path: str, scope: tuple[str, ...]) -> bool:
    return any(path.startswith(target + "/") for target in scope)


def _holds(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _stage(real: Path, found: Comparison, tree: Tree, recorded: bytes) -> None:
    staging = staging_of(real)
    staging.mkdir()
    try:
        _carry_over(real, staging, found)
        for path in (*found.missing, *found.stale):
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(tree[path].content())
        (staging / RECORD).write_bytes(recorded)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _carry_over(real: Path, staging: Path, found: Comparison) -> None:
    """Takes what stays as it is into the staging folder, and edited files under a name that says so."""
    replaced = {*found.stale, *found.orphaned, RECORD}
    for inside in _files(real):
        name = inside.as_posix()
        if name in found.edited:
            _link(real / inside, _spare(staging / inside, real / inside))
        elif name not in replaced:
            _link(real / inside, staging / inside)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in (*files, *links):
            yield Path(parent, name).relative_to(folder)


def _link(source: Path, target: Path) -> None:
    """The same file under another name, or a copy where the file system has no links; its time stays the same."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _spare(path: Path, original: Path) -> Path:
    """A free name for an edited file, in the staging folder and beside the original."""
    number = 1
    while True:
        ending = ".edited" if number == 1 else f".edited-{number}"
        if not original.with_name(original.name + ending).exists():
            return path.with_name(path.name + ending)
        number += 1


def _kept_edits(shown: Path, found: Comparison) -> Iterator[Problem]:
    for path in found.edited:
        place = Location(str(shown / path))
        message = "this file was changed by hand since it was generated; the change is kept in a file beside it"
        hint = "move the change into the spec or a template, then delete the file that ends in `.edited`"
        yield warning("output-edited", message, hint, place)
