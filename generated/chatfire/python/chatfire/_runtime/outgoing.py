"""The request of an attempt: as middleware is offered it, and as the HTTP client sends it."""

import time
from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any

import httpx2

from .calls import Call
from .errors import ApiConnectionError
from .headers import SentHeaders
from .hooks import HttpRequest, HttpResponse
from .redaction import ConfidentialUrl
from .responses import Reply
from .streams import Stream
from .wires import awatch, watch


def offered(call: Call[Any]) -> HttpRequest:
    """The request of the next attempt, its headers a copy."""
    wanted, operation = call.request, call.operation
    return HttpRequest(
        operation=operation.name,
        method=wanted.method,
        path=operation.path,
        url=str(httpx2.URL(wanted.url)),
        headers=SentHeaders(wanted.headers, wanted.secrets),
        content=wanted.content if isinstance(wanted.content, bytes) else None,
    )


def checked(request: object, offer: HttpRequest) -> HttpRequest:
    """The request that middleware hands on; raises TypeError if it is not the one it was offered."""
    if request is not offer:
        raise TypeError("call_next takes the request that the middleware was given")
    return offer


def response_of(reply: Reply, began: float) -> HttpResponse:
    """A response as middleware sees it, to a request that was sent at a time of the monotonic clock."""
    return HttpResponse(
        status=reply.status,
        headers=reply.headers,
        content=reply.content,
        elapsed=time.monotonic() - began,
    )


def reply_of(response: object) -> Reply:
    """The response that middleware answers with; raises TypeError if it is none."""
    if not isinstance(response, HttpResponse):
        kind = type(response).__name__
        raise TypeError(f"middleware must answer with an HttpResponse, not a {kind}")
    return Reply(response.status, response.headers, response.content)


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
