"""Bytes after the end of an answer that has no body: the connection that they came by is not used again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest
from client_runtime.errors import StatusError

from tests.runtime.crooked import Crooked, Script, answer, head, running_crooked
from tests.runtime.faults import BOTH, GET, Caller, Fault, survived
from tests.runtime.streaming import BOTH as STREAMS
from tests.runtime.streaming import WATCH, Drive

HEAD: Final = replace(GET, method="HEAD")

SPILT: Final = (answer(b"{}", status="500 X"), b"{}", b"\r\n\r\n", b" " * 99_999)
"""What comes after the end of an answer: another one, which nobody asked for, or what is none."""


@BOTH
@pytest.mark.parametrize("spilt", SPILT, ids=len)
@pytest.mark.parametrize("says_so", [False, True])
def test_no_content_with_content(
    caught: Caller,
    spilt: bytes,
    says_so: bool,  # noqa: FBT001 - a parameter of the test
    server: Crooked,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What comes after a 204, announced or not, is neither its content nor the beginning of the next answer."""
    length = [f"Content-Length: {len(spilt)}"] if says_so else []
    sent = head(*length, status="204 No Content") + spilt
    fault = Fault("", (Script((sent,)),))
    assert survived(caught, server, fault, caplog) is None


@BOTH
@pytest.mark.parametrize("spilt", SPILT, ids=len)
def test_not_modified_with_content(
    caught: Caller, spilt: bytes, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """The same goes for a 304, which may have the length of what it stands for."""
    sent = head("Content-Length: 3", status="304 X") + spilt
    fault = Fault("", (Script((sent,)),), StatusError, "304")
    survived(caught, server, fault, caplog)


@BOTH
@pytest.mark.parametrize("spilt", SPILT, ids=len)
def test_an_answer_to_head_with_content(
    caught: Caller, spilt: bytes, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """The same goes for what answers HEAD."""
    sent = head("Content-Length: 3") + spilt
    fault = Fault("", (Script((sent,)),), operation=HEAD)
    assert survived(caught, server, fault, caplog) is None


@BOTH
def test_content_behind_half_of_an_end(
    caught: Caller, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """The same goes where the end of the head comes in two pieces, the second with what does not belong to it."""
    end = head(status="204 X")
    for cut in (1, 2, 3):
        server.requests.clear()
        pieces = Script((end[:-cut], end[-cut:] + b"{}"), pause=0.05)
        fault = Fault("", (pieces,))
        assert survived(caught, server, fault, caplog) is None


@STREAMS
@pytest.mark.parametrize("spilt", SPILT, ids=len)
def test_a_stream_of_nothing_with_content(drive: Drive, spilt: bytes) -> None:
    """The same goes for a 204 where a stream was asked for."""
    nothing = Script((head(status="204 X") + spilt,))
    one = Script((answer(b'data: {"n":1}\n\n', media_type="text/event-stream"),))
    with running_crooked(nothing, one) as server, drive(server) as ticks:
        assert list(ticks.watch(WATCH)) == []
        assert [tick.n for tick in ticks.watch(WATCH)] == [1]


@pytest.fixture
def server() -> Iterator[Crooked]:
    with running_crooked() as server:
        yield server
