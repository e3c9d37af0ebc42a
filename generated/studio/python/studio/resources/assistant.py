"""assistant: Words about pictures and videos."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Literal, Unpack, overload

from .._runtime.declarations import Body, Operation, Parameter
from .._runtime.event_streams import AsyncEventStream, EventStream
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.resources import AsyncResource, SyncResource, as_raw, as_raw_async
from .._runtime.rules import Streaming
from .._runtime.types import Uuid
from ..models.assistant import (
    Description,
    DescriptionPart,
    DescriptionRequest,
    DescriptionRequestLanguage,
)
from ..models.shared import ErrorBody

DESCRIBE: Final[Operation[Description]] = Operation(
    name="assistant.describe",
    method="POST",
    path="/files/{file_id}/descriptions",
    parameters=(Parameter("file_id", "path", Uuid, required=True),),
    body=Body(
        {
            "application/json": DescriptionRequest,
        },
    ),
    responses={
        "200": {
            "application/json": Description,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    stream=Streaming(
        content={"text/event-stream": DescriptionPart},
        end="[DONE]",
        error="/error",
        parameter=("body", "stream", False),
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


class Assistant(SyncResource):
    """assistant"""

    @cached_property
    def raw(self) -> RawAssistant:
        """The same methods, which answer with status, headers and bytes."""
        return RawAssistant(self)

    @overload
    def describe(
        self,
        *,
        file_id: Uuid | str,
        question: str | Omit = OMIT,
        language: DescriptionRequestLanguage | Omit = OMIT,
        max_words: int | Omit = OMIT,
        stream: Literal[False] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Description: ...

    @overload
    def describe(
        self,
        *,
        file_id: Uuid | str,
        question: str | Omit = OMIT,
        language: DescriptionRequestLanguage | Omit = OMIT,
        max_words: int | Omit = OMIT,
        stream: Literal[True],
        **options: Unpack[CallOptions],
    ) -> EventStream[DescriptionPart]: ...

    def describe(
        self,
        *,
        file_id: Uuid | str,
        question: str | Omit = OMIT,
        language: DescriptionRequestLanguage | Omit = OMIT,
        max_words: int | Omit = OMIT,
        stream: bool | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Description | EventStream[DescriptionPart]:
        """Describe a picture or a video

        The words come at once, or as they are found if `stream` is true.

        Args:
            stream: Whether the words come as they are found.
        """
        return self._call_or_stream(
            DESCRIBE,
            path={
                "file_id": file_id,
            },
            body={
                "question": question,
                "language": language,
                "max_words": max_words,
                "stream": stream,
            },
            options=options,
        )


class RawAssistant:
    """The methods of `Assistant`, which answer with status, headers and bytes."""

    def __init__(self, resource: Assistant) -> None:
        self.describe = as_raw(resource.describe)


class AsyncAssistant(AsyncResource):
    """assistant"""

    @cached_property
    def raw(self) -> AsyncRawAssistant:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawAssistant(self)

    @overload
    async def describe(
        self,
        *,
        file_id: Uuid | str,
        question: str | Omit = OMIT,
        language: DescriptionRequestLanguage | Omit = OMIT,
        max_words: int | Omit = OMIT,
        stream: Literal[False] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Description: ...

    @overload
    async def describe(
        self,
        *,
        file_id: Uuid | str,
        question: str | Omit = OMIT,
        language: DescriptionRequestLanguage | Omit = OMIT,
        max_words: int | Omit = OMIT,
        stream: Literal[True],
        **options: Unpack[CallOptions],
    ) -> AsyncEventStream[DescriptionPart]: ...

    async def describe(
        self,
        *,
        file_id: Uuid | str,
        question: str | Omit = OMIT,
        language: DescriptionRequestLanguage | Omit = OMIT,
        max_words: int | Omit = OMIT,
        stream: bool | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> Description | AsyncEventStream[DescriptionPart]:
        """Describe a picture or a video

        The words come at once, or as they are found if `stream` is true.

        Args:
            stream: Whether the words come as they are found.
        """
        return await self._call_or_stream(
            DESCRIBE,
            path={
                "file_id": file_id,
            },
            body={
                "question": question,
                "language": language,
                "max_words": max_words,
                "stream": stream,
            },
            options=options,
        )


class AsyncRawAssistant:
    """The methods of `AsyncAssistant`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncAssistant) -> None:
        self.describe = as_raw_async(resource.describe)
