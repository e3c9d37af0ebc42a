"""How a call or one of its attempts ended: all that log records and spans tell of it."""

import time
from typing import Any, Final, NamedTuple

from .calls import Call
from .redaction import clipped
from .responses import Reply

PACKAGE: Final = (__package__ or "").removesuffix("._runtime")
"""What the package that this runtime is a part of is imported as."""


class Ending(NamedTuple):
    """What may be told: no header but the id that the server gave, no query, no body, no message.

    `error` is the class of what was raised instead of a response with a `status`.
    """

    operation: str
    method: str
    path: str
    status: int | None
    error: str | None
    duration_ms: float
    request_id: str | None
    attempts: int


def ending_of(
    call: Call[Any], outcome: Reply | BaseException | None, began: float
) -> Ending:
    """The end of what began at a time of the monotonic clock, and came to `outcome`."""
    operation = call.operation
    reply = outcome if isinstance(outcome, Reply) else None
    return Ending(
        operation.name,
        operation.method,
        operation.path,
        reply.status if reply else None,
        None if reply else type(outcome).__name__,
        round((time.monotonic() - began) * 1000, 3),
        _told(reply.request_id, call.request.secrets) if reply else None,
        call.attempts,
    )


# A server may call a request what it likes.
def _told(request_id: str | None, secrets: tuple[str, ...]) -> str | None:
    text = clipped(request_id or "", secrets)
    return text if text and text.isprintable() else None
