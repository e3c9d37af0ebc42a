"""files: What renders are made from, and what they make."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Annotated, Final, Unpack

from .._runtime.declarations import Body, FormPart, Operation, Parameter
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.pagination import AsyncPaginated, Paginated
from .._runtime.resources import (
    AsyncResource,
    SyncResource,
    as_raw,
    as_raw_async,
    as_raw_page,
    as_raw_page_async,
    as_streamed,
    as_streamed_async,
)
from .._runtime.rules import Paging
from .._runtime.streams import BinaryContent, FileContent
from .._runtime.types import Constrained, Integer, Uuid
from ..models.files import FilePage, FileUpload, FilesUpload
from ..models.shared import ErrorBody, File, FileMetadata

LIST: Final[Operation[FilePage]] = Operation(
    name="files.list",
    method="GET",
    path="/projects/{project_id}/files",
    parameters=(
        Parameter(
            "project_id",
            "path",
            Annotated[str, Constrained(pattern="^prj_[0-9]{4,}$")],
            required=True,
        ),
        Parameter("page", "query", Annotated[Integer, Constrained(ge=1)]),
        Parameter("per_page", "query", Annotated[Integer, Constrained(ge=1, le=100)]),
    ),
    responses={
        "200": {
            "application/json": FilePage,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    paging=Paging(
        style="page",
        items="/items",
        parameter="page",
        more="/has_more",
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
UPLOAD: Final[Operation[File]] = Operation(
    name="files.upload",
    method="POST",
    path="/projects/{project_id}/files",
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
            "multipart/form-data": FileUpload,
        },
        parts={
            "multipart/form-data": {
                "file": FormPart(
                    file=True,
                    content_type="image/png, image/jpeg, video/mp4, application/octet-stream",
                ),
                "metadata": FormPart(content_type="application/json"),
            },
        },
    ),
    responses={
        "201": {
            "application/json": File,
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
UPLOAD_MANY: Final[Operation[builtins.list[File]]] = Operation(
    name="files.upload_many",
    method="POST",
    path="/projects/{project_id}/files/batch",
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
            "multipart/form-data": FilesUpload,
        },
        parts={
            "multipart/form-data": {
                "files": FormPart(file=True),
            },
        },
    ),
    responses={
        "201": {
            "application/json": list[File],
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
GET: Final[Operation[File]] = Operation(
    name="files.get",
    method="GET",
    path="/files/{file_id}",
    parameters=(Parameter("file_id", "path", Uuid, required=True),),
    responses={
        "200": {
            "application/json": File,
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
DOWNLOAD: Final[Operation[bytes]] = Operation(
    name="files.download",
    method="GET",
    path="/files/{file_id}/content",
    parameters=(Parameter("file_id", "path", Uuid, required=True),),
    responses={
        "200": {
            "application/octet-stream": bytes,
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
REPLACE: Final[Operation[File]] = Operation(
    name="files.replace",
    method="PUT",
    path="/files/{file_id}/content",
    parameters=(Parameter("file_id", "path", Uuid, required=True),),
    body=Body(
        {
            "application/octet-stream": bytes,
        },
    ),
    responses={
        "200": {
            "application/json": File,
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


class Files(SyncResource):
    """files"""

    @cached_property
    def raw(self) -> RawFiles:
        """The same methods, which answer with status, headers and bytes."""
        return RawFiles(self)

    @cached_property
    def streamed(self) -> StreamedFiles:
        """Those of the methods that answer with bytes, which then give them while they come."""
        return StreamedFiles(self)

    def list(
        self,
        *,
        project_id: str,
        page: int | Omit = OMIT,
        per_page: int | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Paginated[File, FilePage]:
        """List a project's files

        Args:
            page: Number of the page; the first is 1.
            per_page: How many files are on a page.
        """
        return self._paginated(
            LIST,
            path={
                "project_id": project_id,
            },
            query={
                "page": page,
                "per_page": per_page,
            },
            options=options,
        )

    def upload(
        self,
        *,
        project_id: str,
        file: FileContent,
        tags: builtins.list[str] | Omit = OMIT,
        metadata: FileMetadata | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> File:
        """Upload a file

        Args:
            file: The file with its name.
        """
        return self._call(
            UPLOAD,
            path={
                "project_id": project_id,
            },
            body={
                "file": file,
                "tags": tags,
                "metadata": metadata,
            },
            options=options,
        )

    def upload_many(
        self,
        *,
        project_id: str,
        files: builtins.list[FileContent],
        **options: Unpack[CallOptions],
    ) -> builtins.list[File]:
        """Upload several files at once"""
        return self._call(
            UPLOAD_MANY,
            path={
                "project_id": project_id,
            },
            body={
                "files": files,
            },
            options=options,
        )

    def get(
        self,
        *,
        file_id: Uuid | str,
        **options: Unpack[CallOptions],
    ) -> File:
        """Get what is known of a file"""
        return self._call(
            GET,
            path={
                "file_id": file_id,
            },
            options=options,
        )

    def download(
        self,
        *,
        file_id: Uuid | str,
        **options: Unpack[CallOptions],
    ) -> bytes:
        """Download a file"""
        return self._call(
            DOWNLOAD,
            path={
                "file_id": file_id,
            },
            options=options,
        )

    def replace(
        self,
        *,
        file_id: Uuid | str,
        body: BinaryContent,
        **options: Unpack[CallOptions],
    ) -> File:
        """Put other bytes into a file

        The name, the tags and the metadata stay."""
        return self._call(
            REPLACE,
            path={
                "file_id": file_id,
            },
            body=body,
            options=options,
        )


class RawFiles:
    """The methods of `Files`, which answer with status, headers and bytes."""

    def __init__(self, resource: Files) -> None:
        self.list = as_raw_page(resource.list)
        self.upload = as_raw(resource.upload)
        self.upload_many = as_raw(resource.upload_many)
        self.get = as_raw(resource.get)
        self.download = as_raw(resource.download)
        self.replace = as_raw(resource.replace)


class StreamedFiles:
    """The methods of `Files` that answer with bytes, which then give them while they come."""

    def __init__(self, resource: Files) -> None:
        self.download = as_streamed(resource.download)


class AsyncFiles(AsyncResource):
    """files"""

    @cached_property
    def raw(self) -> AsyncRawFiles:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawFiles(self)

    @cached_property
    def streamed(self) -> AsyncStreamedFiles:
        """Those of the methods that answer with bytes, which then give them while they come."""
        return AsyncStreamedFiles(self)

    def list(
        self,
        *,
        project_id: str,
        page: int | Omit = OMIT,
        per_page: int | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> AsyncPaginated[File, FilePage]:
        """List a project's files

        Args:
            page: Number of the page; the first is 1.
            per_page: How many files are on a page.
        """
        return self._paginated(
            LIST,
            path={
                "project_id": project_id,
            },
            query={
                "page": page,
                "per_page": per_page,
            },
            options=options,
        )

    async def upload(
        self,
        *,
        project_id: str,
        file: FileContent,
        tags: builtins.list[str] | Omit = OMIT,
        metadata: FileMetadata | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> File:
        """Upload a file

        Args:
            file: The file with its name.
        """
        return await self._call(
            UPLOAD,
            path={
                "project_id": project_id,
            },
            body={
                "file": file,
                "tags": tags,
                "metadata": metadata,
            },
            options=options,
        )

    async def upload_many(
        self,
        *,
        project_id: str,
        files: builtins.list[FileContent],
        **options: Unpack[CallOptions],
    ) -> builtins.list[File]:
        """Upload several files at once"""
        return await self._call(
            UPLOAD_MANY,
            path={
                "project_id": project_id,
            },
            body={
                "files": files,
            },
            options=options,
        )

    async def get(
        self,
        *,
        file_id: Uuid | str,
        **options: Unpack[CallOptions],
    ) -> File:
        """Get what is known of a file"""
        return await self._call(
            GET,
            path={
                "file_id": file_id,
            },
            options=options,
        )

    async def download(
        self,
        *,
        file_id: Uuid | str,
        **options: Unpack[CallOptions],
    ) -> bytes:
        """Download a file"""
        return await self._call(
            DOWNLOAD,
            path={
                "file_id": file_id,
            },
            options=options,
        )

    async def replace(
        self,
        *,
        file_id: Uuid | str,
        body: BinaryContent,
        **options: Unpack[CallOptions],
    ) -> File:
        """Put other bytes into a file

        The name, the tags and the metadata stay."""
        return await self._call(
            REPLACE,
            path={
                "file_id": file_id,
            },
            body=body,
            options=options,
        )


class AsyncRawFiles:
    """The methods of `AsyncFiles`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncFiles) -> None:
        self.list = as_raw_page_async(resource.list)
        self.upload = as_raw_async(resource.upload)
        self.upload_many = as_raw_async(resource.upload_many)
        self.get = as_raw_async(resource.get)
        self.download = as_raw_async(resource.download)
        self.replace = as_raw_async(resource.replace)


class AsyncStreamedFiles:
    """The methods of `AsyncFiles` that answer with bytes, which then give them while they come."""

    def __init__(self, resource: AsyncFiles) -> None:
        self.download = as_streamed_async(resource.download)
