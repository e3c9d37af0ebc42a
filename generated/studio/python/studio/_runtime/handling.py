"""An attempt as middleware handles it: the request that it is offered, and the response that it answers with."""

import time
from typing import Any

import httpx2

from .calls import Call
from .headers import SentHeaders
from .hooks import HttpRequest, HttpResponse
from .responses import Reply


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
