"""`allOf`, references with siblings, and the names of what has none."""

import pytest

from tests.schemas.made import Make, Schema

NAMED: dict[str, Schema] = {
    "Named": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "maxLength": 5},
            "place": {"type": "object", "properties": {"x": {"type": "integer"}}},
        },
    }
}
NAME = {"$ref": "#/components/schemas/Named"}


def test_parts_are_one_object(made: Make) -> None:
    """An object has what its parts have, however deep, and what stands beside them."""
    client = made(
        NAMED,
        allOf=[{"allOf": [NAME]}, {"properties": {"a": {"type": "integer"}}}],
        properties={"b": {"type": "integer"}},
        required=["a"],
    )
    assert client.refused({}) == [("/name", "required"), ("/a", "required")]
    assert client.refused({"name": "long one", "a": "x", "b": "x"}) == [
        ("/name", "maxLength"),
        ("/a", "type"),
        ("/b", "type"),
    ]


def test_one_part_is_that_part(made: Make) -> None:
    """A schema that only says something about another one is of its type."""
    client = made(
        NAMED,
        type="object",
        properties={"n": {"allOf": [NAME], "description": "Said here."}},
    )
    assert type(client.read({"n": {"name": "x"}}).n) is client.Named
    assert '"""Said here."""' in client.source


def test_component_of_one_part_keeps_its_name(made: Make) -> None:
    """A component that is another one can be imported by its own name too."""
    client = made(NAMED, allOf=[NAME], description="Nothing more.")
    assert client.Thing is client.Named


def test_inherited_objects_are_the_same(made: Make) -> None:
    """An object inside a part is one class, whoever the part is used by."""
    client = made(NAMED, allOf=[NAME, {"properties": {"a": {"type": "integer"}}}])
    value = {"name": "x", "place": {"x": 1}, "a": 1}
    assert type(client.read(value).place) is client.NamedPlace
    assert client.source.count("class NamedPlace") == 1
    assert "ThingPlace" not in client.source


def test_one_property_in_two_parts(made: Make) -> None:
    """A property that two parts describe must satisfy both."""
    client = made(
        NAMED, allOf=[NAME], properties={"name": {"type": "string", "pattern": "^a"}}
    )
    assert client.refused({"name": "b"}) == [("/name", "pattern")]
    assert client.refused({"name": "a" * 6}) == [("/name", "maxLength")]


@pytest.mark.parametrize(
    ("first", "second", "valid", "invalid"),
    [
        ({"minimum": 1}, {"minimum": 3, "maximum": 9}, 3, 2),
        ({"type": "number"}, {"type": "integer"}, 3, 0.5),
        ({"type": ["integer", "string"]}, {"type": ["string", "null"]}, "a", None),
        ({"enum": ["a", "b"]}, {"enum": ["b", "c"]}, "b", "a"),
        ({"multipleOf": 2}, {"multipleOf": 3}, 6, 4),
        ({"type": "string", "pattern": "a$"}, {"pattern": "^b"}, "ba", "b"),
        ({"type": "array", "minItems": 1}, {"items": {"type": "string"}}, ["a"], [1]),
    ],
)
def test_limits_hold_together(
    made: Make, first: Schema, second: Schema, valid: object, invalid: object
) -> None:
    """Of two limits of one kind the narrower one holds, or both."""
    client = made(type="object", properties={"x": {"allOf": [first, second]}})
    assert client.refused({"x": valid}) == []
    assert client.refused({"x": invalid})


def test_contradiction(made: Make) -> None:
    """Parts that no value can satisfy together are told, and the last one is followed."""
    client = made(
        properties={
            "x": {"allOf": [{"type": "string"}, {"type": "object", "properties": {}}]}
        }
    )
    assert "warning[schema-conflict]" in client.said
    assert client.send({"x": {}}) == {"x": {}}


def test_reference_with_siblings(made: Make) -> None:
    """What stands beside a reference holds as well as what it leads to."""
    client = made(
        {"Short": {"type": "string", "maxLength": 3}},
        type="object",
        properties={"x": {"$ref": "#/components/schemas/Short", "minLength": 2}},
    )
    assert client.refused({"x": "a"}) == [("/x", "minLength")]
    assert client.refused({"x": "abcd"}) == [("/x", "maxLength")]


def test_definitions_inside(made: Make) -> None:
    """A schema may bring its own definitions, which are named after both."""
    client = made(
        properties={"x": {"$ref": "#/components/schemas/Thing/$defs/inner"}},
        **{
            "$defs": {
                "inner": {"type": "object", "properties": {"y": {"type": "integer"}}}
            }
        },
    )
    assert type(client.read({"x": {"y": 1}}).x) is client.ThingInner


def test_names_of_members(made: Make) -> None:
    """A member of a union without a name has its title, its tag or its number; the only one but null needs none."""
    part: Schema = {"type": "object", "properties": {"a": {"type": "integer"}}}
    tag = {
        "type": "object",
        "required": ["k"],
        "properties": {"k": {"const": "big one"}},
    }
    assert isinstance(part, dict)
    client = made(
        properties={
            "many": {"anyOf": [{**part, "title": "The first"}, tag, part]},
            "one": {"anyOf": [part, {"type": "null"}]},
        }
    )
    for name in ("ThingManyTheFirst", "ThingManyBigOne", "ThingMany3", "ThingOne"):
        assert hasattr(client, name)


def test_very_large_object(made: Make) -> None:
    """An object may have a thousand properties."""
    client = made(properties={f"p{n}": {"type": "integer"} for n in range(1000)})
    assert client.refused({"p999": "x"}) == [("/p999", "type")]


def test_boolean_schemas(made: Make) -> None:
    """The schema `true` takes anything; `false`, which takes nothing, is told."""
    client = made(properties={"yes": True, "no": False})
    assert client.send({"yes": [1]}) == {"yes": [1]}
    assert "`false` allows no value" in client.said


def test_what_is_said(made: Make) -> None:
    """Descriptions and deprecations are told where a reader of the code finds them."""
    client = made(
        description="A thing.",
        deprecated=True,
        properties={
            "a": {"type": "string", "description": "An a.", "deprecated": True}
        },
    )
    assert client.Thing.__doc__ == "Deprecated. A thing."
    assert '"""Deprecated. An a."""' in client.source
