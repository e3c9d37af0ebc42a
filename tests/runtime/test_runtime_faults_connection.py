"""Connections that fail: each is survived by a client of either kind, which is told of it in words and goes on."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

import pytest
from client_runtime.errors import ApiConnectionError, ApiTimeoutError
from client_runtime.options import Timeout

from tests.runtime.crooked import Crooked, Script, answer, head, running_crooked
from tests.runtime.faults import (
    BOTH,
    POST,
    SECRET,
    Caller,
    Fault,
    survived,
)

ONCE: Final = {"max_retries": 0}
BODY: Final = b'{"title":"sea"}'
WHOLE: Final = answer(BODY)
HALF: Final = WHOLE[:-7]
CHUNKED: Final = head("Content-Type: application/json", "Transfer-Encoding: chunked")
LARGE: Final = "x" * 8_000_000
SHORT: Final = {"timeout": Timeout(read=0.1)}
IN_ALL: Final = {"timeout": Timeout(total=0.3)}
GZIPPED_NAME: Final = b"\x1f\x8b\x08\x08" + bytes(6)
"""The beginning of what gzip makes of a file, up to the file's name, which may be of any length."""


def dripping(sent: bytes, *drops: bytes) -> Script:
    """Something at once, then a little at a time, always before the next read could be called late."""
    return Script((sent, *drops), pause=0.03, end="stall")


def lost(name: str, *pieces: bytes, told: str, end: Any = "close") -> Fault:
    """A connection that ends too early."""
    return Fault(
        name, (Script(pieces, end=end),), ApiConnectionError, told, client=ONCE
    )


def late(name: str, script: Script, limits: Any, told: str) -> Fault:
    """An answer that is not there in time."""
    return Fault(name, (script,), ApiTimeoutError, told, client={**ONCE, **limits})


READ: Final = r"nothing was received for 0\.1 s \(timeout\.read\)"
TOTAL: Final = r"the call took longer than 0\.3 s \(timeout\.total\)"

FAULTS: Final = (
    lost("closed before the head", told="disconnected"),
    lost("reset before the head", end="reset", told="no complete response"),
    lost("closed within the head", head()[:9], told="disconnected"),
    lost("reset after the head", HALF, end="reset", told="no complete response"),
    lost("body cut short", HALF, told="incomplete|closed"),
    lost("chunk cut short", CHUNKED + b"ff\r\n{", told="incomplete|closed"),
    lost("no chunk", CHUNKED + b"zz\r\n{}\r\n", told="no complete response"),
    lost("no HTTP", b"SSH-2.0-OpenSSH_9.6\r\n\r\n", told="no complete response"),
    replace(
        lost("no header", head(f"{SECRET} {SECRET}"), told="illegal header line"),
        head_has_key=True,
    ),
    lost("two lengths", head("Content-Length: 1", "Content-Length: 2"), told="Length"),
    lost("endless head", head(f"X: {'x' * 200_000}"), told="no complete response"),
    late("silence", Script(end="stall"), SHORT, READ),
    late("silence after the head", Script((HALF,), end="stall"), SHORT, READ),
    late("drops", dripping(head("Content-Length: 999"), *[b" "] * 99), IN_ALL, TOTAL),
    late(
        "heads before the head", dripping(*[head(status="103 X")] * 99), IN_ALL, TOTAL
    ),
    late(
        "drops that gzip makes nothing of",
        dripping(
            head("Content-Encoding: gzip", "Content-Length: 999") + GZIPPED_NAME,
            *[b"x"] * 99,
        ),
        IN_ALL,
        TOTAL,
    ),
)


@pytest.fixture
def server() -> Iterator[Crooked]:
    with running_crooked() as server:
        yield server


@BOTH
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_faults(
    caught: Caller, fault: Fault, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """No complete answer is an ApiConnectionError that says so, and leaves the connection to the next call."""
    error: Any = survived(caught, server, fault, caplog)
    assert error.request_sent
    assert "no complete response from 127.0.0.1" in str(error)
    dripped = fault.scripts[0].pause and fault.scripts[0] in server.played
    assert not dripped


@BOTH
@pytest.mark.parametrize("end", ["close", "reset"])
def test_a_post_is_not_sent_twice(
    caught: Caller, end: Any, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """A connection that is lost is no reason to send a POST again, which the server may have acted on."""
    scripts = (Script(end=end),)
    fault = Fault("lost", scripts, ApiConnectionError, "no complete", operation=POST)
    survived(caught, server, fault, caplog)


@BOTH
def test_a_large_body_that_nobody_reads(
    caught: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that hangs up while it is sent a body is one that did not answer."""
    with running_crooked() as server, hanging_up() as url:
        body = {"body": {"title": "sea", "tags": [LARGE]}}
        client = {"base_url": url}
        told = "no complete response"
        fault = Fault("", (), ApiConnectionError, told, 0, POST, client, body)
        survived(caught, server, fault, caplog)


@contextmanager
def hanging_up() -> Iterator[str]:
    """The address of a server that reads a little of each request and resets its connection."""
    with running_crooked() as server:
        server.serve = _hang_up  # type: ignore[method-assign] # another play
        yield server.url


def _hang_up(connection: socket.socket) -> None:
    connection.recv(1)
    connection.close()


@BOTH
def test_nobody_listens(caught: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """A refused connection says that nothing was sent."""
    with running_crooked() as server, socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        refused = unreachable(unused, ApiConnectionError, "Connection refused", 30)
        error: Any = survived(caught, server, refused, caplog)
    assert not error.request_sent


@BOTH
def test_nobody_accepts(caught: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """A connection that is not made in time says that nothing was sent."""
    with running_crooked() as server, socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen(0)
        with waiting(busy), waiting(busy):
            late = unreachable(
                busy, ApiTimeoutError, "there was no connection after", 0.1
            )
            error: Any = survived(caught, server, late, caplog)
    assert not error.request_sent


def unreachable(
    listener: socket.socket, kind: type[ApiConnectionError], told: str, connect: float
) -> Fault:
    """A call to a port on which nobody takes the call."""
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    client = {**ONCE, "base_url": url, "timeout": Timeout(connect=connect)}
    words = rf"could not reach 127\.0\.0\.1: {told}"
    return Fault("", (), kind, words, 0, client=client)


@contextmanager
def waiting(listener: socket.socket) -> Iterator[None]:
    """A place in the queue of those who want to be accepted."""
    with socket.socket() as client:
        client.settimeout(0)
        client.connect_ex(listener.getsockname())
        yield
