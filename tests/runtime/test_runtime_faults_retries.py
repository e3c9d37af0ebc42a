"""Servers that turn calls away: how often they are asked again, and that no call is made twice that must not be."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from client_runtime.errors import (
    ApiConnectionError,
    RateLimitError,
    ServerError,
    StatusError,
)

from tests.runtime.crooked import Crooked, Script, answer, running_crooked
from tests.runtime.faults import (
    BOTH,
    GET,
    NO_PAUSES,
    POST,
    SECRET,
    Caller,
    Fault,
    survived,
)

PAST: Final = "Tue, 14 Nov 2023 22:13:20 GMT"
LATER: Final = "Fri, 31 Dec 9999 23:59:59 GMT"
NEVER: Final = "Fri, 31 Dec 99999999999999999999 23:59:59 GMT"
FAILED: Final = Script((answer(b"{}", status="500 X"),))


@pytest.fixture
def server() -> Iterator[Crooked]:
    with running_crooked() as server:
        yield server


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*NO_PAUSES)


def turned_away(kind: type[StatusError], status: str, line: str, sent: int) -> Fault:
    """A call that a server does not take, and asks to be made later."""
    script = Script((answer(b"{}", line, status=status),))
    name, has_key = f"{status} {line[:40]}", SECRET in line
    return Fault(name, (script,) * sent, kind, status, sent, head_has_key=has_key)


PAUSES: Final = (
    ("Retry-After: 0", 3),
    ("Retry-After: 0.01", 3),
    (f"Retry-After: {PAST}", 3),
    ("Retry-After-Ms: 1", 3),
    ("Retry-After: soon", 3),
    ("Retry-After:", 3),
    ("Retry-After: -1", 3),
    ("Retry-After: nan", 3),
    (f"Retry-After: {NEVER}", 3),
    (f"Retry-After: {SECRET}", 3),
    ("Retry-After: 86400", 1),
    (f"Retry-After: {LATER}", 1),
    (f"Retry-After: {'9' * 999}", 1),
    ("Retry-After: inf", 1),
    ("Retry-After-Ms: 1e300", 1),
)
AWAY: Final = tuple(
    turned_away(kind, status, line, sent)
    for kind, status in ((RateLimitError, "429"), (ServerError, "503"))
    for line, sent in PAUSES
)


@BOTH
@pytest.mark.parametrize("fault", AWAY, ids=lambda fault: fault.name)
def test_retry_after(
    caught: Caller, fault: Fault, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """A pause that a server asks for is made, one that is absurd ends the call, and nonsense is as good as none."""
    survived(caught, server, fault, caplog)


@BOTH
def test_failures_that_end(
    caught: Caller, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that comes to itself in time is all that a caller sees of its failures."""
    picture = Script((answer(b'{"title":"sky"}'),))
    scripts = (FAILED, Script(end="reset"), picture)
    assert survived(caught, server, Fault("", scripts, sent=3), caplog).title == "sky"


@BOTH
def test_failures_that_do_not_end(
    caught: Caller, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that does not come to itself is asked as often as the client was told to, and no more."""
    client = {"max_retries": 5}
    fault = Fault("", (FAILED,) * 6, ServerError, "500", 6, client=client)
    survived(caught, server, fault, caplog)


def again(script: Script, sent: int, operation: Any, *key: str) -> Fault:
    """A call that fails each time that it is sent."""
    error = ServerError if script is FAILED else ApiConnectionError
    headers = {"headers": dict.fromkeys(key, "k")}
    name, arguments = f"{error.__name__} {operation.method}", {"options": headers}
    scripts = (script,) * sent
    return Fault(name, scripts, error, "", sent, operation, arguments=arguments)


TWICE: Final = tuple(
    again(script, sent, operation, *key)
    for script in (FAILED, Script(end="reset"))
    for operation, sent, *key in ((GET, 3), (POST, 1), (POST, 3, "Idempotency-Key"))
)


@BOTH
@pytest.mark.parametrize("fault", TWICE, ids=lambda fault: fault.name)
def test_what_may_be_sent_twice(
    caught: Caller, fault: Fault, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """What the server may have acted on is sent again only if that does no harm: by its method, or because it has a key."""
    survived(caught, server, fault, caplog)
