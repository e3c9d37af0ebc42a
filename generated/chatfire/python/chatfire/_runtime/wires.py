"""The connections beneath the HTTP client, watched since they were made: no wait outlives its call, nothing comes unasked."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from time import monotonic
from typing import Any, Final

import httpx2

_MADE: Final = frozenset(
    {
        "connection.connect_tcp.complete",
        "connection.connect_unix_socket.complete",
        "connection.start_tls.complete",
        "proxy.start_tls.complete",
        "socks.connect_tcp.complete",
        "socks.start_tls.complete",
    }
)
_SENDING: Final = frozenset(
    {"http11.send_request_headers.started", "http2.send_request_headers.started"}
)
_TUNNEL: Final = b"CONNECT"
_BLANK_LINE: Final = b"\r\n\r\n"
_SLICE: Final = 65536
_NO_CONTENT: Final = 204
_BODILESS: Final = frozenset({_NO_CONTENT, 304})


# A number, since it is one to httpx2, which hands it on to the connection as it is.
class Seconds(float):
    """How long one wait may take, which ends with the time for the whole call at the latest."""

    __slots__ = ("deadline",)

    deadline: float


def within(seconds: float, deadline: float) -> Seconds:
    """So many seconds, but not beyond a time of the monotonic clock."""
    limit = Seconds(seconds)
    limit.deadline = deadline
    return limit


def watch(event: str, info: Mapping[str, Any]) -> None:
    """To be told of a request by httpx2, as its `trace`: a connection that is made for it is watched from then on."""
    if event in _SENDING:
        _stop(info["request"])
    elif event in _MADE:
        stream = info["return_value"]
        # A connection of the user's own kind may not let itself be watched.
        with suppress(AttributeError):
            stream.start_tls = _tls(stream.start_tls)
            stream.write = _writing(stream.write)
            stream.read = _reading(stream, stream.read)


async def awatch(event: str, info: Mapping[str, Any]) -> None:
    """The same for calls that are awaited, whose waits need no watching: they are cancelled."""
    if event in _SENDING:
        _stop(info["request"])
    elif event in _MADE:
        stream = info["return_value"]
        with suppress(AttributeError):
            stream.read = _async_reading(stream, stream.read)


# Once there is a connection, being told of what else happens only costs time; through a proxy, there is one more.
def _stop(request: Any) -> None:
    if request.method != _TUNNEL:
        request.extensions.pop("trace", None)


# What came last is kept for `spilt`.
def _reading(stream: Any, read: Callable[..., bytes]) -> Callable[..., bytes]:
    def watched(max_bytes: int, timeout: float | None = None) -> bytes:
        stream.last_piece = piece = read(max_bytes, _left(timeout, httpx2.ReadTimeout))
        return piece

    return watched


def _async_reading(
    stream: Any, read: Callable[..., Awaitable[bytes]]
) -> Callable[..., Awaitable[bytes]]:
    async def watched(max_bytes: int, timeout: float | None = None) -> bytes:
        stream.last_piece = piece = await read(max_bytes, timeout)
        return piece

    return watched


# In slices, because the limit is one for each time that something can be sent, not for all of it.
def _writing(write: Callable[..., None]) -> Callable[..., None]:
    def watched(buffer: bytes, timeout: float | None = None) -> None:
        if len(buffer) <= _SLICE:
            write(buffer, _left(timeout, httpx2.WriteTimeout))
            return
        for start in range(0, len(buffer), _SLICE):
            left = _left(timeout, httpx2.WriteTimeout)
            write(buffer[start : start + _SLICE], left)

    return watched


def _tls(start_tls: Callable[..., Any]) -> Callable[..., Any]:
    def watched(
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        left = _left(timeout, httpx2.ConnectTimeout)
        return start_tls(ssl_context, server_hostname, left)

    return watched


def _left(timeout: float | None, late: type[httpx2.TimeoutException]) -> float | None:
    if not isinstance(timeout, Seconds):
        return timeout
    left = timeout.deadline - monotonic()
    if left <= 0:
        raise late("the time for the whole call is over")
    return min(timeout, left)


def spilt(response: httpx2.Response) -> Any:
    """The connection of an answer without a body that has or announces one, which the next answer would begin with."""
    status = response.status_code
    if status not in _BODILESS and response.request.method != "HEAD":
        return None
    if response.http_version == "HTTP/2":
        return None  # it is shared, and frames tell answers apart
    connection = response.extensions.get("network_stream")
    piece = getattr(connection, "last_piece", _BLANK_LINE)
    # A head whose end came in two pieces is not looked at any closer.
    _, end, more = piece.partition(_BLANK_LINE)
    is_all = end and not more
    return None if is_all and not _announces_content(response) else connection


def _announces_content(response: httpx2.Response) -> bool:
    """Whether a 204 says that it has content; a 304, or what answers HEAD, may tell of what another answer has."""
    length = response.headers.get("content-length", "0")
    is_more = length != "0" or "transfer-encoding" in response.headers
    return response.status_code == _NO_CONTENT and is_more
