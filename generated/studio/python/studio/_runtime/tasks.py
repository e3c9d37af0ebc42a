"""Work that goes on after the answer that began it: asked for, waited for, cancelled, and found again later."""

import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .lookup import declared_operation
from .options import as_timeout
from .requests import Arguments
from .tracking import TaskProgress, Track, Waiting

if TYPE_CHECKING:
    from .callers import AsyncCaller, SyncCaller

Created = TypeVar("Created")
State = TypeVar("State")
Result = TypeVar("Result")


class Begun(Generic[Created]):
    """What is known of a task from the answer that began it."""

    def __init__(self, caller: Any, track: Track[Created, Any]) -> None:
        self._caller = caller
        self._track = track

    @property
    def id(self) -> object:
        """What tells the task from others."""
        return self._track.id

    @property
    def status(self) -> object:
        """The state as it was last heard of; None if it never was."""
        return self._track.status

    @property
    def created(self) -> Created | None:
        """The answer that began the task; None if the handle was made of a token."""
        return self._track.created

    def __repr__(self) -> str:
        return self._track.shown(type(self).__name__)


class SubmittedTask(Begun[Created]):
    """A task that was accepted; the API documents nothing by which its state could be asked for."""

    @property
    def created(self) -> Created:
        """The answer that accepted the task."""
        return cast(Created, self._track.created)


class _Pollable(Begun[Created], Generic[Created, State]):
    _track: Track[Created, State]

    @property
    def state(self) -> State | None:
        """The last answer to the question for the state; None before the first."""
        return self._track.state

    def to_token(self) -> str:
        """What the task can be found again by, in another process too; it holds no secret."""
        return self._track.to_token()


class TaskHandle(_Pollable[Created, State], Generic[Created, State, Result]):
    """A task that was begun, which can be asked for its state and waited for."""

    _caller: "SyncCaller"

    def refresh(self) -> State:
        """The state of the task now."""
        return self._asked(self._track.question(None))

    def _asked(self, arguments: Arguments) -> State:
        operation = declared_operation(self._caller.setup.api, self._track.polling.poll)
        return self._track.heard(self._caller.send(operation, arguments))

    def wait(
        self,
        timeout: float | None = None,
        *,
        on_progress: Callable[[TaskProgress], object] | None = None,
    ) -> Result:
        """What the task made; raises `TaskFailedError`, or `TaskTimeoutError` after `timeout` seconds.

        Without a timeout, it waits as long as the API's description says. Questions that get no answer are asked again.
        `on_progress` is called after each answer.
        """
        limits = as_timeout(self._caller.setup.settings.timeout)
        waiting = Waiting(self._track, timeout, on_progress, limits)
        while True:
            with waiting.question() as arguments:
                self._asked(arguments)
            if waiting.over():
                return cast(Result, self._track.result())
            time.sleep(waiting.pause())


class CancellableTaskHandle(TaskHandle[Created, State, Result]):
    """A task that was begun, and can be cancelled."""

    def cancel(self) -> None:
        """Asks the API to cancel the task."""
        api, track = self._caller.setup.api, self._track
        operation = declared_operation(api, track.polling.cancel)
        self._caller.call(operation, track.question(None))


class AsyncTaskHandle(_Pollable[Created, State], Generic[Created, State, Result]):
    """A task that was begun, which can be asked for its state and waited for; to await it is to wait."""

    _caller: "AsyncCaller"

    async def refresh(self) -> State:
        """The state of the task now."""
        return await self._asked(self._track.question(None))

    async def _asked(self, arguments: Arguments) -> State:
        operation = declared_operation(self._caller.setup.api, self._track.polling.poll)
        return self._track.heard(await self._caller.send(operation, arguments))

    async def wait(
        self,
        timeout: float | None = None,
        *,
        on_progress: Callable[[TaskProgress], object] | None = None,
    ) -> Result:
        """What the task made; raises `TaskFailedError`, or `TaskTimeoutError` after `timeout` seconds.

        Without a timeout, it waits as long as the API's description says. Questions that get no answer are asked again.
        `on_progress` is called after each answer.
        """
        import anyio  # only calls that are awaited need it

        limits = as_timeout(self._caller.setup.settings.timeout)
        waiting = Waiting(self._track, timeout, on_progress, limits)
        while True:
            with waiting.question() as arguments:
                await self._asked(arguments)
            if waiting.over():
                return cast(Result, self._track.result())
            await anyio.sleep(waiting.pause())

    def __await__(self) -> Generator[Any, Any, Result]:
        return self.wait().__await__()


class AsyncCancellableTaskHandle(AsyncTaskHandle[Created, State, Result]):
    """A task that was begun, and can be cancelled; to await it is to wait."""

    async def cancel(self) -> None:
        """Asks the API to cancel the task."""
        api, track = self._caller.setup.api, self._track
        operation = declared_operation(api, track.polling.cancel)
        await self._caller.call(operation, track.question(None))
