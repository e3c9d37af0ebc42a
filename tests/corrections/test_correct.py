"""`restencil correct`: the action that it writes, and that everything else is left as it was."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import tokens_of
from tests.commands import restencil, snapshot
from tests.corrections.park import CORRECTIONS, DOCUMENT, Park

GET = "/paths/~1trees/get"
BY_PAGE = "$.paths.*[?@['x-restencil-page'].id == '10001']"
TREE = "/components/schemas/Tree"


@pytest.mark.parametrize(
    ("pointer", "value", "action"),
    [
        (
            "/info/title",
            "The park",
            {"target": "$.info.title", "x-expect": "Park", "update": "The park"},
        ),
        (
            f"{GET}/parameters/0/schema/enum",
            "[oak, ash, elm]",
            {
                "target": f"{BY_PAGE}.parameters[?@.name == 'kind' && @.in == 'query'].schema.enum",
                "x-expect": ["oak", "ash"],
                "x-replace": ["oak", "ash", "elm"],
            },
        ),
        (
            f"{GET}/parameters/1/schema/type",
            "integer",
            {
                "target": f"{BY_PAGE}.parameters[?@.name == 'page' && @.in == 'query'].schema.type",
                "x-expect": "string",
                "update": "integer",
            },
        ),
        (
            f"{TREE}/properties/height/type",
            '[number, "null"]',
            {
                "target": "$.components.schemas.Tree.properties.height.type",
                "x-expect": "string",
                "x-replace": ["number", "null"],
            },
        ),
        (
            f"{TREE}/properties/height",
            "{type: number}",
            {
                "target": "$.components.schemas.Tree.properties.height",
                "x-expect": {"type": "string"},
                "x-replace": {"type": "number"},
            },
        ),
        (
            f"{TREE}/properties/height/minimum",
            "-0.5",
            {
                "target": "$.components.schemas.Tree.properties.height",
                "x-expect": {},
                "update": {"minimum": -0.5},
            },
        ),
        (
            f"{TREE}/required/-",
            "age",
            {
                "target": "$.components.schemas.Tree.required",
                "x-expect": ["height"],
                "update": ["age"],
            },
        ),
        (
            f'{TREE}/properties/it\'s "odd"~1ä/type',
            "number",
            {
                "target": "$.components.schemas.Tree.properties['it\\'s \"odd\"/ä'].type",
                "x-expect": "string",
                "update": "number",
            },
        ),
        (
            f"{GET}/responses/200/content/application~1json/schema",
            "{}",
            {
                "target": f"{BY_PAGE}.responses['200'].content['application/json'].schema",
                "x-expect": {"$ref": "#/components/schemas/Tree"},
                "x-replace": {},
            },
        ),
    ],
)
def test_action(park: Park, pointer: str, value: str, action: dict[str, Any]) -> None:
    """A correction is an action that names its target by what things are called, and the value that it expects; it is applied."""
    outcome = park.correct(pointer, value)
    assert outcome.err == ""
    assert park.actions == [action]
    there: Any = park.effective()
    if pointer.endswith("-"):
        assert there["components"]["schemas"]["Tree"]["required"] == ["height", "age"]
        return
    for token in tokens_of(pointer):
        there = there[int(token) if isinstance(there, list) else token]
    assert there == yaml.safe_load(value)


def test_layout(park: Park) -> None:
    """Of corrections that people have written, no character is another one; what is new stands behind the last action."""
    park.overlay.write_text(CORRECTIONS, "utf-8")
    park.correct(f"{TREE}/properties/height/type", "number")
    new = """\
    - target: $.components.schemas.Tree.properties.height.type
      x-expect: string
      update: number
"""
    end = "    # more to come\n"
    assert park.overlay.read_text("utf-8") == CORRECTIONS.replace(end, new + end)


@pytest.mark.parametrize(
    ("pointer", "value", "old", "new"),
    [
        ("/info/title", "A park", "update: The park  ", "update: A park  "),
        (f"{GET}/x-display/order", "2", '"order": 1}', "order: 2}"),
        (f"{GET}/tags", "[trees, more]", "tags: [trees]", "tags: [trees, more]"),
        (f"{GET}/tags/0", "more", "tags: [trees]", "tags: [more]"),
    ],
)
def test_changed(park: Park, pointer: str, value: str, old: str, new: str) -> None:
    """What an action says already is changed where it stands, and nothing around it."""
    park.overlay.write_text(CORRECTIONS, "utf-8")
    park.correct(pointer, value)
    assert park.overlay.read_text("utf-8") == CORRECTIONS.replace(old, new)


def test_twice(park: Park) -> None:
    """A second correction of a place changes the first, whatever kinds of values they are."""
    pointer = f"{TREE}/properties/height/type"
    for value in ("number", "integer", '[integer, "null"]', "boolean"):
        park.correct(pointer, value)
        assert len(park.actions) == 1
        assert park.actions[0]["x-expect"] == "string"
    assert park.actions[0]["update"] == "boolean"


def test_conflict_settled(park: Park) -> None:
    """A correction whose document says something else by now is given again, and expects that from then on."""
    pointer = f"{TREE}/properties/height/type"
    park.correct(pointer, "number")
    park.replace("height: {type: string}", "height: {type: boolean}")
    assert restencil(park.root, "generate", "--target", "openapi").code == 2
    park.correct(pointer, "number")
    assert [each["x-expect"] for each in park.actions] == ["boolean"]
    park.effective()


def test_survives(park: Park) -> None:
    """A correction holds when parameters change places and the operation has another path, method and title."""
    park.correct(f"{GET}/parameters/1/schema/type", "integer")
    kind = (
        "        - {name: kind, in: query, schema: {type: string, enum: [oak, ash]}}\n"
    )
    header = "        - {name: page, in: header, schema: {type: string}}\n"
    park.replace(kind, "")
    park.replace(header, header + kind)
    park.replace("  /trees:\n    get:\n", "  /forest:\n    head:\n")
    parameters = park.effective()["paths"]["/forest"]["head"]["parameters"]
    assert [each["schema"]["type"] for each in parameters] == [
        "integer",
        "string",
        "string",
    ]


@pytest.mark.parametrize(
    "before",
    [
        '{"overlay": "1.1.0", "info": {"title": "a", "version": "1"}, "actions": [{"target": "$.info.version", "update": "2"}]}\n',
        "overlay: 1.1.0\r\ninfo: {title: a, version: '1'}\r\nactions:\r\n- target: $.info.version\r\n  update: '2'\r\n",
        "overlay: 1.1.0\ninfo: {title: a, version: '1'}\nactions:\n- target: $.info.version\n  update: '2'",
        "actions:\n- target: $.info\n  update:\n    description: |+\n      One.\n\n\n# then\noverlay: 1.1.0\ninfo: {title: a, version: '1'}\n",
        "overlay: 1.1.0\ninfo: {title: a, version: '1'}\nactions:\n- target: $.info\n  update: &it\n    summary: One.\n- target: $.paths['/bushes'].post\n  update: *it\n",
    ],
    ids=["json", "crlf", "no-newline", "block-text", "alias"],
)
def test_any_layout(park: Park, before: str) -> None:
    """However corrections are written, one is added, and all before it are as they were."""
    park.overlay.write_bytes(before.encode())
    old = park.actions
    park.correct(f"{TREE}/properties/height/type", "number")
    assert park.actions[:-1] == old
    assert park.actions[-1]["update"] == "number"
    after = park.overlay.read_bytes().decode()
    assert ("\r\n" in before) == ("\r\n" in after)
    assert after.count("\n") - after.count("\r\n") == (
        0 if "\r\n" in before else after.count("\n")
    )


def test_comment_inside(park: Park) -> None:
    """A comment that stands in what would be replaced is kept: another action is added."""
    text = """\
overlay: 1.1.0
info: {title: a, version: "1"}
actions:
  - target: $.info
    update:
      contact:
        # asked in May
        name: Ann
"""
    park.overlay.write_text(text, "utf-8")
    park.correct("/info/contact", "{name: Bob}")
    assert park.overlay.read_text("utf-8").startswith(text)
    assert park.effective()["info"]["contact"] == {"name": "Bob"}


def test_what_is_added_later(park: Park) -> None:
    """Where a document says by now what a correction added, that is told as removable; if it says otherwise, it is a conflict."""
    park.correct(f"{TREE}/properties/height/minimum", "0")
    park.replace("height: {type: string}", "height: {type: string, minimum: 0}")
    told = restencil(park.root, "generate", "--target", "openapi")
    assert told.code == 0
    assert "warning[overlay-agrees]" in told.err
    park.replace("minimum: 0", "minimum: 1")
    told = restencil(park.root, "generate", "--target", "openapi")
    assert told.code == 2
    shown = [line.split() for line in told.err.splitlines()[1:4]]
    assert shown == [
        ["captured:", '{"minimum":', "1}"],
        ["expected:", "{}"],
        ["corrected:", '{"minimum":', "0}"],
    ]


PLAIN = st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9) | st.text()
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@settings(max_examples=40)
@given(st.lists(VALUES, min_size=2, max_size=3), st.sampled_from(["", CORRECTIONS]))
def test_any_value(values: list[Any], before: str) -> None:
    """Whatever value is wished, one after the other, it is what the corrections say then, or it is refused in a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        park = Park(Path(folder))
        park.document.parent.mkdir(parents=True)
        park.document.write_text(DOCUMENT, "utf-8")
        if before:
            park.overlay.write_text(before, "utf-8")
        for value in values:
            arguments = ("spec/park", "/info/x-any", json.dumps(value))
            outcome = restencil(park.root, "correct", *arguments)
            assert outcome.code in {0, 2}
            assert outcome.code == 0 or outcome.err.count("hint: ") == 1
            if outcome.code == 0:
                assert park.actions[-1]["update"] == {"x-any": value}
                assert len(park.actions) == before.count("- target") + 1


@pytest.mark.parametrize(
    ("pointer", "value", "said"),
    [
        ("info/title", "x", "`info/title` is no JSON pointer"),
        ("", "x", "`` is no JSON pointer"),
        ("/info/titel/x", "x", "hint: `/info` has `title`"),
        ("/servers/4/url", "x", "hint: `/servers` is an array"),
        (
            f"{GET}/responses/200/content/application~1json/schema/type",
            "x",
            "leads to `#/components/schemas/Tree`: correct that",
        ),
        ("/info/title", "[1", "VALUE:1:3: error[yaml-syntax]"),
        ("/info/title", " ", "VALUE: error[value-empty]"),
        ("/info/title", "Park", '`/info/title` is "Park" already'),
        ("/info/title", "[1]", "this would not leave a valid spec: at info > title"),
        (f"{TREE}/properties/height/type", "strin", "must be one of"),
        (f"{GET}/x-restencil-stream", "{nope: 1}", "would not leave a valid spec"),
    ],
)
def test_refused(park: Park, pointer: str, value: str, said: str) -> None:
    """A correction that cannot be is one located sentence with a hint, and exit code 2; nothing is written."""
    assert said in park.refused(pointer, value)


def test_needless(park: Park) -> None:
    """A value that the document has by itself is no correction: the action that hides it is to be removed."""
    park.correct("/info/title", "The park")
    told = park.refused("/info/title", "Park")
    assert "corrections.overlay.yaml:7:5: error[correction-needless]" in told


def test_other_faults(park: Park) -> None:
    """A spec that is at fault in two places can be corrected in one of them, and then in the other."""
    park.replace("planted", "[planted]")
    park.replace("{type: string, enum", "{type: strin, enum")
    park.correct("/paths/~1bushes/post/responses/204/description", "planted")
    park.correct(f"{GET}/parameters/0/schema/type", "string")
    park.effective()


def test_nowhere(park: Park) -> None:
    """Without a spec folder, or a document in it, there is nothing to correct."""
    (park.root / "empty").mkdir()
    for path in ("nowhere", "empty", "spec/park/captured.yaml"):
        before = snapshot(park.root)
        outcome = restencil(park.root, "correct", path, "/info/title", "x")
        assert outcome.code == 2
        assert outcome.err.count("hint: ") == 1
        assert snapshot(park.root) == before


def test_openapi(park: Park) -> None:
    """A document that others own is corrected as a captured one is; what has no page is found by its path."""
    park.document.rename(park.document.with_name("openapi.json"))
    document = yaml.safe_load(DOCUMENT)
    del document["paths"]["/trees"]["get"]["x-restencil-page"]
    park.document.with_name("openapi.json").write_text(json.dumps(document))
    park.correct(f"{GET}/summary", "All trees")
    assert park.actions[0]["target"] == "$.paths['/trees'].get.summary"
