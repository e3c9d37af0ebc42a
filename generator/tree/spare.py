"""What was in an output folder before it was written last, kept aside: nearly all of what comes next is in there."""

import os
import shutil
from pathlib import Path

from generator.memory import file_about, file_of

# in the folder of each: the content, and the way to the output folder that it is of
_CONTENT = "content"
_OWNER = "owner"


def begin(staging: Path, folder: Path) -> None:
    """Makes `staging`, of what is kept of `folder` if there is such a folder, in the same file system."""
    try:
        if folder.exists():
            (_place(folder) / _CONTENT).rename(staging)
            return
    except OSError:
        # nothing is kept, or elsewhere
        pass
    staging.mkdir()


def set_aside(retired: Path, folder: Path) -> None:
    """Keeps what was in `folder`; where that cannot be, it is removed."""
    place = _place(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        _forget_lost(place.parent)
        (place / _OWNER).write_bytes(os.fsencode(folder))
        retired.rename(place / _CONTENT)
    except OSError:
        shutil.rmtree(retired)


def _place(folder: Path) -> Path:
    return file_of("spare") / file_about(folder).name


def _forget_lost(places: Path) -> None:
    """Removes what is kept of folders that are gone: nobody will ask for it, and it takes room."""
    for place in places.iterdir():
        owner = place / _OWNER
        if owner.is_file() and not Path(os.fsdecode(owner.read_bytes())).is_dir():
            shutil.rmtree(place, ignore_errors=True)
