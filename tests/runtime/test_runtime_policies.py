"""The pure leaves: when to try again, and what a URI is."""

import pytest
from client_runtime import retry
from client_runtime.uris import is_uri

NOW = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT


@pytest.mark.parametrize(
    ("method", "status"),
    [("GET", 500), ("PUT", 503), ("DELETE", 408), ("GET", 429), ("POST", 429)],
)
def test_repeated_statuses(method: str, status: int) -> None:
    """Transient statuses are tried again, and for unsafe methods the one that says nothing was done."""
    idempotent = retry.is_idempotent(method, {}, "")
    assert retry.repeats_status(status, idempotent=idempotent)


@pytest.mark.parametrize(
    ("method", "status"),
    [("POST", 503), ("PATCH", 500), ("POST", 409), ("GET", 404), ("GET", 302)],
)
def test_final_statuses(method: str, status: int) -> None:
    """What will not change by itself, or may have had an effect already, is not tried again."""
    idempotent = retry.is_idempotent(method, {}, "")
    assert not retry.repeats_status(status, idempotent=idempotent)


def test_failures() -> None:
    """A failed connection is tried again unless it may have carried an unsafe request."""
    assert retry.repeats_failure(idempotent=True, request_sent=True)
    assert retry.repeats_failure(idempotent=False, request_sent=False)
    assert not retry.repeats_failure(idempotent=False, request_sent=True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "Tue, 14 Nov 2023 22:13:30 GMT"}, 10.0),
        ({"retry-after": "Tue, 14 Nov 2023 22:13:00 GMT"}, 0.0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "later"}, None),
        ({}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    """All three forms of the header are understood, and nonsense is as good as none."""
    assert retry.asked_pause(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("attempt", "chance", "seconds"),
    [
        (0, 1.0, 0.5),
        (1, 1.0, 1.0),
        (3, 0.5, 2.0),
        (9, 1.0, 8.0),
        (9, 0.0, 0.0),
        (5000, 1.0, 8.0),
    ],
)
def test_backoff(attempt: int, chance: float, seconds: float) -> None:
    """Pauses double up to a limit, and are anything between that and nothing."""
    assert retry.pause({}, attempt, chance=chance, now=NOW) == seconds


def test_longest_pause() -> None:
    """A minute is waited for, more is not."""
    assert retry.pause({"retry-after": "60"}, 0, chance=1.0, now=NOW) == 60.0
    assert retry.pause({"retry-after": "61"}, 0, chance=1.0, now=NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/a.png",
        "http://a@b:80/%41?x=/?#y",
        "ftp://[2001:db8::7]/c=GB?one",
        "urn:oasis:names",
        "mailto:a@b.c",
        "data:,",
        "file:///etc",
        "http://[::1]",
        "a:",
    ],
)
def test_uris(text: str) -> None:
    """What RFC 3986 calls a URI is one."""
    assert is_uri(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com",
        "/a/b",
        "//a/b",
        "1a:b",
        "http://a b",
        "http://a/%4",
        "http://a/é",
        "http://[::1",
        "http://[1::2::3]",
        "http://a:b",
        "http://a/\n",
        "http://a/<b>",
        "http://a#b#c",
        "https://example.com\n",
    ],
)
def test_no_uris(text: str) -> None:
    """What lacks a scheme or holds what must be escaped is none."""
    assert not is_uri(text)
