"""Methods that answer bit by bit, as they are generated."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.streamer import Play, Streamer, running_streamer
from tests.streams.conftest import Generated

TICKS: Final = Play((b'data: {"n":1,"kind":"c"}\n\ndata: {"n":2}\n\ndata: [DONE]\n\n',))
ONE: Final = Play((b'{"n":1}',), "application/json")
LINES: Final = Play((b'{"n":1}\n{"n":2}\n',), "application/x-ndjson")


def client(generated: Generated, server: Streamer) -> Any:
    """A client of the API."""
    name = generated.package.__name__.title()
    return getattr(generated.package, name)(base_url=server.url)


def numbers(stream: Any) -> list[int]:
    """The numbers of all ticks."""
    return [tick.n for tick in stream]


def test_only_streams(clock: Generated) -> None:
    """What only streams gives a stream of what is declared, by both clients and by the id of the operation."""
    over = Play((b'id: 5\ndata: {"n":1}\n\ndata: over\n\n',))
    with running_streamer(over) as server, client(clock, server) as made:
        with made.ticks.watch() as stream:
            assert isinstance(stream, clock.package.EventStream)
            assert [type(tick) for tick in stream] == [clock.package.Tick]
            assert stream.last_event_id == "5"
        assert numbers(made.call("ticks_watch")) == [1]
        (event,) = made.ticks.watch().events()
        assert isinstance(event, clock.package.ServerSentEvent)

        async def run() -> list[int]:
            async with (
                clock.package.AsyncClock(base_url=server.url) as awaited,
                await awaited.ticks.watch() as stream,
            ):
                assert isinstance(stream, clock.package.AsyncEventStream)
                return [tick.n async for tick in stream]

        assert asyncio.run(run()) == [1]
        assert set(server.header("accept")) == {"text/event-stream"}


def test_what_the_extension_says(clock: Generated) -> None:
    """The end, events that report errors, errors in items, and that a lost connection is made again."""
    told = (
        Play((b'retry: 1\n\nid: 1\ndata: {"n":1}\n\n',), end="cut"),
        Play((b"event: fault\ndata: {}\n\n",)),
        Play((b'data: {"error":"gone"}\n\n',)),
    )
    with running_streamer(*told) as server, client(clock, server) as made:
        for _ in range(2):
            with pytest.raises(clock.package.StreamError):
                list(made.ticks.watch())
        assert server.header("last-event-id") == ["", "1", ""]


def test_both_ways(clock: Generated) -> None:
    """A property of the body, or a parameter that may be true by default, asks for the stream."""
    with running_streamer(ONE, TICKS, ONE) as server, client(clock, server) as made:
        assert made.ticks.ask(name="x").n == 1
        assert numbers(made.ticks.ask(name="x", stream=True)) == [1, 2]
        assert made.ticks.raw.ask(name="x", stream=False).parse().n == 1
        assert b'"stream":true' in server.requests[1]
    with running_streamer(LINES, ONE) as server, client(clock, server) as made:
        assert numbers(made.ticks.follow()) == [1, 2]
        assert made.ticks.follow(live=False).n == 1
        assert server.header("accept") == ["application/jsonl", "application/json"]
    with running_streamer(TICKS, ONE) as server, client(clock, server) as made:
        assert numbers(made.ticks.whole(body={"stream": True})) == [1, 2]
        assert made.ticks.whole(body={}).n == 1


def test_twins(clock: Generated) -> None:
    """A stream has no raw twin; only services that answer with bytes have `streamed`."""
    play = Play((b"ab", b"c"), "application/pdf")
    with running_streamer(play) as server, client(clock, server) as made:
        assert b"".join(made.files.streamed.download()) == b"abc"
        assert not hasattr(made.files.streamed, "read")
        assert not hasattr(made.ticks.raw, "watch")
        assert not hasattr(made.ticks, "streamed")
        assert not hasattr(made.words, "raw")


def test_items_of_text(clock: Generated) -> None:
    """Data of events that is not JSON is text, whatever its schema says of it."""
    play = Play((b"data: x\n\n",))
    with running_streamer(play) as server, client(clock, server) as made:
        assert list(made.words.read()) == list(made.words.any()) == ["x"]


def test_item_schema(radio: Generated) -> None:
    """`itemSchema` describes an event, whose data is JSON by `contentSchema` and text without, or a line."""
    told = Play(
        (b'data: {"title":"La"}\n\ndata: {"headline":"!"}\n\ndata: {"title":"Lu"}\n\n',)
    )
    with running_streamer(told) as server, client(radio, server) as made:
        kinds = [type(each).__name__ for each in made.songs.hear()]
        assert kinds == ["Song", "News", "Song"]
        assert next(iter(made.songs.words())) == '{"title":"La"}'
        assert next(iter(made.songs.mixed())) == '{"title":"La"}'
    lines = Play((b'{"title":"La"}\n',), "application/jsonl")
    with running_streamer(lines) as server, client(radio, server) as made:
        assert [each.title for each in made.songs.list()] == ["La"]
    assert radio.outcome.err.count("warning[") == 1
    assert "some of the events have JSON as their data" in radio.outcome.err


WRONG: Final = "# wrong"
USES: Final = f"""
from clock import AsyncClock, AsyncEventStream, ByteStream, Clock, EventStream, Tick

made = Clock()
one: Tick = made.ticks.ask(name="x")
two: Tick = made.ticks.ask(name="x", stream=False)
several: EventStream[Tick] = made.ticks.ask(name="x", stream=True)
more: EventStream[Tick] = made.ticks.follow()
single: Tick = made.ticks.follow(live=False)
raw: Tick = made.ticks.raw.ask(name="x").parse()
file: ByteStream = made.files.streamed.download()
words: list[str] = list(made.words.read())
names: list[str] = [event.event for event in made.ticks.watch().events()]
bad: EventStream[Tick] = made.ticks.ask(name="x")  {WRONG}
worse: Tick = made.ticks.follow()  {WRONG}
made.ticks.raw.watch()  {WRONG}
numbers: list[str] = [each.n for each in made.ticks.watch()]  {WRONG}


async def run(client: AsyncClock) -> None:
    several: AsyncEventStream[Tick] = await client.ticks.ask(name="x", stream=True)
    async for tick in several:
        print(tick.n)
    one: Tick = await client.ticks.ask(name="x", stream=True)  {WRONG}
"""


def test_types(clock: Generated, tmp_path: Path) -> None:
    """Mypy finds nothing in the package, and in a program that uses it just what is wrong."""
    program = tmp_path / "program.py"
    program.write_text(USES)
    checked = subprocess.run(
        (sys.executable, "-m", "mypy", "--strict", program),
        cwd=clock.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    found = {line for line in checked.stdout.splitlines() if ": error: " in line}
    lines = USES.splitlines()
    wrong = {n for n, line in enumerate(lines, 1) if line.endswith(WRONG)}
    assert {int(each.split(":")[1]) for each in found} == wrong, checked.stdout
    assert all("program.py" in each for each in found), checked.stdout
