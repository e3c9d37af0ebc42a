"""How far the reading of a stream is, and whether a connection that was lost is made again."""

import random
from collections.abc import Iterator
from math import inf
from typing import Any, Final, Generic, NamedTuple, TypeVar

from . import retry
from .calls import Call
from .errors import ApiConnectionError, ResponseTooLargeError, ResponseValidationError
from .headers import is_header_value
from .items import ItemReader, declared_type, has_events, refusal
from .json_lines import LineDecoder
from .options import CallOptions, Timeout
from .redaction import clipped
from .requests import Arguments
from .responses import Reply
from .rules import Streaming
from .sse import EventDecoder, Message

T = TypeVar("T")

_EMPTY: Final = frozenset({204, 205})


class Again(NamedTuple):
    """How a connection is made again: after what event, in what time, and with how many attempts besides the first."""

    last_id: str
    timeout: Timeout
    retries: int


class Reading(Generic[T]):
    """What was read of a stream, whichever connections it came by; `items` makes what its users get of it."""

    __slots__ = (
        "_attempts",
        "_call",
        "_decoder",
        "_end",
        "_head",
        "_max_retries",
        "is_over",
        "items",
        "last_event_id",
    )

    def __init__(self, call: Call[Any], head: Reply) -> None:
        self._end = streaming_of(call).end.encode() or None
        self._attempts = 0
        self._max_retries = call.settings.max_retries
        self.is_over = False
        self.last_event_id = ""
        self._call = call
        self._head = head
        self._decoder = _decoder(call, head)
        self.items = ItemReader[T](call, streaming_of(call), head)

    @property
    def has_events(self) -> bool:
        """Whether the stream is one of events, not of lines."""
        return isinstance(self._decoder, EventDecoder)

    def received(self, chunk: bytes) -> Iterator[Message]:
        """The messages that a piece completes, up to the one that ends the stream."""
        return self._until_end(self._decoder.feed(chunk))

    def rest(self) -> Iterator[Message]:
        """The message that the end of the content completes."""
        return self._until_end(self._decoder.end())

    def _until_end(self, messages: Iterator[Message]) -> Iterator[Message]:
        end = self._end
        try:
            for message in messages:
                if message.data == end:
                    self.is_over = True
                    return
                self._attempts = 0
                self.last_event_id = message.id
                yield message
        except OverflowError as error:
            raise self._too_large(error) from None

    def _too_large(self, error: OverflowError) -> ResponseTooLargeError:
        name, head = self._call.operation.name, self._head
        return ResponseTooLargeError(
            f"{name}: response {head.status}: {error} (max_response_bytes)",
            status=head.status,
            headers=head.headers,
        )

    def pause(self, error: ApiConnectionError) -> float:
        """The seconds to wait before the connection is made again; raises `error` if it is not."""
        decoder = self._decoder
        if not isinstance(decoder, EventDecoder) or not self._may_reconnect(decoder):
            raise error
        chance = random.random()  # noqa: S311 - spreads load, guards nothing
        pause = retry.reconnect_pause(decoder.retry, self._attempts, chance=chance)
        if pause is None or pause >= self._call.remaining():
            raise error
        return pause

    def _may_reconnect(self, decoder: EventDecoder) -> bool:
        is_left = self._attempts < self._max_retries
        # an id that no header can hold would have the stream begin anew
        is_told = is_header_value(decoder.last_id)
        return streaming_of(self._call).reconnects and is_left and is_told

    def again(self) -> Again:
        """How the connection is made again."""
        assert isinstance(self._decoder, EventDecoder)
        left, timeout = self._max_retries - self._attempts, self._call.timeout_left()
        return Again(self._decoder.last_id, timeout, left - 1)

    def go_on(self, call: Call[Any], head: Reply) -> None:
        """Reads what comes by a connection that was made again."""
        assert isinstance(self._decoder, EventDecoder)
        last_id, told = self._decoder.last_id, self._decoder.retry
        self._decoder = EventDecoder(_limit(call), last_id, told)
        self._attempts += call.attempts
        self._call = call
        self._head = head
        self.items.follow(call, head)


def streaming_of(call: Call[Any]) -> Streaming:
    """How the operation of a call answers with a stream."""
    assert call.operation.stream
    return call.operation.stream


def continued(arguments: Arguments, again: Again) -> Arguments:
    """The arguments of the call that makes a connection again."""
    options = arguments.get("options", {})
    headers = dict(options.get("headers", {}))
    if again.last_id:
        kept = {k: v for k, v in headers.items() if k.lower() != "last-event-id"}
        headers = {**kept, "Last-Event-ID": again.last_id}
    timed: CallOptions = {"timeout": again.timeout, "headers": headers}
    return {**arguments, "options": {**options, **timed}}


def is_stream(call: Call[Any], head: Reply) -> bool:
    """Whether what came is the stream that the operation declares; nothing at all is an empty one."""
    declared = declared_type(streaming_of(call), head)
    return declared is not None or head.status in _EMPTY


def no_stream(call: Call[Any], head: Reply, chunk: bytes) -> ResponseValidationError:
    """The error that stands for an answer that is no stream, which begins with `chunk`."""
    wanted = ", ".join(streaming_of(call).content)
    said = clipped(chunk.decode(errors="replace"), call.request.secrets)
    reason = f"{head.media_type} instead of {wanted}: {said!r}"
    return refusal(call, head, reason, chunk)


def _decoder(call: Call[Any], head: Reply) -> EventDecoder | LineDecoder:
    declared = declared_type(streaming_of(call), head)
    made = EventDecoder if has_events(declared or "") else LineDecoder
    return made(_limit(call))


def _limit(call: Call[Any]) -> float:
    limit = call.settings.max_response_bytes
    return inf if limit is None else limit
