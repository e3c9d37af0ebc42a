"""projects: Projects, which everything else belongs to."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Final, Unpack

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
from ..models.projects import (
    NewProject,
    Project,
    ProjectChanges,
    ProjectPage,
    Visibility,
)
from ..models.shared import ErrorBody

LIST: Final[Operation[ProjectPage]] = Operation(
    name="projects.list",
    method="GET",
    path="/projects",
    parameters=(
        Parameter("cursor", "query", Annotated[str, Constrained(max_length=200)]),
        Parameter("limit", "query", Annotated[Integer, Constrained(ge=1, le=100)]),
    ),
    responses={
        "200": {
            "application/json": ProjectPage,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    paging=Paging(
        style="cursor",
        items="/items",
        parameter="cursor",
        next="/next_cursor",
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
CREATE: Final[Operation[Project]] = Operation(
    name="projects.create",
    method="POST",
    path="/projects",
    body=Body(
        {
            "application/json": NewProject,
        },
    ),
    responses={
        "201": {
            "application/json": Project,
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
GET: Final[Operation[Project]] = Operation(
    name="projects.get",
    method="GET",
    path="/projects/{project_id}",
    parameters=(
        Parameter(
            "project_id",
            "path",
            Annotated[str, Constrained(pattern="^prj_[0-9]{4,}$")],
            required=True,
        ),
    ),
    responses={
        "200": {
            "application/json": Project,
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
DELETE: Final[Operation[None]] = Operation(
    name="projects.delete",
    method="DELETE",
    path="/projects/{project_id}",
    parameters=(
        Parameter(
            "project_id",
            "path",
            Annotated[str, Constrained(pattern="^prj_[0-9]{4,}$")],
            required=True,
        ),
    ),
    responses={
        "204": {},
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
UPDATE: Final[Operation[Project]] = Operation(
    name="projects.update",
    method="PATCH",
    path="/projects/{project_id}",
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
            "application/merge-patch+json": ProjectChanges,
        },
    ),
    responses={
        "200": {
            "application/json": Project,
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


class Projects(SyncResource):
    """projects"""

    @cached_property
    def raw(self) -> RawProjects:
        """The same methods, which answer with status, headers and bytes."""
        return RawProjects(self)

    def list(
        self,
        *,
        cursor: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Paginated[Project, ProjectPage]:
        """List projects, the oldest first

        Args:
            cursor: The `next_cursor` of the page before.
            limit: How many there are in an answer at most.
        """
        return self._paginated(
            LIST,
            query={
                "cursor": cursor,
                "limit": limit,
            },
            options=options,
        )

    def create(
        self,
        *,
        name: str,
        description: str | None | Omit = OMIT,
        homepage: str | None | Omit = OMIT,
        visibility: Visibility | Omit = OMIT,
        labels: dict[str, str] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Project:
        """Create a project

        Args:
            visibility: Who sees a project.
            labels: Words of your own, by names of your own.
        """
        return self._call(
            CREATE,
            body={
                "name": name,
                "description": description,
                "homepage": homepage,
                "visibility": visibility,
                "labels": labels,
            },
            options=options,
        )

    def get(
        self,
        *,
        project_id: str,
        **options: Unpack[CallOptions],
    ) -> Project:
        """Get a project"""
        return self._call(
            GET,
            path={
                "project_id": project_id,
            },
            options=options,
        )

    def delete(
        self,
        *,
        project_id: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """Delete a project with all that belongs to it

        It is refused with `render_busy` while a render is at work."""
        return self._call(
            DELETE,
            path={
                "project_id": project_id,
            },
            options=options,
        )

    def update(
        self,
        *,
        project_id: str,
        name: str | Omit = OMIT,
        description: str | None | Omit = OMIT,
        homepage: str | None | Omit = OMIT,
        visibility: Visibility | Omit = OMIT,
        labels: dict[str, str] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Project:
        """Change a project

        A JSON merge patch: what is left out stays as it is, and null removes what may
        be without a value.

        Args:
            description: Null removes it.
            homepage: Null removes it.
            visibility: Who sees a project.
            labels: Words of your own, by names of your own.
        """
        return self._call(
            UPDATE,
            path={
                "project_id": project_id,
            },
            body={
                "name": name,
                "description": description,
                "homepage": homepage,
                "visibility": visibility,
                "labels": labels,
            },
            options=options,
        )


class RawProjects:
    """The methods of `Projects`, which answer with status, headers and bytes."""

    def __init__(self, resource: Projects) -> None:
        self.list = as_raw_page(resource.list)
        self.create = as_raw(resource.create)
        self.get = as_raw(resource.get)
        self.delete = as_raw(resource.delete)
        self.update = as_raw(resource.update)


class AsyncProjects(AsyncResource):
    """projects"""

    @cached_property
    def raw(self) -> AsyncRawProjects:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawProjects(self)

    def list(
        self,
        *,
        cursor: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> AsyncPaginated[Project, ProjectPage]:
        """List projects, the oldest first

        Args:
            cursor: The `next_cursor` of the page before.
            limit: How many there are in an answer at most.
        """
        return self._paginated(
            LIST,
            query={
                "cursor": cursor,
                "limit": limit,
            },
            options=options,
        )

    async def create(
        self,
        *,
        name: str,
        description: str | None | Omit = OMIT,
        homepage: str | None | Omit = OMIT,
        visibility: Visibility | Omit = OMIT,
        labels: dict[str, str] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Project:
        """Create a project

        Args:
            visibility: Who sees a project.
            labels: Words of your own, by names of your own.
        """
        return await self._call(
            CREATE,
            body={
                "name": name,
                "description": description,
                "homepage": homepage,
                "visibility": visibility,
                "labels": labels,
            },
            options=options,
        )

    async def get(
        self,
        *,
        project_id: str,
        **options: Unpack[CallOptions],
    ) -> Project:
        """Get a project"""
        return await self._call(
            GET,
            path={
                "project_id": project_id,
            },
            options=options,
        )

    async def delete(
        self,
        *,
        project_id: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """Delete a project with all that belongs to it

        It is refused with `render_busy` while a render is at work."""
        return await self._call(
            DELETE,
            path={
                "project_id": project_id,
            },
            options=options,
        )

    async def update(
        self,
        *,
        project_id: str,
        name: str | Omit = OMIT,
        description: str | None | Omit = OMIT,
        homepage: str | None | Omit = OMIT,
        visibility: Visibility | Omit = OMIT,
        labels: dict[str, str] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Project:
        """Change a project

        A JSON merge patch: what is left out stays as it is, and null removes what may
        be without a value.

        Args:
            description: Null removes it.
            homepage: Null removes it.
            visibility: Who sees a project.
            labels: Words of your own, by names of your own.
        """
        return await self._call(
            UPDATE,
            path={
                "project_id": project_id,
            },
            body={
                "name": name,
                "description": description,
                "homepage": homepage,
                "visibility": visibility,
                "labels": labels,
            },
            options=options,
        )


class AsyncRawProjects:
    """The methods of `AsyncProjects`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncProjects) -> None:
        self.list = as_raw_page_async(resource.list)
        self.create = as_raw_async(resource.create)
        self.get = as_raw_async(resource.get)
        self.delete = as_raw_async(resource.delete)
        self.update = as_raw_async(resource.update)
