"""A run after a change of the spec, for the Python client: what of other operations reaches a module is seen."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from tests.test_regeneration import (
    Edit,
    at,
    is_as_if_made_anew,
    kept_and_made,
    zoo_of,
)

TEXT = {"type": "string"}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": _ref(schema)}}}


def _operation(tag: str, name: str, answer: str, **more: Any) -> dict[str, Any]:
    return {
        "tags": [tag],
        "operationId": name,
        "responses": {"200": {"description": "Fine.", **_json(answer)}},
        **more,
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*properties], "properties": properties}


_SEEN = {
    "name": "seen",
    "in": "query",
    "schema": {"type": "string", "minLength": 5, "maxLength": 2},
}
_HATCHING = {
    "id": "/id",
    "status": "/state",
    "poll": "seeEgg",
    "parameter": "id",
    "success": ["out"],
}
_EGG = {"name": "id", "in": "path", "required": True, "schema": TEXT}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "servers": [{"url": "https://zoo.example"}],
    "tags": [{"name": "aviary", "description": "Birds."}, {"name": "barn"}],
    "paths": {
        "/birds": {
            "post": _operation("aviary", "addBird", "Bird", requestBody=_json("Shell"))
        },
        "/hatchings": {
            "post": _operation(
                "aviary", "hatch", "Hatching", **{"x-restencil-task": _HATCHING}
            )
        },
        "/cows": {
            "post": _operation("barn", "addCow", "Cow", requestBody=_json("Shell"))
        },
        "/eggs/{id}": {"get": _operation("barn", "seeEgg", "Egg", parameters=[_EGG])},
        "/bats": {"get": _operation("cave", "listBats", "Bat", parameters=[_SEEN])},
        "/meals": {"get": _operation("cave", "listMeals", "Meal")},
    },
    "components": {
        "schemas": {
            "First": {"type": "array", "items": TEXT},
            "One": {"oneOf": [_ref("Other"), TEXT, {"type": "boolean"}]},
            "Other": {"oneOf": [_ref("One"), {"type": "null"}, {"type": "number"}]},
            "Wing": _object(span={"type": "integer"}),
            "Bird": _object(wing=_ref("Wing"), ring=_ref("One")),
            "Hatching": _object(id=TEXT, state=TEXT),
            "Egg": _object(state=TEXT, colour=TEXT),
            "Size": {"type": "string", "enum": ["small", "large"]},
            "Shell": _object(size=_ref("Size"), lock={**TEXT, "writeOnly": True}),
            "Tail": _object(age={"type": "integer", "readOnly": True}, fur=_ref("Fur")),
            "Fur": _object(colour=TEXT, length={"type": "integer"}),
            "Cow": _object(tail=_ref("Tail"), horn=_ref("Horn")),
            "Horn": _object(length={"type": "integer"}),
            "Bat": _object(tail=_ref("Tail"), horn=_ref("Horn")),
            "Meal": _object(
                food=_ref("Food"), prey={"oneOf": [_ref("Bug"), _ref("Bee")]}
            ),
            "Food": {"type": "array", "items": _ref("Crumb")},
            "Crumb": {
                "oneOf": [TEXT, {"type": "integer"}, {"type": "boolean"}, _ref("Bug")]
            },
            "Bug": _object(kind=TEXT),
            "Bee": _object(kind=TEXT, sting={"type": "boolean"}),
        }
    },
}


def _reversed(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = dict(reversed(schemas.items()))


_BIRD = ("paths", "/birds", "post")
_BATS = ("paths", "/bats", "get")
_SCHEMAS = ("components", "schemas")
_PAYLOAD = {"requestBody": _json("Shell"), "responses": {"200": {"description": "Ok"}}}
_TOLD = {"onShell": {"{$request.body#/url}": {"post": _PAYLOAD}}}
_KINDS = {"bug": "Bug", "bee": "Bee"}

EDITS: dict[str, Edit] = {
    "title of the API": at("info", title="Ark"),
    "description of a service": lambda it: it["tags"][0].update(description="All."),
    "description": at(*_BIRD, description="A bird."),
    "name": at(*_BIRD, operationId="letBirdIn"),
    "service": at(*_BIRD, tags=["barn"]),
    "credentials": at(
        "components", securitySchemes={"key": {"type": "http", "scheme": "bearer"}}
    ),
    "model that another service has too": at(
        *_SCHEMAS, "Bat", "properties", wing=_ref("Wing")
    ),
    "model of a method that another service has too": at(
        *_SCHEMAS, "Bat", "properties", bird=_ref("Bird")
    ),
    "model that only one service has still": at(
        *_SCHEMAS, Bat=_object(tail=_ref("Tail"))
    ),
    "model that is sent too": at(*_BATS, requestBody=_json("Tail")),
    "model that is answered too": at(
        *_BATS, responses={"200": {"description": "", **_json("Shell")}}
    ),
    "model that is called back with": at(*_BIRD, callbacks=_TOLD),
    "model that is told of": at(webhooks={"shell": {"post": _PAYLOAD}}),
    "model that a task ends with": at(*_SCHEMAS, "Egg", "properties", weight=TEXT),
    "alias that becomes recursive": lambda it: it["components"]["schemas"]["Crumb"][
        "oneOf"
    ].append(_ref("Food")),
    "ring that is entered elsewhere": at(*_SCHEMAS, "First", items=_ref("Other")),
    "order of schemas": _reversed,
    "schema far below": at(*_SCHEMAS, "Fur", "properties", length={"type": "number"}),
    "description far below": at(*_SCHEMAS, "Fur", description="Of hair."),
    "property far below": at(*_SCHEMAS, "Fur", "properties", thick=TEXT),
    "property that is called like a model": at(
        *_SCHEMAS, "Fur", "properties", model_config=TEXT
    ),
    "values": at(*_SCHEMAS, "Size", enum=["small", 1]),
    "value that may be null": at(*_SCHEMAS, "Crumb", oneOf=[TEXT, {"type": "null"}]),
    "discriminator": at(
        *_SCHEMAS,
        "Meal",
        "properties",
        "prey",
        discriminator={"propertyName": "kind", "mapping": _KINDS},
    ),
    "test that can be made": at(*_BATS, parameters=[]),
    "operation gone": lambda it: it["paths"].pop("/bats"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_as_if_made_anew(tmp_path: Path, edit: str) -> None:
    """Whatever is changed, the client and what is told of it are those of a run without a memory; so they are if it is taken back."""
    zoo = zoo_of(tmp_path, DOCUMENT, "python")
    document = copy.deepcopy(DOCUMENT)
    EDITS[edit](document)
    is_as_if_made_anew(zoo, document)
    is_as_if_made_anew(zoo, DOCUMENT)


NAMES = {
    "class": ("Wing: Wing", "Wing: Pinion"),
    "attribute": ("span: span", "span: width"),
    "method": ("addBird: add_bird", "addBird: let_in"),
    "method that takes up a task": ("resumed: resume_hatch", "resumed: go_on"),
    "argument": ("query seen: seen", "query seen: spotted"),
    "service": ("cave: cave", "cave: den"),
    "class of a service": ("cave: Cave", "cave: Den"),
    "what has left": ("  models:\n", "  models:\n    Gone: ADD_BIRD\n"),
}


@pytest.mark.parametrize("named", NAMES)
def test_other_names(tmp_path: Path, named: str) -> None:
    """So they are if somebody has chosen another name for a thing, and nothing that is said of it has changed."""
    zoo = zoo_of(tmp_path, DOCUMENT, "python")
    lock = zoo / "spec/zoo/names.lock.yaml"
    text = lock.read_text("utf-8")
    assert text.count(NAMES[named][0]) == 1
    lock.write_text(text.replace(*NAMES[named]), "utf-8")
    is_as_if_made_anew(zoo, DOCUMENT)


_KINDS_OF_MODULES = ("models", "resources", "tests")
_AVIARY, _BARN, _CAVE = (
    {f"{kind} {service}" for kind in _KINDS_OF_MODULES}
    for service in ("aviary", "barn", "cave")
)
_ALL = _AVIARY | _BARN | _CAVE | {"models shared"}


def _named(paths: set[str]) -> set[str]:
    """The modules that are made of a part of the API, each by its kind and the service."""
    parts = (path.removesuffix(".py").split("/")[-2:] for path in paths)
    return {f"{kind} {name.removeprefix('test_')}" for kind, name in parts} & _ALL


@pytest.mark.parametrize(
    ("edit", "again"),
    [
        ("description", _AVIARY - {"models aviary"}),
        ("property far below", _BARN | _CAVE | {"models shared"}),
        ("model that another service has too", _AVIARY | _CAVE | {"models shared"}),
        ("model that is sent too", _BARN | _CAVE | {"models shared"}),
        ("model that a task ends with", _AVIARY - {"models aviary"} | _BARN),
        ("title of the API", _ALL),
    ],
)
def test_modules_that_depend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str, again: set[str]
) -> None:
    """A module is made again if something has changed that it is made of, and only then; so is what the reference tells of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    zoo = zoo_of(tmp_path, DOCUMENT, "python")
    kept, made = kept_and_made(zoo, DOCUMENT, EDITS[edit])
    assert _named(made) == again
    assert _named(kept) == _ALL - again
    reference = (zoo / "generated/zoo/python/reference.md").read_text("utf-8")
    known = {f"resources {name}" for name in re.findall(r"known (\w+)", reference)}
    assert known == {each for each in _ALL - again if each.startswith("resources ")}
