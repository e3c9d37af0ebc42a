"""Many calls at once on one client: each gets its own answer, and no connection is lost on the way."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import httpx2
import pytest
from client_runtime.clients import AsyncClient, SyncClient
from client_runtime.errors import ApiError, ApiTimeoutError, NotFoundError
from client_runtime.options import Timeout
from client_runtime.resources import AsyncResource, SyncResource

from tests.runtime.crooked import Crooked, Script, answer, head, running_crooked
from tests.runtime.faults import GET, NO_PAUSES, ONE, SECRET
from tests.runtime.pictures_api import API

THREADS: Final = 50
TASKS: Final = 500
FEW: Final = httpx2.Limits(max_connections=4)
TITLE: Final = b'{"title":"%d"}'


@pytest.fixture
def server() -> Iterator[Crooked]:
    with running_crooked() as server:
        yield server


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*NO_PAUSES)


def play(count: int) -> list[Script]:
    """An answer for each call, each of its own; one in five is refused, one in ten is cut off after its head."""
    return [script(number) for number in range(count)]


def script(number: int) -> Script:
    """The answer to a call."""
    if number % 10 == 0:
        return Script((head("Content-Length: 9"),), end="close")
    status = "404 X" if number % 5 == 1 else "200 OK"
    return Script((answer(TITLE % number, status=status),))


def settings(server: Crooked, http: Any) -> dict[str, Any]:
    """The options of a client that does not try again."""
    given = {"base_url": server.url, "http_client": http, "max_retries": 0}
    return {"credentials": {"token": SECRET}, "timeout": 60, **given}


def check(server: Crooked, outcomes: list[Any], count: int) -> None:
    """Holds what came back to what was sent: every answer once, and every error of its class."""
    assert len(server.requests) == count
    titles = [int(each.title) for each in outcomes if not isinstance(each, ApiError)]
    wanted = [n for n in range(count) if n % 10 and n % 5 != 1]
    assert sorted(titles) == wanted
    refused = [each for each in outcomes if isinstance(each, NotFoundError)]
    told = sorted(int(each.body["title"]) for each in refused)
    assert told == [n for n in range(count) if n % 5 == 1]


def test_threads(server: Crooked) -> None:
    """Threads that share a client get what they asked for, though there are fewer connections than threads."""
    server.scripts = play(THREADS)
    with httpx2.Client(limits=FEW) as http, ThreadPoolExecutor(THREADS) as pool:
        client = SyncClient(API, **settings(server, http))

        def call(_: int) -> Any:
            try:
                return SyncResource(client._caller)._call(GET)
            except ApiError as error:
                return error

        outcomes = list(pool.map(call, range(THREADS)))
    check(server, outcomes, THREADS)


def test_tasks(server: Crooked) -> None:
    """Tasks that share a client get what they asked for, though there are fewer connections than tasks."""
    server.scripts = play(TASKS)

    async def run() -> list[Any]:
        async with httpx2.AsyncClient(limits=FEW) as http:
            client = AsyncClient(API, **settings(server, http))
            pictures = AsyncResource(client._caller)
            calls = (pictures._call(GET) for _ in range(TASKS))
            return await asyncio.gather(*calls, return_exceptions=True)

    check(server, asyncio.run(run()), TASKS)


BUSY: Final = r"could not reach 127\.0\.0\.1: all connections were in use for 0\.05 s"


def test_a_full_pool(server: Crooked) -> None:
    """A call that finds no free connection in time says so, and that it was not sent."""
    server.scripts = play(2)[1:]
    options = {"timeout": Timeout(pool=0.05)}
    with httpx2.Client(limits=ONE) as http:
        pictures = SyncResource(SyncClient(API, **settings(server, http))._caller)
        with (
            http.stream("GET", server.url),
            pytest.raises(ApiTimeoutError, match=BUSY) as caught,
        ):
            pictures._call(GET, options=options)
        with pytest.raises(NotFoundError):
            pictures._call(GET, options=options)
    assert not caught.value.request_sent


def test_a_full_asynchronous_pool(server: Crooked) -> None:
    """The same of an asynchronous client."""
    server.scripts = play(2)[1:]
    options = {"timeout": Timeout(pool=0.05)}

    async def run() -> ApiTimeoutError:
        async with httpx2.AsyncClient(limits=ONE) as http:
            client = AsyncClient(API, **settings(server, http))
            pictures = AsyncResource(client._caller)
            async with http.stream("GET", server.url):
                with pytest.raises(ApiTimeoutError, match=BUSY) as caught:
                    await pictures._call(GET, options=options)
            with pytest.raises(NotFoundError):
                await pictures._call(GET, options=options)
            return caught.value

    assert not asyncio.run(run()).request_sent
