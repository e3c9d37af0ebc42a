"""Tokens as they are kept: each until shortly before it expires, or until a server does not take it any more."""

import time
from dataclasses import dataclass, field
from math import inf
from threading import Lock
from typing import Final, TypeAlias

LEEWAY: Final = 0.1
LONGEST_LEEWAY: Final = 30.0


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and until when on the monotonic clock it is good for a call."""

    value: str = field(repr=False)
    until: float


def good_until(began: float, lifetime: float | None) -> float:
    """When a token that was asked for at a time is replaced: a tenth of its life early, but no more than 30 seconds."""
    if lifetime is None:
        return inf
    return began + lifetime - min(LONGEST_LEEWAY, lifetime * LEEWAY)


class Slot:
    """The place of one token, shared by threads; who gets a new one holds `renewal`."""

    __slots__ = ("__weakref__", "_lock", "_token", "renewal")

    def __init__(self) -> None:
        self.renewal = Lock()
        self._lock = Lock()
        self._token: Token | None = None

    def held(self) -> Token | None:
        """The token, if there is one that is good."""
        token = self._token
        return token if token and time.monotonic() < token.until else None

    def put(self, token: Token) -> None:
        """Keeps a token from now on."""
        with self._lock:
            self._token = token

    def drop(self, token: Token) -> None:
        """Forgets a token, unless another one has taken its place."""
        with self._lock:
            if self._token is token:
                self._token = None


Key: TypeAlias = tuple[str, str, frozenset[str]]
"""Where a token is from, the argument of the client whose token it is, and its scopes."""


class Tokens:
    """The tokens of a client and of those that share its connections."""

    __slots__ = ("_slots",)

    def __init__(self) -> None:
        self._slots: dict[Key, Slot] = {}

    def slot(self, key: Key) -> Slot:
        """The place of a token, the same one whoever asks."""
        return self._slots.get(key) or self._slots.setdefault(key, Slot())
