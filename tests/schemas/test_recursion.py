"""Schemas that contain themselves."""

from typing import Any

import pytest

from tests.schemas.made import Make, Schema, plain

THING = {"$ref": "#/components/schemas/Thing"}

RECURSIVE: dict[str, tuple[Schema, object, object]] = {
    "array": ({"type": "array", "items": THING}, [[], [[]]], [[], [1]]),
    "map": (
        {"type": "object", "additionalProperties": THING},
        {"a": {"b": {}}},
        {"a": {"b": 1}},
    ),
    "union": (
        {"anyOf": [{"type": "string"}, {"type": "array", "items": THING}]},
        ["a", ["b", []]],
        ["a", [1]],
    ),
    "nullable": (
        {"type": ["object", "null"], "additionalProperties": THING},
        {"a": {"b": None}},
        {"a": {"b": 1}},
    ),
    "object": (
        {"type": "object", "properties": {"next": THING}},
        {"next": {"next": {}}},
        {"next": {"next": 1}},
    ),
    "allOf": (
        {
            "allOf": [
                {"properties": {"next": THING}},
                {"properties": {"n": {"type": "integer"}}},
            ]
        },
        {"next": {"n": 1}},
        {"next": 1},
    ),
}


@pytest.mark.parametrize("kind", RECURSIVE)
def test_recursive(made: Make, kind: str) -> None:
    """A schema that contains itself, through whatever kind of container, is typed and checked to its depth."""
    schema, valid, invalid = RECURSIVE[kind]
    assert isinstance(schema, dict)
    client = made(**schema)
    assert "Any" not in client.source
    assert client.said == ""
    assert plain(client.read(valid)) == valid
    assert client.send(valid) == valid
    assert client.refused(invalid)


def test_through_others(made: Make) -> None:
    """Lists and maps that hold one another, without an object between, are aliases of one another."""
    trees = {
        "Tree": {
            "type": "object",
            "additionalProperties": {"$ref": "#/components/schemas/Trees"},
        },
        "Trees": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
    }
    client = made(
        trees, type="object", properties={"tree": {"$ref": "#/components/schemas/Tree"}}
    )
    value: dict[str, Any] = {"tree": {"a": [{"b": []}, {}]}}
    assert client.send(value) == value
    assert client.refused({"tree": {"a": [{"b": [1]}]}}) == [("/tree/a/0/b/0", "type")]


def test_all_of_itself(made: Make) -> None:
    """A part of an `allOf` that is the schema itself asks for nothing more."""
    client = made(
        allOf=[THING, {"type": "object", "properties": {"a": {"type": "string"}}}]
    )
    assert client.refused({"a": 1}) == [("/a", "type")]


def test_nothing_but_itself(made: Make) -> None:
    """A schema that says nothing but itself is open, and that is told."""
    client = made(anyOf=[THING, THING])
    assert "warning[" in client.said
    assert client.send([1]) == [1]


def test_deep(made: Make) -> None:
    """A chain of a thousand objects is no deeper than one."""
    chain: dict[str, Schema] = {
        f"Link{n}": {
            "type": "object",
            "properties": {"next": {"$ref": f"#/components/schemas/Link{n + 1}"}},
        }
        for n in range(1000)
    }
    chain["Link1000"] = {"type": "object", "properties": {"end": {"type": "string"}}}
    client = made(
        chain,
        type="object",
        properties={"next": {"$ref": "#/components/schemas/Link0"}},
    )
    assert client.Link999(next={"end": "x"}).next.end == "x"
