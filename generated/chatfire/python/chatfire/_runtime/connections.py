"""Responses that are read while they come: their heads, and then what follows piece by piece."""

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator, Mapping
from contextlib import aclosing, asynccontextmanager, contextmanager
from typing import Any

import httpx2

from .calls import Call, is_success
from .failures import cause_of
from .headers import Headers
from .incoming import awhole, paced, whole
from .outgoing import built
from .responses import Reply
from .transports import AsyncTransport, SyncTransport
from .wires import spilt


class SyncConnection:
    """The response to a call, open until it is closed; only a success is kept open."""

    __slots__ = ("_response", "_transport", "call", "head", "is_closed")

    def __init__(self, call: Call[Any], transport: SyncTransport) -> None:
        self._transport = transport
        self._response: httpx2.Response | None = None
        self.call = call
        self.head = Reply(0, {}, b"")
        self.is_closed = False

    def exchange(self, call: Call[Any], headers: Mapping[str, str]) -> Reply:
        """The head of a success, which stays open for its content; anything else as a whole."""
        self._let_go()
        http = self._transport.client
        try:
            request = built(http, call, headers)
            response = http.send(request, stream=True, follow_redirects=False)
            if not is_success(response.status_code):
                return whole(call, response)
        except httpx2.RequestError as error:
            raise call.failure(error) from cause_of(error)
        self._response = response
        if connection := spilt(response):
            connection.close()
        return _head(response)

    def accept(self, head: Reply) -> None:
        """Takes what an attempt came to; what middleware answers by itself takes the place of what came."""
        self.head = head
        if head.content:
            self._let_go()

    def chunks(self) -> Iterator[bytes]:
        """The content as it comes, decompressed; to be asked for once."""
        if self._response is None:
            yield self.head.content
            return
        try:
            yield from paced(self.call, self._response).iter_bytes()
        except httpx2.RequestError as error:
            raise self.call.failure(error) from cause_of(error)

    def close(self) -> None:
        """Ends the reading; what was not read is not waited for."""
        self.is_closed = True
        self._let_go()

    def _let_go(self) -> None:
        response, self._response = self._response, None
        if response:
            response.close()


class AsyncConnection:
    """The same for calls that are awaited."""

    __slots__ = ("_response", "_transport", "call", "head", "is_closed")

    def __init__(self, call: Call[Any], transport: AsyncTransport) -> None:
        self._transport = transport
        self._response: httpx2.Response | None = None
        self.call = call
        self.head = Reply(0, {}, b"")
        self.is_closed = False

    async def exchange(self, call: Call[Any], headers: Mapping[str, str]) -> Reply:
        """The head of a success, which stays open for its content; anything else as a whole."""
        import anyio  # only calls that are awaited need it

        await self._let_go()
        try:
            with anyio.fail_after(call.remaining()):
                return await self._answer(call, headers)
        except (httpx2.RequestError, TimeoutError) as error:
            raise call.failure(error) from cause_of(error)

    async def _answer(self, call: Call[Any], headers: Mapping[str, str]) -> Reply:
        http = self._transport.client
        request = built(http, call, headers)
        response = await http.send(request, stream=True, follow_redirects=False)
        if not is_success(response.status_code):
            return await awhole(call, response)
        self._response = response
        if connection := spilt(response):
            await connection.aclose()
        return _head(response)

    async def accept(self, head: Reply) -> None:
        """Takes what an attempt came to; what middleware answers by itself takes the place of what came."""
        self.head = head
        if head.content:
            await self._let_go()

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The content as it comes, decompressed; to be asked for once."""
        if self._response is None:
            yield self.head.content
            return
        async with aclosing(self._response.aiter_bytes()) as chunks:
            while (chunk := await self._next(chunks)) is not None:
                yield chunk

    async def _next(self, chunks: AsyncIterator[bytes]) -> bytes | None:
        import anyio

        try:
            with anyio.fail_after(self.call.remaining()):
                return await anext(chunks, None)
        except (httpx2.RequestError, TimeoutError) as error:
            raise self.call.failure(error) from cause_of(error)

    async def aclose(self) -> None:
        """Ends the reading; what was not read is not waited for."""
        self.is_closed = True
        await self._let_go()

    async def _let_go(self) -> None:
        response, self._response = self._response, None
        if response:
            import anyio

            # also where a task is cancelled that waits for it
            with anyio.CancelScope(shield=True):
                await response.aclose()


@contextmanager
def closed_by_errors(connection: SyncConnection) -> Generator[None, None, None]:
    """A context whose errors close the connection."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


@asynccontextmanager
async def aclosed_by_errors(
    connection: AsyncConnection,
) -> AsyncGenerator[None, None]:
    """The same for calls that are awaited."""
    try:
        yield
    except BaseException:
        await connection.aclose()
        raise


def _head(response: httpx2.Response) -> Reply:
    return Reply(response.status_code, Headers(response.headers.raw), b"")
