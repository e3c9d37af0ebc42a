"""Answers that come item by item, to be iterated while they come."""

import time
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
)
from contextlib import aclosing
from types import TracebackType
from typing import Final, Generic, Self, TypeAlias, TypeVar

from .connections import AsyncConnection, SyncConnection
from .errors import ApiConnectionError
from .items import ServerSentEvent
from .reading import Again, Reading
from .sse import Message

T = TypeVar("T")
R = TypeVar("R")

Reopen: TypeAlias = Callable[[Again], SyncConnection]
AsyncReopen: TypeAlias = Callable[[Again], Awaitable[AsyncConnection]]

_CLOSED: Final = "the stream is over or closed: make the call again for another one"
_BEGUN: Final = "the stream is iterated already, by its items or by its events()"
_LINES: Final = "JSON Lines have no events: iterate the stream itself"


# Apart from the stream that users have, so that a loop that is left lets go of the connection at once.
class _Line:
    __slots__ = ("connection", "reopen")

    def __init__(self, connection: SyncConnection, reopen: Reopen) -> None:
        self.connection = connection
        self.reopen = reopen

    def read(self, reading: Reading[T], make: Callable[[Message], R]) -> Iterator[R]:
        try:
            for message in self._messages(reading):
                yield make(message)
                if self.connection.is_closed:
                    return
        finally:
            self.connection.close()

    def _messages(self, reading: Reading[T]) -> Iterator[Message]:
        while True:
            try:
                for chunk in self.connection.chunks():
                    yield from reading.received(chunk)
                    if reading.is_over:
                        return
                yield from reading.rest()
            except ApiConnectionError as error:
                self._reconnect(reading, error)
            else:
                return

    def _reconnect(self, reading: Reading[T], error: ApiConnectionError) -> None:
        self.connection.close()
        time.sleep(reading.pause(error))
        self.connection = self.reopen(reading.again())
        reading.go_on(self.connection.call, self.connection.head)


class EventStream(Generic[T]):
    """An answer that comes item by item, which `for` gets one after the other.

    To be used in a `with` statement or closed: whoever leaves it early leaves the connection that way. At its end and at
    an error it closes by itself.
    """

    __slots__ = ("_begun", "_items", "_line", "_reading")

    def __init__(self, connection: SyncConnection, reopen: Reopen) -> None:
        self._line = _Line(connection, reopen)
        self._reading = Reading[T](connection.call, connection.head)
        self._items: Iterator[T] | None = None
        self._begun = False

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._line.connection.head.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, by name in any case."""
        return self._line.connection.head.headers

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return self._line.connection.head.request_id

    @property
    def last_event_id(self) -> str:
        """The id that was told last of the events that were read, empty if none was."""
        return self._reading.last_event_id

    def events(self) -> Iterator[ServerSentEvent[T]]:
        """The items with the names and ids of their events; raises TypeError where the stream has lines instead."""
        if not self._reading.has_events:
            raise TypeError(_LINES)
        return self._read(self._reading.items.event)

    def __iter__(self) -> Iterator[T]:
        if self._items is None or self._line.connection.is_closed:
            self._items = self._read(self._reading.items.item)
        return self._items

    def __next__(self) -> T:
        return next(iter(self))

    def _read(self, make: Callable[[Message], R]) -> Iterator[R]:
        if self._line.connection.is_closed:
            raise RuntimeError(_CLOSED)
        if self._begun:
            raise RuntimeError(_BEGUN)
        self._begun = True
        return self._line.read(self._reading, make)

    def close(self) -> None:
        """Closes the connection; what was not read is not waited for."""
        self._line.connection.close()

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
        connection = self._line.connection
        return f"<EventStream {self.status} of {connection.call.operation.name}>"


class _AsyncLine:
    __slots__ = ("connection", "reopen")

    def __init__(self, connection: AsyncConnection, reopen: AsyncReopen) -> None:
        self.connection = connection
        self.reopen = reopen

    async def read(
        self, reading: Reading[T], make: Callable[[Message], R]
    ) -> AsyncGenerator[R, None]:
        try:
            async with aclosing(self._messages(reading)) as messages:
                async for message in messages:
                    yield make(message)
                    if self.connection.is_closed:
                        return
        finally:
            await self.connection.aclose()

    async def _messages(self, reading: Reading[T]) -> AsyncGenerator[Message, None]:
        while True:
            try:
                async with aclosing(self.connection.chunks()) as chunks:
                    async for chunk in chunks:
                        for message in reading.received(chunk):
                            yield message
                        if reading.is_over:
                            return
                for message in reading.rest():
                    yield message
            except ApiConnectionError as error:
                await self._reconnect(reading, error)
            else:
                return

    async def _reconnect(self, reading: Reading[T], error: ApiConnectionError) -> None:
        await self.connection.aclose()
        import anyio  # only calls that are awaited need it

        await anyio.sleep(reading.pause(error))
        self.connection = await self.reopen(reading.again())
        reading.go_on(self.connection.call, self.connection.head)


class AsyncEventStream(Generic[T]):
    """An answer that comes item by item, which `async for` gets one after the other.

    To be used in an `async with` statement or closed: whoever leaves it early leaves the connection that way. At its end
    and at an error it closes by itself.
    """

    __slots__ = ("_begun", "_items", "_line", "_reading")

    def __init__(self, connection: AsyncConnection, reopen: AsyncReopen) -> None:
        self._line = _AsyncLine(connection, reopen)
        self._reading = Reading[T](connection.call, connection.head)
        self._items: AsyncIterator[T] | None = None
        self._begun = False

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._line.connection.head.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, by name in any case."""
        return self._line.connection.head.headers

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return self._line.connection.head.request_id

    @property
    def last_event_id(self) -> str:
        """The id that was told last of the events that were read, empty if none was."""
        return self._reading.last_event_id

    def events(self) -> AsyncIterator[ServerSentEvent[T]]:
        """The items with the names and ids of their events; raises TypeError where the stream has lines instead."""
        if not self._reading.has_events:
            raise TypeError(_LINES)
        return self._read(self._reading.items.event)

    def __aiter__(self) -> AsyncIterator[T]:
        if self._items is None or self._line.connection.is_closed:
            self._items = self._read(self._reading.items.item)
        return self._items

    async def __anext__(self) -> T:
        return await anext(aiter(self))

    def _read(self, make: Callable[[Message], R]) -> AsyncIterator[R]:
        if self._line.connection.is_closed:
            raise RuntimeError(_CLOSED)
        if self._begun:
            raise RuntimeError(_BEGUN)
        self._begun = True
        return self._line.read(self._reading, make)

    async def aclose(self) -> None:
        """Closes the connection; what was not read is not waited for."""
        await self._line.connection.aclose()

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
        connection = self._line.connection
        return f"<AsyncEventStream {self.status} of {connection.call.operation.name}>"
