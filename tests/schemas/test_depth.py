"""Schemas that lead to one another further than anybody writes by hand, and documents of tools do."""

from typing import Any

import pytest

from tests.schemas.made import Make, Schema


def _chain(length: int, step: dict[str, Any], key: str) -> dict[str, Schema]:
    """Schemas of which each holds the next one at a key of `step`, the last one a text."""

    def inner(number: int) -> Schema:
        last = number == length - 1
        held = {"type": "string"} if last else _reference(number + 1)
        return {**step, key: {"next": held} if key == "properties" else held}

    return {f"S{number}": inner(number) for number in range(length)}


def _reference(number: int) -> Schema:
    return {"$ref": f"#/components/schemas/S{number}"}


def test_objects(made: Make) -> None:
    """Objects may lead to one another over hundreds of others."""
    chain = _chain(300, {"type": "object"}, "properties")
    client = made(chain, properties={"x": _reference(0)})
    assert client.refused({"x": {"next": {"next": 5}}}) == [("/x/next/next", "type")]
    assert client.send({"x": {"next": {"next": {}}}}) == {"x": {"next": {"next": {}}}}


@pytest.mark.parametrize(
    ("step", "key", "wrong", "place"),
    [
        ({"type": "array", "minItems": 1}, "items", [[5]], "/x/0/0"),
        ({"type": ["array", "null"]}, "items", [[5]], "/x/0/0"),
        ({"type": "object"}, "additionalProperties", {"a": {"b": 5}}, "/x/a/b"),
    ],
    ids=("arrays", "arrays or null", "maps"),
)
def test_containers(
    made: Make, step: dict[str, Any], key: str, wrong: object, place: str
) -> None:
    """Of arrays and maps without an object between them, so many are checked as Python can read; that is told."""
    client = made(_chain(300, step, key), properties={"x": _reference(0)})
    assert client.said.count("warning[schema-depth]") == 1
    assert client.refused({"x": wrong}) == [(place, "type")]
    deep: object = 5
    for _ in range(100):
        deep = {"a": deep} if key == "additionalProperties" else [deep]
    assert client.refused({"x": deep}) == []
