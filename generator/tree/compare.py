"""The difference between an output folder and what should be in it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Location, Problem, Stop, error
from generator.tree.record import Digests, read_record
from generator.tree.seen import Seen, seen_below

# what tools leave beside generated code; it is neither generated nor anybody's work
_IGNORED_FOLDERS = {"__pycache__", "node_modules"}
_IGNORED_ENDINGS = (".egg-info", ".pyc")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The files of an output folder, each in one of these lists, sorted.

    `missing` and `stale` must be written, `orphaned` removed; `edited` are stale or orphaned ones that a person has
    changed since they were generated; `unknown` were never generated. `seen` is what they looked like.
    """

    unchanged: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    orphaned: tuple[str, ...]
    edited: tuple[str, ...]
    unknown: tuple[str, ...]
    recorded: Digests
    seen: Mapping[str, Seen]

    @property
    def is_fresh(self) -> bool:
        """Whether nothing needs to be written or removed."""
        return not (self.missing or self.stale or self.orphaned)


def compare(folder: Path, wanted: Digests, scope: tuple[str, ...] | None) -> Comparison:
    """`folder` against `wanted`; only what lies in the targets of `scope` counts, None standing for everything.

    Raises `Stop` if something in it cannot be read.
    """
    try:
        return _compared(folder, wanted, scope)
    except OSError as fault:
        raise Stop(_unreadable(folder, fault)) from fault


def _unreadable(folder: Path, fault: OSError) -> Problem:
    reason = (fault.strerror or str(fault)).lower()
    message = f"cannot read what is there: {reason}"
    hint = "make it readable, or remove it"
    place = Location(str(fault.filename or folder))
    return error("output-unreadable", message, hint, place)


def _compared(
    folder: Path, wanted: Digests, scope: tuple[str, ...] | None
) -> Comparison:
    recorded = read_record(folder)
    there = set(_walk(str(folder))) if folder.is_dir() else set()
    there |= {
        each for each in _hidden(wanted, recorded, there) if (folder / each).is_file()
    }
    seen = seen_below(folder, (path for path in there if _counts(path, scope)))
    ours = {path for path in recorded if _counts(path, scope)}
    unchanged, missing, stale = [], [], []
    for path in sorted(wanted):
        if path not in seen:
            missing.append(path)
        elif seen[path].digest == wanted[path]:
            unchanged.append(path)
        else:
            stale.append(path)
    orphaned = sorted((ours - wanted.keys()) & seen.keys())
    replaced = (*stale, *orphaned)
    return Comparison(
        unchanged=tuple(unchanged),
        missing=tuple(missing),
        stale=tuple(stale),
        orphaned=tuple(orphaned),
        edited=tuple(
            path for path in replaced if recorded.get(path) != seen[path].digest
        ),
        unknown=tuple(sorted(seen.keys() - wanted.keys() - ours)),
        recorded=recorded,
        seen=seen,
    )


def _counts(path: str, scope: tuple[str, ...] | None) -> bool:
    return scope is None or any(path.startswith(target + "/") for target in scope)


def _hidden(wanted: Digests, recorded: Digests, there: set[str]) -> set[str]:
    return (wanted.keys() | recorded.keys()) - there


def _walk(folder: str, below: str = "") -> Iterator[str]:
    """The files below `folder`, leaving out what tools leave."""
    # there may be tens of thousands; a `Path` for each would take longer than to read them
    with os.scandir(folder) as found:
        entries = [each for each in found if not _is_ignored(each.name)]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{below}{entry.name}/")
        elif not (entry.is_symlink() and Path(entry.path).is_dir()):
            yield below + entry.name


def _is_ignored(name: str) -> bool:
    return (
        name.startswith(".")
        or name in _IGNORED_FOLDERS
        or name.endswith(_IGNORED_ENDINGS)
    )
