"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.types import (
    Constrained,
    Integer,
    IsoDateTime,
    Model,
    Tagged,
    UnknownObject,
)
from ..models.shared import Comment, File, Render


class FileUploaded(Model):
    """An object of the API."""

    type: Literal["file_uploaded"]
    number: Integer
    at: IsoDateTime
    file: File


class RenderProgressed(Model):
    """An object of the API."""

    type: Literal["render_progressed"]
    number: Integer
    at: IsoDateTime
    render_id: str
    progress: Annotated[float, Constrained(ge=0, le=1)]


class RenderFinished(Model):
    """An object of the API."""

    type: Literal["render_finished"]
    number: Integer
    at: IsoDateTime
    render: Render


class CommentAdded(Model):
    """An object of the API."""

    type: Literal["comment_added"]
    number: Integer
    at: IsoDateTime
    comment: Comment


ProjectEvent: TypeAlias = Annotated[
    FileUploaded | RenderProgressed | RenderFinished | CommentAdded | UnknownObject,
    Tagged(
        "type",
        {
            "file_uploaded": FileUploaded,
            "render_progressed": RenderProgressed,
            "render_finished": RenderFinished,
            "comment_added": CommentAdded,
        },
    ),
]
"""Something that happened in a project, with its number there."""
