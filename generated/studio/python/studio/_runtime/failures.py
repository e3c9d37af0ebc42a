"""What it means that an attempt got no response, in words that say what was waited for and for how long."""

import os
from collections.abc import Mapping
from typing import Final

import httpx2

from .errors import ApiConnectionError, ApiTimeoutError
from .options import Timeout
from .redaction import clipped
from .requests import Request

# Raised before the first byte of a request.
_UNSENT: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)

_WAITED: Final[Mapping[type[Exception], tuple[str, str]]] = {
    httpx2.ConnectTimeout: ("connect", "there was no connection after"),
    httpx2.PoolTimeout: ("pool", "all connections were in use for"),
    httpx2.WriteTimeout: ("write", "nothing could be sent for"),
    httpx2.ReadTimeout: ("read", "nothing was received for"),
}

# Why a certificate is not trusted comes last in what OpenSSL says.
_SHOWN_CHARACTERS: Final = 200


def failure_of(
    operation: str,
    request: Request,
    error: httpx2.RequestError | TimeoutError,
    timeout: Timeout,
    *,
    left: float,
) -> ApiConnectionError:
    """The error that stands for one of the HTTP client's, which came with so many seconds `left` for the call."""
    timed_out = isinstance(error, httpx2.TimeoutException | TimeoutError)
    sent = not isinstance(error, _UNSENT)
    lack = "no complete response from" if sent else "could not reach"
    waited = _waited(error, timeout, left) if timed_out else None
    reason = waited or _reason(error, request.secrets)
    kind = ApiTimeoutError if timed_out else ApiConnectionError
    message = f"{operation}: {lack} {request.url.host}: {reason}"
    return kind(message, request_sent=sent)


def _waited(error: Exception, timeout: Timeout, left: float) -> str | None:
    # No phase may take longer than what is left of the whole.
    if timeout.total is not None and (left <= 0 or isinstance(error, TimeoutError)):
        return f"the call took longer than {timeout.total:g} s (timeout.total)"
    phase, words = _WAITED.get(type(error), ("", ""))
    seconds: float | None = getattr(timeout, phase, None)
    return None if seconds is None else f"{words} {seconds:g} s (timeout.{phase})"


def _reason(error: Exception, secrets: tuple[str, ...]) -> str:
    if isinstance(error, httpx2.NetworkError):
        said = _system(error) or str(error) or "the connection was lost"
    else:
        said = str(error) or type(error).__name__
    return clipped(said, secrets, length=_SHOWN_CHARACTERS)


# httpx2 raises its error from httpcore2's, which came up while the system's was handled, or one of anyio's made from it.
def _system(error: httpx2.NetworkError) -> str:
    raised = getattr(error.__cause__, "__context__", None)
    match getattr(raised, "__cause__", None) or raised:
        case ConnectionError(errno=int(number)):
            return os.strerror(number)
        case OSError(strerror=str(text)):
            return text
        case _:
            return ""


def cause_of(error: Exception) -> Exception | None:
    """The error to be told of as the cause, nothing for one that may quote what the server sent, a key among it."""
    return None if isinstance(error, httpx2.ProtocolError) else error
