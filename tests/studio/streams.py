"""Answers that go on: server-sent events, with all that they may have between them."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Iterator

from starlette.responses import StreamingResponse

from tests.studio.faults import DROP, ERROR_EVENT
from tests.studio.store import Log, Record

RETRY = 10
"""After how many milliseconds a client is to connect again."""
QUIET = 15
"""After how many seconds without an event the studio says that it is still there."""
BREAK = 2
"""After how many events a fault breaks a stream."""
WELCOME = f": welcome\nretry: {RETRY}\n\n"
END = "data: [DONE]\n\n"

_BROKEN = (
    '{"error": {"code": "stream_broken", "message": "The studio lost its thread."}}'
)


def event_stream(content: AsyncIterator[str]) -> StreamingResponse:
    """An answer that is a stream of events."""
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(content, media_type="text/event-stream", headers=headers)


async def told(log: Log, after: int, fault: str | None) -> AsyncIterator[str]:
    """What happened in a project after an event."""
    yield WELCOME
    for frame in _frames(log.events[after:], after + BREAK, fault):
        yield frame
    yield END


async def followed(log: Log, after: int, fault: str | None) -> AsyncIterator[str]:
    """What happened in a project after an event, and what is yet to happen, until the project is deleted."""
    yield WELCOME
    sent = after
    while not log.over or sent < len(log.events):
        events = log.events[sent:]
        for frame in _frames(events, after + BREAK, fault):
            yield frame
        sent += len(events)
        async for line in _until_more(log, sent):
            yield line
    yield END


def _frames(events: list[Record], last: int, fault: str | None) -> Iterator[str]:
    """Events as they are sent; a fault breaks the stream after the one with the number `last`."""
    for event in events:
        number, name = event["number"], event["type"]
        yield f"id: {number}\nevent: {name}\ndata: {json.dumps(event)}\n\n"
        if number == last:
            yield from _breaking(fault, f"event: error\ndata: {_BROKEN}\n\n")


def _breaking(fault: str | None, error: str) -> Iterator[str]:
    """What a fault sends last, before it breaks the connection."""
    if fault == ERROR_EVENT:
        yield error
    if fault in (DROP, ERROR_EVENT):
        raise ConnectionAbortedError


async def _until_more(log: Log, sent: int) -> AsyncIterator[str]:
    """Lines that say that the studio is still there, until something happens."""
    while len(log.events) == sent and not log.over:
        try:
            await asyncio.wait_for(log.more.wait(), QUIET)
        except TimeoutError:
            yield ": still here\n\n"


async def parts(words: Iterable[str], fault: str | None) -> AsyncIterator[str]:
    """Words as they are found."""
    for index, word in enumerate(words):
        text = f" {word}" if index else word
        yield f"data: {json.dumps({'index': index, 'text': text})}\n\n"
        if index + 1 == BREAK:
            for frame in _breaking(fault, f"data: {_BROKEN}\n\n"):
                yield frame
    yield END
