"""How many retries a client has, and how it gets them back."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final

import pytest
from client_runtime.clients import AsyncClient, SyncClient
from client_runtime.errors import ApiTimeoutError, ServerError
from client_runtime.hooks import HttpResponse
from client_runtime.resources import AsyncResource, SyncResource

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import API, BOTH, READ, options_for

# without bodies, which a server that writes them apart from their headers sends late
FAILED: Final = Answer(500, b"", {"Retry-After-Ms": "0"})
DONE: Final = Answer(204, b"")
RETRIES: Final = 100
"""What a fresh client has."""


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.random", lambda: 0.0)


def client_of(server: Server, **options: Any) -> SyncClient:
    return SyncClient(API, **options_for(server, {"max_retries": 999, **options}))


def attempts(server: Server, client: SyncClient) -> int:
    """How many requests one call makes."""
    before = len(server.requests)
    with suppress(ServerError, ApiTimeoutError):
        SyncResource(client._caller)._call(READ)
    return len(server.requests) - before


@BOTH
def test_an_empty_quota_ends_retries(call: Any, server: Server) -> None:
    """A client has retries for so long, then a failure stands at once."""
    server.answers = [FAILED]
    with pytest.raises(ServerError):
        call(server, READ, {"max_retries": 999})
    assert len(server.requests) == 1 + RETRIES


def test_the_quota_is_shared(server: Server) -> None:
    """Twins of a client draw on one quota, other clients on their own."""
    server.answers = [FAILED]
    with client_of(server) as client, client_of(server) as other:
        twin = client.with_options(max_retries=60)
        assert attempts(server, twin) == 61
        assert attempts(server, client) == 1 + RETRIES - 60
        assert attempts(server, twin) == 1
        assert attempts(server, other.with_options(max_retries=3)) == 4


def test_the_quota_of_an_asynchronous_client(server: Server) -> None:
    """An asynchronous client has a quota for all of its calls, too."""
    server.answers = [FAILED]

    async def run() -> None:
        options = options_for(server, {"max_retries": 60})
        async with AsyncClient(API, **options) as client:
            pictures = AsyncResource(client._caller)
            for _ in range(3):
                with pytest.raises(ServerError):
                    await pictures._call(READ)

    asyncio.run(run())
    assert len(server.requests) == 3 + RETRIES


def test_successes_fill_it(server: Server) -> None:
    """Five successes at the first attempt make up for a retry, and it never holds more than at first."""
    with client_of(server) as client:
        server.answers = [DONE]
        for _ in range(5):
            attempts(server, client)
        server.answers = [FAILED]
        assert attempts(server, client) == 1 + RETRIES
        server.answers = [DONE]
        for _ in range(9):
            attempts(server, client)
        server.answers = [FAILED]
        assert attempts(server, client) == 2


def test_a_retry_that_succeeds_is_given_back(server: Server) -> None:
    """A success after a retry gives back what that retry cost."""
    with client_of(server, max_retries=99) as client:
        server.answers = [FAILED]
        assert attempts(server, client) == RETRIES
        for _ in range(3):
            server.requests.clear()
            server.answers = [FAILED, DONE]
            assert attempts(server, client) == 2
        server.answers = [FAILED]
        assert attempts(server, client) == 2
        assert attempts(server, client) == 1


def test_it_does_not_overflow(server: Server) -> None:
    """What is given back while others succeed does not make the quota larger than it was at first."""
    seen: list[Any] = []

    def handle(*given: Any) -> HttpResponse:
        seen.append(given)
        if len(seen) == 1:
            raise ApiTimeoutError("late", request_sent=True)
        for _ in range(9):
            SyncResource(plain._caller)._call(READ)
        return HttpResponse(status=204)

    server.answers = [DONE]
    with client_of(server) as plain:
        SyncResource(plain.with_options(middleware=[handle])._caller)._call(READ)
        server.answers = [FAILED]
        assert attempts(server, plain) == 1 + RETRIES


def test_timeouts_cost_double(server: Server) -> None:
    """A retry after a timeout costs as much as two others."""

    def late(*_: Any) -> Any:
        seen.append(1)
        raise ApiTimeoutError("late", request_sent=True)

    seen: list[int] = []
    with client_of(server, middleware=[late]) as client:
        attempts(server, client)
    assert len(seen) == 1 + RETRIES / 2


def test_threads_share_it(server: Server) -> None:
    """Threads together get no more retries than one alone."""
    server.answers = [FAILED]
    with client_of(server) as client, ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(attempts, server, client) for _ in range(8)]
        for each in calls:
            each.result()
    assert len(server.requests) == 8 + RETRIES


def test_refused_retries_cost_nothing(server: Server) -> None:
    """A retry that is not made, because there are no more or the pause is too long, takes nothing."""
    with client_of(server) as client:
        once = client.with_options(max_retries=0)
        server.answers = [FAILED]
        for _ in range(9):
            attempts(server, once)
        server.answers = [Answer(503, b"", {"Retry-After": "3600"})]
        for _ in range(9):
            attempts(server, client)
        server.answers = [FAILED]
        assert attempts(server, client) == 1 + RETRIES


def test_a_failure_gives_nothing_back(server: Server) -> None:
    """An answer that is an error is no success, even where it is final."""
    with client_of(server) as client:
        server.answers = [FAILED]
        attempts(server, client)
        server.answers = [Answer(404, b"")]
        for _ in range(9):
            with pytest.raises(Exception, match="404"):
                attempts(server, client)
        server.answers = [FAILED]
        assert attempts(server, client) == 1
