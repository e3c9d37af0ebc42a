"""How long an answer may be."""

import tracemalloc
import zlib
from collections.abc import Iterator
from typing import Any, Final

import httpx2
import pytest
from client_runtime.clients import SyncClient
from client_runtime.errors import ApiError, ResponseTooLargeError
from client_runtime.resources import SyncResource

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import API, BOTH, READ, call_async, options_for

JSON: Final = {"Content-Type": "application/json"}
PICTURE: Final = b'{"title":"sea"}'
MEBIBYTE: Final = 1024 * 1024
BOMB_MEBIBYTES: Final = 64


def bomb() -> bytes:
    """Much more than a mebibyte, as gzip has it."""
    press = zlib.compressobj(wbits=31)
    return b"".join(_pressed(press)) + press.flush()


def _pressed(press: Any) -> Iterator[bytes]:
    for _ in range(BOMB_MEBIBYTES):
        yield press.compress(bytes(MEBIBYTE))


@BOTH
def test_the_limit(call: Any, server: Server) -> None:
    """An answer may be as long as the limit, and not a byte longer."""
    server.answers = [Answer(body=PICTURE)]
    exact = len(PICTURE)
    assert call(server, READ, {"max_response_bytes": exact}).title == "sea"
    with pytest.raises(ResponseTooLargeError) as caught:
        call(server, READ, {"max_response_bytes": exact - 1})
    error = caught.value
    assert str(error) == (
        f"pictures.read: response 200: more than {exact - 1} bytes (max_response_bytes)"
    )
    assert isinstance(error, ApiError)
    assert (error.status, error.headers["content-type"]) == (200, "application/json")


@BOTH
def test_no_limit(call: Any, server: Server) -> None:
    """None allows any length."""
    title = "x" * MEBIBYTE
    server.answers = [Answer(body=f'{{"title":"{title}"}}'.encode())]
    assert call(server, READ, {"max_response_bytes": None}).title == title


@BOTH
def test_errors_have_the_limit_too(call: Any, server: Server) -> None:
    """An error's body is read as carefully as any, and what is too long is not asked for again."""
    server.answers = [Answer(500, PICTURE)]
    with pytest.raises(ResponseTooLargeError):
        call(server, READ, {"max_response_bytes": 3})
    assert len(server.requests) == 1


@BOTH
def test_bombs(call: Any, server: Server) -> None:
    """What a small answer is decompressed to counts, and no more of it than about the limit is ever held."""
    headers = {**JSON, "Content-Encoding": "gzip"}
    server.answers = [Answer(body=bomb(), headers=headers)]
    tracemalloc.start()
    try:
        with pytest.raises(ResponseTooLargeError):
            call(server, READ, {"max_response_bytes": 2 * MEBIBYTE})
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < BOMB_MEBIBYTES * MEBIBYTE / 4


@BOTH
def test_the_connection_is_closed(call: Any, server: Server) -> None:
    """The rest of an answer that is too long is not waited for, and its connection not used again."""
    server.answers = [Answer(body=PICTURE, stall=True), Answer(body=PICTURE)]
    one = httpx2.Limits(max_connections=1)
    http = (httpx2.AsyncClient if call is call_async else httpx2.Client)(limits=one)
    closed: list[bool] = []

    def again(request: Any, call_next: Any) -> Any:
        try:
            return call_next(request)
        except ResponseTooLargeError:
            closed.append(True)
            return call_next(request)

    async def again_awaited(request: Any, call_next: Any) -> Any:
        try:
            return await call_next(request)
        except ResponseTooLargeError:
            closed.append(True)
            return await call_next(request)

    handle = again_awaited if call is call_async else again
    options = {"http_client": http, "middleware": [handle], "max_response_bytes": 3}
    with pytest.raises(ResponseTooLargeError):
        call(server, READ, options, options={"timeout": 5})
    assert closed
    assert len(server.requests) == 2


def test_with_options(server: Server) -> None:
    """A twin may have another limit."""
    server.answers = [Answer(body=PICTURE)]
    with SyncClient(API, **options_for(server, {})) as client:
        twin = client.with_options(max_response_bytes=3)
        with pytest.raises(ResponseTooLargeError):
            SyncResource(twin._caller)._call(READ)
        assert SyncResource(client._caller)._call(READ).title == "sea"
