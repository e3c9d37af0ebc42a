"""What samples cannot show, and what is said of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Problem
from generator.load.choices import load_choices
from generator.load.project import find_project
from generator.load.project_document import load_project
from generator.resolve import resolve
from generator.unshown import unserved, unshown
from tests.commands import restencil


def _spec(operation: dict[str, Any], **scheme: str) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://t.example/a%20b/"}],
        "security": [{"key": []}],
        "paths": {"/t/{p}": {"post": {"operationId": "t", "tags": ["t"], **operation}}},
        "components": {"securitySchemes": {"key": {"type": "apiKey", **scheme}}},
    }


def _parameter(place: str, name: str, example: Any) -> dict[str, Any]:
    schema = {"type": "string"}
    told = {"name": name, "in": place, "required": True, "schema": schema}
    return {"parameters": [{**told, "example": example}]}


def _problems(folder: Path, spec: dict[str, Any]) -> list[Problem]:
    (folder / "openapi.json").write_text(json.dumps(spec), "utf-8")
    project = find_project(folder)
    api, _ = resolve(load_project(project, load_choices(project)))
    return [*unserved(api), *unshown(api)]


def _shell(folder: Path) -> str:
    outcome = restencil(folder, "generate", ".", "--target", "samples/shell")
    assert outcome.code == 0, outcome.err
    samples = (folder / "generated").rglob("*.sh")
    (curl,) = (each for each in samples if each.name.count(".") == 1)
    return curl.read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "example"),
    [
        ("header", "two\r\nlines: injected"),
        ("header", "中文"),
        ("header", "nul\0"),
        ("header", ""),
        ("header", " padded"),
        ("path", ".."),
        ("path", "."),
        ("path", ""),
    ],
)
def test_a_value_that_cannot_be_sent(tmp_path: Path, place: str, example: str) -> None:
    """A parameter whose example would not arrive as it is, is told of and shown with a value made of its type."""
    name = "p" if place == "path" else "X-P"
    spec = _spec(_parameter(place, name, example), name="K", **{"in": "header"})
    (problem,) = _problems(tmp_path, spec)
    assert problem.rule == "sample-value"
    assert name in problem.message
    assert problem.location.pointer.endswith("/parameters/0")
    made = {"header": "--header 'X-P: string'", "path": "/t/string'"}[place]
    assert made in _shell(tmp_path)


@pytest.mark.parametrize("name", ["odd\r\nlines", "odd:b", "odd b", "odd视频"])
def test_a_name_that_no_header_has(tmp_path: Path, name: str) -> None:
    """A header, a cookie or a key with a name that no request can have is told of and left out."""
    header = _spec(_parameter("header", name, "x"), name="K", **{"in": "header"})
    key = _spec({}, name=name, **{"in": "cookie"})
    for spec in (header, key):
        (problem,) = _problems(tmp_path, spec)
        assert problem.rule == "sample-name"
        assert "odd" not in _shell(tmp_path)


@pytest.mark.parametrize(
    ("media_type", "example"),
    [
        ("application/xml", {"a": 1}),
        ("application/x-msgpack", {"a": 2**70}),
        ("application/x-www-form-urlencoded", [1]),
    ],
)
def test_a_body_that_is_not_written(
    tmp_path: Path, media_type: str, example: Any
) -> None:
    """A body whose example cannot be written in its media type is told of; samples show the request without it."""
    body = {"requestBody": {"content": {media_type: {"example": example}}}}
    spec = _spec(body, name="K", **{"in": "header"})
    (problem,) = _problems(tmp_path, spec)
    assert problem.rule == "sample-body"
    assert "--data" not in _shell(tmp_path)


@pytest.mark.parametrize(
    ("media_type", "example", "sent"),
    [
        ("image/png", "x", "--data-binary @example.png"),
        ("multipart/form-data", {"a": 1}, "--form-string 'a'='1'"),
        ("text/plain", "a\0b", "printf '%s' 'YQBi' | base64 --decode |"),
        ("application/x-msgpack", {"a": 1}, "printf '%s' 'gaFhAQ==' | base64"),
    ],
)
def test_a_body_that_is_no_text(
    tmp_path: Path, media_type: str, example: Any, sent: str
) -> None:
    """A body that no program's source can hold as text is read from a file, or shown as what its bytes are."""
    body = {"requestBody": {"content": {media_type: {"example": example}}}}
    spec = _spec(body, name="K", **{"in": "header"})
    assert not _problems(tmp_path, spec)
    assert sent in _shell(tmp_path)


def test_headers_of_a_part(tmp_path: Path) -> None:
    """A header of a single part is told of by both names, for samples send the part without it; those of others are not."""
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    headers = {"X-Part": {"schema": {"const": "one"}}}
    encoding = {"a": {"headers": headers}, "left-out": {"headers": headers}}
    content = {"schema": schema, "example": {"a": "b"}, "encoding": encoding}
    body = {"requestBody": {"content": {"multipart/form-data": content}}}
    (problem,) = _problems(tmp_path, _spec(body, name="K", **{"in": "header"}))
    assert problem.rule == "sample-part"
    assert "the part `a` without its header `X-Part`" in problem.message
    assert problem.location.pointer.endswith("/post")
    assert problem.hint


@pytest.mark.parametrize(
    ("charset", "example", "is_told"),
    [
        ("gbk", "中文", True),
        ("iso-8859-1", "é", True),
        ("iso-8859-1", "e", False),
        ("UTF-8", "é", False),
        ("utf-16", "e", True),
        ("no-such", "e", True),
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "application/json"])
def test_charsets(
    tmp_path: Path, media_type: str, charset: str, example: str, *, is_told: bool
) -> None:
    """A charset in which the text would be other bytes than samples send is told of."""
    body = {
        "requestBody": {
            "content": {f"{media_type}; charset={charset}": {"example": example}}
        }
    }
    problems = _problems(tmp_path, _spec(body, name="K", **{"in": "header"}))
    assert [each.rule for each in problems] == ["sample-charset"] * is_told
    assert all(f"`{charset}`" in each.message for each in problems)


def test_charset_of_a_part(tmp_path: Path) -> None:
    """The same holds for the text of a single part."""
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    encoding = {"a": {"contentType": "text/plain; charset=gbk"}}
    content = {"schema": schema, "example": {"a": "中"}, "encoding": encoding}
    body = {"requestBody": {"content": {"multipart/form-data": content}}}
    (problem,) = _problems(tmp_path, _spec(body, name="K", **{"in": "header"}))
    assert problem.rule == "sample-charset"


def test_json_is_preferred(tmp_path: Path) -> None:
    """Of several media types, JSON is shown, wherever it stands among them."""
    content = {
        "text/plain": {"example": "t"},
        "application/json": {"example": {"j": 1}},
    }
    spec = _spec({"requestBody": {"content": content}}, name="K", **{"in": "query"})
    assert not _problems(tmp_path, spec)
    text = _shell(tmp_path)
    assert '"j": 1' in text
    assert "'https://t.example/a%20b/t/string?K='\"$" in text


@pytest.mark.parametrize(
    ("server", "address"),
    [
        ("/v2", "https://example.com/v2/t/x"),
        ("/", "https://example.com/t/x"),
        ("//h.example/v2", "https://h.example/v2/t/x"),
    ],
)
def test_a_server_without_a_host(tmp_path: Path, server: str, address: str) -> None:
    """Where a document does not say at which host it is served, samples can be run as they are, and a note says so."""
    spec = _spec({**_parameter("path", "p", "x"), "security": []}, **_KEY)
    spec["servers"] = [{"url": server}]
    rules = [each.rule for each in _problems(tmp_path, spec)]
    assert rules == ([] if server.startswith("//") else ["server-missing"])
    assert f"'{address}'" in _shell(tmp_path)


_KEY = {"in": "header", "name": "X-Key"}


def test_only_where_samples_are(tmp_path: Path) -> None:
    """What samples lack is told of where samples are generated, or pages that show them, and nowhere else."""
    body: Any = {"requestBody": {"content": {"text/xml": {"example": {}}}}}
    spec = _spec(body, name="K", **{"in": "header"})
    (tmp_path / "openapi.json").write_text(json.dumps(spec), "utf-8")
    for target, is_told in (("samples/shell", True), ("docs", True), ("python", False)):
        outcome = restencil(tmp_path, "generate", ".", "--target", target)
        assert ("warning[sample-body]" in outcome.err) is is_told, target
