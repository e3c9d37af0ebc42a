"""One call from its arguments to its result, with everything but the sending and the waiting."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final, Generic, TypeAlias, TypeVar

import httpx2

from . import retry
from .auth import Credentials, credentials_for, proofs
from .declarations import Operation
from .errors import ApiConnectionError, ApiTimeoutError
from .options import Timeout, as_timeout, refuse_unknown
from .quota import RETRY, RETRY_OF_TIMEOUT, SUCCESS
from .redaction import clipped
from .requests import Arguments, Draft, Request, draft, signed
from .responses import RawResponse, Reply, status_error
from .settings import Setup
from .streams import Stream

T = TypeVar("T")

Outcome: TypeAlias = Reply | ApiConnectionError

_SUCCESS: Final = 2

# Raised before the first byte of a request.
_UNSENT: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class Call(Generic[T]):
    """The attempts of one call: their limits in time, the pauses between them, and what they come to."""

    __slots__ = (
        "_deadline",
        "_paid",
        "_quota",
        "_timeout",
        "attempts",
        "began",
        "operation",
        "request",
        "settings",
    )

    def __init__(
        self, operation: Operation[T], request: Request, timeout: Timeout, setup: Setup
    ) -> None:
        self.operation = operation
        self.request = request
        self.settings = setup.settings
        self.attempts = 0
        self.began = time.monotonic()
        self._timeout = timeout
        self._quota = setup.quota
        self._paid = SUCCESS
        self._deadline = self.began + (inf if timeout.total is None else timeout.total)

    def begin_attempt(self) -> None:
        """Counts an attempt, and notes when it began."""
        self.attempts += 1
        self.began = time.monotonic()

    def remaining(self) -> float:
        """The seconds left, endless if there is no limit."""
        return self._deadline - time.monotonic()

    def limits(self) -> dict[str, float | None]:
        """The seconds that the phases of an attempt may take, as httpx2 names them."""
        left = max(0.0, self.remaining())
        timeout = self._timeout
        return {
            "connect": _smaller(timeout.connect, left),
            "read": _smaller(timeout.read, left),
            "write": _smaller(timeout.write, left),
            "pool": _smaller(timeout.pool, left),
        }

    def failure(self, error: httpx2.RequestError | TimeoutError) -> ApiConnectionError:
        """What it means that an attempt got no response."""
        timed_out = isinstance(error, httpx2.TimeoutException | TimeoutError)
        sent = not isinstance(error, _UNSENT)
        said = clipped(str(error), self.request.secrets) or type(error).__name__
        lack = "no complete response from" if sent else "could not reach"
        message = f"{self.operation.name}: {lack} {self.request.url.host}: {said}"
        kind = ApiTimeoutError if timed_out else ApiConnectionError
        return kind(message, request_sent=sent)

    def pause(self, outcome: Outcome) -> float | None:
        """The seconds to wait before the next attempt, or nothing if the outcome stands."""
        if isinstance(outcome, Reply) and outcome.status // 100 == _SUCCESS:
            return None
        used_up = self.attempts > self.settings.max_retries
        if used_up or not self._repeats(outcome):
            return None
        pause = retry.pause(
            outcome.headers if isinstance(outcome, Reply) else {},
            self.attempts - 1,
            chance=random.random(),  # noqa: S311 - spreads load, guards nothing
            now=time.time(),
        )
        if pause is None or pause >= self.remaining() or not self._pays_for(outcome):
            return None
        return pause

    def _repeats(self, outcome: Outcome) -> bool:
        request = self.request
        if isinstance(request.content, Stream) and request.content.spent:
            return False
        idempotent = retry.is_idempotent(request.method, request.headers)
        if isinstance(outcome, Reply):
            return retry.repeats_status(outcome.status, idempotent=idempotent)
        return retry.repeats_failure(
            idempotent=idempotent, request_sent=outcome.request_sent
        )

    def _pays_for(self, outcome: Outcome) -> bool:
        timed_out = isinstance(outcome, ApiTimeoutError)
        self._paid = RETRY_OF_TIMEOUT if timed_out else RETRY
        return self._quota.take(self._paid)

    def result(self, outcome: Outcome) -> RawResponse[T]:
        """The response, if it is a success; raises the error that it is otherwise."""
        if not isinstance(outcome, Reply):
            raise outcome
        if outcome.status // 100 != _SUCCESS:
            raise status_error(self.operation, outcome, self.request.secrets)
        self._quota.give(self._paid)
        return RawResponse(
            self.operation,
            outcome,
            self.request.secrets,
            strict=self.settings.strict_responses,
        )


@dataclass(frozen=True, slots=True)
class Prepared(Generic[T]):
    """A call whose arguments are right and whose credentials are known, but not yet their secrets."""

    operation: Operation[T]
    draft: Draft
    credentials: Credentials
    timeout: Timeout
    setup: Setup

    def begin(self, secrets: Mapping[str, str]) -> Call[T]:
        """The call, its time running."""
        signatures = proofs(self.credentials.schemes, secrets)
        address = self.setup.address_of(self.operation)
        request = signed(self.draft, signatures, secrets, address)
        return Call(self.operation, request, self.timeout, self.setup)


def prepare(setup: Setup, operation: Operation[T], arguments: Arguments) -> Prepared[T]:
    """The call that the arguments ask for; raises what keeps it from being sent."""
    options = arguments.get("options", {})
    refuse_unknown(operation.name, options)
    return Prepared(
        operation,
        draft(operation, arguments),
        credentials_for(setup.api, operation, setup.secrets),
        as_timeout(options.get("timeout", setup.settings.timeout)),
        setup,
    )


def _smaller(limit: float | None, left: float) -> float | None:
    if limit is None:
        return None if left == inf else left
    return min(limit, left)
