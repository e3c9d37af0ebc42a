"""Files put into a folder that people work in: all of them or none, and nothing else is touched."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.errors import Location, Problem, Stop, error
from generator.tree.swap import exclusive, staging_of

_BEGUN = ".restencil-begun"
_READY = ".restencil-ready"


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes `files` into `folder`, which is made if need be; raises `Stop`, nothing changed, if that cannot be.

    They are written aside first. From the moment on when all of them are there, they count as written: a run that is
    killed while they are moved to their places has the next one go on.
    """
    real = folder.resolve()
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with exclusive(real.parent):
            if not real.exists():
                _stage(staging_of(real), files)
                staging_of(real).rename(real)
                return
            _finish(real)
            _stage(real / _BEGUN, files)
            (real / _BEGUN).rename(real / _READY)
            _finish(real)
    except OSError as fault:
        raise Stop(_unwritable(folder, fault)) from fault


def is_unfinished(folder: Path) -> bool:
    """Whether a run was killed after all of its files were written, and before they were in their places."""
    return (folder / _READY).exists()


def recover(folder: Path) -> None:
    """Ends in a folder what a run that was killed had begun; raises `Stop` if that cannot be."""
    real = folder.resolve()
    try:
        if is_unfinished(real) or (real / _BEGUN).exists():
            with exclusive(real.parent):
                _finish(real)
    except OSError as fault:
        raise Stop(_unwritable(folder, fault)) from fault


def _finish(folder: Path) -> None:
    """Does what a run that was killed has left to do, and clears away what it had only begun."""
    ready = folder / _READY
    for file in sorted(path for path in ready.rglob("*") if path.is_file()):
        place = folder / file.relative_to(ready)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
    for left in (ready, folder / _BEGUN):
        if left.exists():
            shutil.rmtree(left)


def _stage(staging: Path, files: Mapping[str, bytes]) -> None:
    if staging.exists():
        shutil.rmtree(staging)
    try:
        for name, content in files.items():
            file = staging / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _unwritable(folder: Path, fault: OSError) -> Problem:
    reason = (fault.strerror or str(fault)).lower()
    message = f"cannot write into the spec folder: {reason}"
    hint = "make the folder writable; what was there is unchanged"
    return error("spec-unwritable", message, hint, Location(str(folder)))
