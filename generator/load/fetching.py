"""What stands at an http(s) address, each redirect asked for before it is followed."""

import time
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from typing import IO, Any, TypeAlias
from urllib.error import HTTPError, URLError

from generator.load.budget import MAX_BYTES

_SECONDS = 20.0
_CHUNK = 1 << 16

Admit: TypeAlias = Callable[[str], None]
"""Raises an error if an address may not be read."""


class UnreachableError(Exception):
    """Nothing can be read at an address; its text says why, for people who do not know the protocol."""


def fetched(address: str, admit: Admit) -> bytes:
    """The bytes at an address; raises `UnreachableError`, and whatever `admit` raises at a redirect."""
    opener = urllib.request.build_opener(_Checked(admit))
    try:
        with opener.open(address, timeout=_SECONDS) as answer:
            return _received(answer)
    except (URLError, HTTPException, OSError, ValueError) as fault:
        raise UnreachableError(_reason(fault)) from None


class _Checked(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where the first request might have gone."""

    def __init__(self, admit: Admit) -> None:
        self._admit = admit

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
        """The next request, if its address may be read."""
        self._admit(arguments[-1])
        return super().redirect_request(*arguments)


def _received(answer: IO[bytes]) -> bytes:
    """All that a server sends, if that is not too much and does not take too long."""
    content = bytearray()
    end = time.monotonic() + _SECONDS
    while chunk := answer.read(_CHUNK):
        content += chunk
        if len(content) > MAX_BYTES:
            raise ValueError(f"it has more than {MAX_BYTES:,} bytes")
        if time.monotonic() > end:
            raise TimeoutError
    return bytes(content)


def _reason(fault: Exception) -> str:
    """What went wrong, for people who do not know the protocol."""
    inner = fault.reason if isinstance(fault, URLError) else fault
    match inner:
        case _ if isinstance(fault, HTTPError):
            return f"the server answered with the status {fault.code}"
        case TimeoutError():
            return f"the server did not answer within {_SECONDS:g} seconds"
        case OSError() if inner.strerror:
            return inner.strerror.lower()
    return str(inner)
