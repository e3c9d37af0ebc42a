"""The base of the generated clients: what they are configured with, and how they are closed."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack

import httpx2

from .auth import AsyncSecret, Secret
from .callers import AsyncCaller, SyncCaller
from .declarations import Api
from .hooks import AsyncMiddlewareChain, MiddlewareChain
from .lookup import declared_operation
from .requests import Arguments, asks_for_stream
from .settings import ClientOptions, Settings, Setup
from .transports import AsyncTransport, SyncTransport


class SyncClient:
    """A client of an API, which threads may share; to be closed, or used in a `with` statement."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, Secret | None],
        http_client: httpx2.Client | None,
        **options: Unpack[ClientOptions[MiddlewareChain]],
    ) -> None:
        setup = Setup(api, credentials, Settings(**options))
        self._caller = SyncCaller(setup, SyncTransport(http_client))

    def call(self, operation_id: str, **arguments: Unpack[Arguments]) -> Any:
        """What the operation of this id in the spec answers to values by their names on the wire, e.g. those of a file."""
        operation = declared_operation(self._caller.setup.api, operation_id)
        if asks_for_stream(operation, arguments):
            return self._caller.stream(operation, arguments)
        return self._caller.call(operation, arguments)

    def with_options(self, **options: Unpack[ClientOptions[MiddlewareChain]]) -> Self:
        """A client that differs in what is given, and shares the connections of this one."""
        setup = _changed(self._caller.setup, options)
        return _with_caller(self, replace(self._caller, setup=setup))

    def close(self) -> None:
        """Closes the connections, unless they are those of an `http_client` that was given."""
        self._caller.transport.close()

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
        return _shown(self, self._caller.setup)


class AsyncClient:
    """A client of an API whose methods are awaited; to be closed, or used in an `async with` statement."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, AsyncSecret | None],
        http_client: httpx2.AsyncClient | None,
        **options: Unpack[ClientOptions[AsyncMiddlewareChain]],
    ) -> None:
        setup = Setup(api, credentials, Settings(**options))
        self._caller = AsyncCaller(setup, AsyncTransport(http_client))

    async def call(self, operation_id: str, **arguments: Unpack[Arguments]) -> Any:
        """What the operation of this id in the spec answers to values by their names on the wire, e.g. those of a file."""
        operation = declared_operation(self._caller.setup.api, operation_id)
        if asks_for_stream(operation, arguments):
            return await self._caller.stream(operation, arguments)
        return await self._caller.call(operation, arguments)

    def with_options(
        self, **options: Unpack[ClientOptions[AsyncMiddlewareChain]]
    ) -> Self:
        """A client that differs in what is given, and shares the connections of this one."""
        setup = _changed(self._caller.setup, options)
        return _with_caller(self, replace(self._caller, setup=setup))

    async def aclose(self) -> None:
        """Closes the connections, unless they are those of an `http_client` that was given."""
        await self._caller.transport.aclose()

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
        return _shown(self, self._caller.setup)


Client = TypeVar("Client", bound=SyncClient | AsyncClient)


def _changed(setup: Setup, options: ClientOptions[Any]) -> Setup:
    return replace(setup, settings=replace(setup.settings, **options))


# Not with the groups of operations that the client keeps: they hold its own caller.
def _with_caller(client: Client, caller: SyncCaller | AsyncCaller) -> Client:
    twin = copy(client)
    kept = {
        name: value
        for name, value in vars(client).items()
        if not isinstance(getattr(type(client), name, None), cached_property)
    }
    twin.__dict__ = kept | {"_caller": caller}
    return twin


def _shown(client: object, setup: Setup) -> str:
    return f"{type(client).__name__}(base_url={setup.base_url!r})"
