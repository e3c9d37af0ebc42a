"""events: What happens in a project."""

from __future__ import annotations

from typing import Annotated, Final, Unpack

from .._runtime.declarations import Operation, Parameter
from .._runtime.event_streams import AsyncEventStream, EventStream
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.rules import Streaming
from .._runtime.types import Constrained
from ..models.events import ProjectEvent
from ..models.shared import ErrorBody

WATCH: Final[Operation[None]] = Operation(
    name="events.watch",
    method="GET",
    path="/projects/{project_id}/events",
    parameters=(
        Parameter(
            "project_id",
            "path",
            Annotated[str, Constrained(pattern="^prj_[0-9]{4,}$")],
            required=True,
        ),
        Parameter("follow", "query", bool),
    ),
    responses={
        "200": {},
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    stream=Streaming(
        content={"text/event-stream": ProjectEvent},
        end="[DONE]",
        error_events=("error",),
        reconnects=True,
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
EXPORT: Final[Operation[None]] = Operation(
    name="events.export",
    method="GET",
    path="/projects/{project_id}/events/export",
    parameters=(
        Parameter(
            "project_id",
            "path",
            Annotated[str, Constrained(pattern="^prj_[0-9]{4,}$")],
            required=True,
        ),
    ),
    responses={
        "200": {},
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    stream=Streaming(
        content={"application/jsonl": ProjectEvent},
        end="[DONE]",
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


class Events(SyncResource):
    """events"""

    def watch(
        self,
        *,
        project_id: str,
        follow: bool | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> EventStream[ProjectEvent]:
        """Watch what happens in a project

        Every event from the first on, each with its number as `id`: who sends the last
        one in `Last-Event-ID` goes on after it. An event that is called `error` says
        why the stream breaks off.

        Args:
            follow: Whether the stream goes on with what is yet to happen, or ends with
                `[DONE]` after what has.
        """
        return self._stream(
            WATCH,
            path={
                "project_id": project_id,
            },
            query={
                "follow": follow,
            },
            options=options,
        )

    def export(
        self,
        *,
        project_id: str,
        **options: Unpack[CallOptions],
    ) -> EventStream[ProjectEvent]:
        """Export what has happened in a project"""
        return self._stream(
            EXPORT,
            path={
                "project_id": project_id,
            },
            options=options,
        )


class AsyncEvents(AsyncResource):
    """events"""

    async def watch(
        self,
        *,
        project_id: str,
        follow: bool | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> AsyncEventStream[ProjectEvent]:
        """Watch what happens in a project

        Every event from the first on, each with its number as `id`: who sends the last
        one in `Last-Event-ID` goes on after it. An event that is called `error` says
        why the stream breaks off.

        Args:
            follow: Whether the stream goes on with what is yet to happen, or ends with
                `[DONE]` after what has.
        """
        return await self._stream(
            WATCH,
            path={
                "project_id": project_id,
            },
            query={
                "follow": follow,
            },
            options=options,
        )

    async def export(
        self,
        *,
        project_id: str,
        **options: Unpack[CallOptions],
    ) -> AsyncEventStream[ProjectEvent]:
        """Export what has happened in a project"""
        return await self._stream(
            EXPORT,
            path={
                "project_id": project_id,
            },
            options=options,
        )
