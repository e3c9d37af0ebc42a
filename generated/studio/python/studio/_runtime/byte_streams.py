"""Answers of bytes that are not held in memory, to be read while they come."""

import os
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import aclosing, closing
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from .connections import AsyncConnection, SyncConnection

_CLOSED: Final = "the answer was read or closed: make the call again for another one"


class ByteStream:
    """The content of an answer, which `for` gets piece by piece.

    To be used in a `with` statement or closed: whoever leaves it early leaves the connection that way. At its end and at
    an error it closes by itself.
    """

    __slots__ = ("_begun", "_connection")

    def __init__(self, connection: SyncConnection) -> None:
        self._connection = connection
        self._begun = False

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._connection.head.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, by name in any case."""
        return self._connection.head.headers

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return self._connection.head.request_id

    def __iter__(self) -> Iterator[bytes]:
        if self._begun or self._connection.is_closed:
            raise RuntimeError(_CLOSED)
        self._begun = True
        return _pieces(self._connection)

    def write_to(self, path: str | os.PathLike[str]) -> None:
        """Writes the content to a file, of which the beginning stays if the connection is lost."""
        with closing(self), Path(path).open("wb") as file:
            file.writelines(self)

    def close(self) -> None:
        """Closes the connection; what was not read is not waited for."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        name = self._connection.call.operation.name
        return f"<ByteStream {self.status} of {name}>"


def _pieces(connection: SyncConnection) -> Iterator[bytes]:
    with closing(connection):
        for piece in connection.chunks():
            yield piece
            if connection.is_closed:
                return


class AsyncByteStream:
    """The content of an answer, which `async for` gets piece by piece.

    To be used in an `async with` statement or closed: whoever leaves it early leaves the connection that way. At its end
    and at an error it closes by itself.
    """

    __slots__ = ("_begun", "_connection")

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._begun = False

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._connection.head.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, by name in any case."""
        return self._connection.head.headers

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return self._connection.head.request_id

    def __aiter__(self) -> AsyncIterator[bytes]:
        if self._begun or self._connection.is_closed:
            raise RuntimeError(_CLOSED)
        self._begun = True
        return _apieces(self._connection)

    async def write_to(self, path: str | os.PathLike[str]) -> None:
        """Writes the content to a file, of which the beginning stays if the connection is lost."""
        from anyio import open_file  # it is slow to import

        async with aclosing(self), await open_file(path, "wb") as file:
            async for piece in self:
                await file.write(piece)

    async def aclose(self) -> None:
        """Closes the connection; what was not read is not waited for."""
        await self._connection.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        name = self._connection.call.operation.name
        return f"<AsyncByteStream {self.status} of {name}>"


async def _apieces(connection: AsyncConnection) -> AsyncIterator[bytes]:
    async with aclosing(connection), aclosing(connection.chunks()) as pieces:
        async for piece in pieces:
            yield piece
            if connection.is_closed:
                return
