"""The two loops that drive a call: send, and wait to send again."""

import time
from collections.abc import Mapping
from contextlib import aclosing, closing
from dataclasses import dataclass
from typing import TypeVar

import anyio
import httpx2

from .calls import Call, Outcome, prepare
from .declarations import Operation
from .errors import ApiConnectionError
from .hooks import HttpRequest, HttpResponse, around
from .incoming import Incoming
from .outgoing import built, checked, offered, reply_of, response_of
from .requests import Arguments
from .responses import RawResponse, Reply
from .settings import Setup
from .transports import AsyncTransport, SyncTransport
from .watching import watched

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
        with watched(call) as watch:
            outcome = watch.seen(self._attempt(call))
            while (pause := call.pause(outcome)) is not None:
                time.sleep(pause)
                outcome = watch.seen(self._attempt(call))
            return call.result(outcome)

    def _attempt(self, call: Call[T]) -> Outcome:
        call.begin_attempt()
        try:
            if call.settings.middleware:
                return self._handled(call)
            return self._exchange(call, call.request.headers)
        except ApiConnectionError as failure:
            return failure

    def _handled(self, call: Call[T]) -> Reply:
        offer = offered(call)

        def send(request: HttpRequest) -> HttpResponse:
            began = time.monotonic()
            headers = checked(request, offer).headers
            return response_of(self._exchange(call, headers), began)

        return reply_of(around(send, call.settings.middleware)(offer))

    def _exchange(self, call: Call[T], headers: Mapping[str, str]) -> Reply:
        http = self.transport.client
        try:
            request = built(http, call, headers)
            response = http.send(request, stream=True, follow_redirects=False)
            with closing(response):
                incoming = Incoming(call, response)
                for chunk in response.iter_bytes():
                    incoming.add(chunk)
                return incoming.reply()
        except httpx2.RequestError as error:
            raise call.failure(error) from error


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
        with watched(call) as watch:
            outcome = watch.seen(await self._attempt(call))
            while (pause := call.pause(outcome)) is not None:
                await anyio.sleep(pause)
                outcome = watch.seen(await self._attempt(call))
            return call.result(outcome)

    async def _attempt(self, call: Call[T]) -> Outcome:
        call.begin_attempt()
        try:
            if call.settings.middleware:
                return await self._handled(call)
            return await self._exchange(call, call.request.headers)
        except ApiConnectionError as failure:
            return failure

    async def _handled(self, call: Call[T]) -> Reply:
        offer = offered(call)

        async def send(request: HttpRequest) -> HttpResponse:
            began = time.monotonic()
            headers = checked(request, offer).headers
            return response_of(await self._exchange(call, headers), began)

        return reply_of(await around(send, call.settings.middleware)(offer))

    async def _exchange(self, call: Call[T], headers: Mapping[str, str]) -> Reply:
        try:
            with anyio.fail_after(call.remaining()):
                return await self._answer(call, headers)
        except (httpx2.RequestError, TimeoutError) as error:
            raise call.failure(error) from error

    async def _answer(self, call: Call[T], headers: Mapping[str, str]) -> Reply:
        http = self.transport.client
        request = built(http, call, headers)
        response = await http.send(request, stream=True, follow_redirects=False)
        async with aclosing(response), aclosing(response.aiter_bytes()) as chunks:
            incoming = Incoming(call, response)
            async for chunk in chunks:
                incoming.add(chunk)
            return incoming.reply()
