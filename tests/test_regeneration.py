"""A run after a change of the spec: what does not depend on the change is not made again, and all is as if it were."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from platformdirs import user_cache_path

from tests.commands import restencil

TARGETS = ["samples", "docs"]
TEXT = {"type": "string"}


def _operation(name: str, tag: str, schema: str, **more: Any) -> dict[str, Any]:
    content = {
        "application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    }
    return {
        "operationId": name,
        "tags": [tag],
        "summary": f"To {name}",
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Fine.", "content": content}},
        **more,
    }


DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "servers": [{"url": "https://zoo.example"}],
    "security": [{"key": []}],
    "paths": {
        "/cats": {
            "post": _operation("addCat", "cats", "Cat"),
            "parameters": [{"$ref": "#/components/parameters/Page"}],
        },
        "/dogs": {"post": _operation("addDog", "dogs", "Dog")},
        "/pets": {"post": _operation("addPet", "pets", "Pet")},
    },
    "components": {
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        "parameters": {"Page": {"name": "page", "in": "query", "schema": TEXT}},
        "schemas": {
            "Tail": {"type": "object", "properties": {"length": {"type": "integer"}}},
            "Cat": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": TEXT,
                    "tail": {"$ref": "#/components/schemas/Tail"},
                },
            },
            "Dog": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": TEXT, "name": {**TEXT, "example": "Rex"}},
            },
            "Pet": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Cat"},
                    {"$ref": "#/components/schemas/Dog"},
                ],
                "discriminator": {"propertyName": "kind"},
            },
        },
    },
}

Edit = Callable[[dict[str, Any]], None]


def _at(*keys: str, **changes: Any) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        for key in keys:
            document = document[key]
        document.update(changes)

    return edit


_CAT = ("paths", "/cats", "post")
_SCHEMAS = ("components", "schemas")
_TAIL = (*_SCHEMAS, "Tail", "properties")

EDITS: dict[str, Edit] = {
    "title of the API": _at("info", title="Ark"),
    "address of the API": _at(servers=[{"url": "https://ark.example"}]),
    "summary": _at(*_CAT, summary="Let a cat in"),
    "name": _at(*_CAT, operationId="letCatIn"),
    "service": _at(*_CAT, tags=["dogs"]),
    "description": _at(*_CAT, description="A cat, **really**."),
    "deprecation": _at(*_CAT, deprecated=True),
    "credentials": _at(*_CAT, security=[]),
    "parameter": _at(*_CAT, parameters=[{"name": "q", "in": "query", "schema": TEXT}]),
    "parameter of a path": _at("paths", "/cats", parameters=[]),
    "parameter of many": _at("components", "parameters", "Page", example="7"),
    "answer": _at(*_CAT, responses={"204": {"description": "Nothing."}}),
    "property": _at(*_TAIL, colour=TEXT),
    "property far below": _at(*_TAIL, length={"type": "integer", "example": 12}),
    "example": _at(*_SCHEMAS, "Dog", "properties", name={**TEXT, "example": "Bo"}),
    "new schema": _at(*_SCHEMAS, Bird={"type": "object"}),
    "new operation": _at(
        "paths", **{"/fish": {"get": _operation("getFish", "fish", "Dog")}}
    ),
    "operation gone": lambda document: document["paths"].pop("/dogs"),
}


@pytest.fixture
def zoo(tmp_path: Path) -> Path:
    """A working folder with a spec of three operations, generated."""
    (tmp_path / "spec/zoo").mkdir(parents=True)
    (tmp_path / "spec/zoo/restencil.yaml").write_text(f"targets: {TARGETS}\n", "utf-8")
    _generate(tmp_path, DOCUMENT)
    return tmp_path


def _generate(folder: Path, document: dict[str, Any]) -> str:
    text = yaml.safe_dump(document, sort_keys=False)
    (folder / "spec/zoo/openapi.yaml").write_text(text, "utf-8")
    outcome = restencil(folder, "generate")
    assert outcome.code == 0, outcome.err
    return outcome.out


@pytest.mark.parametrize("edit", EDITS)
def test_as_if_made_anew(zoo: Path, edit: str) -> None:
    """Whatever is changed, the files are those that a run without a memory makes, which is how `check` makes them."""
    document = copy.deepcopy(DOCUMENT)
    EDITS[edit](document)
    _generate(zoo, document)
    outcome = restencil(zoo, "check")
    assert outcome.code == 0, outcome.out + outcome.err


def _memory() -> Path:
    (file,) = user_cache_path("restencil", appauthor=False).glob("*.units.json")
    return file


def test_only_what_depends(
    zoo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made of an operation is made again if something is changed that it is made of, and only then.

    What is not made again is known from what the last run remembered, which the test has spoiled.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = copy.deepcopy(DOCUMENT)
    _generate(zoo, document)
    stored = json.loads(_memory().read_text("utf-8"))
    for unit in stored["units"]:
        unit[4] = dict.fromkeys(unit[4], "0" * 64)
    _memory().write_text(json.dumps(stored), "utf-8")
    _at(*_TAIL, colour=TEXT)(document)
    _generate(zoo, document)
    record = json.loads((zoo / "generated/zoo/.restencil.json").read_text("utf-8"))
    kept = {path for path, digest in record["files"].items() if digest == "0" * 64}
    assert [path for path in kept if "dog" in path]
    assert not [path for path in kept if "cat" in path or "pet" in path]


def test_what_is_missing(zoo: Path) -> None:
    """A file that is known, and was removed or changed by hand, is made."""
    document = copy.deepcopy(DOCUMENT)
    gone = next((zoo / "generated/zoo/samples").rglob("add-dog.sh"))
    text = gone.read_bytes()
    gone.unlink()
    EDITS["summary"](document)
    _generate(zoo, document)
    assert gone.read_bytes() == text


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"mark": 1, "units": [1]}'])
def test_spoiled_memory(
    zoo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: str
) -> None:
    """A memory that cannot be read is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = copy.deepcopy(DOCUMENT)
    _generate(zoo, document)
    _memory().write_text(spoiled, "utf-8")
    EDITS["summary"](document)
    _generate(zoo, document)
    assert restencil(zoo, "check").code == 0
