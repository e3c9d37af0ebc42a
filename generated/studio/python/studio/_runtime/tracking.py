"""What is known of a task, and how long it is waited for: no clock but the one that counts down, and no network."""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final, Generic, NamedTuple, TypeVar

from .declarations import Operation
from .errors import (
    ApiConnectionError,
    ApiError,
    ResponseValidationError,
    StatusError,
    TaskFailedError,
    TaskTimeoutError,
)
from .options import Timeout
from .pointers import at
from .redaction import clipped
from .requests import Arguments
from .responses import RawResponse
from .rules import Polling, TaskRule

Created = TypeVar("Created")
State = TypeVar("State")

# A question is asked at least once, however little time there is.
_LEAST: Final = 0.1

_PASSING: Final = frozenset({408, 409, 425, 429, *range(500, 600)})


class TaskProgress(NamedTuple):
    """How far a task is: its status, what the API says of its progress (None if it does not), and the whole answer."""

    status: object
    value: object
    state: Any


class Track(Generic[Created, State]):
    """A task as it was last heard of, and where it is found."""

    __slots__ = ("_operation", "_path", "_raw", "_reason", "_rule", "created", "state")

    def __init__(
        self,
        operation: Operation[Created],
        created: Created | None,
        path: Mapping[str, object] | None = None,
    ) -> None:
        if operation.task is None:
            raise TypeError(f"{operation.name} begins no task")
        self._operation = operation
        self._rule: TaskRule = operation.task
        self._path = dict(path or {})
        self._reason = ""
        self._raw: RawResponse[Any] | None = None
        self.created = created
        self.state: State | None = None
        polling = self._rule.polling
        if polling and created is not None:
            self._path[polling.parameter] = at(created, self._rule.id)

    @property
    def polling(self) -> Polling:
        """How the API is asked for the state."""
        assert self._rule.polling
        return self._rule.polling

    @property
    def id(self) -> object:
        """What tells the task from others."""
        if self.created is not None:
            return at(self.created, self._rule.id)
        return self._path.get(self.polling.parameter)

    @property
    def status(self) -> object:
        """The state as it was last heard of."""
        last = self.created if self.state is None else self.state
        return at(last, self._rule.status)

    @property
    def name(self) -> str:
        """How messages call the task."""
        return f"{self._operation.name}: task {clipped(repr(self.id))}"

    def question(self, timeout: Timeout | None) -> Arguments:
        """The arguments that ask for the state, or for what else there is at the same place."""
        found: Arguments = {"path": self._path}
        return found if timeout is None else {**found, "options": {"timeout": timeout}}

    def heard(self, raw: RawResponse[Any]) -> State:
        """The state that was answered, taken note of."""
        state: State = raw.parse()
        self.state, self._raw = state, raw
        error = at(state, self.polling.error) if self.polling.error else None
        self._reason = "" if error is None else raw.quoted(str(error))
        return state

    def progress(self) -> TaskProgress:
        """How far the task was when it was last heard of."""
        pointer = self.polling.progress
        value = at(self.state, pointer) if pointer else None
        return TaskProgress(self.status, value, self.state)

    def over(self) -> bool:
        """Whether the task is done; raises `TaskFailedError` if it never will be."""
        if self.status in self.polling.failure:
            raise TaskFailedError(
                f"{self.name} is {self.status!r}"
                + (self._reason and f": {self._reason}"),
                task_id=self.id,
                status=self.status,
                state=self.state,
            )
        return self.status in self.polling.success

    def result(self) -> object:
        """What the task made."""
        pointer = self.polling.result
        found = at(self.state, pointer) if pointer else self.state
        if found is None and self._raw:
            raise ResponseValidationError(
                f"{self.name} is {self.status!r}, and its answer has nothing at {pointer}",
                status=self._raw.status,
                headers=self._raw.headers,
                content=self._raw.content,
            )
        return found

    def to_token(self) -> str:
        """What the task can be found again by."""
        known = {"operation": self._operation.name, "path": self._path}
        return urlsafe_b64encode(json.dumps(known, default=str).encode()).decode()

    def shown(self, kind: str) -> str:
        """The task for people who debug."""
        return f"<{kind} {clipped(repr(self.id))} of {self._operation.name}: {clipped(repr(self.status))}>"


def path_in(operation: Operation[Any], token: str) -> dict[str, object]:
    """Where the task of a token is found; raises ValueError if it is not one of this operation's."""
    try:
        known = json.loads(urlsafe_b64decode(token))
        if known["operation"] == operation.name:
            return dict(known["path"])
    except (ValueError, KeyError, TypeError):
        pass
    raise ValueError(f"this is no token of a task of {operation.name}")


class Waiting:
    """How long a task is still waited for, and what to do between two answers."""

    __slots__ = ("_last", "_limits", "_on_progress", "_track", "_until", "_wanted")

    def __init__(
        self,
        track: Track[Any, Any],
        timeout: float | None,
        on_progress: Callable[[TaskProgress], object] | None,
        limits: Timeout,
    ) -> None:
        self._track = track
        self._limits = limits
        self._wanted = track.polling.deadline if timeout is None else timeout
        self._until = time.monotonic() + self._wanted
        self._on_progress = on_progress
        self._last: ApiError | None = None

    @contextmanager
    def question(self) -> Generator[Arguments, None, None]:
        """The arguments of the next question; that it gets no answer is not the end of the task."""
        left = max(_LEAST, self._until - time.monotonic())
        total = min(left, self._limits.total or left)
        try:
            yield self._track.question(replace(self._limits, total=total))
            self._last = None
        except ApiConnectionError as error:
            self._last = error
        except StatusError as error:
            if error.status not in _PASSING:
                raise
            self._last = error
        else:
            if self._on_progress:
                self._on_progress(self._track.progress())

    def over(self) -> bool:
        """Whether the task is done."""
        return self._last is None and self._track.over()

    def pause(self) -> float:
        """The seconds until the next question; raises `TaskTimeoutError` if there will be none."""
        interval = self._track.polling.interval
        if time.monotonic() + interval < self._until:
            return interval
        status = self._track.status
        raise TaskTimeoutError(
            f"{self._track.name} is still {status!r} after {self._wanted:g} s; it goes on: "
            "wait() again, or find it later by its to_token()",
            task_id=self._track.id,
            status=status,
        ) from self._last
