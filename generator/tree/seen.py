"""Which files nobody has touched since they were read, as the file system tells it: they need not be read again."""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.memory import file_about, keep_values, recall_values
from generator.tree.record import digest

# two changes at one tick of the clock of a file system look like one, in nanoseconds
_TICK = 50_000_000

# of the form in which that is kept
_MARK = "seen 1"
# no digest: where a link leads nowhere, there is no content
_NOTHING = ""

Look = tuple[int, int, int, int]
"""What tells one state of a file from another: its number, its size, when it was written, and when it was changed."""


class Seen(NamedTuple):
    """The digest of a file's content, and what the file looked like before that was read."""

    digest: str
    look: Look


def seen_below(folder: Path, paths: Iterable[str]) -> dict[str, Seen]:
    """Files below `folder` as they are."""
    known = _recalled(folder)
    found = {path: _seen(f"{folder}/{path}", known.get(path)) for path in paths}
    if any(known.get(path) is not each for path, each in found.items()):
        _keep(folder, {**known, **found})
    return found


def remember(folder: Path, files: Mapping[str, Seen], linked: Iterable[str]) -> None:
    """Keeps what is known of the files of `folder`, unless somebody has written to one that was `linked` meanwhile."""
    found = dict(files)
    for path in found.keys() & linked:
        last, now = found.pop(path), look_at(f"{folder}/{path}")
        # a link to a file changes it, but for its content
        if now[:-1] == last.look[:-1]:
            found[path] = Seen(last.digest, now)
    _keep(folder, found)


def look_at(place: str) -> Look:
    """What a file looks like now; a link that leads nowhere, what that looks like."""
    try:
        found = os.stat(place)  # noqa: PTH116 - there may be tens of thousands
    except OSError:
        found = os.lstat(place)
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _seen(place: str, last: Seen | None) -> Seen:
    look = look_at(place)
    if last and last.look == look:
        return last
    try:
        with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            return Seen(digest(file.read()), look)
    except OSError:
        if not os.path.islink(place):  # noqa: PTH114 - as above
            raise
        return Seen(_NOTHING, look)


def _recalled(folder: Path) -> dict[str, Seen]:
    try:
        stored = recall_values(_memory(folder), _MARK)
    except (OSError, ValueError):
        return {}
    return dict(zip(stored, map(Seen._make, stored.values()), strict=True))


def _keep(folder: Path, files: Mapping[str, Seen]) -> None:
    settled = time.time_ns() - _TICK
    stored = {
        path: tuple(each)
        for path, each in files.items()
        if max(each.look[2:]) < settled
    }
    keep_values(_memory(folder), _MARK, stored)


def _memory(folder: Path) -> Path:
    return file_about(folder, ending=".seen")
