"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated

from .._runtime.types import Constrained, Integer, Model, Omittable
from ..models.shared import File, FileMetadata


class FileUpload(Model):
    """An object of the API."""

    file: bytes
    """The file with its name."""
    tags: Omittable[
        Annotated[
            list[Annotated[str, Constrained(min_length=1, max_length=40)]],
            Constrained(max_length=10),
        ]
    ] = None
    metadata: Omittable[FileMetadata] = None


class FilesUpload(Model):
    """An object of the API."""

    files: Annotated[list[bytes], Constrained(min_length=1, max_length=20)]


class FilePage(Model):
    """An object of the API."""

    items: list[File]
    page: Annotated[Integer, Constrained(ge=1)]
    has_more: bool
