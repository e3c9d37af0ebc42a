"""A response while it is read: its pieces, and the limits at which reading ends."""

from typing import Any

import httpx2

from .calls import Call
from .errors import ResponseTooLargeError
from .headers import Headers
from .responses import Reply


class Incoming:
    """What was received of a response, piece by piece."""

    __slots__ = ("_call", "_chunks", "_response", "_size")

    def __init__(self, call: Call[Any], response: httpx2.Response) -> None:
        self._call = call
        self._response = response
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Takes a decoded piece; raises what ends the reading if it was too much, or took too long."""
        self._size += len(chunk)
        limit = self._call.settings.max_response_bytes
        if limit is not None and self._size > limit:
            raise self._too_large(limit)
        self._chunks.append(chunk)
        # httpx2 limits each read, but not how many a slow server may need.
        if self._call.remaining() < 0:
            raise httpx2.ReadTimeout("the time for the whole call is over")

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
