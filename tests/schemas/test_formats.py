"""Strings and numbers with a format."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from tests.schemas.made import Make

OBJECTS: dict[str, tuple[str, Any, str]] = {
    "date-time": (
        "2030-01-02T03:04:05.5+02:00",
        datetime(2030, 1, 2, 3, 4, 5, 500000, timezone(timedelta(hours=2))),
        "2030-01-02T03:04:05.500000+02:00",
    ),
    "date": ("2030-01-02", date(2030, 1, 2), "2030-01-02"),
    "time": ("03:04:05Z", time(3, 4, 5, tzinfo=UTC), "03:04:05Z"),
    "uuid": (
        "AAAAAAAA-0000-4000-8000-000000000000",
        UUID("aaaaaaaa-0000-4000-8000-000000000000"),
        "aaaaaaaa-0000-4000-8000-000000000000",
    ),
    "byte": ("aGk=", b"hi", "aGk="),
    "decimal": ("1.10", Decimal("1.10"), "1.10"),
}


@pytest.mark.parametrize("format_", OBJECTS)
def test_object(made: Make, format_: str) -> None:
    """A string with a format is an object in Python: read as one, sent from one, and a string is sent as it is."""
    text, value, written = OBJECTS[format_]
    client = made(
        required=["x"], properties={"x": {"type": "string", "format": format_}}
    )
    for strict in (False, True):
        found = client.read({"x": text}, strict=strict)
        assert found.x == value
        assert type(found.x) is type(value)
    assert client.send({"x": text}) == {"x": text}
    assert client.send({"x": value}) == {"x": written}
    assert client.send(client.Thing(x=value)) == {"x": written}
    assert client.Thing(x=value).model_dump_json() == f'{{"x":"{written}"}}'


@pytest.mark.parametrize("format_", OBJECTS)
def test_text_that_is_none(made: Make, format_: str) -> None:
    """A string that is not of its format is refused strictly; in an answer it stays a string."""
    client = made(
        required=["x"], properties={"x": {"type": "string", "format": format_}}
    )
    assert client.refused({"x": "?"}) == [("/x", "format")]
    assert client.refused({"x": 5}) == [("/x", "type")]
    assert client.refused_answer({"x": "?"}) == [("/x", "format")]
    found = client.read({"x": "?"})
    assert found.x == "?"
    assert found.model_dump_json() == '{"x":"?"}'


@pytest.mark.parametrize(
    "value", [datetime(2030, 1, 2), "2030-01-02T03:04:05", time(3, 4)]
)
def test_offset(made: Make, value: object) -> None:
    """A time without an offset could mean any: it is not sent."""
    kind = "time" if isinstance(value, time) else "date-time"
    client = made(required=["x"], properties={"x": {"type": "string", "format": kind}})
    assert client.refused({"x": value}) == [("/x", "format")]


def test_moment_is_no_date(made: Make) -> None:
    """A date and time is not sent as a date."""
    client = made(properties={"x": {"type": "string", "format": "date"}})
    assert client.refused({"x": datetime(2030, 1, 2, tzinfo=UTC)}) == [("/x", "type")]


def test_odd_moments(made: Make) -> None:
    """Leap seconds and nanoseconds are sent as they are written; read, the first stay strings."""
    client = made(
        required=["x"], properties={"x": {"type": "string", "format": "date-time"}}
    )
    for text in (
        "2016-12-31T23:59:60Z",
        "2030-01-02T03:04:05.123456789Z",
        "2030-01-02t03:04:05z",
    ):
        assert client.send({"x": text}) == {"x": text}
    assert client.read({"x": "2016-12-31T23:59:60Z"}).x == "2016-12-31T23:59:60Z"
    assert client.read({"x": "2030-01-02T03:04:05.123456789Z"}).x.microsecond == 123456


def test_limits_of_text(made: Make) -> None:
    """Limits on the length of a string with a format hold for the string."""
    client = made(
        properties={"x": {"type": "string", "format": "byte", "maxLength": 4}}
    )
    assert client.send({"x": b"hi"}) == {"x": "aGk="}
    assert client.refused({"x": "aGlnaGVy"}) == [("/x", "maxLength")]


CHECKED = {
    "email": ("a@example.com", "nobody"),
    "ipv4": ("192.0.2.1", "192.0.2.256"),
    "ipv6": ("2001:db8::1", "2001"),
    "uri": ("https://example.com/", "no uri"),
    "duration": ("P1Y2M3DT4H5M6S", "1 day"),
}


@pytest.mark.parametrize("format_", CHECKED)
def test_checked(made: Make, format_: str) -> None:
    """Other formats are checked strictly, and are strings."""
    valid, invalid = CHECKED[format_]
    client = made(properties={"x": {"type": "string", "format": format_}})
    assert client.send({"x": valid}) == {"x": valid}
    assert client.refused({"x": invalid}) == [("/x", "format")]
    assert client.read({"x": invalid}).x == invalid


@pytest.mark.parametrize("format_", ["int64", "password", "color", "unheard-of"])
def test_unknown(made: Make, format_: str) -> None:
    """A format that nothing is known of leaves a string as it is."""
    client = made(properties={"x": {"type": "string", "format": format_}})
    assert client.send({"x": "anything"}) == {"x": "anything"}


@pytest.mark.parametrize("value", [2**53 + 1, 2**63, -(2**63), 10**30])
def test_large_integers(made: Make, value: int) -> None:
    """Integers of any size are exact, both ways."""
    client = made(properties={"x": {"type": "integer", "format": "int64"}})
    assert client.read({"x": value}).x == value
    assert client.send({"x": value}) == {"x": value}


def test_formats_in_lists_and_maps(made: Make) -> None:
    """Inside lists, maps and unions strings with a format are the same objects."""
    day = {"type": "string", "format": "date"}
    client = made(
        properties={
            "list": {"type": "array", "items": day},
            "map": {"type": "object", "additionalProperties": day},
            "null": {"type": ["string", "null"], "format": "date"},
        }
    )
    value = {"list": ["2030-01-02"], "map": {"a": "2030-01-02"}, "null": "2030-01-02"}
    found, when = client.read(value), date(2030, 1, 2)
    assert found.list_ == [when]
    assert found.map == {"a": when}
    assert found.null == when
    assert client.send(found) == value
