"""The base of the generated clients: what they are configured with, and how they are closed."""

from copy import copy
from dataclasses import replace
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from .declarations import Api
from .settings import ClientOptions, Settings, Setup
from .transports import AsyncTransport, SyncTransport

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    import httpx2

    from .auth import AsyncSecret, Secret
    from .callers import AsyncCaller, SyncCaller
    from .hooks import AsyncMiddlewareChain, MiddlewareChain
    from .requests import Arguments


class SyncClient:
    """A client of an API, which threads may share; to be closed, or used in a `with` statement."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: "Mapping[str, Secret | None]",
        http_client: "httpx2.Client | None",
        **options: "Unpack[ClientOptions[MiddlewareChain]]",
    ) -> None:
        self._setup = Setup(api, credentials, Settings(**options))
        self._transport = SyncTransport(http_client)

    # What only calls need is imported at the first of them; pydantic is most of it.
    @cached_property
    def _caller(self) -> "SyncCaller":
        from .callers import SyncCaller

        return SyncCaller(self._setup, self._transport)

    def call(self, operation_id: str, **arguments: "Unpack[Arguments]") -> Any:
        """What the operation of this id in the spec answers to values by their names on the wire, e.g. those of a file."""
        return self._caller.call_by_id(operation_id, arguments)

    def with_options(self, **options: "Unpack[ClientOptions[MiddlewareChain]]") -> Self:
        """A client that differs in what is given, and shares the connections of this one."""
        return _with_setup(self, _changed(self._setup, options))

    def close(self) -> None:
        """Closes the connections, unless they are those of an `http_client` that was given."""
        self._transport.close()

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
        return _shown(self, self._setup)


class AsyncClient:
    """A client of an API whose methods are awaited; to be closed, or used in an `async with` statement."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: "Mapping[str, AsyncSecret | None]",
        http_client: "httpx2.AsyncClient | None",
        **options: "Unpack[ClientOptions[AsyncMiddlewareChain]]",
    ) -> None:
        self._setup = Setup(api, credentials, Settings(**options))
        self._transport = AsyncTransport(http_client)

    @cached_property
    def _caller(self) -> "AsyncCaller":
        from .callers import AsyncCaller

        return AsyncCaller(self._setup, self._transport)

    async def call(self, operation_id: str, **arguments: "Unpack[Arguments]") -> Any:
        """What the operation of this id in the spec answers to values by their names on the wire, e.g. those of a file."""
        return await self._caller.call_by_id(operation_id, arguments)

    def with_options(
        self, **options: "Unpack[ClientOptions[AsyncMiddlewareChain]]"
    ) -> Self:
        """A client that differs in what is given, and shares the connections of this one."""
        return _with_setup(self, _changed(self._setup, options))

    async def aclose(self) -> None:
        """Closes the connections, unless they are those of an `http_client` that was given."""
        await self._transport.aclose()

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
        return _shown(self, self._setup)


Client = TypeVar("Client", bound=SyncClient | AsyncClient)


def _changed(setup: Setup, options: ClientOptions[Any]) -> Setup:
    return replace(setup, settings=replace(setup.settings, **options))


# Not with the caller and the groups of operations that the client keeps: they hold its own setup.
def _with_setup(client: Client, setup: Setup) -> Client:
    twin = copy(client)
    kept = {
        name: value
        for name, value in vars(client).items()
        if not isinstance(getattr(type(client), name, None), cached_property)
    }
    twin.__dict__ = kept | {"_setup": setup}
    return twin


def _shown(client: object, setup: Setup) -> str:
    return f"{type(client).__name__}(base_url={setup.base_url!r})"
