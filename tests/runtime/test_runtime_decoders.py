"""Streams taken apart: by the rules of server-sent events, and by lines, wherever the pieces are cut."""

from itertools import pairwise
from typing import Any, Final

import pytest
from client_runtime.json_lines import LineDecoder
from client_runtime.sse import EventDecoder, Message
from hypothesis import given
from hypothesis import strategies as st

LIMIT: Final = 1000


def events(*chunks: bytes) -> list[Message]:
    """What is read of pieces."""
    return _read(EventDecoder(LIMIT), chunks)


def lines(*chunks: bytes) -> list[bytes]:
    """The lines that are read of pieces."""
    return [message.data for message in _read(LineDecoder(LIMIT), chunks)]


def _read(decoder: Any, chunks: tuple[bytes, ...]) -> list[Message]:
    found = [message for chunk in chunks for message in decoder.feed(chunk)]
    return [*found, *decoder.end()]


def told(
    data: bytes, event: str = "message", id_: str = "", retry: int | None = None
) -> Message:
    """An event."""
    return Message(data, event, id_, retry)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"data: a\n\n", [told(b"a")]),
        (b"data: a", []),
        (b"data: a\n", []),
        (b"data:a\n\ndata:  b\n\n", [told(b"a"), told(b" b")]),
        (b"data\n\ndata:\n\n", [told(b""), told(b"")]),
        (b"data: a\ndata: b\ndata\n\n", [told(b"a\nb\n")]),
        (b"data: a\r\rdata: b\r\n\r\ndata: c\n\r\n", [*map(told, (b"a", b"b", b"c"))]),
        (b"\n\n\n\ndata: a\n\n\n\n\n", [told(b"a")]),
        (b"\xef\xbb\xbfdata: a\n\n", [told(b"a")]),
        (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\n", []),
        (b": data: a\n:\ndata: b\n\n", [told(b"b")]),
        (b"event: x\n\ndata: a\n\n", [told(b"a")]),
        (b"event: x\ndata: a\n\n", [told(b"a", "x")]),
        (b"event\ndata: a\n\n", [told(b"a")]),
        (b"id: 1\ndata: a\n\ndata: b\n\n", [told(b"a", id_="1"), told(b"b", id_="1")]),
        (b"id: 1\n\ndata: b\nid\n\n", [told(b"b")]),
        (b"id: 1\nid: 2\0\ndata: a\n\n", [told(b"a", id_="1")]),
        (b"retry: 5\ndata: a\n\n", [told(b"a", retry=5)]),
        (b"retry: 5s\nretry: -5\nretry: \xb2\ndata: a\n\n", [told(b"a")]),
        (b"retry: " + b"9" * 5000 + b"\ndata: a\n\n", []),
        (b" data: a\nDATA: b\nother: c\n\n", []),
        (b"data: a\ndata : b\ndata: c:d\n\n", [told(b"a\nc:d")]),
    ],
)
def test_the_rules_of_events(text: bytes, found: list[Message]) -> None:
    """Every rule of the HTML standard about the interpretation of a stream."""
    if len(text) > LIMIT:
        with pytest.raises(OverflowError):
            events(text)
    else:
        assert events(text) == found


TEXT: Final = (
    b'\xef\xbb\xbf: hello\r\n\r\nid: 1\r\nevent: n\xc3\xa9\r\ndata: {"a":\r\n'
    b'data: "\xe2\x82\xac"}\r\n\r\ndata: 2\n\ndata: 3\r\r: c\rid: 2\rdata\r\nretry: 10\n\nid: 9\ndata: no'
)
READ: Final = [
    told(b'{"a":\n"\xe2\x82\xac"}', "n\N{LATIN SMALL LETTER E WITH ACUTE}", "1"),
    told(b"2", id_="1"),
    told(b"3", id_="1"),
    told(b"", id_="2", retry=10),
]


def test_all_cuts() -> None:
    """A text is the same events wherever it is cut in two, and byte by byte."""
    for at in range(len(TEXT) + 1):
        assert events(TEXT[:at], TEXT[at:]) == READ
    assert events(*(bytes([byte]) for byte in TEXT)) == READ


def test_what_a_stream_goes_on_from() -> None:
    """The last id is that of the last event that was complete, and the time that the server asks for counts at once."""
    decoder = EventDecoder(LIMIT, "0")
    assert list(decoder.feed(b"retry: 7\n\ndata: a\n\nid: 9\ndata: b\n")) == [
        told(b"a", id_="0")
    ]
    assert (decoder.last_id, decoder.retry) == ("0", 7)


FIELDS: Final = (b"data", b"data: y", b"id: 1", b"id", b"event: e", b"retry: 3", b": z")
BREAKS: Final = (b"\r", b"\n", b"\r\n", b"\n\n")
ODD: Final = (b":", b" ", b"x", b"\0", b"\xef\xbb\xbf", b"\xe2", b"\x82\xac")
PIECES: Final = st.sampled_from((*FIELDS, *BREAKS, *ODD))
TEXTS: Final = st.lists(PIECES, max_size=40).map(b"".join)


@given(TEXTS, st.lists(st.integers(0, 80)))
def test_any_cuts(text: bytes, cuts: list[int]) -> None:
    """Cut into pieces of any size, some of them empty, a text is what it is as a whole: as events, and as lines."""
    chunks = [text[a:b] for a, b in pairwise([0, *sorted(cuts), len(text)])]
    assert events(*chunks) == events(text)
    assert lines(*chunks) == lines(text)


@given(TEXTS)
def test_beside_the_plain_way(text: bytes) -> None:
    """A text is what it comes to line by line, as the standard has it."""
    assert events(text) == _by_lines(text)


def _by_lines(text: bytes) -> list[Message]:
    plain = (
        text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    )
    found: list[Message] = []
    data: list[bytes] = []
    event, id_, retry = b"", "", None
    for line in plain.split(b"\n")[:-1]:
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if not line:
            if data:
                name = event.decode(errors="replace") or "message"
                found.append(told(b"\n".join(data), name, id_, retry))
            data, event, retry = [], b"", None
        elif field == b"data":
            data.append(value)
        elif field == b"event":
            event = value
        elif field == b"id" and b"\0" not in value:
            id_ = value.decode(errors="replace")
        elif field == b"retry" and value.isdigit():
            retry = int(value)
    return found


def test_limits() -> None:
    """An event and a line may be as long as the limit, complete or not; what is before them is not lost."""
    for decoder in (EventDecoder(7), LineDecoder(7)):
        assert list(decoder.feed(b"data: x\n\n"))
        assert not list(decoder.feed(b"data: y"))
        with pytest.raises(OverflowError, match="more than 7 bytes"):
            list(decoder.feed(b"y"))
    found: list[bytes] = []
    with pytest.raises(OverflowError):
        found.extend(each.data for each in LineDecoder(3).feed(b"123\n1234\n"))
    assert found == [b"123"]
