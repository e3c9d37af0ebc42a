"""Overlays of 1.0 and 1.1: what each kind of action makes of a document, and which overlays are none."""

from typing import Any

import pytest
import yaml

from tests.commands import restencil
from tests.corrections.park import Park

HEAD = 'overlay: 1.1.0\ninfo: {title: Corrections, version: "1"}\nactions:\n'
TREE = "$.components.schemas.Tree"
GET = "$.paths['/trees'].get"


def made(park: Park, *actions: str) -> Any:
    """What actions, in YAML, make of the park."""
    listed = "".join(f"  - {each}\n" for each in actions)
    park.overlay.write_text(HEAD + listed, "utf-8")
    return park.effective()


def tree(park: Park, *actions: str) -> Any:
    """What actions make of the schema of trees."""
    return made(park, *actions)["components"]["schemas"]["Tree"]


def test_objects_merged(park: Park) -> None:
    """`update` of an object sets and adds what it names, at any depth, and leaves the rest."""
    found = made(park, '{target: $.info, update: {contact: {name: Ann}, version: "2"}}')
    assert found["info"] == {
        "title": "Park",
        "version": "2",
        "contact": {"name": "Ann"},
    }
    found = tree(park, f"{{target: {TREE}, update: {{properties: {{age: {{}}}}}}}}")
    assert list(found["properties"]) == ["height", 'it\'s "odd"/ä', "age"]


def test_root(park: Park) -> None:
    """The root of the document is a target as any other."""
    found = made(park, '{target: "$", update: {info: {x-overlaid: true}}}')
    assert found["info"] == {"title": "Park", "version": "1", "x-overlaid": True}


@pytest.mark.parametrize("given", ["age", "[age]"])
def test_arrays_extended(park: Park, given: str) -> None:
    """`update` of an array puts one value, or the values of another array, behind what is there."""
    found = tree(park, f"{{target: {TREE}.required, update: {given}}}")
    assert found["required"] == ["height", "age"]
    inside = tree(park, f"{{target: {TREE}, update: {{required: [age]}}}}")
    assert inside["required"] == ["height", "age"]


def test_plain_values(park: Park) -> None:
    """`update` of a plain value takes its place; in 1.1 a target may be one."""
    assert made(park, "{target: $.info.title, update: A}")["info"]["title"] == "A"


def test_removed(park: Park) -> None:
    """`remove` takes away all that the target finds, from objects and from arrays, wherever they are."""
    found = made(
        park,
        f"{{target: \"{GET}.parameters[?@.name == 'page']\", remove: true}}",
        "{target: $..properties.height, remove: true}",
        "{target: $.info, update: {description: x}, remove: false}",
    )
    assert [each["name"] for each in found["paths"]["/trees"]["get"]["parameters"]] == [
        "kind"
    ]
    assert list(found["components"]["schemas"]["Tree"]["properties"]) == [
        'it\'s "odd"/ä'
    ]
    assert found["info"]["description"] == "x"


def test_remove_before_update(park: Park) -> None:
    """Where an action says both, `remove` counts and `update` does not."""
    found = tree(park, f"{{target: {TREE}.required, update: [a], remove: true}}")
    assert "required" not in found


def test_in_turn(park: Park) -> None:
    """Each action works on what the one before it has left: to remove and to add again is to replace."""
    found = made(
        park,
        "{target: $.servers, remove: true}",
        '{target: $, update: {servers: [{url: "https://sand.example"}]}}',
        "{target: '$.servers[0]', update: {description: Sand}}",
    )
    assert found["servers"] == [{"url": "https://sand.example", "description": "Sand"}]


def test_copied(park: Park) -> None:
    """`copy` of 1.1 does with the value at another place what `update` does with its own."""
    found = tree(
        park,
        f"{{target: {TREE}.properties, update: {{age: {{}}}}}}",
        f"{{target: {TREE}.properties.age, copy: {TREE}.properties.height}}",
        f"{{target: {TREE}.properties.age, update: {{description: x}}}}",
    )
    assert found["properties"]["age"] == {"type": "string", "description": "x"}
    assert found["properties"]["height"] == {"type": "string"}


def test_every_match(park: Park) -> None:
    """An action is done at every place that its target finds."""
    found = made(park, "{target: '$.paths.*[?@.summary]', update: {tags: [all]}}")
    operations = (found["paths"]["/trees"]["get"], found["paths"]["/bushes"]["post"])
    assert [each["tags"] for each in operations] == [["all"], ["all"]]


def test_replaced(park: Park) -> None:
    """`x-replace` puts a value in the place of an array, an object or a value of another kind."""
    found = tree(
        park,
        f"{{target: {TREE}.required, x-expect: [height], x-replace: []}}",
        f"{{target: {TREE}.properties.height.type, x-replace: [string, 'null']}}",
        f'{{target: "{TREE}.properties[\'it\\\\\'s \\"odd\\"/ä\']", x-replace: {{}}}}',
    )
    assert found["required"] == []
    assert found["properties"] == {
        "height": {"type": ["string", "null"]},
        'it\'s "odd"/ä': {},
    }


VALID = {"overlay": "1.1.0", "info": {"title": "a", "version": "1"}}
ACTION = {"target": "$.info", "update": {"description": "x"}}


@pytest.mark.parametrize(
    "overlay",
    [
        {**VALID, "overlay": "1.0.0", "actions": [ACTION]},
        {**VALID, "overlay": "1.1.7", "x-by": "Ann", "actions": [ACTION]},
        {**VALID, "actions": [{**ACTION, "x-why": 1, "description": "why"}]},
        {**VALID, "info": {**VALID["info"], "x-by": 1}, "actions": [ACTION]},  # type: ignore[dict-item]
        {**VALID, "extends": "openapi.yaml", "actions": [ACTION]},
    ],
)
def test_valid(park: Park, overlay: dict[str, Any]) -> None:
    """Every patch version of 1.0 and 1.1 is read, with extensions wherever the specification has them."""
    park.overlay.write_text(yaml.safe_dump(overlay), "utf-8")
    assert park.effective()["info"]["description"] == "x"


@pytest.mark.parametrize(
    "overlay",
    [
        {**VALID},
        {**VALID, "actions": []},
        {**VALID, "actions": {}},
        {**VALID, "actions": [ACTION, ACTION]},
        {**VALID, "actions": ["a"]},
        {**VALID, "actions": [{"update": {}}]},
        {**VALID, "actions": [{**ACTION, "target": 5}]},
        {**VALID, "actions": [{**ACTION, "description": 5}]},
        {**VALID, "actions": [{**ACTION, "remove": "yes"}]},
        {**VALID, "actions": [{**ACTION, "copy": 5}]},
        {**VALID, "overlay": "1.0.0", "actions": [{"target": "$", "copy": "$.info"}]},
        {**VALID, "overlay": "2.0.0", "actions": [ACTION]},
        {**VALID, "overlay": "1.1", "actions": [ACTION]},
        {**VALID, "overlay": 1.1, "actions": [ACTION]},
        {**VALID, "info": {"title": "a"}, "actions": [ACTION]},
        {**VALID, "info": {"version": "1"}, "actions": [ACTION]},
        {**VALID, "info": {"title": 1, "version": "1"}, "actions": [ACTION]},
        {**VALID, "info": {"title": "a", "version": 1}, "actions": [ACTION]},
        {**VALID, "info": "a", "actions": [ACTION]},
        {**VALID, "extends": 5, "actions": [ACTION]},
        {**VALID, "nope": 5, "actions": [ACTION]},
        ["a"],
    ],
)
def test_invalid(park: Park, overlay: Any) -> None:
    """What is no overlay by the specification is refused, at the place that is wrong."""
    park.overlay.write_text(yaml.safe_dump(overlay), "utf-8")
    told = restencil(park.root, "generate", "--target", "openapi")
    assert told.code == 2
    assert "corrections.overlay.yaml:" in told.err
    assert "error[overlay-invalid]" in told.err
