"""Fixtures of APIs whose operations have models in common, or bodies that are hard to make."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.commands import restencil
from tests.test_fixtures import run

Json = dict[str, Any]

_TEXT = {"type": "string"}


def _object(**properties: Any) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _operation(name: str, schema: Json) -> Json:
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": name,
        "tags": ["all"],
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "D", "content": content}},
    }


def _made(folder: Path, schemas: Json, **bodies: Json) -> Path:
    """What is generated of an API that has an operation for each of `bodies`."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://h.example"}],
        "paths": {
            f"/{name}": {"post": _operation(name, bodies[name])} for name in bodies
        },
        "components": {"schemas": schemas},
    }
    (folder / "api").mkdir()
    (folder / "api/openapi.json").write_text(json.dumps(document), "utf-8")
    asked = ("--target", "python", "--target", "fixtures")
    outcome = restencil(folder, "generate", "api", "--out", "out", *asked)
    assert outcome.code == 0, outcome.err
    return folder / "out/api"


def _cases(out: Path, operation: str, side: str = "request") -> Json:
    file = out / "fixtures/all" / operation / side / "cases.json"
    cases: Json = json.loads(file.read_text("utf-8"))["cases"]
    return cases


def _body(out: Path, operation: str, name: str) -> Any:
    file = out / "fixtures/all" / operation / "request" / f"{name}.json"
    return json.loads(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fixtures of four operations that have a dozen models in common, each within the one before."""
    count = 12
    models = {
        f"M{number}": _object(
            first={**_TEXT, "description": "What is told of it at length. " * 20},
            second={"type": "integer"},
            inner=_ref(f"M{number + 1}"),
            more={"type": "array", "items": _ref(f"M{number + 1}")},
        )
        for number in range(count)
    } | {f"M{count}": _object(first=_TEXT)}
    bodies = {
        "one": _ref("M0"),
        "two": _ref("M0"),
        "three": {"type": "array", "items": _ref("M0")},
        "four": _ref("M9"),
    }
    return _made(tmp_path_factory.mktemp("shared"), models, **bodies)


def test_shared_models(shared: Path) -> None:
    """Each property of a body is broken in every way; of a model inside, one rule of a kind; neither again elsewhere."""
    one = [each for each in _cases(shared, "one").values() if each]
    at_top = {(each["pointer"], each["keyword"]) for each in one}
    assert {("/first", "required"), ("/second", "type"), ("/inner", "type")} <= at_top
    kinds = Counter(
        each["keyword"] for each in one if each["pointer"].startswith("/inner/")
    )
    assert 1 <= kinds["required"] <= 12
    again = {name: fault for name, fault in _cases(shared, "two").items() if fault}
    assert list(again) == ["invalid/first-required"]
    listed = [each["pointer"] for each in _cases(shared, "three").values() if each]
    assert listed == ["", "/0"]


def test_every_operation_refuses(shared: Path) -> None:
    """Every operation has a valid body and an invalid one in each direction, whatever others have."""
    for listed in (shared / "fixtures").rglob("cases.json"):
        cases = json.loads(listed.read_text("utf-8"))["cases"]
        assert None in cases.values()
        assert any(cases.values())


def test_shared_schemas(shared: Path) -> None:
    """A schema that leads to many others refers to one file of them, by which the fixtures are proven as by any."""
    fixtures = shared / "fixtures"
    schema = json.loads((fixtures / "all/one/request/schema.json").read_text("utf-8"))
    assert schema["$ref"] == "../../../definitions.json#/$defs/M0"
    complete = json.loads(
        (fixtures / "all/four/request/schema.json").read_text("utf-8")
    )
    assert complete["$ref"] == "#/$defs/M9"
    assert list(complete["$defs"]) == ["M10", "M11", "M12", "M9"]
    outcome = run(shared)
    assert outcome.returncode == 0, outcome.stdout


def test_made_examples(tmp_path: Path) -> None:
    """Where the spec has no example, one is made with all that can be in it, whatever excludes other things, or has no value."""
    two = {"type": "object", "properties": {"a": _TEXT, "b": {"type": "integer"}}}
    impossible = {"type": "integer", "enum": ["x"]}
    out = _made(
        tmp_path,
        {},
        whole=two,
        either={**two, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
        odd={"type": "object", "properties": {"a": _TEXT, "b": impossible}},
        lacking={**two, "required": ["b", "c"]},
        one={"oneOf": [_object(a=impossible), _object(b=_TEXT)]},
        none=_object(a=impossible),
    )
    assert _body(out, "whole", "valid/full") == {"a": "string", "b": 1}
    assert _body(out, "whole", "valid/minimal") == {}
    assert _body(out, "either", "valid/full") == {"b": 1}
    assert _body(out, "odd", "valid/full") == {"a": "string"}
    assert _body(out, "lacking", "valid/minimal") == {"b": 1, "c": "string"}
    assert _body(out, "one", "valid/full") == {"b": "string"}
    assert _cases(out, "none") == {}


def test_answers_of_one_value(tmp_path: Path) -> None:
    """An answer that is a time, bytes or a list of such is proven by the client as an object is."""
    forms = ("date-time", "date", "uuid", "byte")
    whole = {form.replace("-", ""): {**_TEXT, "format": form} for form in forms}
    listed = {f"{name}s": {"type": "array", "items": whole[name]} for name in whole}
    outcome = run(_made(tmp_path, {}, **whole, **listed))
    assert outcome.returncode == 0, outcome.stdout


def test_exact_examples(tmp_path: Path) -> None:
    """A string is made that has the form it must have, and the example of a property is taken only where it has it."""
    out = _made(
        tmp_path,
        {},
        forms=_object(
            digest={**_TEXT, "pattern": "^[0-9a-f]{64}$"},
            letters={**_TEXT, "pattern": r"^arn:\p{L}+$"},
            page={**_TEXT, "format": "uri", "example": "h.example"},
            pointer={**_TEXT, "format": "json-pointer"},
        ),
    )
    body = _body(out, "forms", "valid/minimal")
    assert len(body["digest"]) == 64
    assert body["letters"].startswith("arn:")
    assert body["page"] == "https://example.com/"
    assert body["pointer"] == "/example"


def test_large_examples(tmp_path: Path) -> None:
    """A body of objects within lists within objects is not longer than can be read."""
    depth = 6
    schemas = {
        f"M{level}": _object(
            **{
                f"p{number}": {"type": "array", "items": _ref(f"M{level + 1}")}
                for number in range(8)
            }
        )
        for level in range(depth)
    } | {f"M{depth}": _object(last=_TEXT)}
    out = _made(tmp_path, schemas, big=_ref("M0"))
    assert _body(out, "big", "valid/minimal") == {f"p{n}": [] for n in range(8)}
    full = json.dumps(_body(out, "big", "valid/full"))
    assert 1_000 < len(full) < 20_000


def test_contradiction(tmp_path: Path) -> None:
    """A body that no value can satisfy has no fixtures, and a warning says where it is."""
    (tmp_path / "api").mkdir()
    schema = _object(a={"type": "integer", "minimum": 5, "maximum": 3})
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://h.example"}],
        "paths": {"/a": {"post": _operation("send", schema)}},
    }
    (tmp_path / "api/openapi.json").write_text(json.dumps(document), "utf-8")
    outcome = restencil(tmp_path, "generate", "api", "--target", "fixtures")
    assert outcome.code == 0
    assert "warning[example-unmade]" in outcome.err
    assert "hint: give an example of the body" in outcome.err
