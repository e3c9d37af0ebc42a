"""comments: What people say about a project."""

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
)
from .._runtime.rules import Paging
from .._runtime.types import Constrained, Integer
from ..models.comments import NewComment, Thread
from ..models.shared import Comment, ErrorBody

LIST: Final[Operation[builtins.list[Comment]]] = Operation(
    name="comments.list",
    method="GET",
    path="/projects/{project_id}/comments",
    parameters=(
        Parameter(
            "project_id",
            "path",
            Annotated[str, Constrained(pattern="^prj_[0-9]{4,}$")],
            required=True,
        ),
        Parameter("limit", "query", Annotated[Integer, Constrained(ge=1, le=100)]),
        Parameter("after", "query", Annotated[Integer, Constrained(ge=0)]),
    ),
    responses={
        "200": {
            "application/json": list[Comment],
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    paging=Paging(
        style="link",
        items="",
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
CREATE: Final[Operation[Comment]] = Operation(
    name="comments.create",
    method="POST",
    path="/projects/{project_id}/comments",
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
            "application/json": NewComment,
            "text/plain": str,
        },
    ),
    responses={
        "201": {
            "application/json": Comment,
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
            "oauth": ("write",),
        },
    ),
)
THREAD: Final[Operation[Thread]] = Operation(
    name="comments.thread",
    method="GET",
    path="/comments/{comment_id}/thread",
    parameters=(
        Parameter(
            "comment_id", "path", Annotated[Integer, Constrained(ge=1)], required=True
        ),
    ),
    responses={
        "200": {
            "application/json": Thread,
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


class Comments(SyncResource):
    """comments"""

    @cached_property
    def raw(self) -> RawComments:
        """The same methods, which answer with status, headers and bytes."""
        return RawComments(self)

    def list(
        self,
        *,
        project_id: str,
        limit: int | Omit = OMIT,
        after: int | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Paginated[Comment, builtins.list[Comment]]:
        """List a project's comments, the oldest first

        Args:
            limit: How many there are in an answer at most.
            after: Only comments with a higher number; the link to the next page has it.
        """
        return self._paginated(
            LIST,
            path={
                "project_id": project_id,
            },
            query={
                "limit": limit,
                "after": after,
            },
            options=options,
        )

    def create(
        self,
        *,
        project_id: str,
        body: NewComment | str,
        content_type: Literal[
            "application/json",
            "text/plain",
        ] = "application/json",
        **options: Unpack[CallOptions],
    ) -> Comment:
        """Comment on a project

        As JSON, or as nothing but text."""
        return self._call(
            CREATE,
            path={
                "project_id": project_id,
            },
            body=body,
            content_type=content_type,
            options=options,
        )

    def thread(
        self,
        *,
        comment_id: int,
        **options: Unpack[CallOptions],
    ) -> Thread:
        """Get a comment with all that was replied to it"""
        return self._call(
            THREAD,
            path={
                "comment_id": comment_id,
            },
            options=options,
        )


class RawComments:
    """The methods of `Comments`, which answer with status, headers and bytes."""

    def __init__(self, resource: Comments) -> None:
        self.list = as_raw_page(resource.list)
        self.create = as_raw(resource.create)
        self.thread = as_raw(resource.thread)


class AsyncComments(AsyncResource):
    """comments"""

    @cached_property
    def raw(self) -> AsyncRawComments:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawComments(self)

    def list(
        self,
        *,
        project_id: str,
        limit: int | Omit = OMIT,
        after: int | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> AsyncPaginated[Comment, builtins.list[Comment]]:
        """List a project's comments, the oldest first

        Args:
            limit: How many there are in an answer at most.
            after: Only comments with a higher number; the link to the next page has it.
        """
        return self._paginated(
            LIST,
            path={
                "project_id": project_id,
            },
            query={
                "limit": limit,
                "after": after,
            },
            options=options,
        )

    async def create(
        self,
        *,
        project_id: str,
        body: NewComment | str,
        content_type: Literal[
            "application/json",
            "text/plain",
        ] = "application/json",
        **options: Unpack[CallOptions],
    ) -> Comment:
        """Comment on a project

        As JSON, or as nothing but text."""
        return await self._call(
            CREATE,
            path={
                "project_id": project_id,
            },
            body=body,
            content_type=content_type,
            options=options,
        )

    async def thread(
        self,
        *,
        comment_id: int,
        **options: Unpack[CallOptions],
    ) -> Thread:
        """Get a comment with all that was replied to it"""
        return await self._call(
            THREAD,
            path={
                "comment_id": comment_id,
            },
            options=options,
        )


class AsyncRawComments:
    """The methods of `AsyncComments`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncComments) -> None:
        self.list = as_raw_page_async(resource.list)
        self.create = as_raw_async(resource.create)
        self.thread = as_raw_async(resource.thread)
