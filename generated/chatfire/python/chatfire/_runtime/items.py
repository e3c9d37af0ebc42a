"""What the events or lines of a stream say: items as the operation declares them, or an error."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, NoReturn, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from .bodies import essence
from .building import adapter_of
from .calls import Call
from .errors import ResponseValidationError, StreamError, Violation
from .pointers import at
from .redaction import clipped
from .refusals import summary
from .responses import Reply
from .rules import Streaming
from .sse import Message
from .validation import violations

T = TypeVar("T")

EVENTS: Final = "text/event-stream"
_LINES: Final = frozenset(
    {
        "application/jsonl",
        "application/x-ndjson",
        "application/x-jsonlines",
        "application/ndjson",
    }
)


@dataclass(frozen=True, slots=True)
class ServerSentEvent(Generic[T]):
    """An event and its item, `data`; `id` is the last one that was told, `retry` the milliseconds that this one tells."""

    event: str
    data: T
    id: str
    retry: int | None


def declared_type(streaming: Streaming, head: Reply) -> str | None:
    """The media type by which a stream is declared, nothing if it is not; the first, if the server says none."""
    told = head.media_type
    exact = (name for name in streaming.content if essence(name) == told)
    like = (name for name in streaming.content if {essence(name), told} <= _LINES)
    usual = None if told else next(iter(streaming.content))
    return next(exact, next(like, usual))


class ItemReader(Generic[T]):
    """Makes items of what comes after the `head` of one response."""

    __slots__ = ("_adapter", "_call", "_head", "_is_text", "_mark", "_streaming", "_strict", "_validate")  # fmt: skip

    def __init__(self, call: Call[Any], streaming: Streaming, head: Reply) -> None:
        media_type = declared_type(streaming, head) or next(iter(streaming.content))
        self._call = call
        self._head = head
        self._streaming = streaming
        self._strict = call.settings.strict_responses
        self._mark = _mark(streaming.error)
        self._is_text = has_events(media_type) and streaming.content[media_type] is str
        self._validate = _adapter(streaming, media_type).validator.validate_json

    def follow(self, call: Call[Any], head: Reply) -> None:
        """Reads what comes by a connection that was made again."""
        self._call = call
        self._head = head

    def item(self, message: Message) -> T:
        """What a message says; raises `StreamError` if that is an error, `ResponseValidationError` if it is not as declared."""
        streaming, data = self._streaming, message.data
        if message.event in streaming.error_events or (
            streaming.error and self._reports_error(data)
        ):
            self._report(message)
        if self._is_text:
            # The declarations are where `T` comes from, which types cannot express.
            return cast(T, data.decode(errors="replace"))
        try:
            told = self._validate(
                data, strict=self._strict, by_alias=True, by_name=False
            )
        except ValidationError as error:
            told = self._mended(data, error)
        return cast(T, told)

    def event(self, message: Message) -> ServerSentEvent[T]:
        """The same, with all else that the event says."""
        item = self.item(message)
        return ServerSentEvent(message.event, item, message.id, message.retry)

    # What is no UTF-8 is no JSON to pydantic, but by the rules of event streams it is decoded before it is read.
    def _mended(self, data: bytes, error: ValidationError) -> object:
        mended = data.decode(errors="replace").encode()
        if mended == data:
            self._refuse(data, error)
        try:
            return self._validate(
                mended, strict=self._strict, by_alias=True, by_name=False
            )
        except ValidationError as again:
            self._refuse(mended, again)

    def _refuse(self, data: bytes, error: ValidationError) -> NoReturn:
        secrets = self._call.request.secrets
        found = tuple(violations(error, _plain(data), secrets=secrets))
        reason = "an item of the stream breaks its schema"
        raise refusal(self._call, self._head, reason, data, *found) from None

    def _reports_error(self, data: bytes) -> bool:
        if self._mark not in data and b"\\u" not in data:
            return False
        return at(_plain(data), self._streaming.error) is not None

    def _report(self, message: Message) -> NoReturn:
        body = _plain(message.data)
        inner = at(body, self._streaming.error) if self._streaming.error else None
        said = summary(body if inner is None else inner)
        told = clipped(said, self._call.request.secrets)
        name = self._call.operation.name
        raise StreamError(
            f"{name}: the stream reports an error: {told}",
            event=message.event,
            body=body,
        )


def refusal(
    call: Call[Any], head: Reply, reason: str, data: bytes, *found: Violation
) -> ResponseValidationError:
    """The error that stands for a stream which is not what the operation declares, with what was read of it."""
    return ResponseValidationError(
        f"{call.operation.name}: response {head.status}: {reason}",
        status=head.status,
        headers=head.headers,
        content=data,
        violations=found,
    )


def has_events(media_type: str) -> bool:
    """Whether what comes in a media type are server-sent events, not lines."""
    return essence(media_type) == EVENTS


def prepare(streaming: Streaming) -> None:
    """Makes the validators of all items now, so that no call has to wait for that."""
    for media_type in streaming.content:
        _adapter(streaming, media_type)


@cache
def _adapter(streaming: Streaming, media_type: str) -> TypeAdapter[Any]:
    return adapter_of(streaming.content[media_type])


def _mark(pointer: str) -> bytes:
    """What JSON without escapes holds if something stands at a pointer; no bytes, which are everywhere, if that is not sure."""
    token = pointer.rpartition("/")[2]
    return json.dumps(token).encode() if token.isidentifier() else b""


def _plain(data: bytes) -> object:
    try:
        return from_json(data)
    except ValueError:
        return data.decode(errors="replace")
