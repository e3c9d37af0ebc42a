"""A small API of streams as a generator would declare it, read synchronously or asynchronously."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, TypeAlias

import pytest
from client_runtime.clients import AsyncClient, SyncClient
from client_runtime.declarations import Api, Body, Operation
from client_runtime.resources import (
    AsyncResource,
    SyncResource,
    as_raw,
    as_raw_async,
    as_streamed,
    as_streamed_async,
)
from client_runtime.rules import Streaming
from client_runtime.types import Integer, Model, Omittable

from tests.runtime.behaviours import Behaviour
from tests.runtime.behaviours import middleware as of_calls
from tests.runtime.pictures_api import call_async
from tests.streamer import Streamer

API: Final = Api(servers=("https://api.example.com",), security={})


class Tick(Model):
    """An item."""

    n: Integer
    note: Omittable[str] = None


def watching(**streaming: Any) -> Operation[Any]:
    """An operation that answers with a stream of ticks."""
    usual: dict[str, Any] = {"content": {"text/event-stream": Tick}, "end": "[DONE]"}
    return Operation(
        name="ticks.watch",
        method="GET",
        path="/ticks",
        responses={"200": {}},
        stream=Streaming(**(usual | streaming)),
    )


WATCH: Final = watching()
LINES: Final = watching(content={"application/jsonl": Tick})
TEXTS: Final = watching(content={"text/event-stream": str}, end="")
GO_ON: Final = watching(reconnects=True)
ASK: Final[Operation[Tick]] = Operation(
    name="ticks.ask",
    method="POST",
    path="/ticks",
    body=Body({"application/json": dict[str, Any]}),
    responses={"200": {"application/json": Tick}},
    stream=Streaming(
        content={"text/event-stream": Tick}, parameter=("body", "stream", False)
    ),
)
DOWNLOAD: Final[Operation[bytes]] = Operation(
    name="ticks.download",
    method="GET",
    path="/file",
    responses={"200": {"application/octet-stream": bytes}},
)


class SyncTicks(SyncResource):
    """The operations."""

    def watch(self, operation: Operation[Any], **options: Any) -> Any:
        """A stream."""
        return self._stream(operation, options=options)

    def ask(self, **body: Any) -> Any:
        """One tick, or a stream."""
        return self._call_or_stream(ASK, body=body)

    def download(self, **options: Any) -> Any:
        """A file."""
        return self._call(DOWNLOAD, options=options)


class AsyncTicks(AsyncResource):
    """The operations, awaited."""

    async def watch(self, operation: Operation[Any], **options: Any) -> Any:
        """A stream."""
        return await self._stream(operation, options=options)

    async def ask(self, **body: Any) -> Any:
        """One tick, or a stream."""
        return await self._call_or_stream(ASK, body=body)

    async def download(self, **options: Any) -> Any:
        """A file."""
        return await self._call(DOWNLOAD, options=options)


Drive: TypeAlias = Callable[..., AbstractContextManager[Any]]


@contextmanager
def sync_ticks(server: Streamer, **client: Any) -> Iterator[Any]:
    """The operations of a synchronous client: as they are, and `raw` and `streamed`."""
    with SyncClient(API, **_options(server, client)) as made:
        ticks = SyncTicks(made._caller)
        yield SimpleNamespace(
            watch=ticks.watch,
            ask=ticks.ask,
            download=as_streamed(ticks.download),
            raw=as_raw(ticks.ask),
        )


@contextmanager
def async_ticks(server: Streamer, **client: Any) -> Iterator[Any]:
    """The same of an asynchronous client, which is awaited for those who call."""
    with asyncio.Runner() as runner:
        made = AsyncClient(API, **_options(server, client))
        ticks = AsyncTicks(made._caller)
        try:
            yield SimpleNamespace(
                watch=_driven(runner, ticks.watch),
                ask=_driven(runner, ticks.ask),
                download=_driven(runner, as_streamed_async(ticks.download)),
                raw=_driven(runner, as_raw_async(ticks.ask)),
            )
        finally:
            runner.run(made.aclose())


BOTH: Final = pytest.mark.parametrize("drive", [sync_ticks, async_ticks])


def middleware(drive: Drive, *behaviours: Behaviour) -> dict[str, Any]:
    """The option of a client: each behaviour as the client wants it."""
    return of_calls(call_async if drive is async_ticks else None, *behaviours)


def _options(server: Streamer, client: dict[str, Any]) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "credentials": {},
        "http_client": None,
        "base_url": server.url,
    }
    return usual | client


def _driven(runner: asyncio.Runner, method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that is awaited, as one that is called."""

    def call(*args: Any, **kwargs: Any) -> Any:
        async def run() -> Any:
            return await method(*args, **kwargs)

        told = runner.run(run())
        return Driven(runner, told) if hasattr(told, "__aiter__") else told

    return call


class Driven:
    """An asynchronous stream, read as one that is not."""

    def __init__(self, runner: asyncio.Runner, stream: Any) -> None:
        self.runner = runner
        self.stream = stream

    def __iter__(self) -> Iterator[Any]:
        return _steps(self.runner, aiter(self.stream))

    def events(self) -> Iterator[Any]:
        """Its events."""
        return _steps(self.runner, self.stream.events())

    def __next__(self) -> Any:
        return next(_steps(self.runner, self.stream))

    def write_to(self, path: Path) -> None:
        """Writes it to a file."""
        self.runner.run(self.stream.write_to(path))

    def close(self) -> None:
        """Closes it."""
        self.runner.run(self.stream.aclose())

    def __enter__(self) -> "Driven":
        self.runner.run(self.stream.__aenter__())
        return self

    def __exit__(self, *raised: Any) -> None:
        self.runner.run(self.stream.__aexit__(*raised))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def _steps(runner: asyncio.Runner, source: Any) -> Iterator[Any]:
    async def step() -> Any:
        return await anext(source)

    while True:
        try:
            told = runner.run(step())
        except StopAsyncIteration:
            return
        yield told
