"""An output folder brought to what it should hold, in one step and with nothing lost that a person wrote."""

import errno
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Location, Problem, Stop, error, warning
from generator.tree.carry import Carrying, link
from generator.tree.compare import Comparison, compare
from generator.tree.record import RECORD, File, Tree, digests, record_bytes
from generator.tree.seen import Seen, look_at, remember
from generator.tree.spare import begin
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
        linked, written = _stage(real, found, tree, recorded)
        swap_in(real)
        unchanged = {path: found.seen[path] for path in found.unchanged}
        remember(real, {**unchanged, **written}, linked)
    removed = len(found.orphaned)
    changed = len(found.missing) + len(found.stale)
    return Written(
        changed, len(found.unchanged), removed, tuple(_kept_edits(shown, found))
    )


def _is_in(path: str, scope: tuple[str, ...]) -> bool:
    return any(path.startswith(target + "/") for target in scope)


def _holds(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _stage(
    real: Path, found: Comparison, tree: Tree, recorded: bytes
) -> tuple[Collection[str], dict[str, Seen]]:
    """Puts the next content of the folder together; gives the files that were linked, and those that are new."""
    staging = staging_of(real)
    begin(staging, real)
    try:
        linked = _carry_over(real, staging, found) if real.exists() else ()
        changed = (*found.missing, *found.stale)
        for folder in {name.rpartition("/")[0] for name in changed}:
            (staging / folder).mkdir(parents=True, exist_ok=True)
        written = {name: _written(f"{staging}/{name}", tree[name]) for name in changed}
        (staging / RECORD).write_bytes(recorded)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return linked, written


def _written(place: str, file: File) -> Seen:
    Path(place).write_bytes(file.content())
    return Seen(file.digest, look_at(place))


def _carry_over(real: Path, staging: Path, found: Comparison) -> Collection[str]:
    """Takes what stays as it is into the staging folder, and edited files under a name that says so.

    Gives the files that were not there before.
    """
    carrying = Carrying({*found.stale, *found.orphaned, RECORD}, found.seen)
    carrying.carry(str(real), str(staging))
    for path in found.edited:
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        link(real / path, _free(staging / path, real / path))
    return carrying.linked


def _free(path: Path, original: Path) -> Path:
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
