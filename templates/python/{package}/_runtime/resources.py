"""The base of the generated groups of operations, and their twins that answer with raw responses."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import MethodType
from typing import Any, ParamSpec, TypeVar, Unpack, cast

from .callers import AsyncCaller, SyncCaller
from .declarations import Operation
from .requests import Arguments
from .responses import RawResponse

P = ParamSpec("P")
T = TypeVar("T")


class SyncResource:
    """A group of operations."""

    def __init__(self, caller: SyncCaller) -> None:
        self._caller = caller

    def _call(self, operation: Operation[T], **arguments: Unpack[Arguments]) -> T:
        return self._caller.call(operation, arguments)


class AsyncResource:
    """A group of operations that are awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def _call(self, operation: Operation[T], **arguments: Unpack[Arguments]) -> T:
        return await self._caller.call(operation, arguments)


@dataclass(frozen=True, slots=True)
class _Unparsed:
    caller: SyncCaller

    def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        return self.caller.send(operation, arguments)


@dataclass(frozen=True, slots=True)
class _AsyncUnparsed:
    caller: AsyncCaller

    async def call(
        self, operation: Operation[T], arguments: Arguments
    ) -> RawResponse[T]:
        return await self.caller.send(operation, arguments)


def as_raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The same method of a resource, answering with the raw response."""
    return cast(Callable[P, RawResponse[T]], _with_caller(method, _Unparsed))


def as_raw_async(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The same method of an asynchronous resource, answering with the raw response."""
    return cast(
        Callable[P, Coroutine[Any, Any, RawResponse[T]]],
        _with_caller(method, _AsyncUnparsed),
    )


# The method's own code runs on a twin of its resource, which has another caller: types cannot say that only the result differs.
def _with_caller(method: object, wrapper: Callable[[Any], Any]) -> object:
    bound = cast(MethodType, method)
    resource: Any = bound.__self__
    caller = wrapper(vars(resource)["_caller"])
    return MethodType(bound.__func__, type(resource)(caller))
