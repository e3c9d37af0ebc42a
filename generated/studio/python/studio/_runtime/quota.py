"""What a client may spend on retries, so that it cannot add to the load of a server in trouble."""

from threading import Lock
from typing import Final

CAPACITY: Final = 500
RETRY: Final = 5
RETRY_OF_TIMEOUT: Final = 10
SUCCESS: Final = 1


class RetryQuota:
    """Tokens that retries take and successes give back, shared by threads."""

    __slots__ = ("_lock", "_tokens")

    def __init__(self) -> None:
        self._lock = Lock()
        self._tokens = CAPACITY

    def take(self, tokens: int) -> bool:
        """Whether so many tokens were left; they are taken if they were."""
        with self._lock:
            if tokens > self._tokens:
                return False
            self._tokens -= tokens
            return True

    def give(self, tokens: int) -> None:
        """Puts tokens back, as far as there is room."""
        if self._tokens == CAPACITY:  # as nearly always: no lock
            return
        with self._lock:
            self._tokens = min(CAPACITY, self._tokens + tokens)
