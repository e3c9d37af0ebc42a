"""renders: Videos and pictures in the making."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Annotated, Final, Literal, Unpack

from .._runtime.declarations import Body, Operation, Parameter
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.pagination import AsyncPaginated, Paginated
from .._runtime.resources import (
    AsyncResource,
    SyncResource,
    as_raw,
    as_raw_async,
    as_raw_page,
    as_raw_page_async,
    as_raw_task,
    as_raw_task_async,
)
from .._runtime.rules import Paging, Polling, TaskRule
from .._runtime.tasks import AsyncCancellableTaskHandle, CancellableTaskHandle
from .._runtime.types import Constrained, Integer
from ..models.renders import (
    NewRender,
    NewRenderFormat,
    NewRenderResolution,
    Period,
    RenderPage,
)
from ..models.shared import ErrorBody, Output, Render, RenderModel, RenderStatus, Source

CREATE: Final[Operation[Render]] = Operation(
    name="renders.create",
    method="POST",
    path="/projects/{project_id}/renders",
    parameters=(
        Parameter(
            "project_id",
            "path",
            Annotated[str, Constrained(pattern="^prj_[0-9]{4,}$")],
            required=True,
        ),
    ),
    body=Body(
        {
            "application/json": NewRender,
            "application/x-msgpack": NewRender,
        },
    ),
    responses={
        "202": {
            "application/json": Render,
            "application/x-msgpack": Render,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    idempotency="Idempotency-Key",
    task=TaskRule(
        id="/id",
        status="/status",
        polling=Polling(
            poll="rendersGet",
            parameter="render_id",
            success=("succeeded",),
            failure=(
                "failed",
                "cancelled",
            ),
            interval=0.5,
            deadline=600.0,
            result="/output",
            progress="/progress",
            error="/error/message",
            cancel="rendersCancel",
        ),
    ),
    security=(
        ("account",),
        ("oauth",),
    ),
    scopes=(
        {},
        {
            "oauth": ("render",),
        },
    ),
)
LIST: Final[Operation[RenderPage]] = Operation(
    name="renders.list",
    method="GET",
    path="/renders",
    parameters=(
        Parameter("offset", "query", Annotated[Integer, Constrained(ge=0)]),
        Parameter("limit", "query", Annotated[Integer, Constrained(ge=1, le=100)]),
        Parameter(
            "status",
            "query",
            Annotated[list[RenderStatus], Constrained(max_length=5)],
            explode=False,
        ),
        Parameter("created", "query", Period, style="deepObject"),
    ),
    responses={
        "200": {
            "application/json": RenderPage,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    paging=Paging(
        style="offset",
        items="/items",
        parameter="offset",
    ),
    security=(
        ("account",),
        ("oauth",),
    ),
    scopes=(
        {},
        {
            "oauth": ("read",),
        },
    ),
)
GET: Final[Operation[Render]] = Operation(
    name="renders.get",
    method="GET",
    path="/renders/{render_id}",
    parameters=(
        Parameter(
            "render_id",
            "path",
            Annotated[str, Constrained(pattern="^rnd_[0-9]{4,}$")],
            required=True,
        ),
    ),
    responses={
        "200": {
            "application/json": Render,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    security=(
        ("account",),
        ("oauth",),
    ),
    scopes=(
        {},
        {
            "oauth": ("read",),
        },
    ),
)
CANCEL: Final[Operation[Render]] = Operation(
    name="renders.cancel",
    method="POST",
    path="/renders/{render_id}/cancel",
    parameters=(
        Parameter(
            "render_id",
            "path",
            Annotated[str, Constrained(pattern="^rnd_[0-9]{4,}$")],
            required=True,
        ),
    ),
    responses={
        "200": {
            "application/json": Render,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    security=(
        ("account",),
        ("oauth",),
    ),
    scopes=(
        {},
        {
            "oauth": ("render",),
        },
    ),
)


class Renders(SyncResource):
    """renders"""

    @cached_property
    def raw(self) -> RawRenders:
        """The same methods, which answer with status, headers and bytes."""
        return RawRenders(self)

    def create(
        self,
        *,
        project_id: str,
        source: Source,
        format: NewRenderFormat,
        model: RenderModel | Omit = OMIT,
        resolution: NewRenderResolution | Omit = OMIT,
        seconds: int | Omit = OMIT,
        labels: dict[str, str] | Omit = OMIT,
        content_type: Literal[
            "application/json",
            "application/x-msgpack",
        ] = "application/json",
        **options: Unpack[CallOptions],
    ) -> CancellableTaskHandle[Render, Render, Output]:
        """Begin a render

        The price is taken from the balance of the account at once, and given back if
        the render fails or is cancelled. With the header `Idempotency-Key`, a request
        that is sent again is answered as the first was, and paid once.

        Args:
            source: What a render is made from.
            format: A video, or with png a still picture.
            model: The model that does the work. There are more than these, and they come
                and go.
            labels: Words of your own, by names of your own.
        """
        return self._begin(
            CancellableTaskHandle[Render, Render, Output],
            CREATE,
            path={
                "project_id": project_id,
            },
            body={
                "model": model,
                "source": source,
                "format": format,
                "resolution": resolution,
                "seconds": seconds,
                "labels": labels,
            },
            content_type=content_type,
            options=options,
        )

    def resume_create(
        self, token: str
    ) -> CancellableTaskHandle[Render, Render, Output]:
        """The task that `to_token()` of its handle tells of, begun by `create`; raises ValueError if it tells of none."""
        return self._resume(
            CancellableTaskHandle[Render, Render, Output],
            CREATE,
            token,
        )

    def list(
        self,
        *,
        offset: int | Omit = OMIT,
        limit: int | Omit = OMIT,
        status: builtins.list[RenderStatus] | Omit = OMIT,
        created: Period | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Paginated[Render, RenderPage]:
        """List renders of all projects, the oldest first

        Args:
            offset: How many renders to pass over.
            limit: How many there are in an answer at most.
            status: Only renders in one of these states.
            created: Only renders that were created in this time.
        """
        return self._paginated(
            LIST,
            query={
                "offset": offset,
                "limit": limit,
                "status": status,
                "created": created,
            },
            options=options,
        )

    def get(
        self,
        *,
        render_id: str,
        **options: Unpack[CallOptions],
    ) -> Render:
        """Get a render as it stands"""
        return self._call(
            GET,
            path={
                "render_id": render_id,
            },
            options=options,
        )

    def cancel(
        self,
        *,
        render_id: str,
        **options: Unpack[CallOptions],
    ) -> Render:
        """Cancel a render

        It is refused with `render_over` if the render has ended."""
        return self._call(
            CANCEL,
            path={
                "render_id": render_id,
            },
            options=options,
        )


class RawRenders:
    """The methods of `Renders`, which answer with status, headers and bytes."""

    def __init__(self, resource: Renders) -> None:
        self.create = as_raw_task(resource.create)
        self.list = as_raw_page(resource.list)
        self.get = as_raw(resource.get)
        self.cancel = as_raw(resource.cancel)


class AsyncRenders(AsyncResource):
    """renders"""

    @cached_property
    def raw(self) -> AsyncRawRenders:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawRenders(self)

    async def create(
        self,
        *,
        project_id: str,
        source: Source,
        format: NewRenderFormat,
        model: RenderModel | Omit = OMIT,
        resolution: NewRenderResolution | Omit = OMIT,
        seconds: int | Omit = OMIT,
        labels: dict[str, str] | Omit = OMIT,
        content_type: Literal[
            "application/json",
            "application/x-msgpack",
        ] = "application/json",
        **options: Unpack[CallOptions],
    ) -> AsyncCancellableTaskHandle[Render, Render, Output]:
        """Begin a render

        The price is taken from the balance of the account at once, and given back if
        the render fails or is cancelled. With the header `Idempotency-Key`, a request
        that is sent again is answered as the first was, and paid once.

        Args:
            source: What a render is made from.
            format: A video, or with png a still picture.
            model: The model that does the work. There are more than these, and they come
                and go.
            labels: Words of your own, by names of your own.
        """
        return await self._begin(
            AsyncCancellableTaskHandle[Render, Render, Output],
            CREATE,
            path={
                "project_id": project_id,
            },
            body={
                "model": model,
                "source": source,
                "format": format,
                "resolution": resolution,
                "seconds": seconds,
                "labels": labels,
            },
            content_type=content_type,
            options=options,
        )

    def resume_create(
        self, token: str
    ) -> AsyncCancellableTaskHandle[Render, Render, Output]:
        """The task that `to_token()` of its handle tells of, begun by `create`; raises ValueError if it tells of none."""
        return self._resume(
            AsyncCancellableTaskHandle[Render, Render, Output],
            CREATE,
            token,
        )

    def list(
        self,
        *,
        offset: int | Omit = OMIT,
        limit: int | Omit = OMIT,
        status: builtins.list[RenderStatus] | Omit = OMIT,
        created: Period | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> AsyncPaginated[Render, RenderPage]:
        """List renders of all projects, the oldest first

        Args:
            offset: How many renders to pass over.
            limit: How many there are in an answer at most.
            status: Only renders in one of these states.
            created: Only renders that were created in this time.
        """
        return self._paginated(
            LIST,
            query={
                "offset": offset,
                "limit": limit,
                "status": status,
                "created": created,
            },
            options=options,
        )

    async def get(
        self,
        *,
        render_id: str,
        **options: Unpack[CallOptions],
    ) -> Render:
        """Get a render as it stands"""
        return await self._call(
            GET,
            path={
                "render_id": render_id,
            },
            options=options,
        )

    async def cancel(
        self,
        *,
        render_id: str,
        **options: Unpack[CallOptions],
    ) -> Render:
        """Cancel a render

        It is refused with `render_over` if the render has ended."""
        return await self._call(
            CANCEL,
            path={
                "render_id": render_id,
            },
            options=options,
        )


class AsyncRawRenders:
    """The methods of `AsyncRenders`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncRenders) -> None:
        self.create = as_raw_task_async(resource.create)
        self.list = as_raw_page_async(resource.list)
        self.get = as_raw_async(resource.get)
        self.cancel = as_raw_async(resource.cancel)
