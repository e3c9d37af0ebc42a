"""即梦视频: Video generation with Jimeng (即梦视频)."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Literal, Unpack

from .._runtime.declarations import Body, Operation
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.resources import (
    AsyncResource,
    SyncResource,
    as_raw_task,
    as_raw_task_async,
)
from .._runtime.rules import TaskRule
from .._runtime.tasks import SubmittedTask
from ..models.jimeng_video import (
    CreateTaskRequest,
    CreateTaskRequestAspectRatio,
    CreateTaskRequestDuration,
    CreateTaskResponse,
)

CREATE_TASK: Final[Operation[CreateTaskResponse]] = Operation(
    name="jimeng_video.create_task",
    method="POST",
    path="/jimeng-video/v1/tasks",
    body=Body(
        {
            "application/json": CreateTaskRequest,
            "application/x-msgpack": CreateTaskRequest,
        },
    ),
    responses={
        "200": {
            "application/json": CreateTaskResponse,
        },
    },
    task=TaskRule(
        id="/task_id",
        status="/status",
    ),
    security=(("bearerAuth",),),
)


class JimengVideo(SyncResource):
    """即梦视频"""

    @cached_property
    def raw(self) -> RawJimengVideo:
        """The same methods, which answer with status, headers and bytes."""
        return RawJimengVideo(self)

    def create_task(
        self,
        *,
        model: str,
        prompt: str,
        image_url: str,
        aspect_ratio: CreateTaskRequestAspectRatio,
        cfg_scale: float,
        duration: CreateTaskRequestDuration | Omit = OMIT,
        content_type: Literal[
            "application/json",
            "application/x-msgpack",
        ] = "application/json",
        **options: Unpack[CallOptions],
    ) -> SubmittedTask[CreateTaskResponse]:
        """创建任务(即梦视频)

        Creates a task that makes a video from a prompt and an image. The answer says
        that the task was submitted; the page documents no operation that reads its
        result.

        Args:
            model: The model to use; the example shows seedream-3.0.
            prompt: Text that describes the video.
            image_url: Address of the image to make the video from.
            aspect_ratio: Width to height of the video.
            cfg_scale: Guidance scale; the example shows 0.5. The page gives no range.
            duration: Length of the video, 5 or 10. The page gives no unit.
        """
        return self._begin(
            SubmittedTask[CreateTaskResponse],
            CREATE_TASK,
            body={
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
                "duration": duration,
                "aspect_ratio": aspect_ratio,
                "cfg_scale": cfg_scale,
            },
            content_type=content_type,
            options=options,
        )


class RawJimengVideo:
    """The methods of `JimengVideo`, which answer with status, headers and bytes."""

    def __init__(self, resource: JimengVideo) -> None:
        self.create_task = as_raw_task(resource.create_task)


class AsyncJimengVideo(AsyncResource):
    """即梦视频"""

    @cached_property
    def raw(self) -> AsyncRawJimengVideo:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawJimengVideo(self)

    async def create_task(
        self,
        *,
        model: str,
        prompt: str,
        image_url: str,
        aspect_ratio: CreateTaskRequestAspectRatio,
        cfg_scale: float,
        duration: CreateTaskRequestDuration | Omit = OMIT,
        content_type: Literal[
            "application/json",
            "application/x-msgpack",
        ] = "application/json",
        **options: Unpack[CallOptions],
    ) -> SubmittedTask[CreateTaskResponse]:
        """创建任务(即梦视频)

        Creates a task that makes a video from a prompt and an image. The answer says
        that the task was submitted; the page documents no operation that reads its
        result.

        Args:
            model: The model to use; the example shows seedream-3.0.
            prompt: Text that describes the video.
            image_url: Address of the image to make the video from.
            aspect_ratio: Width to height of the video.
            cfg_scale: Guidance scale; the example shows 0.5. The page gives no range.
            duration: Length of the video, 5 or 10. The page gives no unit.
        """
        return await self._begin(
            SubmittedTask[CreateTaskResponse],
            CREATE_TASK,
            body={
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
                "duration": duration,
                "aspect_ratio": aspect_ratio,
                "cfg_scale": cfg_scale,
            },
            content_type=content_type,
            options=options,
        )


class AsyncRawJimengVideo:
    """The methods of `AsyncJimengVideo`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncJimengVideo) -> None:
        self.create_task = as_raw_task_async(resource.create_task)
