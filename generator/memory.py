"""The files in which restencil remembers things for a user: whoever deletes them loses nothing but time."""

import contextlib
from pathlib import Path

from platformdirs import user_cache_path


def file_of(name: str) -> Path:
    """The file for what is remembered under a name."""
    return user_cache_path("restencil", appauthor=False) / name


def keep(file: Path, content: bytes) -> None:
    """Writes such a file; a folder that cannot be written costs nothing but time."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f".{file.name}.new")
        partial.write_bytes(content)
        partial.replace(file)
