"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated

from .._runtime.types import Constrained, Integer, Model
from ..models.shared import Comment


class NewComment(Model):
    """An object of the API."""

    text: Annotated[str, Constrained(min_length=1, max_length=2000)]
    reply_to: Integer | None = None
    """The number of the comment that this one replies to."""


class Thread(Model):
    """An object of the API."""

    comment: Comment
    replies: list[Thread]
