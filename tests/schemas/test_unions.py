"""`oneOf` and `anyOf`, with and without a discriminator."""

from typing import Any

import pytest

from tests.schemas.made import Make, Schema, plain

Parts = dict[str, Schema]


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def tagged(name: str, **kind: Any) -> Schema:
    """An object with a tag and a property of its own."""
    properties = {"kind": kind or {"type": "string"}, name: {"type": "integer"}}
    return {"type": "object", "required": ["kind"], "properties": properties}


PETS: Parts = {"Cat": tagged("lives"), "Dog": tagged("barks")}
CHOICE = [ref("Cat"), ref("Dog")]


@pytest.mark.parametrize(
    ("mapping", "tags"),
    [
        ({}, {"Cat": "Cat", "Dog": "Dog"}),
        (
            {"cat": "#/components/schemas/Cat", "dog": "Dog"},
            {"cat": "Cat", "dog": "Dog"},
        ),
        ({"cat": "Cat", "tom": "Cat"}, {"cat": "Cat", "tom": "Cat", "Dog": "Dog"}),
        ({"a/b": "#/components/schemas/Cat"}, {"a/b": "Cat", "Dog": "Dog"}),
    ],
)
def test_discriminator(
    made: Make, mapping: dict[str, str], tags: dict[str, str]
) -> None:
    """Tags are those of the mapping, by reference or by name, several for one model too; else the names of schemas."""
    stated = {"propertyName": "kind"} | ({"mapping": mapping} if mapping else {})
    client = made(PETS, oneOf=CHOICE, discriminator=stated)
    for tag, name in tags.items():
        for strict in (False, True):
            found = client.read({"kind": tag, "x": 1}, strict=strict)
            assert type(found).__name__ == name
        assert client.send({"kind": tag}) == {"kind": tag}


def test_unknown_tag(made: Make) -> None:
    """An object with a tag that the spec does not name is kept whole, and refused strictly."""
    client = made(PETS, oneOf=CHOICE, discriminator={"propertyName": "kind"})
    for value in ({"kind": "Fish", "fins": [1]}, {"fins": 2}, {"kind": [1]}):
        found = client.read(value)
        assert type(found).__name__ == "UnknownObject"
        assert plain(found) == value
        assert client.refused(value) == [("", "discriminator")]
        assert client.refused_answer(value) == [("", "discriminator")]
    assert client.read({"kind": "Fish", "fins": [1]}).fins == [1]


def test_known_tag_decides(made: Make) -> None:
    """What is wrong with an object is told of the member that its tag names, and nothing of the others."""
    client = made(PETS, oneOf=CHOICE, discriminator={"propertyName": "kind"})
    assert client.refused({"kind": "Cat", "lives": "x"}) == [("/lives", "type")]
    with pytest.raises(client.ResponseValidationError) as caught:
        client.read({"kind": "Cat", "lives": {}})
    assert [each.pointer for each in caught.value.violations] == ["/lives"]


def test_tag_with_another_name_in_python(made: Make) -> None:
    """A tag is found under its name on the wire, and in models under that of their attribute."""
    part: Schema = {"required": ["@type"], "properties": {"@type": {"type": "string"}}}
    client = made(
        {"Cat": part, "Dog": part},
        oneOf=CHOICE,
        discriminator={"propertyName": "@type"},
    )
    assert type(client.read({"@type": "Dog"})).__name__ == "Dog"
    assert client.send(client.Dog(type="Dog")) == {"@type": "Dog"}
    assert client.refused(client.Dog(type="Fish")) == [("", "discriminator")]


def test_fixed_property_tells_apart(made: Make) -> None:
    """Without a discriminator, a required property with other values in each member tells them apart."""
    parts: Parts = {
        "Cat": tagged("lives", const="cat"),
        "Dog": tagged("barks", enum=["dog", "hound"]),
    }
    client = made(parts, anyOf=CHOICE)
    assert type(client.read({"kind": "hound"})).__name__ == "Dog"
    assert type(client.read({"kind": "fish"})).__name__ == "UnknownObject"
    assert client.refused({"kind": "cat", "lives": "x"}) == [("/lives", "type")]


def test_best_match(made: Make) -> None:
    """Without anything that tells members apart, the one is taken that knows most of the properties."""
    parts: Parts = {
        "A": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "B": {
            "type": "object",
            "properties": {"b": {"type": "integer"}, "c": {"type": "integer"}},
        },
    }
    client = made(
        parts,
        anyOf=[
            ref("A"),
            ref("B"),
            {"type": "array", "items": ref("A")},
            {"type": "string"},
        ],
    )
    assert type(client.read({"b": 1, "c": 2})).__name__ == "B"
    assert type(client.read({"a": 1})).__name__ == "A"
    assert type(client.read([{"a": 1}])[0]).__name__ == "A"
    assert client.read("a") == "a"


def test_nullable_union(made: Make) -> None:
    """Null is a member like any other, by `type: null`, with a discriminator too."""
    choice = [*CHOICE, {"type": "null"}]
    client = made(
        {**PETS, "Pet": {"oneOf": choice, "discriminator": {"propertyName": "kind"}}},
        type="object",
        required=["pet"],
        properties={
            "pet": ref("Pet"),
            "name": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        },
    )
    assert client.read({"pet": None}).pet is None
    assert client.send({"pet": None, "name": None}) == {"pet": None, "name": None}
    assert client.refused({"pet": {"kind": "Cat", "lives": 0.5}}) == [
        ("/pet/lives", "type")
    ]


def test_properties_beside(made: Make) -> None:
    """What stands beside `oneOf` holds for each of its members."""
    client = made(
        {
            "Cat": {
                "type": "object",
                "required": ["lives"],
                "properties": {"lives": {"type": "integer"}},
            }
        },
        type="object",
        required=["name"],
        properties={"name": {"type": "string"}},
        oneOf=[
            ref("Cat"),
            {"required": ["barks"], "properties": {"barks": {"type": "boolean"}}},
        ],
    )
    found = client.read({"name": "a", "lives": 9})
    assert (found.name, found.lives) == ("a", 9)
    assert client.refused({"name": "a", "barks": True}) == []
    assert ("/name", "required") in client.refused({"lives": 9})


def test_conditions_alone(made: Make) -> None:
    """Members that only say which properties must be there leave the object one object, and that is told."""
    client = made(
        type="object",
        properties={"a": {"type": "string"}, "b": {"type": "string"}},
        anyOf=[{"required": ["a"]}, {"required": ["b"]}],
    )
    assert "note[schema-untyped]: `anyOf` of conditions alone" in client.said
    assert type(client.read({"a": "x"})).__name__ == "Thing"


def _of(name: str) -> Schema:
    return {
        "type": "object",
        "required": [name],
        "properties": {name: {"type": "integer"}},
    }


def test_two_choices(made: Make) -> None:
    """Of two choices that hold together, beside properties, each member of the one goes with each of the other."""
    client = made(
        type="object",
        properties={"name": {"type": "string"}},
        allOf=[{"oneOf": [_of("a"), _of("b")]}, {"oneOf": [_of("c"), _of("d")]}],
    )
    found = client.read({"name": "x", "b": 1, "c": 2})
    assert (found.name, found.b, found.c) == ("x", 1, 2)
    assert client.refused({"name": "x", "a": 1, "d": 2}) == []
    assert client.refused({"name": "x", "a": 1})


def test_two_choices_of_conditions(made: Make) -> None:
    """Where both only say which properties must be there, the object stays one object."""
    client = made(
        type="object",
        properties={"a": {"type": "string"}, "b": {"type": "string"}},
        allOf=[
            {"anyOf": [{"not": {"required": ["a"]}}, {"required": ["b"]}]},
            {"anyOf": [{"not": {"required": ["b"]}}, {"required": ["a"]}]},
        ],
    )
    assert "note[schema-untyped]: `anyOf` of conditions alone" in client.said
    assert type(client.read({"a": "x"})).__name__ == "Thing"


def test_family(made: Make) -> None:
    """A schema that others are made of, with a discriminator, stands for them where it is used; others stay itself."""
    family: Parts = {
        "Pet": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}, "name": {"type": "string"}},
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"cat": "#/components/schemas/Cat"},
            },
        },
        "Cat": {"allOf": [ref("Pet"), {"properties": {"lives": {"type": "integer"}}}]},
        "Dog": {"allOf": [ref("Pet")], "description": "Nothing more."},
        "Puppy": {
            "allOf": [ref("Dog"), {"properties": {"weeks": {"type": "integer"}}}]
        },
    }
    client = made(
        family, type="object", properties={"pet": ref("Pet"), "dog": ref("Dog")}
    )
    for tag, name in {
        "cat": "Cat",
        "Dog": "Dog",
        "Puppy": "Puppy",
        "Pet": "Pet",
        "fish": "Pet",
    }.items():
        found = client.read({"pet": {"kind": tag, "name": "x"}}).pet
        assert (type(found).__name__, found.name) == (name, "x")
    assert type(client.read({"dog": {"kind": "Puppy"}}).dog).__name__ == "Puppy"
    assert client.refused({"pet": {"kind": "fish"}}) == [("/pet", "discriminator")]
    assert client.refused({"pet": client.Cat(kind="cat", lives=9)}) == []


def test_family_within_a_family(made: Make) -> None:
    """A schema in the midst of a family stands for those below it, under the values that the head of the family maps."""
    family: Parts = {
        "Pet": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"p": "Puppy", "d": "Dog", "c": "Cat"},
            },
        },
        "Cat": {"allOf": [ref("Pet")]},
        "Dog": {"allOf": [ref("Pet")]},
        "Puppy": {"allOf": [ref("Dog")]},
    }
    client = made(family, type="object", properties={"dog": ref("Dog")})
    for tag, name in {"p": "Puppy", "d": "Dog", "c": "Dog", "Puppy": "Dog"}.items():
        assert type(client.read({"dog": {"kind": tag}}).dog).__name__ == name
    assert client.refused({"dog": {"kind": "d"}}) == []
    assert client.refused({"dog": {"kind": "c"}}) == [("/dog", "discriminator")]


def test_base_that_lists_its_heirs(made: Make) -> None:
    """A base that lists, as its members, those that are made of it, is the union of them, each with what the base has."""
    base: Schema = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        "oneOf": CHOICE,
        "discriminator": {"propertyName": "kind"},
    }
    heirs: Parts = {
        name: {
            "allOf": [
                ref("Pet"),
                {"type": "object", "properties": {"name": {"type": "string"}}},
            ]
        }
        for name in ("Cat", "Dog")
    }
    client = made({"Pet": base, **heirs}, **{"$ref": "#/components/schemas/Pet"})
    found = client.read({"kind": "Dog", "name": "x"})
    assert (found.kind, found.name) == ("Dog", "x")
    assert client.refused({"kind": "Dog", "name": 1}) == [("/name", "type")]


def test_wrong_mapping(made: Make) -> None:
    """A mapping that leads nowhere is told, and the rest of it holds."""
    stated = {"propertyName": "kind", "mapping": {"cat": "Cat", "fish": "Fish"}}
    client = made(PETS, oneOf=CHOICE, discriminator=stated)
    assert "warning[discriminator-mapping]" in client.said
    assert type(client.read({"kind": "cat"})).__name__ == "Cat"


def test_discriminator_that_does_not_tell(made: Make) -> None:
    """A discriminator that does not tell every member from the others is told, and not used."""
    client = made(
        PETS,
        oneOf=[ref("Cat"), {"type": "object", "properties": {"x": {}}}],
        discriminator={"propertyName": "kind"},
    )
    assert "note[discriminator-unused]" in client.said
    assert type(client.read({"kind": "a", "lives": 1})).__name__ == "Cat"
