"""The two loops that drive a call: send, and wait to send again."""

import time
from collections.abc import AsyncIterable, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import TypeVar

import anyio
import httpx2

from .calls import Call, Outcome, prepare
from .declarations import Operation
from .headers import Headers
from .redaction import ConfidentialUrl
from .requests import Arguments
from .responses import RawResponse, Reply
from .settings import Setup
from .streams import Stream
from .transports import AsyncTransport, SyncTransport

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SyncCaller:
    """Makes calls and waits for them."""

    setup: Setup
    transport: SyncTransport

    def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """What the API answers."""
        return self.send(operation, arguments).parse()

    def send(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        """The API's successful response as it was received."""
        prepared = prepare(self.setup, operation, arguments)
        call = prepared.begin(prepared.credentials.reveal())
        outcome = self._attempt(call)
        while (pause := call.pause(outcome)) is not None:
            time.sleep(pause)
            outcome = self._attempt(call)
        return call.result(outcome)

    def _attempt(self, call: Call[T]) -> Outcome:
        http = self.transport.client
        try:
            response = http.send(built(http, call), stream=True, follow_redirects=False)
            with closing(response):
                content = b"".join(_in_time(response.iter_bytes(), call))
        except httpx2.RequestError as error:
            return call.failure(error)
        return received(response, content)


@dataclass(frozen=True, slots=True)
class AsyncCaller:
    """Makes calls that are awaited."""

    setup: Setup
    transport: AsyncTransport

    async def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """What the API answers."""
        return (await self.send(operation, arguments)).parse()

    async def send(
        self, operation: Operation[T], arguments: Arguments
    ) -> RawResponse[T]:
        """The API's successful response as it was received."""
        prepared = prepare(self.setup, operation, arguments)
        call = prepared.begin(await prepared.credentials.areveal())
        outcome = await self._attempt(call)
        while (pause := call.pause(outcome)) is not None:
            await anyio.sleep(pause)
            outcome = await self._attempt(call)
        return call.result(outcome)

    async def _attempt(self, call: Call[T]) -> Outcome:
        http = self.transport.client
        try:
            with anyio.fail_after(call.remaining()):
                response = await http.send(built(http, call), follow_redirects=False)
        except (httpx2.RequestError, TimeoutError) as error:
            return call.failure(error)
        return received(response, response.content)


def built(http: httpx2.Client | httpx2.AsyncClient, call: Call[T]) -> httpx2.Request:
    """The request of the next attempt, with what the HTTP client adds of its own."""
    wanted = call.request
    request = http.build_request(
        wanted.method,
        wanted.url,
        headers=wanted.headers,
        content=sent(http, wanted.content),
        extensions={"timeout": call.limits()},
    )
    if isinstance(wanted.url, ConfidentialUrl):
        request.url = wanted.url  # httpx2 made an ordinary one of it
    return request


def sent(
    http: httpx2.Client | httpx2.AsyncClient, content: bytes | Stream | None
) -> bytes | Iterable[bytes] | AsyncIterable[bytes] | None:
    """A body as the HTTP client takes it."""
    if isinstance(content, Stream) and isinstance(http, httpx2.AsyncClient):
        return content.achunks()
    return content


def received(response: httpx2.Response, content: bytes) -> Reply:
    """A response that was read to its end, without anything of httpx2."""
    return Reply(response.status_code, Headers(response.headers.raw), content)


# httpx2 limits each read, but not how many a slow server may need.
def _in_time(chunks: Iterable[bytes], call: Call[T]) -> Iterable[bytes]:
    for chunk in chunks:
        yield chunk
        if call.remaining() < 0:
            raise httpx2.ReadTimeout("the time for the whole call is over")
