"""CPU of a stream of chat chunks, by event, beside that of openai-python's decoder: both in turn, medians of several rounds.

    python tests/bench/streams.py --peer PATH/TO/python

The peer is a Python in which `openai` is installed: `pip install openai` in an environment of its own. Both get the same
bytes in the same pieces, from memory. Figures are for reading, no test asserts one: machines differ, and are shared.
"""

import argparse
import json
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any, Final

import httpx2

from tests.runtime.conftest import load_runtime

load_runtime()

from client_runtime.clients import SyncClient  # noqa: E402 - it is importable now
from client_runtime.declarations import Api, Operation  # noqa: E402
from client_runtime.resources import SyncResource  # noqa: E402
from client_runtime.rules import Streaming  # noqa: E402
from client_runtime.sse import EventDecoder  # noqa: E402
from client_runtime.types import Integer, Model, Omittable  # noqa: E402

_EVENTS: Final = 20_000
_PIECE: Final = 16_384
_ROUNDS: Final = 5

_PEER: Final = """
import sys
from time import process_time
from openai import __version__
from openai._models import construct_type
from openai._streaming import SSEDecoder
from openai.types.chat import ChatCompletionChunk

def events():
    return SSEDecoder().iter_bytes(iter(pieces))

def items():
    for event in events():
        yield construct_type(type_=ChatCompletionChunk, value=event.json())

size = int(sys.argv[1])
body = sys.stdin.buffer.read()
pieces = [body[at : at + size] for at in range(0, len(body), size)]
print(__version__)
for read in (events, items):
    began = process_time()
    count = sum(1 for _ in read())
    print((process_time() - began) / (count or 1))
"""


def main() -> None:
    """Prints a row for each way to read: microseconds of CPU for an event, events a second, and the ratio to its peer."""
    peer = _options().peer
    body = _body()
    names = ["restencil: events", "restencil: items, validated"]
    rounds = [
        [*_own(body), *(_others(peer, body) if peer else ())] for _ in range(_ROUNDS)
    ]
    if peer:
        version = _said(peer, b"")[0]
        names += [
            f"openai {version}: events",
            f"openai {version}: items, not validated",
        ]
    seconds = [statistics.median(each) for each in zip(*rounds, strict=True)]
    print(*_table(names, seconds), sep="\n")


def _options() -> argparse.Namespace:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    told = "a Python in which openai is installed; without it only our own figures"
    made.add_argument("--peer", type=Path, help=told)
    return made.parse_args()


def _body() -> bytes:
    choice = {"index": 0, "delta": {"content": " hello"}, "finish_reason": None}
    chunk = {
        "id": "chatcmpl-123",
        "object": "chat.completion.chunk",
        "created": 1694268190,
        "model": "gpt-4o-mini",
        "choices": [choice],
    }
    return b"data: %s\n\n" % json.dumps(chunk).encode() * _EVENTS


class Delta(Model):
    """What a chunk adds."""

    role: Omittable[str] = None
    content: Omittable[str] = None


class Choice(Model):
    """One of the answers."""

    index: Integer
    delta: Delta
    finish_reason: str | None = None


class Chunk(Model):
    """An item of the stream."""

    id: str
    object: str
    created: Integer
    model: str
    choices: list[Choice]


_CHAT: Final[Operation[Any]] = Operation(
    name="chat",
    method="GET",
    path="/",
    responses={},
    stream=Streaming(content={"text/event-stream": Chunk}, end="[DONE]"),
)


def _own(body: bytes) -> list[float]:
    """The seconds that an event takes: taken apart, and through a client, with the item in it."""
    pieces = [body[at : at + _PIECE] for at in range(0, len(body), _PIECE)]
    return [_seconds(_events(pieces)), _seconds(_items(pieces))]


def _events(pieces: list[bytes]) -> Iterator[object]:
    decoder = EventDecoder(len(pieces) * _PIECE)
    return (event for piece in pieces for event in decoder.feed(piece))


def _items(pieces: list[bytes]) -> Iterator[object]:
    headers = {"content-type": "text/event-stream"}
    answer = httpx2.Response(200, headers=headers, content=iter(pieces))
    http = httpx2.Client(transport=httpx2.MockTransport(lambda _: answer))
    api = Api(servers=("https://chat.invalid",), security={})
    client = SyncClient(api, credentials={}, http_client=http)
    return iter(SyncResource(client._caller)._stream(_CHAT))


def _seconds(events: Iterator[object]) -> float:
    began = process_time()
    count = sum(1 for _ in events)
    assert count == _EVENTS
    return (process_time() - began) / count


def _others(peer: Path, body: bytes) -> list[float]:
    return [float(each) for each in _said(peer, body)[1:]]


def _said(peer: Path, body: bytes) -> list[str]:
    command = (peer, "-c", _PEER, str(_PIECE))
    run = subprocess.run(command, input=body, capture_output=True, check=True)
    return run.stdout.decode().split()


def _table(names: list[str], seconds: list[float]) -> Iterator[str]:
    yield "| what | us of CPU for an event | events a second | as often as the peer |"
    yield "|---|---:|---:|---:|"
    # rows of ours come first, then the same of the peer
    peers = [*seconds[2:], *[None] * 4]
    for name, taken, peer in zip(names, seconds, peers, strict=False):
        ratio = f"{peer / taken:.1f}" if peer else ""
        yield f"| {name} | {taken * 1_000_000:.2f} | {1 / taken:,.0f} | {ratio} |"


if __name__ == "__main__":
    main()
