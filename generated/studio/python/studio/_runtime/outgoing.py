"""The request of an attempt, as the HTTP client sends it."""

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any

import httpx2

from .calls import Call
from .errors import ApiConnectionError
from .redaction import ConfidentialUrl
from .streams import Stream
from .wires import awatch, watch


def built(
    http: httpx2.Client | httpx2.AsyncClient,
    call: Call[Any],
    headers: Mapping[str, str],
) -> httpx2.Request:
    """The request of the next attempt, with what the HTTP client adds of its own."""
    wanted = call.request
    request = http.build_request(
        wanted.method,
        wanted.url,
        headers=headers,
        content=_sent(http, call),
        extensions={
            "timeout": call.limits(),
            "trace": awatch if isinstance(http, httpx2.AsyncClient) else watch,
        },
    )
    if isinstance(wanted.url, ConfidentialUrl):
        request.url = wanted.url  # httpx2 made an ordinary one of it
    return request


def _sent(
    http: httpx2.Client | httpx2.AsyncClient, call: Call[Any]
) -> bytes | Iterable[bytes] | AsyncIterable[bytes] | None:
    content = call.request.content
    if not isinstance(content, Stream):
        return content
    # Middleware may send a request again that the loop of retries would not.
    if content.spent:
        message = f"{call.operation.name}: the body was read and cannot be sent again"
        raise ApiConnectionError(message, request_sent=True)
    return content.achunks() if isinstance(http, httpx2.AsyncClient) else content
