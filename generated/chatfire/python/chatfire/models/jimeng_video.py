"""What is sent and answered."""

from __future__ import annotations

from typing import Literal, TypeAlias

from .._runtime.types import Integer, Model, Omittable, Uri

CreateTaskRequestDuration: TypeAlias = Literal[5, 10]
"""Length of the video, 5 or 10. The page gives no unit."""

CreateTaskRequestAspectRatio: TypeAlias = Literal[
    "1:1", "21:9", "16:9", "9:16", "4:3", "3:4"
]
"""Width to height of the video."""


class CreateTaskResponse(Model):
    """A task that was accepted."""

    task_id: str
    """Identifies the task."""
    code: Integer
    """The server's own result code; 0 in the example of success."""
    status: str
    """State of the task; the example shows SUBMITTED."""
    created_at: str
    """Time at which the task was created. The example shows no time zone."""


class CreateTaskRequest(Model):
    """What a video is made from."""

    model: str
    """The model to use; the example shows seedream-3.0."""
    prompt: str
    """Text that describes the video."""
    image_url: Uri
    """Address of the image to make the video from."""
    duration: Omittable[CreateTaskRequestDuration] = None
    """Length of the video, 5 or 10. The page gives no unit."""
    aspect_ratio: CreateTaskRequestAspectRatio
    """Width to height of the video."""
    cfg_scale: float
    """Guidance scale; the example shows 0.5. The page gives no range."""
