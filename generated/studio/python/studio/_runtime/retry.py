"""Whether a failed attempt is repeated, and after how long: pure policy, no clock and no network."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final

IDEMPOTENT: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})

FIRST_PAUSE: Final = 0.5
FIRST_RECONNECT: Final = 1.0
DOUBLINGS: Final = 4
LONGEST_PAUSE: Final = 60.0

_TRANSIENT: Final = frozenset({408, 409, 429})
_SERVER_ERRORS: Final = range(500, 600)
_NOT_PROCESSED: Final = 429


def is_idempotent(method: str, headers: Mapping[str, str], key: str) -> bool:
    """Whether a request does once what it does twice, by its method or by a key: in the usual header, or in `key`."""
    return (
        method in IDEMPOTENT or "idempotency-key" in headers or key.lower() in headers
    )


def repeats_status(status: int, *, idempotent: bool) -> bool:
    """Whether a response's status invites another attempt, without the risk of doing something twice."""
    if not idempotent:
        return status == _NOT_PROCESSED
    return status in _TRANSIENT or status in _SERVER_ERRORS


def repeats_failure(*, idempotent: bool, request_sent: bool) -> bool:
    """Whether a failure without a response allows another attempt, without the risk of doing something twice."""
    return idempotent or not request_sent


def pause(
    headers: Mapping[str, str], attempt: int, *, chance: float, now: float
) -> float | None:
    """The seconds to wait after attempt 0, 1, ..., or nothing if the server asks for more than a minute.

    `chance` is random from 0 to 1, `now` is in seconds since 1970.
    """
    asked = asked_pause(headers, now)
    if asked is None:
        return chance * FIRST_PAUSE * 2.0 ** min(attempt, DOUBLINGS)
    return asked if asked <= LONGEST_PAUSE else None


def reconnect_pause(asked: int | None, attempt: int, *, chance: float) -> float | None:
    """The seconds to wait before attempt 0, 1, ... to go on with a stream whose server asks for so many milliseconds.

    Nothing if that is more than a minute.
    """
    if asked is None:
        return chance * FIRST_RECONNECT * 2.0 ** min(attempt, DOUBLINGS)
    seconds = asked / 1000
    return seconds if seconds <= LONGEST_PAUSE else None


def asked_pause(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds that a server asks to wait, if it does so intelligibly."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    after = headers.get("retry-after", "")
    seconds = _number(after)
    return _until(after, now) if seconds is None else seconds


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number >= 0 else None


def _until(date: str, now: float) -> float | None:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - now)
    except (ValueError, OverflowError):
        return None
