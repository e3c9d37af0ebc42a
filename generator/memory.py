"""The files in which restencil remembers things for a user: whoever deletes them loses nothing but time."""

import contextlib
import hashlib
import marshal
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

# which every Python reads
_FORMAT = 4


def file_of(name: str) -> Path:
    """The file for what is remembered under a name."""
    return user_cache_path("restencil", appauthor=False) / name


def file_about(folder: Path, *names: str, ending: str = "") -> Path:
    """The file for what is remembered of a folder, and of things that have names, in UTF-8 or not."""
    key = "\0".join((str(folder.resolve()), *names))
    made = hashlib.sha256(key.encode(errors="surrogateescape"))
    return file_of(made.hexdigest()[:32] + ending)


def keep(file: Path, *contents: bytes) -> None:
    """Writes such a file; a folder that cannot be written costs nothing but time."""
    keep_all(file, contents)


def keep_all(file: Path, contents: Iterable[bytes]) -> str:
    """The same of contents that are not held together; gives the digest of all of them."""
    made = hashlib.sha256()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f".{file.name}.new")
        with partial.open("wb") as opened:
            for each in contents:
                made.update(each)
                opened.write(each)
        partial.replace(file)
    return made.hexdigest()


def keep_values(file: Path, mark: str, values: Any) -> None:
    """Writes values that JSON could have, or bytes and tuples, for whoever asks with the same `mark`."""
    written = marshal.dumps(values, _FORMAT)
    keep(file, _head(mark, written), b"\n", written)


def recall_values(file: Path, mark: str) -> Any:
    """The values of such a file; raises `OSError` or `ValueError` if there are none, or not as they were written."""
    head, _, written = file.read_bytes().partition(b"\n")
    if head != _head(mark, written):
        raise ValueError(mark)
    # faster by far than JSON, but made for what is as whole as it was written
    return marshal.loads(written)  # noqa: S302 - it is


def _head(mark: str, written: bytes) -> bytes:
    return f"{mark} {hashlib.sha256(written).hexdigest()}".encode()
