"""The generated fixtures, run as their users run them: with pytest, where they stand."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands import pytest_in, restencil

CHATFIRE = Path(__file__).parent.parent / "generated" / "chatfire"
REQUEST = "fixtures/jimeng-video/create-task/request"


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """What pytest says of the fixtures in `folder`."""
    return pytest_in(folder, "fixtures")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of what is generated, to be spoiled."""
    ignored = shutil.ignore_patterns("__pycache__", "docs", "samples")
    return Path(shutil.copytree(CHATFIRE, tmp_path / "chatfire", ignore=ignored))


def test_all_hold(copied: Path) -> None:
    """Every fixture is proven by its schema and by the client."""
    outcome = run(copied)
    assert outcome.returncode == 0, outcome.stdout
    bodies = len(list((copied / "fixtures").rglob("*valid/*.*")))
    assert f"{2 * bodies} passed" in outcome.stdout


def test_every_constraint_is_broken() -> None:
    """There is an invalid request for each required field, each type, each enum and the format, as JSON and MessagePack."""
    cases = json.loads((CHATFIRE / REQUEST / "cases.json").read_text("utf-8"))["cases"]
    broken = {(each["pointer"], each["keyword"]) for each in cases.values() if each}
    required = ("model", "prompt", "image_url", "aspect_ratio", "cfg_scale")
    assert {(f"/{name}", "required") for name in required} <= broken
    assert {
        (f"/{name}", "type") for name in ("model", "prompt", "image_url", "cfg_scale")
    } <= broken
    assert {
        ("/duration", "enum"),
        ("/aspect_ratio", "enum"),
        ("/image_url", "format"),
    } <= broken
    for name in cases:
        assert (CHATFIRE / REQUEST / f"{name}.json").exists()
        assert (CHATFIRE / REQUEST / f"{name}.msgpack").exists()
    values = {"1-1", "21-9", "16-9", "9-16", "4-3", "3-4"}
    assert {f"valid/aspect-ratio-{value}" for value in values} <= cases.keys()
    assert {
        "valid/minimal",
        "valid/duration-5",
        "valid/duration-10",
        "valid/example-page",
    } <= cases.keys()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("invalid/duration-enum.json", "valid/duration-5.json"),
        ("valid/minimal.json", "invalid/prompt-type.json"),
        ("invalid/prompt-type.msgpack", "valid/minimal.msgpack"),
    ],
)
def test_one_that_proves_nothing_fails(copied: Path, name: str, content: str) -> None:
    """A fixture that is not what it says fails, by the schema and by the client."""
    shutil.copy(copied / REQUEST / content, copied / REQUEST / name)
    outcome = run(copied)
    assert outcome.returncode == 1
    assert "2 failed" in outcome.stdout, outcome.stdout


_ONE_SIDED = """
openapi: 3.1.0
info: {title: T, version: "1"}
servers: [{url: "https://t.example"}]
paths:
  /things:
    post:
      operationId: add
      tags: [things]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Thing"}
            example: {name: a, secret: s, part: {key: k}}
      responses:
        "201":
          description: added
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
              example: {id: 1, name: a, part: {number: 3}}
components:
  schemas:
    Base: {type: object, properties: {id: {type: integer, readOnly: true}, name: {type: string}}}
    Thing:
      allOf: [{$ref: "#/components/schemas/Base"}, {required: [id, name]}]
      required: [secret, part]
      properties:
        secret: {type: string, writeOnly: true}
        part: {$ref: "#/components/schemas/Part"}
    Part:
      type: object
      required: [number, key]
      properties: {number: {$ref: "#/components/schemas/Number"}, key: {type: string, writeOnly: true}}
    Number: {type: integer, readOnly: true}
"""


def test_one_sided_properties(tmp_path: Path) -> None:
    """Requests need not have what is read only, nor answers what is written only; each side needs its own."""
    (tmp_path / "api.yaml").write_text(_ONE_SIDED, "utf-8")
    targets = ("--target", "python", "--target", "fixtures")
    outcome = restencil(tmp_path, "generate", "--strict", "api.yaml", *targets)
    assert outcome.code == 0, outcome.transcript
    folder = tmp_path / "generated/api"
    proven = run(folder)
    assert proven.returncode == 0, proven.stdout
    broken = {
        (side, each["pointer"])
        for side in ("request", "response-201")
        for each in json.loads(
            (folder / f"fixtures/things/add/{side}/cases.json").read_text("utf-8")
        )["cases"].values()
        if each and each["keyword"] == "required"
    }
    assert broken == {
        *(("request", place) for place in ("/name", "/secret", "/part", "/part/key")),
        *(
            ("response-201", place)
            for place in ("/id", "/name", "/part", "/part/number")
        ),
    }


_NAMED = """
openapi: 3.1.0
info: {title: T, version: "1"}
servers: [{url: "https://t.example"}]
paths:
  /things:
    post:
      operationId: add
      tags: [things]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
      responses: {"204": {description: added}}
components:
  schemas:
    Thing:
      $schema: http://json-schema.org/draft-07/schema#
      $id: https://t.example/thing
      $dynamicAnchor: thing
      type: object
      required: [part]
      properties:
        part: {$ref: "#/components/schemas/Part"}
        inner: {$dynamicRef: "#thing"}
    Part: {$id: https://t.example/part, type: object, required: [key], properties: {key: {type: string}}}
"""


def test_schemas_with_names(tmp_path: Path) -> None:
    """What a schema is called leads its references nowhere else; what is meant by a dynamic one is any value, and told."""
    (tmp_path / "api.yaml").write_text(_NAMED, "utf-8")
    targets = ("--target", "python", "--target", "fixtures")
    outcome = restencil(tmp_path, "generate", "api.yaml", *targets)
    assert outcome.code == 0, outcome.transcript
    assert "warning[schema-dynamic]" in outcome.err
    proven = run(tmp_path / "generated/api")
    assert proven.returncode == 0, proven.stdout
    cases = (
        tmp_path / "generated/api/fixtures/things/add/request/cases.json"
    ).read_text("utf-8")
    assert '"/part/key"' in cases
