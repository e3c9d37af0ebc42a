"""The time for the whole call: it ends whatever a server does slowly, on every connection that was made for the call."""

import socket
from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Any, Final

import httpx2
import pytest
import trustme
from client_runtime.errors import ApiTimeoutError
from client_runtime.options import Timeout

from tests.runtime.crooked import Crooked, Script, answer, head, running_crooked
from tests.runtime.pictures_api import BOTH, CREATE, READ, call_async
from tests.runtime.test_runtime_faults_tls import HOST, certified, trusting

Call = Any

BODY: Final = b'{"title":"sea"}'
HEAD: Final = head("Content-Type: application/json", f"Content-Length: {len(BODY)}")
DROPS: Final = tuple(HEAD[place : place + 1] for place in range(len(HEAD)))
DRIPPING: Final = Script((*DROPS, BODY), pause=0.03)
"""A head byte by byte, each in time: more than two seconds of it."""

LARGE: Final = 20_000_000
IN_ALL: Final = {"timeout": Timeout(total=0.3), "max_retries": 0}
TOTAL: Final = r"the call took longer than 0\.3 s \(timeout\.total\)"


@pytest.fixture
def server() -> Iterator[Crooked]:
    with running_crooked(DRIPPING) as server:
        yield server


@BOTH
def test_a_slow_answer(call: Call, server: Crooked) -> None:
    """An answer whose head comes byte by byte is not waited for longer than that."""
    with pytest.raises(ApiTimeoutError, match=TOTAL):
        call(server, READ, IN_ALL)
    assert not server.played


@BOTH
def test_a_slow_answer_by_tls(call: Call) -> None:
    """The same by a connection that is encrypted."""
    authority = trustme.CA()
    verify = trusting(authority)
    tls = certified(authority.issue_cert(HOST))
    http = httpx2.AsyncClient if call is call_async else httpx2.Client
    with running_crooked(DRIPPING, tls=tls) as server:
        with pytest.raises(ApiTimeoutError, match=TOTAL):
            call(server, READ, {**IN_ALL, "http_client": http(verify=verify)})
        assert not server.played


@BOTH
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_slow_answer_by_a_proxy(
    call: Call, scheme: str, server: Crooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same by a proxy that the environment names, which may be slow itself."""
    monkeypatch.setenv(f"{scheme}_proxy", server.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    # what a client does before it asks the proxy may take a busy machine longer than that
    client = {
        **IN_ALL,
        "timeout": Timeout(total=0.9),
        "base_url": f"{scheme}://pictures.example",
    }
    with pytest.raises(ApiTimeoutError, match=r"longer than 0\.9 s \(timeout\.total\)"):
        call(server, READ, client)
    assert not server.played
    (asked,) = server.requests
    assert asked.startswith((b"GET http://pictures.example/", b"CONNECT pictures.ex"))


@BOTH
def test_a_slow_answer_to_another_attempt(call: Call) -> None:
    """The same by a connection that was used before."""
    busy = Script((answer(b"", "Retry-After: 0", status="503 X"),))
    with running_crooked(busy, DRIPPING) as server:
        with pytest.raises(ApiTimeoutError, match=TOTAL):
            call(server, READ, {**IN_ALL, "max_retries": 1})
        assert (len(server.requests), server.played) == (2, [busy])


@BOTH
def test_a_server_that_reads_slowly(call: Call) -> None:
    """A body that is taken little by little is not sent for longer than that."""
    body = {"title": "sea", "tags": ["x" * LARGE]}
    read: list[int] = []
    with running_crooked() as server:
        serve = partial(_read_slowly, server.over, read)
        server.serve = serve  # type: ignore[method-assign] # another play
        with pytest.raises(ApiTimeoutError, match=TOTAL):
            call(server, CREATE, IN_ALL, body=body)
        assert sum(read) < LARGE / 4


def _read_slowly(over: Event, read: list[int], connection: socket.socket) -> None:
    with connection:
        while not over.wait(0.05) and (piece := connection.recv(65536)):
            read.append(len(piece))
