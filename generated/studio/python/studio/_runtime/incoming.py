"""A response while it is read: its pieces, and the limits at which reading ends."""

from collections.abc import Iterator
from contextlib import aclosing, closing
from typing import Any, cast

import httpx2

from .calls import Call
from .errors import ResponseTooLargeError
from .headers import Headers
from .responses import Reply
from .wires import spilt


class Incoming:
    """What was received of a response, piece by piece."""

    __slots__ = ("_call", "_chunks", "_response", "_size")

    def __init__(self, call: Call[Any], response: httpx2.Response) -> None:
        self._call = call
        self._response = response
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Takes a decoded piece; raises what ends the reading if it was too much."""
        self._size += len(chunk)
        limit = self._call.settings.max_response_bytes
        if limit is not None and self._size > limit:
            raise self._too_large(limit)
        self._chunks.append(chunk)

    def _too_large(self, limit: int) -> ResponseTooLargeError:
        name, status = self._call.operation.name, self._response.status_code
        return ResponseTooLargeError(
            f"{name}: response {status}: more than {limit} bytes (max_response_bytes)",
            status=status,
            headers=Headers(self._response.headers.raw),
        )

    def reply(self) -> Reply:
        """The response, without anything of httpx2."""
        response = self._response
        headers = Headers(response.headers.raw)
        return Reply(response.status_code, headers, b"".join(self._chunks))


def whole(call: Call[Any], response: httpx2.Response) -> Reply:
    """The response, read to its end and closed."""
    with closing(response):
        incoming = Incoming(call, response)
        if connection := spilt(response):
            connection.close()
        for chunk in paced(call, response).iter_bytes():
            incoming.add(chunk)
        return incoming.reply()


async def awhole(call: Call[Any], response: httpx2.Response) -> Reply:
    """The response to a call that is awaited, read to its end and closed."""
    async with aclosing(response), aclosing(response.aiter_bytes()) as chunks:
        incoming = Incoming(call, response)
        if connection := spilt(response):
            await connection.aclose()
        async for chunk in chunks:
            incoming.add(chunk)
        return incoming.reply()


# A class of httpx2's, which reads nothing else.
class _Paced(httpx2.SyncByteStream):
    def __init__(self, call: Call[Any], stream: httpx2.SyncByteStream) -> None:
        self._call = call
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            yield piece
            if self._call.remaining() < 0:
                raise httpx2.ReadTimeout("the time for the whole call is over")

    def close(self) -> None:
        self._stream.close()

    @property
    def elapsed(self) -> object:
        return getattr(self._stream, "elapsed", None)


def paced(call: Call[Any], response: httpx2.Response) -> httpx2.Response:
    """The response, whose reading ends with the time for the whole call."""
    # Where a connection is not watched, httpx2 limits each read, but not how many a slow server may need.
    response.stream = _Paced(call, cast(httpx2.SyncByteStream, response.stream))
    return response
