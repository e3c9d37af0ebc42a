"""One folder put in the place of another, so that whoever looks sees either the old one or the new one."""

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.tree.spare import set_aside

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextlib.contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Keeps other runs that write into `folder` waiting until this one is done."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def staging_of(folder: Path) -> Path:
    """The folder beside `folder` in which its next content is put together."""
    return folder.with_name(f".{folder.name}.restencil-new")


def _retired(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.restencil-old")


def recover(folder: Path) -> None:
    """Clears away what a run that was killed has left beside `folder`."""
    if _retired(folder).exists() and not folder.exists():
        _retired(folder).rename(folder)
    for left in (staging_of(folder), _retired(folder)):
        if left.exists():
            shutil.rmtree(left)


def swap_in(folder: Path) -> None:
    """Puts the staging folder in the place of `folder`, and sets aside what was there."""
    staging = staging_of(folder)
    if not folder.exists():
        staging.rename(folder)
    elif _exchange(staging, folder):
        set_aside(staging, folder)
    else:
        folder.rename(_retired(folder))
        staging.rename(folder)
        set_aside(_retired(folder), folder)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    return bool(
        renameat2(
            _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
        )
        == 0
    )
