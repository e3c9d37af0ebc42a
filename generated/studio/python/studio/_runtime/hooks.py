"""Middleware: functions of the user that stand between a call and the network, and see every attempt."""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from .headers import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """An attempt as middleware sees it, of which the `headers` can be changed.

    `operation` is how messages call what is called, `path` is the template; `url` has the query, with the key if one
    belongs there. `content` is None where there is no body, or one that is read while it is sent.
    """

    operation: str
    method: str
    path: str
    url: str = field(repr=False)
    headers: MutableMapping[str, str]
    content: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpResponse:
    """A response of any status, whole unless it is a stream; headers are found in any case, `elapsed` is in seconds."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    content: bytes = field(default=b"", repr=False)
    elapsed: float = 0.0

    def __post_init__(self) -> None:
        if not isinstance(self.headers, Headers):
            fields = ((_octets(k), _octets(v)) for k, v in self.headers.items())
            object.__setattr__(self, "headers", Headers(fields))


def _octets(text: str) -> bytes:
    return text.encode("latin-1")


Next: TypeAlias = Callable[[HttpRequest], HttpResponse]
AsyncNext: TypeAlias = Callable[[HttpRequest], Awaitable[HttpResponse]]

MiddlewareChain: TypeAlias = Sequence[Callable[[HttpRequest, Next], HttpResponse]]
"""Functions `handle(request, call_next)` that answer with a response, the first being the outermost."""

AsyncMiddlewareChain: TypeAlias = Sequence[
    Callable[[HttpRequest, AsyncNext], Awaitable[HttpResponse]]
]
"""The same, awaited."""

R = TypeVar("R")


def around(
    send: Callable[[HttpRequest], R],
    chain: Sequence[Callable[[HttpRequest, Callable[[HttpRequest], R]], R]],
) -> Callable[[HttpRequest], R]:
    """`send` with the whole chain around it."""
    for handle in reversed(chain):
        send = _handled(handle, send)
    return send


def _handled(
    handle: Callable[[HttpRequest, Callable[[HttpRequest], R]], R],
    call_next: Callable[[HttpRequest], R],
) -> Callable[[HttpRequest], R]:
    return lambda request: handle(request, call_next)
