"""How values are checked: strictly in requests, leniently in responses."""

import warnings
from typing import Annotated, Any

import pytest
from client_runtime.errors import Violation
from client_runtime.types import UNIQUE, Constrained, Integer, Model
from client_runtime.validation import adapter_of, checked

from tests.runtime.pictures_api import Picture, Pixel


def strictly(declared: Any, value: object) -> tuple[Any, list[Violation]]:
    found: list[Violation] = []
    return checked(adapter_of(declared), value, found, where="body"), found


def told(declared: Any, value: object) -> list[tuple[str, str]]:
    return [(each.pointer, each.keyword) for each in strictly(declared, value)[1]]


@pytest.mark.parametrize(
    ("member", "keyword"),
    [
        ({"title": 5}, "type"),
        ({"title": "abcdef"}, "maxLength"),
        ({"title": "Abc"}, "pattern"),
        ({"shape": "round"}, "enum"),
        ({"shape": None}, "type"),
        ({"seconds": 7}, "enum"),
        ({"seconds": True}, "enum"),
        ({"count": 0}, "minimum"),
        ({"count": 1.5}, "type"),
        ({"count": True}, "type"),
        ({"count": "1"}, "type"),
        ({"scale": 0}, "exclusiveMinimum"),
        ({"scale": 0.7}, "multipleOf"),
        ({"scale": float("inf")}, "type"),
        ({"link": "a b"}, "format"),
        ({"tags": [1, 1.0]}, "uniqueItems"),
        ({"tags": [1, 2, 3, 4]}, "maxItems"),
        ({"tags": {}}, "type"),
        ({"pixel": None}, "type"),
        ({"remark": 1}, "type"),
    ],
)
def test_violations(member: dict[str, Any], keyword: str) -> None:
    """Each breach is told with its JSON Schema keyword, at the property's place."""
    (name,) = member
    assert told(Picture, {"title": "sea", **member}) == [(f"/{name}", keyword)]


def test_all_violations() -> None:
    """Every violation is told, the deepest too, by names on the wire."""
    value = {"pixel": {"class": "x"}, "parent": {"pixel": {"class": None}}}
    assert told(Picture, value) == [
        ("/title", "required"),
        ("/pixel/class", "type"),
        ("/parent/title", "required"),
        ("/parent/pixel/class", "type"),
    ]


@pytest.mark.parametrize(
    "member",
    [
        {"shape": "wide"},
        {"seconds": 5.0},
        {"count": 2.0},
        {"scale": 2},
        {"link": "HTTP://a/%7E"},
        {"tags": [1, True, "1"]},
        {"tags": [[1], [True], {"a": 1}]},
        {"pixel": {"class": 3}},
        {"remark": None},
        {"unknown": {"a": [None]}},
    ],
)
def test_what_is_valid_is_sent_as_it_is(member: dict[str, Any]) -> None:
    """Values that JSON Schema accepts pass unaltered, unset properties stay absent and null stays null."""
    valid, found = strictly(Picture, {"title": "sea", **member})
    assert not found
    dumped = adapter_of(Picture).dump_python(valid, by_alias=True, exclude_unset=True)
    assert dumped == {"title": "sea", **member}


def test_models_as_arguments() -> None:
    """A model is checked as strictly as an object of its properties, and its unset ones are not sent."""
    value = {"title": "sea", "pixel": Pixel(class_=1), "parent": Picture(title="sky")}
    valid, found = strictly(Picture, value)
    assert not found
    sent = adapter_of(Picture).dump_json(valid, by_alias=True, exclude_unset=True)
    assert sent == b'{"title":"sea","pixel":{"class":1},"parent":{"title":"sky"}}'
    lenient = Picture(title="TOO LONG", shape="round")
    assert told(Picture, {"title": "sea", "parent": lenient}) == [
        ("/parent/title", "maxLength"),
        ("/parent/shape", "enum"),
    ]


def test_lenient_values_dump_quietly() -> None:
    """What a response may hold and a request may not is dumped without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        text = Picture(title="sea", shape="round", seconds=None).model_dump_json(
            exclude_unset=True
        )
    assert text == '{"title":"sea","shape":"round","seconds":null}'


def test_union_members_are_no_part_of_pointers() -> None:
    """A pointer leads through the value, whichever member of a union was tried."""
    assert told(dict[str, list[Pixel] | int], {"a/b": [{"class": "x"}]}) == [
        ("/a~1b/0/class", "type"),
        ("/a~1b", "type"),
    ]


@pytest.mark.parametrize(
    ("pattern", "valid", "invalid"),
    [
        ("b", "abc", "ac"),
        (r"^\p{Lu}", "Éa", "éa"),
        ("^(?!x).+$", "ab", "xb"),
        ("^(?!x).+$", "ab", "ab\n"),
        (r"(.)\1", "aa", "ab"),
    ],
)
def test_patterns(pattern: str, valid: str, invalid: str) -> None:
    """A pattern is searched for, in whichever engine knows its syntax."""
    declared = Annotated[str, Constrained(pattern=pattern)]
    assert told(declared, valid) == []
    assert told(declared, invalid) == [("", "pattern")]


def test_patterns_that_nothing_understands() -> None:
    """A pattern that is none refuses nothing."""
    assert told(Annotated[str, Constrained(pattern="(", min_length=1)], "a") == []


def test_limits_of_other_types_say_nothing() -> None:
    """A keyword applies to its own types only, as in JSON Schema."""
    assert told(Annotated[Integer, Constrained(min_length=3)], 1) == []


def test_limits_apply_through_null() -> None:
    """A limit on a nullable type holds for the values that are not null."""
    declared = Annotated[str | None, Constrained(max_length=1)]
    assert told(declared, None) == []
    assert told(declared, "ab") == [("", "maxLength")]


def test_map_lengths() -> None:
    """The length of a map is told as its number of properties."""
    declared = Annotated[dict[str, int], Constrained(max_length=1)]
    assert told(declared, {"a": 1, "b": 2}) == [("", "maxProperties")]


def test_unique_models() -> None:
    """Objects are the same item if their properties are."""
    declared = Annotated[list[Pixel], UNIQUE]
    assert told(declared, [{"class": 1}, {"class": 1}]) == [("", "uniqueItems")]


def test_messages_show_no_more_than_a_line() -> None:
    """A message shows what was given on one short line, and hides what is likely a password."""

    class Login(Model):
        user: Annotated[str, Constrained(max_length=3)]
        password: Annotated[str, Constrained(max_length=3)]

    _, (user, password) = strictly(Login, {"user": "a\n" * 99, "password": "hunter2"})
    assert str(user).startswith(
        "/user: must have 3 characters or fewer (maxLength), got 'a\\na"
    )
    assert len(str(user)) < 150
    assert str(password).endswith("got [hidden]")
