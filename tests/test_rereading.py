"""A run after operations have changed: the rest of the document is known from the run before, and nothing is otherwise."""

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from platformdirs import user_cache_path

from generator.errors import Location, Problem, Severity
from generator.load.project import find_project
from generator.snapshot import recall_snapshot, remember_snapshot
from tests.commands import restencil

_JSON = "application/json"
_TEXT = {"type": "string"}


def _ref(section: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{section}/{name}"}


def _content(schema: Any) -> dict[str, Any]:
    return {"content": {_JSON: {"schema": schema}}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _made_of(name: str, **properties: Any) -> dict[str, Any]:
    return {"allOf": [_ref("schemas", name), _object(**properties)]}


def _operation(name: str, body: Any, **answers: Any) -> dict[str, Any]:
    fine = {"description": "Fine.", **_content(_ref("schemas", "Letter"))}
    return {
        "operationId": name,
        "tags": ["post"],
        "summary": f"To {name}",
        "parameters": [],
        "requestBody": _content(body),
        "responses": {"200": fine, **answers},
    }


DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Post", "version": "1"},
    "servers": [{"url": "https://post.example"}],
    "paths": {
        "/letters": {
            "parameters": [
                {
                    "name": "speed",
                    "in": "query",
                    "schema": {"type": "string", "enum": ["slow", "fast"]},
                }
            ],
            "put": _operation("keepLetter", _ref("schemas", "Letter")),
            "post": _operation(
                "sendLetter",
                _object(to=_object(street={**_TEXT, "nullable": True}), weight=_TEXT),
            ),
        },
        "/parcels": {
            "post": _operation(
                "sendParcel",
                _ref("schemas", "Parcel"),
                **{"400": _ref("responses", "No")},
            )
        },
        "/boxes": {
            "post": _operation(
                "sendBox", _ref("schemas", "Letter"), **{"400": _ref("responses", "No")}
            )
        },
    },
    "components": {
        "schemas": {
            "Letter": _object(text=_TEXT, page={"type": "integer", "example": 3}),
            "Parcel": {
                **_object(kind=_TEXT),
                "required": ["kind"],
                "discriminator": {"propertyName": "kind"},
            },
            "Box": _made_of("Parcel", width=_TEXT),
            "Crate": _made_of("Box", height=_TEXT),
        },
        "parameters": {
            "Kind": {
                "name": "kind",
                "in": "query",
                "schema": {"type": "string", "enum": ["a", "b"]},
            }
        },
        "responses": {"No": {"description": "No.", **_content(_object(why=_TEXT))}},
    },
}

Edit = Callable[[dict[str, Any]], object]


def _of(document: dict[str, Any], path: str, method: str = "post") -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][path][method]
    return found


def _body(document: dict[str, Any], path: str) -> dict[str, Any]:
    found: dict[str, Any] = _of(document, path)["requestBody"]["content"][_JSON][
        "schema"
    ]
    return found


def _asks(document: dict[str, Any], path: str, parameter: Any) -> None:
    _of(document, path)["parameters"].append(parameter)


def _answers(document: dict[str, Any], path: str, code: str, answer: Any) -> None:
    _of(document, path)["responses"][code] = answer


_BOXES = {
    "description": "Boxes.",
    **_content({"type": "array", "items": _ref("schemas", "Box")}),
}

_CALLBACK = {
    "requestBody": _content(_ref("schemas", "Letter")),
    "responses": {"200": {"description": "Thanks."}},
}

KNOWN: dict[str, Edit] = {
    "description": lambda it: _of(it, "/letters").update(description="By *air*."),
    "summary": lambda it: _of(it, "/letters").update(summary="To send"),
    "parameter": lambda it: _asks(
        it,
        "/letters",
        {"name": "zip", "in": "query", "required": True, "schema": _TEXT},
    ),
    "answer": lambda it: _answers(it, "/letters", "404", {"description": "Nobody."}),
    "other schema": lambda it: _of(it, "/boxes").update(
        requestBody=_content(_ref("schemas", "Parcel"))
    ),
    "part of a schema": lambda it: _of(it, "/boxes").update(
        requestBody=_content(_ref("schemas", "Letter/properties/text"))
    ),
    "family": lambda it: _answers(it, "/letters", "201", _BOXES),
    "property inside": lambda it: _body(it, "/letters")["properties"].update(
        weight={"type": "integer", "maximum": 9}
    ),
    "two operations": lambda it: (
        _of(it, "/letters", "put").update(description="Keep it."),
        _of(it, "/boxes").update(deprecated=True),
    ),
}
"""Changes of operations alone."""

WHOLE: dict[str, Edit] = {
    "name": lambda it: _of(it, "/letters").update(operationId="post"),
    "tag": lambda it: _of(it, "/letters").update(tags=["letters"]),
    "operation": lambda it: it["paths"].update(
        {"/cards": {"post": _operation("sendCard", _ref("schemas", "Letter"))}}
    ),
    "operation gone": lambda it: it["paths"]["/letters"].pop("put"),
    "schema": lambda it: it["components"]["schemas"]["Letter"]["properties"].update(
        stamp=_TEXT
    ),
    "title": lambda it: it["info"].update(title="Mail"),
    "new object": lambda it: _answers(
        it, "/letters", "201", {"description": "Sent.", **_content(_object(at=_TEXT))}
    ),
    "new values": lambda it: _asks(
        it,
        "/letters",
        {"name": "by", "in": "query", "schema": {"enum": ["air", "sea"]}},
    ),
    "shared answer, before the first that has it": lambda it: _answers(
        it, "/letters", "400", _ref("responses", "No")
    ),
    "shared answer, gone from the first": lambda it: _of(it, "/parcels")[
        "responses"
    ].pop("400"),
    "shared parameter": lambda it: _asks(it, "/letters", _ref("parameters", "Kind")),
    "something to tell of": lambda it: _body(it, "/letters").update(
        required=["nowhere"]
    ),
    "callback": lambda it: _of(it, "/letters").update(
        callbacks={"sent": {"{$url}": {"post": _CALLBACK}}}
    ),
    "extension": lambda it: _of(it, "/letters").update(
        {"x-restencil-idempotency": {"header": "Idempotency-Key"}}
    ),
}
"""Changes that may count for more than the operations that they are in."""

_MARK = "elsewhere: note[known]: this was known\n  hint: let it be\n"


def _generate(folder: Path, document: dict[str, Any]) -> str:
    text = yaml.safe_dump(document, sort_keys=False)
    (folder / "spec/post/openapi.yaml").write_text(text, "utf-8")
    outcome = restencil(folder, "generate")
    assert outcome.code == 0, outcome.err
    return outcome.err


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a spec that was generated from once, and of which something is told if that is remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "spec/post").mkdir(parents=True)
    (tmp_path / "spec/post/restencil.yaml").write_text("targets: [python]\n", "utf-8")
    _generate(tmp_path, DOCUMENT)
    monkeypatch.chdir(tmp_path)
    project = find_project(Path("spec/post"))
    mark = _memory().read_bytes().split()[0].decode()
    last = recall_snapshot(project, mark)
    told = Problem(
        Severity.NOTE, "known", "this was known", "let it be", Location("elsewhere")
    )
    remember_snapshot(project, mark, replace(last, problems=(*last.problems, told)))
    return tmp_path


def _memory() -> Path:
    (file,) = user_cache_path("restencil", appauthor=False).glob("*.read")
    return file


def _is_as_if_read_anew(folder: Path, told: str) -> None:
    """Looks at what was generated with a memory of nothing."""
    with TemporaryDirectory() as nothing, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", nothing)
        outcome = restencil(folder, "check")
    assert outcome.code == 0, outcome.out + outcome.err
    assert outcome.err == told.replace(_MARK, "")


@pytest.mark.parametrize("edit", [*KNOWN, *WHOLE])
def test_changes(post: Path, edit: str) -> None:
    """Of a change of operations alone, the rest is known; what it came to is what a run without a memory comes to."""
    document = copy.deepcopy(DOCUMENT)
    {**KNOWN, **WHOLE}[edit](document)
    told = _generate(post, document)
    assert (_MARK in told) is (edit in KNOWN)
    _is_as_if_read_anew(post, told)


def test_one_after_another(post: Path) -> None:
    """What is known is the whole that was read last, however many operations have changed since."""
    document = copy.deepcopy(DOCUMENT)
    for edit in ("answer", "two operations", "description", "family"):
        KNOWN[edit](document)
        told = _generate(post, document)
        assert _MARK in told
    _is_as_if_read_anew(post, told)


def test_spelling(post: Path) -> None:
    """Another spelling of the same values is no change; codes without quotes are told of all the same."""
    file = post / "spec/post/openapi.yaml"
    file.write_text(f"# Post\n{file.read_text('utf-8')}", "utf-8")
    assert _MARK in restencil(post, "generate").err
    file.write_text(re.sub(r"'(\d\d\d)':", r"\1:", file.read_text("utf-8")), "utf-8")
    outcome = restencil(post, "generate")
    assert "the response code 200 is a number" in outcome.err
    assert _MARK not in outcome.err


@pytest.mark.parametrize("there", ["/boxes", ""])
def test_referred_to(post: Path, there: str) -> None:
    """What stands in an operation may be part of another one, or of a component."""
    document = copy.deepcopy(DOCUMENT)
    inside = f"#/paths/~1letters/post/requestBody/content/{_JSON.replace('/', '~1')}"
    schema = {"$ref": f"{inside}/schema/properties/weight"}
    crate = document["components"]["schemas"]["Crate"]["allOf"][1]
    where = _content(_object(weight=schema))
    if there:
        _of(document, there).update(requestBody=where)
    else:
        crate["properties"]["height"] = schema
    _generate(post, document)
    KNOWN["property inside"](document)
    _is_as_if_read_anew(post, _generate(post, document))


def test_extensions_among_paths(post: Path) -> None:
    """What stands in an extension among the paths may be referred to as a path."""
    document = copy.deepcopy(DOCUMENT)
    kept = {"post": _operation("keepCard", _ref("schemas", "Letter"))}
    cards = {"$ref": "#/paths/x-cards"}
    document["paths"] |= {"x-cards": kept, "x-none": None, "/cards": cards}
    _generate(post, document)
    kept["post"]["description"] = "Written on one side."
    _is_as_if_read_anew(post, _generate(post, document))


def test_positions(post: Path) -> None:
    """What is told with a line of the file is told anew when that is another one."""
    file = post / "spec/post/openapi.yaml"
    quoted = file.read_text("utf-8")
    text = re.sub(r"'(\d\d\d)':", r"\1:", quoted)
    for each in (text, f"# Post\n{text}", quoted):
        file.write_text(each, "utf-8")
        _is_as_if_read_anew(post, restencil(post, "generate").err)


def test_other_files(post: Path) -> None:
    """A document of several files is read whenever one of them has changed."""
    document = copy.deepcopy(DOCUMENT)
    letter = document["components"]["schemas"].pop("Letter")
    document["components"]["schemas"]["Letter"] = {"$ref": "letter.yaml"}
    for kind in ("string", "integer"):
        letter["properties"]["text"] = {"type": kind}
        (post / "spec/post/letter.yaml").write_text(yaml.safe_dump(letter), "utf-8")
        _is_as_if_read_anew(post, _generate(post, document))


def test_prose_in_files(post: Path) -> None:
    """So is one that has its prose from files, whatever stands in that."""
    document = copy.deepcopy(DOCUMENT)
    document["info"]["description"] = {"$ref": "about.md"}
    for about in ("Letters.", "200: *Parcels*\n<<: {"):
        (post / "spec/post/about.md").write_text(about, "utf-8")
        _is_as_if_read_anew(post, _generate(post, document))


_ODD: dict[str, Edit] = {
    "components of nothing": lambda it: it.update(components=None),
    "components in a list": lambda it: it.update(components=[]),
    "extensions": lambda it: it["components"].update(
        {"x-none": None, "x-list": [1], "x-text": "a"}
    ),
    "a section of nothing": lambda it: it["components"].update(headers=None),
    "a path of nothing": lambda it: it["paths"].update({"/none": None, "x-one": 1}),
}


@pytest.mark.parametrize("odd", _ODD)
def test_odd_documents(post: Path, odd: str) -> None:
    """What is not what it should be in a document is no hindrance to read it again."""
    document = copy.deepcopy(DOCUMENT)
    document["paths"] = {
        "/cards": {"get": {"responses": {"204": {"description": "Sent."}}}}
    }
    _ODD[odd](document)
    _generate(post, document)
    _of(document, "/cards", "get")["description"] = "By *air*."
    _is_as_if_read_anew(post, _generate(post, document))


def test_tasks(post: Path) -> None:
    """What a task is asked about by may change so that it cannot be asked any more."""
    document = copy.deepcopy(DOCUMENT)
    schemas = document["components"]["schemas"]
    schemas["Letter"]["properties"] |= {"state": _TEXT, "page": _TEXT}
    asked = {"name": "page", "in": "path", "required": True, "schema": _TEXT}
    look = {**_operation("seeLetter", None), "parameters": [asked]}
    del look["requestBody"]
    document["paths"]["/letters/{page}"] = {"get": look}
    _of(document, "/boxes")["x-restencil-task"] = {
        "id": "/page",
        "status": "/state",
        "poll": "seeLetter",
        "success": ["delivered"],
    }
    _generate(post, document)
    del look["responses"]["200"]["content"]
    text = yaml.safe_dump(document, sort_keys=False)
    (post / "spec/post/openapi.yaml").write_text(text, "utf-8")
    assert restencil(post, "generate").code == 2


def test_numbers(post: Path) -> None:
    """A text that is written as a number is read as it is written there, though the number is the same."""
    file = post / "spec/post/openapi.yaml"
    text = file.read_text("utf-8")
    for version in ("1.10", "1.1"):
        stated = f"version: {version}\nservers:"
        file.write_text(text.replace("version: '1'\nservers:", stated), "utf-8")
        told = restencil(post, "generate").err
        assert "version" in told
    _is_as_if_read_anew(post, told)


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda it: it[:-1], lambda it: it[9:]]
)
def test_spoiled_memory(post: Path, spoil: Callable[[bytes], bytes]) -> None:
    """A memory that is not whole is none."""
    _memory().write_bytes(spoil(_memory().read_bytes()))
    document = copy.deepcopy(DOCUMENT)
    KNOWN["description"](document)
    told = _generate(post, document)
    assert _MARK not in told
    _is_as_if_read_anew(post, told)


def test_check_reads_all(post: Path) -> None:
    """`check` is the judge: it counts on no reading that is remembered."""
    document = copy.deepcopy(DOCUMENT)
    KNOWN["description"](document)
    text = yaml.safe_dump(document, sort_keys=False)
    (post / "spec/post/openapi.yaml").write_text(text, "utf-8")
    outcome = restencil(post, "check")
    assert outcome.code == 1
    assert _MARK not in outcome.err
