"""Streams whose connection is lost, or left: what is made again, and that nothing stays open."""

import asyncio
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest
from client_runtime.clients import AsyncClient
from client_runtime.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    NotFoundError,
    ServerError,
)
from client_runtime.resources import as_streamed_async
from client_runtime.retry import reconnect_pause

from tests.runtime.streaming import API, BOTH, GO_ON, WATCH, AsyncTicks, Drive
from tests.runtime.test_runtime_cancellation import CancelledAt
from tests.streamer import Play, Streamer, running_streamer

SOON: Final = b"retry: 1\n\n"


def tick(n: int) -> bytes:
    """An event with an id."""
    return b'id: %d\ndata: {"n":%d}\n\n' % (n, n)


@BOTH
def test_reconnecting(drive: Drive) -> None:
    """A lost stream goes on after the last event that was complete, under its own name, and the id it was told."""
    plays = (
        Play((SOON + tick(1), tick(2) + b'id: 3\ndata: {"n"'), end="cut"),
        Play((tick(3),), end="cut"),
        Play((b'data: {"n":4}\n\n',)),
    )
    with running_streamer(*plays) as server, drive(server) as ticks:
        stream = ticks.watch(GO_ON, headers={"last-event-id": "0"})
        assert [each.n for each in stream] == [1, 2, 3, 4]
        assert server.header("last-event-id") == ["0", "2", "3"]
        assert stream.last_event_id == "3"


@BOTH
def test_as_often_as_calls_are_repeated(drive: Drive) -> None:
    """A connection is made again `max_retries` times in a row, and from the beginning after an event."""
    cut, busy = Play((SOON,), end="cut"), Play((), "text/plain", "503 Busy")
    with running_streamer(Play((SOON + tick(1),), end="cut"), cut) as server:
        with drive(server, max_retries=2) as ticks, pytest.raises(ApiConnectionError):
            list(ticks.watch(GO_ON))
        assert len(server.requests) == 3
    with running_streamer(Play((SOON + tick(1),), end="cut"), busy) as server:
        with drive(server, max_retries=1) as ticks, pytest.raises(ServerError):
            list(ticks.watch(GO_ON))
        assert len(server.requests) == 2
    again = [Play((SOON + tick(1),), end="cut")] * 6
    with running_streamer(*again, Play((), status="404 Not Found")) as server:
        with drive(server, max_retries=1) as ticks, pytest.raises(NotFoundError):
            list(ticks.watch(GO_ON))
        assert len(server.requests) == 7


@BOTH
def test_not_reconnecting(drive: Drive) -> None:
    """No connection is made again where the spec does not say so, past a minute, or beyond the time for the call."""
    late = Play((b"retry: 60001\n\n" + tick(1),), end="cut")
    odd = Play((SOON + b'id: \xc3\xa9\ndata: {"n":1}\n\n',), end="cut")
    for play, operation in ((odd, WATCH), (odd, GO_ON), (late, GO_ON)):
        with running_streamer(play) as server, drive(server) as ticks:
            with pytest.raises(ApiConnectionError):
                list(ticks.watch(operation))
            assert len(server.requests) == 1
    slow = Play((b"retry: 30000\n\n" + tick(1),), end="cut")
    with running_streamer(slow) as server, drive(server) as ticks:
        with pytest.raises(ApiConnectionError):
            list(ticks.watch(GO_ON, timeout=20))
        assert len(server.requests) == 1
    with running_streamer(Play((SOON + tick(1),), end="open")) as server:
        with drive(server) as ticks, pytest.raises(ApiTimeoutError):
            list(ticks.watch(GO_ON, timeout=1))
        assert len(server.requests) == 1


def test_the_pause() -> None:
    """It is what the server asks for, or up to a second that doubles, by chance."""
    assert reconnect_pause(250, 3, chance=0.1) == 0.25
    assert reconnect_pause(60_001, 0, chance=0.1) is None
    assert [reconnect_pause(None, n, chance=0.5) for n in (0, 1, 2)] == [0.5, 1, 2]


@BOTH
def test_downloads(drive: Drive, tmp_path: Path) -> None:
    """Bytes come piece by piece, or into a file, more of them than `max_response_bytes` if need be."""
    play = Play((b"ab", b"cd" * 50_000), "application/pdf")
    with running_streamer(play) as server, drive(server, max_response_bytes=9) as ticks:
        with ticks.download() as answer:
            assert (answer.status, answer.request_id) == (200, "r-1")
            assert answer.headers["content-type"] == "application/pdf"
            assert b"".join(answer) == b"ab" + b"cd" * 50_000
            with pytest.raises(RuntimeError, match="read or closed"):
                list(answer)
        ticks.download().write_to(tmp_path / "file")
        assert (tmp_path / "file").read_bytes() == b"ab" + b"cd" * 50_000


@BOTH
def test_downloads_that_are_left(drive: Drive, tmp_path: Path) -> None:
    """Whoever leaves early leaves the connection; a lost one and an error status are errors as for any call."""
    with running_streamer(Play((b"ab",), end="open")) as server, drive(server) as ticks:
        with ticks.download() as answer:
            assert next(iter(answer)) == b"ab"
        assert server.left.wait(30)
    with running_streamer(Play((b"ab",), end="cut")) as server, drive(server) as ticks:
        with pytest.raises(ApiConnectionError):
            ticks.download().write_to(tmp_path / "file")
        assert (tmp_path / "file").read_bytes() == b"ab"
    lost = Play((b"{}",), "application/json", "404 Not Found")
    with (
        running_streamer(lost) as server,
        drive(server) as ticks,
        pytest.raises(NotFoundError),
    ):
        ticks.download()


def test_a_loop_that_is_left_closes_the_connection() -> None:
    """A stream that nobody holds any more is closed when its loop is left."""
    from tests.runtime.streaming import sync_ticks

    with (
        running_streamer(Play((tick(1), tick(2)), end="open")) as server,
        sync_ticks(server) as ticks,
    ):
        for each in ticks.watch(WATCH):
            assert each.n == 1
            break
        assert server.left.wait(30)


def _free_again(wait: int, server: Streamer, read: Any) -> bool:
    async def run() -> bool:
        limits = httpx2.Limits(max_connections=1)
        async with httpx2.AsyncClient(limits=limits) as http:
            given = {"credentials": {}, "http_client": http, "base_url": server.url}
            ticks = AsyncTicks(AsyncClient(API, **given)._caller)
            reads = CancelledAt(read(ticks), wait)
            outcomes = await asyncio.gather(reads, return_exceptions=True)
            stream = await ticks.watch(WATCH, timeout=20)
            assert [each.n async for each in stream] == [1, 2]
            return isinstance(outcomes[0], asyncio.CancelledError)

    return asyncio.run(run())


async def _items(ticks: AsyncTicks) -> None:
    async with await ticks.watch(WATCH) as stream:
        async for _ in stream:
            await asyncio.sleep(0)


async def _events(ticks: AsyncTicks) -> None:
    async for _ in (await ticks.watch(WATCH)).events():
        await asyncio.sleep(0)


async def _bytes(ticks: AsyncTicks) -> None:
    async for _ in await as_streamed_async(ticks.download)():
        await asyncio.sleep(0)


@pytest.mark.parametrize("read", [_items, _events, _bytes])
def test_cancelled_streams_give_their_connection_back(read: Any) -> None:
    """Wherever a reader waits when it is cancelled, the only connection of the pool is free for the next one."""
    with running_streamer(Play((tick(1), tick(2)))) as server:
        waits = list(takewhile(lambda n: _free_again(n, server, read), range(99)))
    assert len(waits) > 3
