"""A call that goes wrong, and what must hold afterwards whatever it was."""

import asyncio
import logging
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

import httpx2
import pytest
from client_runtime.clients import AsyncClient, SyncClient
from client_runtime.declarations import Operation
from client_runtime.errors import ApiError
from client_runtime.resources import AsyncResource, SyncResource

from tests.runtime.crooked import Crooked, Script, answer
from tests.runtime.pictures_api import API, CREATE, READ, Options

SECRET: Final = "sentinel-" + "5" * 90
ONE: Final = httpx2.Limits(max_connections=1)
GOOD: Final = Script((answer(b'{"title":"sea"}'),))
BEARER: Final = (("bearer",),)

GET: Final = replace(READ, security=BEARER)
POST: Final = replace(CREATE, security=BEARER)


@dataclass(frozen=True)
class Fault:
    """A way in which a server fails a call, and the error that the call comes to, if it is one.

    `told` is a pattern of the error's message, `sent` how many requests were made for the call, `client` and `arguments`
    are more options of the client and of the call. `head_has_key` says that the server repeats the key in its head, which
    the HTTP client logs as it came.
    """

    name: str
    scripts: tuple[Script, ...]
    error: type[ApiError] | None = None
    told: str = ""
    sent: int = 1
    operation: Operation[Any] = GET
    client: Options = field(default_factory=dict)
    arguments: Options = field(default_factory=dict)
    head_has_key: bool = False


Call = Callable[[], Any]
Caller = Callable[..., tuple[Any, Any]]


def caught_sync(
    server: Crooked, operation: Operation[Any], client: Options, **arguments: Any
) -> tuple[Any, Any]:
    """What a synchronous call comes to, and then another one on the only connection that the pool has."""
    options = {"base_url": server.url, **client}
    with httpx2.Client(limits=ONE, **options.pop("http", {})) as http:
        made = SyncClient(
            API, credentials={"token": SECRET}, http_client=http, **options
        )
        first = _caught(
            lambda: SyncResource(made._caller)._call(operation, **arguments)
        )
        again = made.with_options(base_url=server.url, timeout=30)
        return first, _caught(lambda: SyncResource(again._caller)._call(GET))


def caught_async(
    server: Crooked, operation: Operation[Any], client: Options, **arguments: Any
) -> tuple[Any, Any]:
    """What an asynchronous call comes to, and then another one on the only connection that the pool has."""
    options = {"base_url": server.url, **client}

    async def run() -> tuple[Any, Any]:
        async with httpx2.AsyncClient(limits=ONE, **options.pop("http", {})) as http:
            made = AsyncClient(
                API, credentials={"token": SECRET}, http_client=http, **options
            )
            calls = AsyncResource(made._caller)
            first = await _awaited(calls._call(operation, **arguments))
            again = made.with_options(base_url=server.url, timeout=30)
            return first, await _awaited(AsyncResource(again._caller)._call(GET))

    return asyncio.run(run())


def _caught(call: Call) -> Any:
    try:
        return call()
    except ApiError as error:
        return error


async def _awaited(call: Any) -> Any:
    try:
        return await call
    except ApiError as error:
        return error


BOTH: Final = pytest.mark.parametrize(
    "caught", [caught_sync, caught_async], ids=["sync", "async"]
)


def survived(
    caught: Caller, server: Crooked, fault: Fault, log: pytest.LogCaptureFixture
) -> Any:
    """What a call comes to, once all is checked that must hold whatever it is.

    That is: it is of the class that it should be, and says what it should; so many requests were sent; no text and no log
    record of any level has the key; and the pool's only connection is free for the next call, which succeeds.
    """
    log.set_level(logging.DEBUG)
    server.scripts = [*fault.scripts, GOOD]
    arguments = {"body": {"title": "sea"}} if fault.operation is POST else {}
    arguments |= fault.arguments
    outcome, good = caught(server, fault.operation, fault.client, **arguments)
    assert len(server.requests) == fault.sent + 1
    assert good.title == "sea"
    silent = ("httpcore2", "httpx2") if fault.head_has_key else ()
    records = (each for each in log.records if each.name.split(".")[0] not in silent)
    assert "sentinel" not in "".join(map(told_by, records))
    if fault.error:
        assert type(outcome) is fault.error, repr(outcome)
        assert "sentinel" not in texts(outcome).lower()
        assert re.search(fault.told, str(outcome)), str(outcome)
    return outcome


def told_by(record: logging.LogRecord) -> str:
    """All that a handler may print of a record."""
    return f"{record.getMessage()} {vars(record)}"


def texts(error: ApiError) -> str:
    """All that a program may print of an error, its causes and its violations among it."""
    violations = getattr(error, "violations", ())
    shown = (repr(error), repr(violations))
    return "".join((*shown, *map(str, violations), *traceback.format_exception(error)))


NO_PAUSES: Final = "random.random", lambda: 0.0
"""What makes the pauses between attempts short: a patch for `monkeypatch.setattr`."""
