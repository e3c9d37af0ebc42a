"""A run after a change of the spec: what does not depend on the change is not made again, and all is as if it were."""

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from platformdirs import user_cache_path

from generator.memory import keep_values, recall_values
from tests.commands import restencil

TARGETS = ["samples", "docs", "fixtures"]
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


_PEN = {
    "content": {
        "application/json": {
            "schema": {"type": "object", "properties": {"size": {"type": "integer"}}}
        }
    }
}
_IN_PEN = "#/paths/~1pens/post/requestBody/content/application~1json/schema"

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
        "/dens": {"post": _operation("addDen", "dens", "Den")},
        "/pens": {"post": _operation("addPen", "pens", "Pen", requestBody=_PEN)},
        "/yards": {"post": _operation("addYard", "yards", "Yard")},
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
            "Den": {
                "type": "object",
                "properties": {"tail": {"$ref": "#/components/schemas/Tail"}},
            },
            "Yard": {"type": "object", "properties": {"pen": {"$ref": _IN_PEN}}},
            "Pen": {"type": "object", "properties": {"Tail": TEXT}},
        },
    },
}

Edit = Callable[[dict[str, Any]], None]


def _of(document: dict[str, Any], *keys: str) -> dict[str, Any]:
    for key in keys:
        document = document[key]
    return document


def at(*keys: str, **changes: Any) -> Edit:
    """What changes something in the part of a document that has these keys."""

    def edit(document: dict[str, Any]) -> None:
        _of(document, *keys).update(changes)

    return edit


_CAT = ("paths", "/cats", "post")
_SCHEMAS = ("components", "schemas")
_TAIL = (*_SCHEMAS, "Tail", "properties")
_OF_CAT = (*_SCHEMAS, "Cat", "properties")
_JSON = ("requestBody", "content", "application/json")


def _pets_first(document: dict[str, Any]) -> None:
    paths = document["paths"]
    document["paths"] = {"/pets": paths["/pets"], **paths}


EDITS: dict[str, Edit] = {
    "title of the API": at("info", title="Ark"),
    "address of the API": at(servers=[{"url": "https://ark.example"}]),
    "summary": at(*_CAT, summary="Let a cat in"),
    "name": at(*_CAT, operationId="letCatIn"),
    "service": at(*_CAT, tags=["dogs"]),
    "description": at(*_CAT, description="A cat, **really**."),
    "deprecation": at(*_CAT, deprecated=True),
    "credentials": at(*_CAT, security=[]),
    "parameter": at(*_CAT, parameters=[{"name": "q", "in": "query", "schema": TEXT}]),
    "parameter of a path": at("paths", "/cats", parameters=[]),
    "parameter of many": at("components", "parameters", "Page", example="7"),
    "answer": at(*_CAT, responses={"204": {"description": "Nothing."}}),
    "property": at(*_TAIL, colour=TEXT),
    "property far below": at(*_TAIL, length={"type": "integer", "example": 12}),
    "example": at(*_SCHEMAS, "Dog", "properties", name={**TEXT, "example": "Bo"}),
    "new schema": at(*_SCHEMAS, Bird={"type": "object"}),
    "new operation": at(
        "paths", **{"/fish": {"get": _operation("getFish", "fish", "Dog")}}
    ),
    "property of models of many": at(*_OF_CAT, colour=TEXT),
    "property gone": lambda document: _of(document, *_OF_CAT).pop("tail"),
    "values": at(*_OF_CAT, kind={**TEXT, "enum": ["cat", "lion"]}),
    "limit": at(*_TAIL, length={"type": "integer", "minimum": 3}),
    "example of a body": at(*_CAT, *_JSON, example={"kind": "lion", "tail": {}}),
    "example that is none": at(*_CAT, *_JSON, example={"kind": 1}),
    "property of one side": at(*_OF_CAT, kind={**TEXT, "readOnly": True}),
    "schema of the same name": at(
        *_OF_CAT, other={"$ref": "#/components/schemas/Pen/properties/Tail"}
    ),
    "schema in an operation": at(
        *("paths", "/pens", "post", *_JSON, "schema", "properties"), size=TEXT
    ),
    "order of operations": _pets_first,
    "operation gone": lambda document: document["paths"].pop("/dogs"),
}


def zoo_of(folder: Path, document: dict[str, Any], *targets: str) -> Path:
    """A working folder with a spec of a few operations, of which targets are generated."""
    (folder / "spec/zoo").mkdir(parents=True)
    choices = f"targets: {json.dumps(targets)}\n"
    (folder / "spec/zoo/restencil.yaml").write_text(choices, "utf-8")
    _generate(folder, document)
    return folder


@pytest.fixture
def zoo(tmp_path: Path) -> Path:
    """One of which most is made."""
    return zoo_of(tmp_path, DOCUMENT, *TARGETS)


def _generate(folder: Path, document: dict[str, Any]) -> str:
    """Generates all that is made of a document, and gives the problems that are told of it."""
    text = yaml.safe_dump(document, sort_keys=False)
    (folder / "spec/zoo/openapi.yaml").write_text(text, "utf-8")
    outcome = restencil(folder, "generate")
    assert outcome.code == 0, outcome.err
    return outcome.err


def is_as_if_made_anew(zoo: Path, document: dict[str, Any]) -> None:
    """Generates after a change, then looks at it with a memory of nothing: of a run that it knows, `check` makes nothing."""
    told = _generate(zoo, document)
    with TemporaryDirectory() as nothing, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", nothing)
        outcome = restencil(zoo, "check")
    assert outcome.code == 0, outcome.out + outcome.err
    assert outcome.err == told


@pytest.mark.parametrize("edit", EDITS)
def test_as_if_made_anew(zoo: Path, edit: str) -> None:
    """Whatever is changed, the files and what is told are those of a run without a memory."""
    document = copy.deepcopy(DOCUMENT)
    EDITS[edit](document)
    is_as_if_made_anew(zoo, document)


@pytest.mark.parametrize("edit", EDITS)
def test_fixtures_as_if_made_anew(tmp_path: Path, edit: str) -> None:
    """So are fixtures by themselves, whose operations have less in common than pages with the names of all models."""
    zoo = zoo_of(tmp_path, DOCUMENT, "fixtures")
    document = copy.deepcopy(DOCUMENT)
    EDITS[edit](document)
    is_as_if_made_anew(zoo, document)


def test_one_after_another(zoo: Path) -> None:
    """So they are after several changes, when most of what is remembered is from runs before the last."""
    document = copy.deepcopy(DOCUMENT)
    for edit in ("example", "property gone", "values", "limit"):
        EDITS[edit](document)
        is_as_if_made_anew(zoo, document)
    is_as_if_made_anew(zoo, DOCUMENT)


def _memory() -> Path:
    (file,) = user_cache_path("restencil", appauthor=False).glob("*.kept")
    return file


def _remembered() -> tuple[str, dict[Any, Any], dict[str, str]]:
    """The mark of what the last run remembered, the units, and the texts."""
    mark = _memory().read_bytes().partition(b"\n")[0].decode().rpartition(" ")[0]
    units, lengths, _ = recall_values(_memory(), mark)
    written, texts = _memory().with_suffix(".texts").read_bytes(), {}
    for key, length in lengths.items():
        texts[key], written = written[:length].decode(), written[length:]
    return mark, units, texts


def _remember(mark: str, units: dict[Any, Any], texts: dict[str, str]) -> None:
    """Puts that in its place."""
    written = {key: text.encode() for key, text in texts.items()}
    lengths = {key: len(text) for key, text in written.items()}
    content = b"".join(written.values())
    _memory().with_suffix(".texts").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    keep_values(_memory(), mark, (units, lengths, digest))


def _named(text: str) -> str:
    """What a text is about, which stands at the end of its first line."""
    return text.splitlines()[0].rpartition(".")[2]


def kept_and_made(
    zoo: Path, document: dict[str, Any], edit: Edit
) -> tuple[set[str], set[str]]:
    """What is known after an edit, and what is made, below the folder of the API.

    What is not made again is known from what the last run remembered, which is spoiled here.
    """
    document = copy.deepcopy(document)
    _generate(zoo, document)
    mark, units, texts = _remembered()
    spoiled = {
        place: (key, dict.fromkeys(files, "0" * 64), *rest)
        for place, (key, files, *rest) in units.items()
    }
    said = {key: f"known {_named(text)}\n" for key, text in texts.items()}
    _remember(mark, spoiled, said)
    edit(document)
    _generate(zoo, document)
    record = json.loads((zoo / "generated/zoo/.restencil.json").read_text("utf-8"))
    kept = {path for path, digest in record["files"].items() if digest == "0" * 64}
    return kept, record["files"].keys() - kept


def test_only_what_depends(
    zoo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made of an operation is made again if something is changed that it is made of, and only then."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kept, _ = kept_and_made(zoo, DOCUMENT, at(*_TAIL, colour=TEXT))
    assert [path for path in kept if "dog" in path]
    # what lists operations tells nothing of what they are made of
    lists = {path for path in kept if "/reference/" in path and path.count("/") == 3}
    assert {path.rpartition("/")[2] for path in lists} >= {"cats.html", "cats.md"}
    assert not [path for path in kept - lists if "cat" in path or "pet" in path]


@pytest.mark.parametrize(
    ("edit", "again"),
    [
        ("description", {"cats"}),
        ("example", {"dogs", "pets"}),
        ("property gone", {"cats", "pets", "dens"}),
    ],
)
def test_fixtures_that_depend(
    zoo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    edit: str,
    again: set[str],
) -> None:
    """So are fixtures, where those made before an operation have other cases of its models too, and not behind all others.

    A den has a tail of which the cats have all cases, until they have none. A yard is made of what is said in an operation,
    and so with any of them.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = kept_and_made(zoo, DOCUMENT, EDITS[edit])
    kept, made = (
        {path.split("/")[1] for path in paths if path.startswith("fixtures/")}
        for paths in found
    )
    common = {"definitions.json", "test_fixtures.py"}
    again |= {"yards"}
    assert made - common == again
    unchanged = {path.removeprefix("/") for path in DOCUMENT["paths"]} - again
    assert kept - common == unchanged


_ELSEWHERE = {"$ref": "#/components/pathItems/Strays"}
"""A path whose operation stands in the components."""


@pytest.mark.parametrize(
    "there", [("paths", "/strays"), ("components", "pathItems", "Strays")]
)
def test_summaries(
    zoo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...]
) -> None:
    """A new summary is told where operations are listed: on the pages of its service, and nowhere else."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = copy.deepcopy(DOCUMENT)
    document["components"]["pathItems"] = {}
    document["paths"]["/strays"] = _ELSEWHERE
    _of(document, *there[:-1])[there[-1]] = {
        "post": _operation("addStray", "cats", "Cat")
    }
    edit = at(*there, "post", summary="Take it in", deprecated=True)
    edited = copy.deepcopy(document)
    edit(edited)
    _generate(zoo, document)
    is_as_if_made_anew(zoo, edited)
    kept, _ = kept_and_made(zoo, document, edit)
    assert {path.split("/")[0] for path in kept} == {"docs", "fixtures", "samples"}
    assert [path for path in kept if path.endswith("reference/dogs/add-dog.html")]
    assert [path for path in kept if path.startswith("samples") and "add-cat" in path]
    assert not [path for path in kept if path.startswith("docs") and "/cats" in path]


_PARTED = {
    "openapi": "3.1.0",
    "info": {"title": "Parts", "version": "1"},
    "servers": [{"url": "https://parts.example"}],
    "paths": {"/x": {"get": _operation("getX", "x", "Dog")}},
    "components": {"schemas": {"Dog": {"$ref": "a.yaml"}, "Cat": {"$ref": "b.yaml"}}},
}


def test_other_file(tmp_path: Path) -> None:
    """Pages lead to the file in which the API is edited, also when nothing but its name has changed."""
    folder = tmp_path / "spec/zoo"
    folder.mkdir(parents=True)
    chosen = "targets: [docs]\ndocs: {edit: 'https://edit.example/'}\n"
    (folder / "restencil.yaml").write_text(chosen, "utf-8")
    (folder / "openapi.yaml").write_text(json.dumps(DOCUMENT), "utf-8")
    assert restencil(tmp_path, "generate").code == 0
    (folder / "openapi.yaml").rename(folder / "openapi.json")
    assert restencil(tmp_path, "generate").code == 0
    page = tmp_path / "generated/zoo/docs/en/models/dog.html"
    assert "https://edit.example/openapi.json" in page.read_text("utf-8")


@pytest.mark.parametrize("names", [("a", "c"), ("b", "a")])
def test_other_files(tmp_path: Path, names: tuple[str, str]) -> None:
    """Pages lead to the files in which parts of the API are edited, also when nothing but these has changed."""
    folder = tmp_path / "spec/parts"
    folder.mkdir(parents=True)
    chosen = "targets: [docs]\ndocs: {edit: 'https://edit.example/'}\n"
    (folder / "restencil.yaml").write_text(chosen, "utf-8")
    for name in "abc":
        schema = "properties: {tail: {type: string}}"
        (folder / f"{name}.yaml").write_text(schema, "utf-8")
    for dog, cat in (("a", "b"), names):
        document = copy.deepcopy(_PARTED)
        schemas = _of(document, "components", "schemas")
        schemas["Dog"]["$ref"], schemas["Cat"]["$ref"] = f"{dog}.yaml", f"{cat}.yaml"
        (folder / "openapi.yaml").write_text(json.dumps(document), "utf-8")
        assert restencil(tmp_path, "generate").code == 0
        models = tmp_path / "generated/parts/docs/en/models"
        for model, name in (("dog", dog), ("cat", cat)):
            page = (models / f"{model}.html").read_text("utf-8")
            assert f"https://edit.example/{name}.yaml" in page


def test_references_to_elsewhere(zoo: Path) -> None:
    """A schema may stand where nobody looks for schemas, and refer to those that stand where they should."""
    document = copy.deepcopy(DOCUMENT)
    tail = {"type": "array", "items": {"$ref": "#/components/schemas/Tail"}}
    document["x-shapes"] = {"Fins": tail}
    there = _of(document, *("paths", "/pens", "post", *_JSON, "schema", "properties"))
    there["fins"] = {"$ref": "#/x-shapes/Fins"}
    _generate(zoo, document)
    at(*_TAIL, colour=TEXT)(document)
    is_as_if_made_anew(zoo, document)


def test_families(zoo: Path) -> None:
    """What is made of a schema that is itself made of one with a discriminator counts for all that use the schema."""
    document = copy.deepcopy(DOCUMENT)
    schemas = document["components"]["schemas"]
    for name, parent in (("Bird", "Being"), ("Owl", "Bird"), ("Barn Owl", "Owl")):
        refers = {"$ref": f"#/components/schemas/{parent}"}
        schemas[name] = {"allOf": [refers, {"type": "object", "properties": {}}]}
    schemas["Being"] = {
        "type": "object",
        "discriminator": {"propertyName": "kind"},
        "required": ["kind"],
        "properties": {"kind": TEXT},
    }
    document["paths"]["/birds"] = {"post": _operation("addBird", "birds", "Bird")}
    _generate(zoo, document)
    schemas["Barn Owl"]["allOf"][1]["properties"]["face"] = TEXT
    is_as_if_made_anew(zoo, document)
    del schemas["Barn Owl"]["allOf"][0]
    is_as_if_made_anew(zoo, document)


def test_extensions_among_paths_and_components(zoo: Path) -> None:
    """What an extension there says may be anything, nothing too; an operation may stand in one, to be referred to."""
    document = copy.deepcopy(DOCUMENT)
    document["components"].update({"x-empty": None, "x-list": [1], "x-text": "a"})
    stray = {"post": _operation("addStray", "cats", "Cat")}
    ways = {"x-empty": None, "x-list": [1], "x-strays": stray}
    strays = {"/strays": {"$ref": "#/paths/x-strays"}}
    document["paths"] = ways | document["paths"] | strays
    _generate(zoo, document)
    assert [*(zoo / "generated/zoo/samples").rglob("add-stray.sh")]
    stray["post"]["description"] = "A cat, **really**."
    document["paths"]["x-empty"] = {"get": None}
    is_as_if_made_anew(zoo, document)


def test_texts_that_depend(
    zoo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a page of all operations, what is said of one is made again only if something is changed that it is made of."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = copy.deepcopy(DOCUMENT)
    _generate(zoo, document)
    mark, units, texts = _remembered()
    _remember(mark, units, dict.fromkeys(texts, "It is known.\n"))
    EDITS["example"](document)
    _generate(zoo, document)
    page = (zoo / "generated/zoo/docs/llms-full.txt").read_text("utf-8")
    assert page.count("It is known.") == 3
    assert [line for line in page.splitlines() if line.startswith("# ")] == [
        "# To addDog",
        "# To addPet",
        # which is made of what is said in an operation
        "# To addYard",
    ]


def test_pieces_of_the_document(
    zoo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the document itself only the paths and components are written again that have changed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = copy.deepcopy(DOCUMENT)
    _generate(zoo, document)
    mark, units, texts = _remembered()
    _remember(mark, units, dict.fromkeys(texts, '"It is known."\n'))
    EDITS["example"](document)
    _generate(zoo, document)
    for name in ("openapi.yaml", "openapi.json"):
        text = (zoo / "generated/zoo/docs" / name).read_text("utf-8")
        assert text.count("It is known.") > len(document["paths"])
        assert "Bo" in text
        assert "operationId" not in text


def test_what_is_missing(zoo: Path) -> None:
    """A file that is known, and was removed or changed by hand, is made."""
    document = copy.deepcopy(DOCUMENT)
    gone = next((zoo / "generated/zoo/samples").rglob("add-dog.sh"))
    text = gone.read_bytes()
    gone.unlink()
    EDITS["summary"](document)
    _generate(zoo, document)
    assert gone.read_bytes() == text


@pytest.mark.parametrize("ending", [".kept", ".texts"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"{",
        lambda written: written[9:],
        lambda written: written[:-9],
    ],
)
def test_spoiled_memory(
    zoo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[bytes], bytes],
    ending: str,
) -> None:
    """A memory that cannot be read, or not as a whole, is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = copy.deepcopy(DOCUMENT)
    _generate(zoo, document)
    file = _memory().with_suffix(ending)
    file.write_bytes(spoil(file.read_bytes()))
    EDITS["summary"](document)
    is_as_if_made_anew(zoo, document)
