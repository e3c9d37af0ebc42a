"""Names of every kind, in every place where a spec may name a thing: the client works, and sends what the spec says."""

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
import pytest
import yaml

from tests.commands import restencil

# What has broken generators: words of Python and of the client, the same but for their case or their form, nothing that
# an identifier could have, what turns or hides text, what ends a string or a comment, and what Windows keeps for itself.
EVERY = (
    *("class", "None", "import", "async", "match", "case", "type", "_", "lambda"),
    *("list", "id", "dict", "print", "str", "object", "property", "super", "int"),
    *("model_config", "model_fields", "model_dump", "copy", "json", "schema", "Field"),
    *("self", "cls", "body", "options", "timeout", "headers", "content_type", "raw"),
    *("client", "resource", "secret", "response", "middleware", "request"),
    *("call", "close", "OMIT", "Omit", "Any", "Model", "Final", "Operation", "odd"),
    *("__init__", "__class__", "__dict__", "__pydantic_extra__", "_private", "a", "A"),
    *("", "1", "2fa", "007", "1.5", "!", "@#$%", "-", "...", "$ref", "true", "null"),
    *("😀", "👩\u200d👩\u200d👧", "x" * 10_000, "价格", "ключ", "用户 id", "shared"),
    *("CON", "aux", "nul", "COM1", "con", "name", "Name", "NAME", "user_id", "userId"),
    *(
        "ﬁ",
        "fi",
        "\uff21",
        "\u212b",
        "Å",
        "é",
        "e\u0301",
        "\u017f",
        "ß",
        "İ",
        "async odd",
    ),
    *("a\u202eb", "a\u200bb", "\u200b", "\ufeff", "a\nb", "a\tb", "\x00", "\x7f"),
    *('a"b', "a'b", "a\\b", "a`b", "{a}", "{{ a }}", "<a>", "a&b", "a b", "a#b", "//"),
    *("import os; os.system('x')", '"""', "\\", "${a}", "%s", "*/", "-->", "\u2028"),
)
TOKENS = [each for each in EVERY if re.fullmatch(r"[\w.-]+", each, re.ASCII)]
SEGMENTS = [
    each for each in EVERY if each and not re.search(r"[/{}?#\x00-\x1f\x7f]", each)
]

TEXT = {"type": "string"}
FINE = {"204": {"description": "Fine."}}


def _operation(called: str | None, tag: str, **more: Any) -> dict[str, Any]:
    stated = {} if called is None else {"operationId": called}
    return {"tags": [tag], **stated, "responses": FINE, **more}


def _parameters(place: str, names: list[str]) -> list[dict[str, Any]]:
    return [
        {"name": each, "in": place, "required": True, "schema": TEXT} for each in names
    ]


def _content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _document() -> dict[str, Any]:
    """Each of the names as a property, a parameter, a value, a tag, an operationId, a schema and a part of a path."""
    everything = {"$ref": "#/components/schemas/Everything"}
    answer = {"200": {"description": "It.", **_content(everything)}}
    parameters = _parameters("query", [*EVERY]) + _parameters("header", TOKENS)
    whole = {
        "/body": {
            "post": _operation(
                "whole",
                "all",
                requestBody={"required": True, **_content(everything)},
                responses=answer,
            )
        },
        "/sent": {"get": _operation("sent", "all", parameters=parameters)},
        "/kinds": {
            "get": _operation(
                "kinds",
                "all",
                parameters=[
                    {"name": "kind", "in": "query", "schema": {"enum": [*EVERY]}}
                ],
            )
        },
    }
    tagged = {
        f"/tagged/{number}": {"get": _operation(each, each)}
        for number, each in enumerate(EVERY)
    }
    called = {
        f"/called/{number}": {"get": _operation(f"called {each}", "called")}
        for number, each in enumerate(EVERY)
    }
    paths = {
        f"/{each}/{{{each}}}": {
            "get": _operation(None, "path", parameters=_parameters("path", [each]))
        }
        for each in SEGMENTS
    }
    schemas = {
        each: {
            "type": "object",
            "properties": {each: {"$ref": f"#/components/schemas/{each}"}},
        }
        for each in TOKENS
    }
    schemas["Everything"] = {
        "type": "object",
        "required": [*EVERY],
        "properties": dict.fromkeys(EVERY, TEXT),
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Odd", "version": "1"},
        "servers": [{"url": "https://odd.example.com"}],
        "paths": {**whole, **tagged, **called, **paths},
        "components": {"schemas": schemas},
    }


@dataclass(frozen=True, slots=True)
class Odd:
    """The generated package, where it is, the names that its lock holds, and what it sends."""

    package: ModuleType
    folder: Path
    names: dict[str, Any]
    sent: list[httpx2.Request]

    def client(self, answer: object = None) -> Any:
        """A client whose requests are kept, and get this answer."""

        def handle(request: httpx2.Request) -> httpx2.Response:
            self.sent.append(request)
            return httpx2.Response(200, json=answer) if answer else httpx2.Response(204)

        http = httpx2.Client(transport=httpx2.MockTransport(handle))
        return self.package.Odd(http_client=http)

    def called(self, key: str, *scope: str) -> str:
        """What the thing of a key is called; of a long one, only the beginning is told."""
        names = self.names
        for part in scope:
            names = names[_known(names, part)]
        return str(names[_known(names, key)])


def _known(names: dict[str, Any], key: str) -> str:
    begun = (each for each in names if each.startswith(f"{key[:40]}… "))
    return key if key in names else next(begun)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Odd]:
    root = tmp_path_factory.mktemp("odd")
    (root / "spec/odd").mkdir(parents=True)
    (root / "spec/odd/openapi.json").write_text(json.dumps(_document()), "utf-8")
    outcome = restencil(root, "generate", "--target", "python")
    assert (outcome.code, outcome.err) == (0, "")
    assert "0 written" in restencil(root, "generate", "--target", "python").out
    lock = yaml.safe_load((root / "spec/odd/names.lock.yaml").read_text("utf-8"))
    folder = root / "generated/odd/python"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield Odd(importlib.import_module("odd"), folder, lock["python"], [])
    for name in [each for each in sys.modules if each.partition(".")[0] == "odd"]:
        del sys.modules[name]


VALUES = {name: f"of {number}" for number, name in enumerate(EVERY)}


def test_properties(odd: Odd) -> None:
    """A property of any name is an argument and an attribute, and has its name on the wire in both directions."""
    arguments = {
        odd.called(f"body {name}", "arguments", "whole"): value
        for name, value in VALUES.items()
    }
    answer = odd.client(VALUES).all.whole(**arguments)
    assert json.loads(odd.sent[-1].content) == VALUES
    for name, value in VALUES.items():
        assert getattr(answer, odd.called(name, "attributes", "Everything")) == value
    assert answer.model_dump() == VALUES
    assert not answer.model_extra


def test_parameters(odd: Odd) -> None:
    """A parameter of any name is an argument, and is sent under its name."""
    arguments = {
        odd.called(f"query {name}", "arguments", "sent"): value
        for name, value in VALUES.items()
    }
    headers = {
        odd.called(f"header {name}", "arguments", "sent"): "x" for name in TOKENS
    }
    odd.client().all.sent(**arguments, **headers)
    assert dict(parse_qsl(odd.sent[-1].url.query.decode())) == VALUES
    assert {name.lower() for name in TOKENS} <= set(odd.sent[-1].headers)


def test_values(odd: Odd) -> None:
    """A value of an enum is itself, whatever it is."""
    for value in EVERY:
        odd.client().all.kinds(kind=value)
        assert parse_qsl(odd.sent[-1].url.query.decode(), keep_blank_values=True) == [
            ("kind", value)
        ]


def test_operations(odd: Odd) -> None:
    """A tag of any name is an attribute of the client, an operationId of any name a method."""
    client = odd.client()
    for number, name in enumerate(EVERY):
        service = getattr(client, odd.called(name, "services"))
        getattr(service, odd.called(name, "methods", name))()
        assert odd.sent[-1].url.path == f"/tagged/{number}"
        getattr(client.called, odd.called(f"called {name}", "methods", "called"))()
        assert odd.sent[-1].url.path == f"/called/{number}"


def test_paths(odd: Odd) -> None:
    """A part of a path and a hole in it may have any name; without an operationId, the method is called after them."""
    for name in SEGMENTS:
        key = f"GET /{name}/{{{name}}}"
        method = getattr(odd.client().path, odd.called(key, "methods", "path"))
        method(**{odd.called(f"path {name}", "arguments", key): "a b"})
        segment = odd.sent[-1].url.raw_path.decode().removesuffix("/a%20b")
        assert unquote(segment) == f"/{name}"


def test_schemas(odd: Odd) -> None:
    """A schema of any name that one may have is a class, also of a property that is called like it."""
    for name in TOKENS:
        model = getattr(odd.package, odd.called(name, "models"))
        made = model.model_validate({name: {}})
        inner = getattr(made, odd.called(name, "attributes", name))
        assert type(inner) is model
        assert made.model_dump(exclude_unset=True) == {name: {}}


UNCASED = {
    "openapi": "3.1.0",
    "info": {"title": "Uncased", "version": "1"},
    "paths": {
        f"/{name}": {
            "post": {
                **_operation(name, name, parameters=_parameters("query", [name])),
                "requestBody": _content({"$ref": f"#/components/schemas/{name}"}),
            }
        }
        for name in ("价格", "a", "omit")
    },
    "components": {
        "schemas": {
            name: {
                "type": "object",
                "properties": {name: {"$ref": f"#/components/schemas/{name}"}},
            }
            for name in ("价格", "a", "omit")
        }
    },
}


def test_uncased(tmp_path: Path) -> None:
    """Letters without cases, and single ones, hide no class or constant of the same name."""
    (tmp_path / "uncased.json").write_text(json.dumps(UNCASED), "utf-8")
    outcome = restencil(tmp_path, "generate", "uncased.json", "--target", "python")
    assert outcome.code == 0, outcome.transcript
    _check_types(tmp_path / "generated/uncased/python", "uncased")


def test_types(odd: Odd) -> None:
    """The package passes the strictest check of types."""
    _check_types(odd.folder, "odd")


def _check_types(folder: Path, package: str) -> None:
    command = (sys.executable, "-m", "mypy", "--strict", "--no-error-summary", package)
    found = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr
