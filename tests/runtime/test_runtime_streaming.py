"""Answers that come item by item: what they say, how they end, and what is left of them."""

from typing import Any, Final

import pytest
from client_runtime.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    NotFoundError,
    ResponseTooLargeError,
    ResponseValidationError,
    ServerError,
    StreamError,
)
from client_runtime.hooks import HttpResponse
from client_runtime.items import ServerSentEvent

from tests.runtime.behaviours import Steps
from tests.runtime.streaming import (
    ASK,
    BOTH,
    LINES,
    TEXTS,
    WATCH,
    Drive,
    Tick,
    middleware,
    watching,
)
from tests.streamer import Play, running_streamer

ONE: Final = b'data: {"n":1}\n\n'
TWO: Final = b'data: {"n":2}\n\n'
DONE: Final = b"data: [DONE]\n\n"


def numbers(stream: Any) -> list[int]:
    """The numbers of all ticks of a stream."""
    return [tick.n for tick in stream]


@BOTH
def test_items(drive: Drive) -> None:
    """A stream gives items as they are declared, and says what its head does."""
    with (
        running_streamer(Play((ONE + TWO[:5], TWO[5:]))) as server,
        drive(server) as ticks,
    ):
        with ticks.watch(WATCH) as stream:
            assert (stream.status, stream.request_id) == (200, "r-1")
            assert stream.headers["Content-Type"] == "text/event-stream"
            assert list(stream) == [Tick(n=1), Tick(n=2)]
        assert server.header("accept") == ["text/event-stream"]


@BOTH
def test_every_byte_by_itself(drive: Drive) -> None:
    """A stream says the same if each of its bytes comes alone."""
    text = b'\xef\xbb\xbf: hello\r\n\r\ndata: {"n":\r\ndata: 1}\r\n\r\ndata:{"n":2}\r\r'
    play = Play(tuple(bytes([each]) for each in text))
    with running_streamer(play) as server, drive(server) as ticks:
        assert numbers(ticks.watch(WATCH)) == [1, 2]


@BOTH
def test_events(drive: Drive) -> None:
    """`events()` also tells names, ids and times."""
    told = b'event: tick\nid: 7\nretry: 20\ndata: {"n":1}\n\ndata: {"n":2}\n\n'
    with running_streamer(Play((told,))) as server, drive(server) as ticks:
        stream = ticks.watch(WATCH)
        assert stream.last_event_id == ""
        assert list(stream.events()) == [
            ServerSentEvent("tick", Tick(n=1), "7", 20),
            ServerSentEvent("message", Tick(n=2), "7", None),
        ]
        assert stream.last_event_id == "7"


@BOTH
def test_texts(drive: Drive) -> None:
    """Items that are text come as they are, undecodable bytes replaced, and nothing but the end of the stream ends them."""
    told = b"data: [DONE]\n\ndata: \xff\ndata:  x\n\ndata\n\n"
    with running_streamer(Play((told,))) as server, drive(server) as ticks:
        assert list(ticks.watch(TEXTS)) == [
            "[DONE]",
            "\N{REPLACEMENT CHARACTER}\n x",
            "",
        ]


@BOTH
def test_lines(drive: Drive) -> None:
    """JSON Lines: blank ones are skipped, the last needs no end, and any of the media types for them will do."""
    told = (b'{"n":1}\r\n\n  \n{"n"', b':2}\n{"n":3}')
    with (
        running_streamer(Play(told, "application/x-ndjson")) as server,
        drive(server) as ticks,
    ):
        stream = ticks.watch(LINES)
        assert numbers(stream) == [1, 2, 3]
        with pytest.raises(TypeError, match="no events"):
            stream.events()


@BOTH
def test_the_end(drive: Drive) -> None:
    """What stands for the end is no item, and nothing is waited for after it."""
    with (
        running_streamer(Play((ONE + DONE + TWO,), end="open")) as server,
        drive(server) as ticks,
    ):
        assert numbers(ticks.watch(WATCH)) == [1]
        assert server.left.wait(30)


@BOTH
def test_leaving_early(drive: Drive) -> None:
    """Leaving `with` closes the connection, which the server notices, and so does an error of the reader's."""
    with (
        running_streamer(Play((ONE, TWO), end="open")) as server,
        drive(server) as ticks,
    ):
        with ticks.watch(WATCH) as stream:
            assert next(stream).n == 1
        assert server.left.wait(30)
        server.left.clear()
        with pytest.raises(ZeroDivisionError), ticks.watch(WATCH) as stream:
            [1 / 0 for _ in stream]
        assert server.left.wait(30)


@BOTH
def test_only_once(drive: Drive) -> None:
    """A stream that was read or closed says so to those who iterate it again; one that is being read goes on."""
    with running_streamer(Play((ONE + TWO,))) as server, drive(server) as ticks:
        stream = ticks.watch(WATCH)
        assert next(stream).n == 1
        with pytest.raises(RuntimeError, match="iterated already"):
            stream.events()
        assert numbers(stream) == [2]
        with pytest.raises(RuntimeError, match="over or closed"):
            list(stream)
        closed = ticks.watch(WATCH)
        closed.close()
        for read in (list, next, lambda each: list(each.events())):
            with pytest.raises(RuntimeError, match="over or closed"):
                read(closed)


@BOTH
def test_closed_while_it_is_read(drive: Drive) -> None:
    """`close()` inside the loop ends the loop, whatever has arrived already."""
    with (
        running_streamer(Play((ONE + TWO,), end="open")) as server,
        drive(server) as ticks,
    ):
        stream = ticks.watch(WATCH)
        found = []
        for tick in stream:
            found.append(tick.n)
            stream.close()
        assert found == [1]
        assert server.left.wait(30)


@BOTH
def test_broken_off(drive: Drive) -> None:
    """A connection that breaks in the middle is an error, after the items that had arrived."""
    with running_streamer(Play((ONE,), end="cut")) as server, drive(server) as ticks:
        stream = ticks.watch(WATCH)
        assert next(stream).n == 1
        with pytest.raises(ApiConnectionError, match=r"ticks\.watch") as caught:
            next(stream)
        assert caught.value.request_sent
        assert len(server.requests) == 1


@BOTH
def test_items_that_break_the_schema(drive: Drive) -> None:
    """Such an item is an error with what is wrong and what came; the connection is closed."""
    bad = b'data: {"n":"x"}\n\n'
    with (
        running_streamer(Play((ONE + bad,), end="open")) as server,
        drive(server) as ticks,
    ):
        stream = ticks.watch(WATCH)
        assert next(stream).n == 1
        with pytest.raises(ResponseValidationError) as caught:
            next(stream)
        error = caught.value
        assert [each.pointer for each in error.violations] == ["/n"]
        assert (error.status, error.content) == (200, b'{"n":"x"}')
        assert server.left.wait(30)


@BOTH
def test_strict(drive: Drive) -> None:
    """What is read leniently by default is refused by `strict_responses`."""
    play = Play((b'data: {"n":1,"note":null}\n\n',))
    with running_streamer(play) as server:
        with drive(server) as ticks:
            assert numbers(ticks.watch(WATCH)) == [1]
        with (
            drive(server, strict_responses=True) as ticks,
            pytest.raises(ResponseValidationError),
        ):
            list(ticks.watch(WATCH))


@BOTH
def test_bytes_that_are_not_utf_8(drive: Drive) -> None:
    """They are replaced, as the rules of event streams have it."""
    play = Play((b'data: {"n":1,"note":"\xff"}\n\n',))
    with running_streamer(play) as server, drive(server) as ticks:
        assert next(ticks.watch(WATCH)).note == "\N{REPLACEMENT CHARACTER}"


@BOTH
def test_events_that_report_errors(drive: Drive) -> None:
    """An event that reports an error is raised, with its body."""
    told = b'event: error\ndata: {"error":{"message":"overloaded"}}\n\n'
    operation = watching(error_events=("error",))
    with (
        running_streamer(Play((ONE + told,), end="open")) as server,
        drive(server) as ticks,
    ):
        stream = ticks.watch(operation)
        assert next(stream).n == 1
        with pytest.raises(StreamError) as caught:
            next(stream)
        error = caught.value
        assert str(error) == "ticks.watch: the stream reports an error: overloaded"
        assert (error.event, error.body) == (
            "error",
            {"error": {"message": "overloaded"}},
        )
        assert server.left.wait(30)


@BOTH
@pytest.mark.parametrize("name", [b"error", b"\\u0065rror"])
def test_errors_in_items(drive: Drive, name: bytes) -> None:
    """An item that holds an error is raised, however its name is written; null there is none."""
    told = b'data: {"n":1,"error":null}\n\ndata: {"%s":{"message":"gone"}}\n\n' % name
    operation = watching(error="/error")
    with running_streamer(Play((told,))) as server, drive(server) as ticks:
        stream = ticks.watch(operation)
        assert next(stream).n == 1
        with pytest.raises(StreamError, match="reports an error: gone") as caught:
            next(stream)
        assert caught.value.event == "message"


@BOTH
def test_other_media_types(drive: Drive) -> None:
    """An answer that is no stream is an error that says what came."""
    play = Play((b"<p>Welcome</p>",), "text/html", end="open")
    with running_streamer(play) as server, drive(server) as ticks:
        with pytest.raises(ResponseValidationError) as caught:
            ticks.watch(WATCH)
        assert str(caught.value) == (
            "ticks.watch: response 200: text/html instead of text/event-stream: '<p>Welcome</p>'"
        )
        assert server.left.wait(30)


@BOTH
def test_statuses(drive: Drive) -> None:
    """Errors come from the call, which repeats what may be repeated before there is a stream."""
    busy = Play((b"{}",), "application/json", "503 Busy")
    lost = Play((b'{"message":"no ticks"}',), "application/json", "404 Not Found")
    with (
        running_streamer(busy, Play((ONE,)), lost, busy) as server,
        drive(server) as ticks,
    ):
        assert numbers(ticks.watch(WATCH)) == [1]
        assert len(server.requests) == 2
        with pytest.raises(NotFoundError, match="no ticks"):
            ticks.watch(WATCH)
        with pytest.raises(ServerError):
            ticks.watch(WATCH)
        assert len(server.requests) == 6


@BOTH
def test_no_content(drive: Drive) -> None:
    """A success without content is a stream without items."""
    play = Play(media_type="text/plain", status="205 Reset Content")
    with running_streamer(play) as server, drive(server) as ticks:
        assert list(ticks.watch(WATCH)) == []


@BOTH
def test_the_limit(drive: Drive) -> None:
    """`max_response_bytes` limits an event, not the stream; none of those before it is lost."""
    long = b"data: " + b"x" * 100 + b"\n\n"
    for last in (long, long[:-2]):
        with (
            running_streamer(Play((ONE * 100 + last,), end="open")) as server,
            drive(server, max_response_bytes=50) as ticks,
        ):
            stream = ticks.watch(WATCH)
            assert [next(stream).n for _ in range(100)] == [1] * 100
            with pytest.raises(ResponseTooLargeError, match="more than 50 bytes"):
                next(stream)
            assert server.left.wait(30)


@BOTH
def test_timeouts(drive: Drive) -> None:
    """The limit of a call goes on while its stream is read; without one only each wait for a piece is limited."""
    with running_streamer(Play((ONE,), end="open")) as server, drive(server) as ticks:
        stream = ticks.watch(WATCH, timeout=1)
        assert next(stream).n == 1
        with pytest.raises(ApiTimeoutError):
            next(stream)
        assert server.left.wait(30)


@BOTH
def test_streams_or_not(drive: Drive) -> None:
    """Where a parameter asks for the stream, the same operation answers both ways, and its raw twin the plain one."""
    plain = Play((b'{"n":5}',), "application/json")
    with (
        running_streamer(plain, Play((ONE,)), plain, plain) as server,
        drive(server) as ticks,
    ):
        assert ticks.ask(stream=False) == Tick(n=5)
        assert numbers(ticks.ask(stream=True)) == [1]
        assert ticks.ask() == Tick(n=5)
        assert ticks.raw().content == b'{"n":5}'
        with pytest.raises(TypeError, match="no raw response"):
            ticks.raw(stream=True)
        accepted = ["application/json", "text/event-stream", *["application/json"] * 2]
        assert server.header("accept") == accepted
    assert ASK.stream.parameter == ("body", "stream", False)


@BOTH
def test_middleware(drive: Drive) -> None:
    """Middleware sees the head of a stream, which goes on behind it; what it answers by itself is the stream."""
    seen = []

    def marked(request: Any) -> Steps:
        response = yield request
        seen.append((response.status, response.content))
        return response

    def answered(_: Any) -> Steps:
        return HttpResponse(
            status=200, headers={"Content-Type": "text/event-stream"}, content=TWO
        )
        yield

    def replaced(request: Any) -> Steps:
        response = yield request
        return HttpResponse(status=200, headers=response.headers, content=TWO)

    with running_streamer(Play((ONE,), end="open")) as server:
        with drive(server, **middleware(drive, marked)) as ticks:
            assert next(ticks.watch(WATCH)).n == 1
        with drive(server, **middleware(drive, answered)) as ticks:
            assert numbers(ticks.watch(WATCH)) == [2]
        with drive(server, **middleware(drive, replaced)) as ticks:
            assert numbers(ticks.watch(WATCH)) == [2]
            assert server.left.wait(30)
    assert seen == [(200, b"")]
    assert len(server.requests) == 2
