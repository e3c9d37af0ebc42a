"""What a caller may choose for a client or for one call."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, TypedDict


class Omit:
    """The type of `OMIT`."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "OMIT"

    def __reduce__(self) -> str:
        return "OMIT"


OMIT: Final = Omit()
"""Stands for an argument that is not sent, which `None` (JSON's null) is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeout:
    """Limits in seconds, `None` being no limit: four for the phases of an attempt, `total` for a call with its retries.

    In a synchronous client, `total` does not end the looking up of a host and the trying of its addresses, each of which
    may take `connect`; and where an `http_client` has a transport of another kind, or connections that were made for other
    requests, it is seen to be over only between pieces of an answer.
    """

    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0
    total: float | None = 600.0


TimeoutValue: TypeAlias = Timeout | float | None

DEFAULT_TIMEOUT: Final = Timeout()
DEFAULT_MAX_RESPONSE_BYTES: Final = 100 * 1024 * 1024
NO_TIMEOUT: Final = Timeout(connect=None, read=None, write=None, pool=None, total=None)


class CallOptions(TypedDict, total=False):
    """What every method also takes: another timeout, and headers that are added or replace the client's own."""

    timeout: TimeoutValue
    headers: Mapping[str, str]


def refuse_unknown(name: str, options: CallOptions) -> None:
    """Raises TypeError for a keyword argument that no method takes, as Python does where it can see it."""
    for unknown in options.keys() - CallOptions.__optional_keys__:
        raise TypeError(f"{name}() got an unexpected keyword argument {unknown!r}")


def as_timeout(value: TimeoutValue) -> Timeout:
    """The limits that `value` stands for: a number is that of the whole call, and no phase may take longer."""
    match value:
        case Timeout():
            return value
        case None:
            return NO_TIMEOUT
        case seconds:
            return _within(seconds)


def _within(seconds: float) -> Timeout:
    return Timeout(
        connect=min(5.0, seconds),
        read=seconds,
        write=seconds,
        pool=seconds,
        total=seconds,
    )
