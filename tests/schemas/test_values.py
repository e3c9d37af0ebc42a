"""`enum` and `const`, of every kind of value."""

from typing import Any

import pytest

from tests.schemas.made import Make


@pytest.mark.parametrize(
    ("values", "valid", "invalid"),
    [
        (["a", "b"], "a", ["c", 1, None]),
        ([1, 2], 1, [3, True, "1", 1.5]),
        ([True, "x"], True, [1, False]),
        ([1, True], 1, [2, False]),
        ([0.5, 1.5], 0.5, [1, "0.5"]),
        (["a", 1, 1.5, True, None], None, [2, False, "b"]),
        (["a", None], None, ["b"]),
        ([{"a": 1}, [1, True]], {"a": 1.0}, [{"a": True}, [1, 1], {}]),
        ([[]], [], [[1]]),
        ([None], None, [0]),
        (["only"], "only", ["other"]),
        (["a", "a"], "a", ["b"]),
        (["A", "a", "å", "", "class"], "", ["b"]),
        ([1e3], 1000, [1]),
    ],
)
def test_enum(made: Make, values: list[Any], valid: object, invalid: list[Any]) -> None:
    """Exactly the listed values are taken, as JSON compares them: true is not 1, 1.0 is."""
    client = made(required=["x"], properties={"x": {"enum": values}})
    assert client.send({"x": valid}) == {"x": valid}
    assert client.refused_answer({"x": valid}) == []
    for each in invalid:
        assert client.refused({"x": each}), each
        assert client.refused_answer({"x": each}), each


@pytest.mark.parametrize("value", ["a", 1, 0.5, True, None, [1], {"a": []}])
def test_const(made: Make, value: object) -> None:
    """A constant is its value and no other."""
    client = made(required=["x"], properties={"x": {"const": value}})
    assert client.send({"x": value}) == {"x": value}
    assert client.refused({"x": "other"})


def test_new_values_are_read(made: Make) -> None:
    """A value that an enum gets later does not break a client: it is read, and sent again only if the spec names it."""
    client = made(
        properties={
            "x": {"enum": ["a", "b"]},
            "n": {"enum": [0.5, 1]},
            "m": {"enum": ["a", 1]},
        }
    )
    found = client.read({"x": "c", "n": 2, "m": "z"})
    assert (found.x, found.n, found.m) == ("c", 2, "z")
    assert [pointer for pointer, _ in client.refused(found)] == ["/x", "/n", "/m"]


def test_nullable_enum(made: Make) -> None:
    """An enum whose type allows null allows it, listed or not."""
    client = made(
        required=["x"],
        properties={"x": {"type": ["string", "null"], "enum": ["a", "b"]}},
    )
    assert client.send({"x": None}) == {"x": None}


def test_values_of_items(made: Make) -> None:
    """Values that are listed for an array, and are none, are those of its items; it is told."""
    client = made(
        properties={
            "x": {"type": "array", "items": {"type": "string"}, "enum": ["a", "b"]}
        }
    )
    assert "warning[enum-misplaced]" in client.said
    assert client.send({"x": ["a"]}) == {"x": ["a"]}
    assert client.refused({"x": ["c"]}) == [("/x/0", "enum")]


def test_values_of_another_type(made: Make) -> None:
    """Values of another type than the stated one are told; for strings they are taken as they are written."""
    client = made(properties={"x": {"type": "string", "enum": [1, 2]}})
    assert "warning[enum-type]" in client.said
    assert client.send({"x": "1"}) == {"x": "1"}


def test_enum_of_items(made: Make) -> None:
    """An enum inside an array or a map is an enum there."""
    client = made(
        properties={
            "list": {"type": "array", "items": {"enum": ["a", "b"]}},
            "map": {"type": "object", "additionalProperties": {"const": "c"}},
        }
    )
    assert client.refused({"list": ["x"], "map": {"k": "x"}}) == [
        ("/list/0", "enum"),
        ("/map/k", "const"),
    ]
