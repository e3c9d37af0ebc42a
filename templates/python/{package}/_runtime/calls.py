"""One call from its arguments to its result, with everything but the sending and the waiting."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

import httpx2

from . import retry
from .auth import Credentials, credentials_for, proofs
from .declarations import Operation
from .errors import ApiConnectionError, ApiTimeoutError, TokenUnavailableError
from .failures import failure_of
from .options import Timeout, as_timeout, refuse_unknown
from .quota import RETRY, RETRY_OF_TIMEOUT, SUCCESS
from .refusals import status_error
from .requests import Arguments, Draft, Request, draft, signed
from .responses import RawResponse, Reply
from .settings import Setup
from .streams import Stream
from .wires import within

if TYPE_CHECKING:
    from .bearing import Bearing

T = TypeVar("T")

Outcome: TypeAlias = Reply | ApiConnectionError | TokenUnavailableError

_SUCCESS: Final = 2
_UNAUTHORIZED: Final = 401

# Without any time a socket does not wait at all, and says that instead of that it was too late.
_LEAST: Final = 0.001


class Call(Generic[T]):
    """The attempts of one call: their limits in time, the pauses between them, and what they come to."""

    __slots__ = (
        "_deadline",
        "_paid",
        "_setup",
        "_timeout",
        "attempts",
        "bearing",
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
        self.bearing: Bearing | None = None
        self.attempts = 0
        self.began = time.monotonic()
        self._timeout = timeout
        self._setup = setup
        self._paid = SUCCESS
        self._deadline = self.began + (inf if timeout.total is None else timeout.total)

    def begin_attempt(self) -> None:
        """Counts an attempt, and notes when it began."""
        self.attempts += 1
        self.began = time.monotonic()

    def remaining(self) -> float:
        """The seconds left, endless if there is no limit."""
        return self._deadline - time.monotonic()

    def timeout_left(self) -> Timeout:
        """The limits of a call that goes on with this one."""
        left = self.remaining()
        return replace(self._timeout, total=None if left == inf else max(0.0, left))

    def limits(self) -> dict[str, float | None]:
        """The seconds that the phases of an attempt may take, as httpx2 names them."""
        timeout, end = self._timeout, self._deadline
        if end == inf:
            return _phases(timeout)
        left = max(_LEAST, self.remaining())
        return {
            phase: within(left if limit is None else min(limit, left), end)
            for phase, limit in _phases(timeout).items()
        }

    def failure(self, error: httpx2.RequestError | TimeoutError) -> ApiConnectionError:
        """What it means that an attempt got no response."""
        name, left = self.operation.name, self.remaining()
        return failure_of(name, self.request, error, self._timeout, left=left)

    def pause(self, outcome: Outcome) -> float | None:
        """The seconds to wait before the next attempt, or nothing if the outcome stands."""
        if isinstance(outcome, Reply) and is_success(outcome.status):
            return None
        if self._renews(outcome):
            return 0.0
        used_up = self._tries() > self.settings.max_retries
        if used_up or not self._repeats(outcome):
            return None
        pause = retry.pause(
            {} if isinstance(outcome, ApiConnectionError) else outcome.headers,
            self._tries() - 1,
            chance=random.random(),  # noqa: S311 - spreads load, guards nothing
            now=time.time(),
        )
        if pause is None or pause >= self.remaining() or not self._pays_for(outcome):
            return None
        return pause

    def _renews(self, outcome: Outcome) -> bool:
        """Whether the outcome is only that the token, which the client had kept, is not taken any more."""
        if self.bearing is None or not isinstance(outcome, Reply):
            return False
        refused = outcome.status == _UNAUTHORIZED and self.bearing.refuse()
        return refused and not self._is_spent() and self.remaining() > 0

    def _tries(self) -> int:
        """The attempts that count: what a new token is for is done once."""
        return self.attempts - (self.bearing is not None and self.bearing.renewed)

    def _is_spent(self) -> bool:
        content = self.request.content
        return isinstance(content, Stream) and content.spent

    def _repeats(self, outcome: Outcome) -> bool:
        request = self.request
        if self._is_spent():
            return False
        if isinstance(outcome, TokenUnavailableError):
            return True
        idempotent = retry.is_idempotent(
            request.method, request.headers, self.operation.idempotency
        )
        if isinstance(outcome, Reply):
            return retry.repeats_status(outcome.status, idempotent=idempotent)
        return retry.repeats_failure(
            idempotent=idempotent, request_sent=outcome.request_sent
        )

    def _pays_for(self, outcome: Outcome) -> bool:
        timed_out = isinstance(outcome, ApiTimeoutError)
        self._paid = RETRY_OF_TIMEOUT if timed_out else RETRY
        return self._setup.quota.take(self._paid)

    def success(self, outcome: Outcome) -> Reply:
        """What was received, if it is a success; raises the error that it is otherwise."""
        if not isinstance(outcome, Reply):
            raise outcome
        if not is_success(outcome.status):
            rule, secrets = self._setup.api.errors, self.request.secrets
            raise status_error(self.operation, outcome, secrets, rule)
        self._setup.quota.give(self._paid)
        return outcome

    def result(self, outcome: Outcome) -> RawResponse[T]:
        """The response, if it is a success; raises the error that it is otherwise."""
        return RawResponse(
            self.operation,
            self.success(outcome),
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
        call = Call(self.operation, request, self.timeout, self.setup)
        # What the caller put there for this call wins.
        if self.credentials.grant and "authorization" not in request.headers:
            from .bearing import bearing_of  # most calls need none

            grant, name = self.credentials.grant, self.operation.name
            call.bearing = bearing_of(grant, name, self.setup)
        return call


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


def prepare_stream(
    setup: Setup, operation: Operation[T], arguments: Arguments
) -> Prepared[T]:
    """The same for an answer that is read while it comes, which may go on for ever unless this call was given a time."""
    prepared = prepare(setup, operation, arguments)
    if "timeout" in arguments.get("options", {}):
        return prepared
    return replace(prepared, timeout=replace(prepared.timeout, total=None))


def is_success(status: int) -> bool:
    """Whether a status says that what was asked for was done."""
    return status // 100 == _SUCCESS


def _phases(timeout: Timeout) -> dict[str, float | None]:
    return {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.write,
        "pool": timeout.pool,
    }
