"""The two loops that drive a call: send, and wait to send again."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import httpx2

from .calls import Call, Outcome, prepare, prepare_stream
from .connections import (
    AsyncConnection,
    SyncConnection,
    aclosed_by_errors,
    closed_by_errors,
)
from .declarations import Operation
from .errors import ApiConnectionError, TokenUnavailableError
from .failures import cause_of
from .incoming import awhole, whole
from .lookup import declared_operation
from .outgoing import built
from .requests import Arguments, asks_for_stream
from .responses import RawResponse, Reply
from .settings import Setup
from .transports import AsyncTransport, SyncTransport
from .watching import watched

if TYPE_CHECKING:
    from .event_streams import AsyncEventStream, EventStream
    from .hooks import HttpRequest, HttpResponse
    from .reading import Again

T = TypeVar("T")

Seen: TypeAlias = Callable[[Outcome], Outcome]
Exchange: TypeAlias = Callable[[Call[Any], Mapping[str, str]], Reply]
AsyncExchange: TypeAlias = Callable[[Call[Any], Mapping[str, str]], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class SyncCaller:
    """Makes calls and waits for them."""

    setup: Setup
    transport: SyncTransport

    def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """What the API answers."""
        return self.send(operation, arguments).parse()

    def call_by_id(self, operation_id: str, arguments: Arguments) -> Any:
        """What the operation of an id in the spec answers; raises LookupError if the API has none of this id."""
        operation = declared_operation(self.setup.api, operation_id)
        if asks_for_stream(operation, arguments):
            return self.stream(operation, arguments)
        return self.call(operation, arguments)

    def send(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        """The API's successful response as it was received."""
        prepared = prepare(self.setup, operation, arguments)
        call = prepared.begin(prepared.credentials.reveal())
        with watched(call) as watch:
            return call.result(self._outcome(call, watch.seen, self._exchange))

    def stream(
        self, operation: Operation[Any], arguments: Arguments
    ) -> "EventStream[Any]":
        """The API's successful response, whose items are read while they come."""
        from .event_streams import EventStream  # few calls are streams
        from .reading import continued

        def again(how: "Again") -> SyncConnection:
            setup = self.setup.with_retries(how.retries)
            caller = replace(self, setup=setup)
            return caller.items(operation, continued(arguments, how))

        return EventStream(self.items(operation, arguments), again)

    def items(self, operation: Operation[Any], arguments: Arguments) -> SyncConnection:
        """The API's successful response, open, if it is the stream that the operation declares."""
        from .reading import is_stream, no_stream

        connection = self.open(operation, arguments)
        with closed_by_errors(connection):
            if not is_stream(connection.call, connection.head):
                chunk = next(connection.chunks(), b"")
                raise no_stream(connection.call, connection.head, chunk)
        return connection

    def open(self, operation: Operation[Any], arguments: Arguments) -> SyncConnection:
        """The API's successful response, whose content is read while it comes."""
        prepared = prepare_stream(self.setup, operation, arguments)
        call = prepared.begin(prepared.credentials.reveal())
        connection = SyncConnection(call, self.transport)
        with closed_by_errors(connection), watched(call) as watch:
            outcome = self._outcome(call, watch.seen, connection.exchange)
            connection.accept(call.success(outcome))
        return connection

    def _outcome(self, call: Call[T], seen: Seen, exchange: Exchange) -> Outcome:
        outcome = seen(self._attempt(call, exchange))
        while (pause := call.pause(outcome)) is not None:
            time.sleep(pause)
            outcome = seen(self._attempt(call, exchange))
        return outcome

    def _attempt(self, call: Call[T], exchange: Exchange) -> Outcome:
        call.begin_attempt()
        try:
            if call.bearing:
                from .grants import authorize  # most calls need none

                authorize(call, call.bearing, self._exchange)
            if call.settings.middleware:
                return self._handled(call, exchange)
            return exchange(call, call.request.headers)
        except (ApiConnectionError, TokenUnavailableError) as failure:
            return failure

    def _handled(self, call: Call[T], exchange: Exchange) -> Reply:
        from .handling import checked, offered, reply_of, response_of
        from .hooks import around  # most clients have no middleware

        offer = offered(call)

        def send(request: "HttpRequest") -> "HttpResponse":
            began = time.monotonic()
            headers = checked(request, offer).headers
            return response_of(exchange(call, headers), began)

        return reply_of(around(send, call.settings.middleware)(offer))

    def _exchange(self, call: Call[Any], headers: Mapping[str, str]) -> Reply:
        http = self.transport.client
        try:
            request = built(http, call, headers)
            response = http.send(request, stream=True, follow_redirects=False)
            return whole(call, response)
        except httpx2.RequestError as error:
            raise call.failure(error) from cause_of(error)


@dataclass(frozen=True, slots=True)
class AsyncCaller:
    """Makes calls that are awaited."""

    setup: Setup
    transport: AsyncTransport

    async def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """What the API answers."""
        return (await self.send(operation, arguments)).parse()

    async def call_by_id(self, operation_id: str, arguments: Arguments) -> Any:
        """What the operation of an id in the spec answers; raises LookupError if the API has none of this id."""
        operation = declared_operation(self.setup.api, operation_id)
        if asks_for_stream(operation, arguments):
            return await self.stream(operation, arguments)
        return await self.call(operation, arguments)

    async def send(
        self, operation: Operation[T], arguments: Arguments
    ) -> RawResponse[T]:
        """The API's successful response as it was received."""
        prepared = prepare(self.setup, operation, arguments)
        call = prepared.begin(await prepared.credentials.areveal())
        with watched(call) as watch:
            outcome = await self._outcome(call, watch.seen, self._exchange)
            return call.result(outcome)

    async def stream(
        self, operation: Operation[Any], arguments: Arguments
    ) -> "AsyncEventStream[Any]":
        """The API's successful response, whose items are read while they come."""
        from .event_streams import AsyncEventStream  # few calls are streams
        from .reading import continued

        async def again(how: "Again") -> AsyncConnection:
            setup = self.setup.with_retries(how.retries)
            caller = replace(self, setup=setup)
            return await caller.items(operation, continued(arguments, how))

        return AsyncEventStream(await self.items(operation, arguments), again)

    async def items(
        self, operation: Operation[Any], arguments: Arguments
    ) -> AsyncConnection:
        """The API's successful response, open, if it is the stream that the operation declares."""
        from .reading import is_stream, no_stream

        connection = await self.open(operation, arguments)
        async with aclosed_by_errors(connection):
            if not is_stream(connection.call, connection.head):
                chunk = await anext(connection.chunks(), b"")
                raise no_stream(connection.call, connection.head, chunk)
        return connection

    async def open(
        self, operation: Operation[Any], arguments: Arguments
    ) -> AsyncConnection:
        """The API's successful response, whose content is read while it comes."""
        prepared = prepare_stream(self.setup, operation, arguments)
        call = prepared.begin(await prepared.credentials.areveal())
        connection = AsyncConnection(call, self.transport)
        async with aclosed_by_errors(connection):
            with watched(call) as watch:
                outcome = await self._outcome(call, watch.seen, connection.exchange)
                await connection.accept(call.success(outcome))
        return connection

    async def _outcome(
        self, call: Call[T], seen: Seen, exchange: AsyncExchange
    ) -> Outcome:
        outcome = seen(await self._attempt(call, exchange))
        while (pause := call.pause(outcome)) is not None:
            import anyio  # only calls that are awaited need it

            await anyio.sleep(pause)
            outcome = seen(await self._attempt(call, exchange))
        return outcome

    async def _attempt(self, call: Call[T], exchange: AsyncExchange) -> Outcome:
        call.begin_attempt()
        try:
            if call.bearing:
                from .grants import authorize_async  # most calls need none

                await authorize_async(call, call.bearing, self._exchange)
            if call.settings.middleware:
                return await self._handled(call, exchange)
            return await exchange(call, call.request.headers)
        except (ApiConnectionError, TokenUnavailableError) as failure:
            return failure

    async def _handled(self, call: Call[T], exchange: AsyncExchange) -> Reply:
        from .handling import checked, offered, reply_of, response_of
        from .hooks import around  # most clients have no middleware

        offer = offered(call)

        async def send(request: "HttpRequest") -> "HttpResponse":
            began = time.monotonic()
            headers = checked(request, offer).headers
            return response_of(await exchange(call, headers), began)

        return reply_of(await around(send, call.settings.middleware)(offer))

    async def _exchange(self, call: Call[Any], headers: Mapping[str, str]) -> Reply:
        import anyio

        try:
            with anyio.fail_after(call.remaining()):
                return await self._answer(call, headers)
        except (httpx2.RequestError, TimeoutError) as error:
            raise call.failure(error) from cause_of(error)

    async def _answer(self, call: Call[Any], headers: Mapping[str, str]) -> Reply:
        http = self.transport.client
        request = built(http, call, headers)
        response = await http.send(request, stream=True, follow_redirects=False)
        return await awhole(call, response)
