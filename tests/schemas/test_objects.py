"""Properties: required, nullable, absent, read-only, write-only, and those without a name."""

import pytest

from tests.schemas.made import Make, plain

TEXT = {"type": "string"}


def test_absent_is_not_null(made: Make) -> None:
    """What is left out stays out, what is null stays null; null is refused where it is not allowed."""
    client = made(
        required=["both"],
        properties={
            "a": TEXT,
            "b": {"type": ["string", "null"]},
            "both": {"type": ["string", "null"]},
        },
    )
    assert client.send({"b": None, "both": None}) == {"b": None, "both": None}
    assert client.refused({"a": None}) == [("/a", "type"), ("/both", "required")]
    found = client.read({"a": None, "both": None})
    assert found.model_fields_set == {"a", "both"}


def test_default_is_not_sent(made: Make) -> None:
    """A default is the server's: it is neither sent nor read where it is absent."""
    client = made(properties={"a": {"type": "string", "default": "x"}})
    assert client.send({}) == {}
    assert client.send(client.Thing()) == {}
    assert client.read({}).a is None


def test_closed(made: Make) -> None:
    """Where there may be no other properties, each of them is refused strictly, and kept leniently."""
    client = made(properties={"a": TEXT}, additionalProperties=False)
    told = [("/b", "additionalProperties"), ("/c", "additionalProperties")]
    assert client.refused({"a": "x", "b": 1, "c": 2}) == told
    assert client.refused(client.Thing(a="x", b=1, c=2)) == told
    assert client.refused_answer({"b": 1, "c": 2}) == told
    assert plain(client.read({"b": 1})) == {"b": 1}


def test_closed_inside(made: Make) -> None:
    """The pointer of an unknown property leads to it."""
    inner = {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}
    client = made(properties={"list": {"type": "array", "items": inner}})
    assert client.refused({"list": [{}, {"x/y": 1}]}) == [
        ("/list/1/x~1y", "additionalProperties")
    ]


def test_typed_extras(made: Make) -> None:
    """Properties without a name may have a type: they are checked, and models in them are models."""
    client = made(
        properties={"a": TEXT},
        additionalProperties={
            "type": "object",
            "properties": {"n": {"type": "integer"}},
        },
    )
    found = client.read({"a": "x", "more": {"n": 1}})
    assert found.model_extra["more"].n == 1
    assert client.send(found) == {"a": "x", "more": {"n": 1}}
    assert client.refused({"more": {"n": "x"}}) == [("/more/n", "type")]


def test_free_extras(made: Make) -> None:
    """Otherwise what has no name is kept, and sent again."""
    client = made(properties={"a": TEXT})
    found = client.read({"a": "x", "b": [None]})
    assert client.send(found) == {"a": "x", "b": [None]}


def test_map(made: Make) -> None:
    """An object of free keys is a dict, limits of its size checked."""
    client = made(
        properties={
            "m": {
                "type": "object",
                "additionalProperties": {"type": "integer"},
                "maxProperties": 1,
            }
        }
    )
    assert client.read({"m": {"a": 1}}).m == {"a": 1}
    assert client.refused({"m": {"a": "x"}}) == [("/m/a", "type")]
    assert client.refused({"m": {"a": 1, "b": 1}}) == [("/m", "maxProperties")]


READ = {"type": "string", "readOnly": True}
WRITE = {"type": "string", "writeOnly": True}


def test_read_only(made: Make) -> None:
    """What only answers have need not be in a request, whether as an argument or deep inside."""
    inner = {"type": "object", "required": ["id"], "properties": {"id": READ}}
    client = made(required=["id", "in"], properties={"id": READ, "in": inner})
    assert client.send({"in": {}}) == {"in": {}}
    assert client.send(client.Thing(in_=client.ThingIn())) == {"in": {}}
    assert client.refused_answer({"id": "1", "in": {}}) == [("/in/id", "required")]
    found = client.read({"id": "1", "in": {"id": "2"}}, strict=True)
    assert (found.id, found.in_.id) == ("1", "2")


def test_write_only(made: Make) -> None:
    """What only requests have need not be in an answer, even a strict one."""
    client = made(required=["secret"], properties={"secret": WRITE})
    assert client.refused({}) == [("/secret", "required")]
    assert client.refused_answer({}) == []
    assert client.read({}).secret is None


def test_read_only_in_answers_alone(made: Make) -> None:
    """An object that is only answered has its read-only properties like any other."""
    client = made(
        {"Out": {"required": ["id"], "properties": {"id": READ}}},
        properties={"x": TEXT},
    )
    assert "READ_ONLY" not in client.source
    with pytest.raises(ValueError, match="id"):
        client.Out()


def test_pattern_properties(made: Make) -> None:
    """Keys by a pattern are properties without a name, of any of the types; that the pattern is not checked is told."""
    client = made(
        properties={
            "m": {
                "type": "object",
                "patternProperties": {"^x": {"type": "integer"}, "^y": TEXT},
                "additionalProperties": False,
            }
        }
    )
    assert client.read({"m": {"x": 1, "y": "a"}}).m == {"x": 1, "y": "a"}
    assert client.refused({"m": {"x": 0.5}})
    assert "`patternProperties` is not expressed in types" in client.said


@pytest.mark.parametrize(
    "keyword",
    [
        {"not": {"type": "string"}},
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
        {"dependentRequired": {"a": ["b"]}},
        {"propertyNames": {"pattern": "^a"}},
        {"minProperties": 1},
        {"required": ["unheard"]},
    ],
    ids=lambda keyword: next(iter(keyword)),
)
def test_keywords_without_a_type(made: Make, keyword: dict[str, object]) -> None:
    """What no type says is told once for each kind, with the number of places, and keeps nothing from being used."""
    inner = {"type": "object", "properties": {"a": TEXT}, **keyword}
    client = made(properties={"x": inner, "y": inner})
    assert client.said.count("note[schema-untyped]") == 1
    assert "(so in 2 places)" in client.said
    assert client.send({"x": {"a": "a"}}) == {"x": {"a": "a"}}


def test_tuple(made: Make) -> None:
    """An array of so many items, each with a type of its own, is a tuple; sent as a list or a tuple."""
    pair = {"type": "array", "prefixItems": [TEXT, {"type": "integer"}], "items": False}
    client = made(properties={"pair": pair})
    assert client.read({"pair": ["a", 1]}).pair == ("a", 1)
    assert client.send({"pair": ["a", 1]}) == {"pair": ["a", 1]}
    assert client.send(client.Thing(pair=("a", 1))) == {"pair": ["a", 1]}
    assert client.refused({"pair": [1, 1]}) == [("/pair/0", "type")]


def test_open_tuple(made: Make) -> None:
    """An array that may have more items is a list of all their types, and that is told."""
    client = made(
        properties={
            "x": {"type": "array", "prefixItems": [TEXT], "items": {"type": "integer"}}
        }
    )
    assert client.read({"x": ["a", 1, 2]}).x == ["a", 1, 2]
    assert "`prefixItems` is not expressed in types" in client.said


def test_called_like_a_class_of_python(made: Make) -> None:
    """A model that is called like a class of Python's own is not taken for it where it is named before it is defined."""
    warning = {"type": "object", "properties": {"a": TEXT}}
    first = {
        "type": "object",
        "properties": {"w": {"$ref": "#/components/schemas/Warning"}},
    }
    client = made(
        {"First": first, "Warning": warning},
        properties={"first": {"$ref": "#/components/schemas/First"}},
    )
    assert client.read({"first": {"w": {"a": "b"}}}).first.w.a == "b"
