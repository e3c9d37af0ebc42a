"""The base of the generated groups of operations, and their twins that answer with raw responses."""

from collections.abc import Callable, Coroutine
from types import MethodType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    NamedTuple,
    NoReturn,
    ParamSpec,
    TypeVar,
    Unpack,
    cast,
)

from .callers import AsyncCaller, SyncCaller
from .declarations import Operation
from .requests import Arguments, asks_for_stream
from .responses import RawResponse

# Few operations need these, which are imported when they are called.
if TYPE_CHECKING:
    from .byte_streams import AsyncByteStream, ByteStream
    from .event_streams import AsyncEventStream, EventStream
    from .pagination import AsyncPaginated, Paginated
    from .tasks import Begun
    from .tracking import Track

P = ParamSpec("P")
T = TypeVar("T")
H = TypeVar("H", bound="Begun[Any]")

_NOT_RAW: Final = "a stream has no raw response; it has status and headers itself"


class SyncResource:
    """A group of operations."""

    def __init__(self, caller: SyncCaller) -> None:
        self._caller = caller

    def _call(self, operation: Operation[T], **arguments: Unpack[Arguments]) -> T:
        return self._caller.call(operation, arguments)

    def _stream(
        self, operation: Operation[Any], **arguments: Unpack[Arguments]
    ) -> "EventStream[Any]":
        return self._caller.stream(operation, arguments)

    def _call_or_stream(
        self, operation: Operation[T], **arguments: Unpack[Arguments]
    ) -> "T | EventStream[Any]":
        if asks_for_stream(operation, arguments):
            return self._caller.stream(operation, arguments)
        return self._caller.call(operation, arguments)

    def _paginated(
        self, operation: Operation[T], **arguments: Unpack[Arguments]
    ) -> "Paginated[Any, T]":
        from .pagination import Paginated

        return Paginated(self._caller, operation, arguments)

    def _begin(
        self,
        handle: "Callable[[SyncCaller, Track[T, Any]], H]",
        operation: Operation[T],
        **arguments: Unpack[Arguments],
    ) -> H:
        from .tracking import Track

        created = self._caller.call(operation, arguments)
        if isinstance(created, RawResponse):  # the twin's caller parses nothing
            return cast(H, created)
        return handle(self._caller, Track(operation, created, arguments.get("path")))

    def _resume(
        self,
        handle: "Callable[[SyncCaller, Track[T, Any]], H]",
        operation: Operation[T],
        token: str,
    ) -> H:
        from .tracking import Track, path_in

        track: Track[T, Any] = Track(operation, None, path_in(operation, token))
        return handle(self._caller, track)


class AsyncResource:
    """A group of operations that are awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def _call(self, operation: Operation[T], **arguments: Unpack[Arguments]) -> T:
        return await self._caller.call(operation, arguments)

    async def _stream(
        self, operation: Operation[Any], **arguments: Unpack[Arguments]
    ) -> "AsyncEventStream[Any]":
        return await self._caller.stream(operation, arguments)

    async def _call_or_stream(
        self, operation: Operation[T], **arguments: Unpack[Arguments]
    ) -> "T | AsyncEventStream[Any]":
        if asks_for_stream(operation, arguments):
            return await self._caller.stream(operation, arguments)
        return await self._caller.call(operation, arguments)

    def _paginated(
        self, operation: Operation[T], **arguments: Unpack[Arguments]
    ) -> "AsyncPaginated[Any, T]":
        from .pagination import AsyncPaginated

        return AsyncPaginated(self._caller, operation, arguments)

    async def _begin(
        self,
        handle: "Callable[[AsyncCaller, Track[T, Any]], H]",
        operation: Operation[T],
        **arguments: Unpack[Arguments],
    ) -> H:
        from .tracking import Track

        created = await self._caller.call(operation, arguments)
        if isinstance(created, RawResponse):  # the twin's caller parses nothing
            return cast(H, created)
        return handle(self._caller, Track(operation, created, arguments.get("path")))

    def _resume(
        self,
        handle: "Callable[[AsyncCaller, Track[T, Any]], H]",
        operation: Operation[T],
        token: str,
    ) -> H:
        from .tracking import Track, path_in

        track: Track[T, Any] = Track(operation, None, path_in(operation, token))
        return handle(self._caller, track)


class _Unparsed(NamedTuple):
    caller: SyncCaller

    def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        return self.caller.send(operation, arguments)

    def stream(self, operation: Operation[Any], _: Arguments) -> NoReturn:
        raise TypeError(f"{operation.name}: {_NOT_RAW}")


class _AsyncUnparsed(NamedTuple):
    caller: AsyncCaller

    async def call(
        self, operation: Operation[T], arguments: Arguments
    ) -> RawResponse[T]:
        return await self.caller.send(operation, arguments)

    async def stream(self, operation: Operation[Any], _: Arguments) -> NoReturn:
        raise TypeError(f"{operation.name}: {_NOT_RAW}")


class _Streamed(NamedTuple):
    caller: SyncCaller

    def call(self, operation: Operation[Any], arguments: Arguments) -> "ByteStream":
        from .byte_streams import ByteStream

        return ByteStream(self.caller.open(operation, arguments))


class _AsyncStreamed(NamedTuple):
    caller: AsyncCaller

    async def call(
        self, operation: Operation[Any], arguments: Arguments
    ) -> "AsyncByteStream":
        from .byte_streams import AsyncByteStream

        return AsyncByteStream(await self.caller.open(operation, arguments))


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


def as_raw_page(
    method: "Callable[P, Paginated[Any, T]]",
) -> Callable[P, RawResponse[T]]:
    """The same method of a resource, answering with the raw response that is the first page."""

    def first(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        return method(*args, **kwargs).raw()

    return first


def as_raw_page_async(
    method: "Callable[P, AsyncPaginated[Any, T]]",
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The same method of an asynchronous resource, answering with the raw response that is the first page."""

    async def first(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        return await method(*args, **kwargs).raw()

    return first


def as_raw_task(
    method: "Callable[P, Begun[T]]",
) -> Callable[P, RawResponse[T]]:
    """The same method of a resource, answering with the raw response that begins the task."""
    return cast(Callable[P, RawResponse[T]], _with_caller(method, _Unparsed))


def as_raw_task_async(
    method: "Callable[P, Coroutine[Any, Any, Begun[T]]]",
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The same method of an asynchronous resource, answering with the raw response that begins the task."""
    return cast(
        Callable[P, Coroutine[Any, Any, RawResponse[T]]],
        _with_caller(method, _AsyncUnparsed),
    )


def as_streamed(method: Callable[P, object]) -> "Callable[P, ByteStream]":
    """The same method of a resource, answering with bytes that are read while they come."""
    return cast("Callable[P, ByteStream]", _with_caller(method, _Streamed))


def as_streamed_async(
    method: Callable[P, Coroutine[Any, Any, object]],
) -> "Callable[P, Coroutine[Any, Any, AsyncByteStream]]":
    """The same method of an asynchronous resource, answering with bytes that are read while they come."""
    return cast(
        "Callable[P, Coroutine[Any, Any, AsyncByteStream]]",
        _with_caller(method, _AsyncStreamed),
    )


# The method's own code runs on a twin of its resource, which has another caller: types cannot say that only the result differs.
def _with_caller(method: object, wrapper: Callable[[Any], Any]) -> object:
    bound = cast(MethodType, method)
    resource: Any = bound.__self__
    caller = wrapper(vars(resource)["_caller"])
    return MethodType(bound.__func__, type(resource)(caller))
