"""Calls while they run, for those who want to be told of them: log records and spans."""

import time
from types import TracebackType
from typing import Any, Final, TypeVar

from .calls import Call, Outcome
from .endings import ending_of
from .errors import StatusError
from .logs import ATTEMPTS, CALLS, LOGGER, log_attempt, log_call
from .tracing import Span, api

Seen = TypeVar("Seen", bound=Outcome | BaseException)


class Watch:
    """A context for one call, which tells of each outcome that it is shown and of the end."""

    __slots__ = ("_began", "_call", "_outcome", "_seen", "_span")

    def __init__(self, call: Call[Any]) -> None:
        self._call = call
        self._began = time.monotonic()
        self._outcome: Outcome | BaseException | None = None
        self._seen = 0
        self._span = Span(call) if api() else None

    def seen(self, outcome: Seen) -> Seen:
        """The outcome of an attempt, told of."""
        self._outcome = outcome
        self._seen = self._call.attempts
        if LOGGER.isEnabledFor(ATTEMPTS):
            log_attempt(ending_of(self._call, outcome, self._call.began))
        return outcome

    def __enter__(self) -> "Watch":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is not None and self._call.attempts > self._seen:
            self.seen(error)
        if LOGGER.isEnabledFor(CALLS) or (self._span and self._span.is_recorded):
            self._tell(error)
        if self._span:
            self._span.end()

    def _tell(self, error: BaseException | None) -> None:
        # The status says more than the class of the error that stands for it.
        has_status = error is None or isinstance(error, StatusError)
        outcome = self._outcome if has_status else error
        ending = ending_of(self._call, outcome, self._began)
        log_call(ending)
        if self._span:
            self._span.tell(ending, error)


class _Unwatched:
    __slots__ = ()

    def seen(self, outcome: Seen) -> Seen:
        return outcome

    def __enter__(self) -> "_Unwatched":
        return self

    def __exit__(self, *_: object) -> None:
        pass


_UNWATCHED: Final = _Unwatched()


def watched(call: Call[Any]) -> Watch | _Unwatched:
    """The context for a call: one that costs nothing if nobody is to be told."""
    return Watch(call) if LOGGER.isEnabledFor(CALLS) or api() else _UNWATCHED
