"""What is left of calls that are cancelled."""

import asyncio
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from itertools import count, takewhile
from typing import Any, Final

import httpx2
import pytest
from client_runtime.clients import AsyncClient
from client_runtime.hooks import HttpRequest, HttpResponse
from client_runtime.resources import AsyncResource

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import API, READ, options_for

PICTURE: Final = b'{"title":"sea"}'


class CancelledAt:
    """What a coroutine comes to whose task is cancelled where it waits for the n-th time."""

    def __init__(self, coroutine: Coroutine[Any, Any, Any], wait: int) -> None:
        self.coroutine = coroutine
        self.wait = wait

    def __await__(self) -> Generator[Any, Any, Any]:
        steps = self.coroutine.__await__()
        resume: Callable[[], Any] = partial(next, steps)
        for wait in count():
            try:
                waited_for = resume()
            except StopIteration as end:
                return end.value
            if wait == self.wait:
                task = asyncio.current_task()
                assert task
                task.cancel()
            try:
                yield waited_for
                resume = partial(next, steps)
            except BaseException as error:  # noqa: BLE001 - handed on
                resume = partial(steps.throw, error)


def test_cancelled_calls_give_their_connection_back(server: Server) -> None:
    """Wherever a call waits when it is cancelled, the only connection of the pool is free for the next one."""
    server.answers = [Answer(body=PICTURE)]

    async def slowly(request: HttpRequest, call_next: Any) -> HttpResponse:
        await asyncio.sleep(0)
        response: HttpResponse = await call_next(request)
        await asyncio.sleep(0)
        return response

    async def is_cancelled_at(wait: int) -> bool:
        limits = httpx2.Limits(max_connections=1)
        async with httpx2.AsyncClient(limits=limits) as http:
            options = {"http_client": http, "middleware": [slowly]}
            client = AsyncClient(API, **options_for(server, options))
            pictures = AsyncResource(client._caller)
            outcomes = await asyncio.gather(
                CancelledAt(pictures._call(READ), wait), return_exceptions=True
            )
            picture = await pictures._call(READ, options={"timeout": 5})
            assert picture.title == "sea"
            return isinstance(outcomes[0], asyncio.CancelledError)

    waits = list(takewhile(lambda n: asyncio.run(is_cancelled_at(n)), range(99)))
    assert len(waits) > 5


def test_a_call_cancelled_while_it_reads(server: Server) -> None:
    """A call that is cancelled between two pieces of its answer gives its connection back."""
    server.answers = [Answer(body=PICTURE, stall=True), Answer(body=PICTURE)]

    async def run() -> str:
        limits = httpx2.Limits(max_connections=1)
        async with httpx2.AsyncClient(limits=limits) as http:
            client = AsyncClient(API, **options_for(server, {"http_client": http}))
            pictures = AsyncResource(client._caller)
            call = asyncio.create_task(pictures._call(READ))
            while not (server.requests or call.done()):
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)  # until half of the answer is there
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            picture = await pictures._call(READ, options={"timeout": 5})
            return str(picture.title)

    assert asyncio.run(run()) == "sea"
