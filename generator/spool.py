"""Contents that are put aside until they are written: a site of a large API does not fit into memory beside the API."""

import os
from collections.abc import Callable
from functools import partial
from io import FileIO

# in bytes; less than that is kept in memory
_MOST = 1 << 24


class Spool:
    """Keeps contents in memory, and in a file without a name from the moment on when they are many."""

    def __init__(self) -> None:
        self._held = 0
        self._file: FileIO | None = None

    def put(self, content: bytes) -> Callable[[], bytes]:
        """Puts a content aside; returns what gives it back."""
        self._held += len(content)
        place = self._written(content) if self._held > _MOST else None
        return place or (lambda: content)

    def _written(self, content: bytes) -> Callable[[], bytes] | None:
        """The same from the file; None if there is no room for it."""
        try:
            file = self._file = self._file or _without_name()
            start = file.seek(0, os.SEEK_END)
            is_whole = file.write(content) == len(content)
        except OSError:
            return None
        return partial(_read, file, start, len(content)) if is_whole else None


def _without_name() -> FileIO:
    # most runs need none
    import tempfile

    return tempfile.TemporaryFile(buffering=0)


def _read(file: FileIO, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)
