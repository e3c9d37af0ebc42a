"""Codes of errors, by `x-restencil-errors`, and keys against doing a thing twice, by `x-restencil-idempotency`."""

from typing import Any

import pytest

from tests.behaviours.conftest import Way, said
from tests.loopback import Answer


def _refused(way: Way, code: Any, status: int, text: Any = "Sorry.") -> Any:
    way.server.answers = said({"error": {"code": code, "text": text}}, status=status)
    with pytest.raises(way.package.StatusError) as caught:
        way.run(lambda client: client.jobs.raw.begin(hall="a"), max_retries=0)
    return caught.value


@pytest.mark.parametrize(
    ("code", "status", "name", "base"),
    [
        ("out_of_stock", 409, "OutOfStockError", "ConflictError"),
        ("out_of_stock", 400, "OutOfStockError", "ConflictError"),
        ("on_strike", 503, "OnStrikeError", "ServerError"),
        ("not_found", 404, "NotFoundError", "StatusError"),
        ("__proto__", 418, "ProtoError", "StatusError"),
        (42, 418, "Code42Error", "StatusError"),
        ("unheard_of", 409, "ConflictError", "StatusError"),
        (None, 429, "RateLimitError", "StatusError"),
        ({"a": 1}, 429, "RateLimitError", "StatusError"),
    ],
)
def test_classes(way: Way, code: Any, status: int, name: str, base: str) -> None:
    """A code that the spec names is a class of its own, of the kind of its status; any other is that of the status."""
    error = _refused(way, code, status)
    assert type(error) is getattr(way.package, name)
    assert type(error).__bases__ == (getattr(way.package, base),)
    assert error.code == (str(code) if isinstance(code, str | int) else None)


def test_message(way: Way) -> None:
    """A message says the status, the code, and what the body says where the spec says that it stands."""
    assert str(_refused(way, "out_of_stock", 409)) == (
        "jobs.begin: 409 Conflict out_of_stock: Sorry."
    )


def test_other_body(way: Way) -> None:
    """A body that is nothing like what the spec says is still an error of its status."""
    way.server.answers = [Answer(500, b"<html>", {"Content-Type": "text/html"})]
    with pytest.raises(way.package.ServerError) as caught:
        way.run(lambda client: client.jobs.raw.begin(hall="a"), max_retries=0)
    assert (caught.value.code, caught.value.body) == (None, "<html>")


def _keys(way: Way) -> list[str | None]:
    return [each.headers.get("x-once") for each in way.server.requests]


def test_key(way: Way) -> None:
    """Each call has a key of its own, all its attempts the same; so it may be sent again after a failure."""
    failed = Answer(500, b"", {"Retry-After": "0"})
    way.server.answers = [failed, failed, *said({"id": 1}, {"id": 1}, status=201)]
    for _ in range(2):
        way.run(lambda client: client.crates.add(id=1))
    first, second, third, other = _keys(way)
    assert first is not None
    assert first == second == third != other


def test_key_of_the_caller(way: Way) -> None:
    """A key that the caller gives is the one that is sent, as the argument or as a header."""
    way.server.answers = said({"id": 1}, status=201)
    way.run(lambda client: client.crates.add(id=1, x_once="mine"))
    way.run(lambda client: client.crates.add(id=1, headers={"X-Once": "mine too"}))
    assert _keys(way) == ["mine", "mine too"]


def test_no_key(way: Way) -> None:
    """An operation that takes no key has none, and is not sent twice."""
    way.server.answers = [Answer(500, b"")]
    with pytest.raises(way.package.ServerError):
        way.run(lambda client: client.jobs.raw.begin(hall="a"))
    assert _keys(way) == [None]
