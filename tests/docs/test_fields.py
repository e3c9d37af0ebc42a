"""What is shown of a field, for every kind of field."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import restencil
from tests.docs.markdown import read_markdown
from tests.docs.page import Element, read_page

_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["limited", "inner"],
    "properties": {
        "limited": {"type": "string", "minLength": 1, "maxLength": 64},
        "nullable": {"type": ["string", "null"], "maxLength": 280, "default": None},
        "words": {"type": "array", "maxItems": 3, "items": {"enum": ["a|b", "", 1]}},
        "inner": {
            "type": "object",
            "properties": {"old": {"type": "boolean", "deprecated": True}},
        },
        "given": {"type": "string", "readOnly": True},
        "secret": {"type": "string", "writeOnly": True},
        "price": {"type": "number", "exclusiveMinimum": 0, "default": 0.5},
    },
}

_WANTED = {
    "limited": "string required · 必需 Limits · 限制: minLength: 1 maxLength: 64",
    "nullable": "string or null optional · 可选 Limits · 限制: maxLength: 280 Default · 默认值: null",
    "words": 'optional · 可选 One of · 枚举值: "a|b" "" 1 Limits · 限制: maxItems: 3',
    "inner": "object required · 必需",
    "inner.old": "boolean optional · 可选 deprecated · 已弃用",
    "given": "string optional · 可选 only in answers · 只读",
    "secret": "string optional · 可选 only in requests · 只写",
    "price": "number optional · 可选 Limits · 限制: exclusiveMinimum: 0 Default · 默认值: 0.5",
}


@pytest.fixture(scope="module")
def stem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of an operation that puts the schema everywhere, without its ending."""
    folder = tmp_path_factory.mktemp("fields")
    content = {"application/json": {"schema": _SCHEMA}}
    parameter = {"schema": {"type": "integer", "minimum": 1, "default": 20}}
    operation = {
        "operationId": "ask",
        "tags": ["all"],
        "deprecated": True,
        "parameters": [
            {"name": "p", "in": "path", "required": True, **parameter},
            {"name": "q", "in": "query", **parameter},
        ],
        "requestBody": {"description": "What is asked.", "content": content},
        "responses": {
            "200": {"description": "Answered.", "content": content},
            "204": {"description": "Nothing."},
        },
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "All", "version": "1"},
        "paths": {"/all/{p}": {"post": operation}},
    }
    (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
    outcome = restencil(folder, "generate", ".", "--target", "docs", "--out", "out")
    assert outcome.code == 0, outcome.err
    return folder / "out" / folder.name / "docs/all/ask"


def _shown(page: Element) -> list[tuple[str, str]]:
    rows = [row for each in page.all("dl", "fields") for row in each.all("div")]
    names = [next(row.all("code")).text for row in rows]
    return [
        (name, row.words.removeprefix(name).strip())
        for name, row in zip(names, rows, strict=True)
    ]


def test_fields(stem: Path) -> None:
    """Limits, defaults, values, direction and age of a field are shown, of nullable ones too; inner fields by their path."""
    shown = _shown(read_page(stem.with_suffix(".html")))
    for part in (shown[2:10], shown[10:]):
        assert [name for name, _ in part] == list(_WANTED)
        for name, told in part:
            assert told.endswith(_WANTED[name])


def test_parameters(stem: Path) -> None:
    """Parameters are shown by the place that they are sent in, each as a field is."""
    page = read_page(stem.with_suffix(".html"))
    headings = [each.words for each in page.all("h2")][:2]
    assert headings == ["Path parameters · 路径参数", "Query parameters · 查询参数"]
    told = "Limits · 限制: minimum: 1 Default · 默认值: 20"
    assert _shown(page)[:2] == [
        ("p", f"integer required · 必需 {told}"),
        ("q", f"integer optional · 可选 {told}"),
    ]


def test_bodies(stem: Path) -> None:
    """A body says whether it is required and what it is; an answer without one says so."""
    for words in (
        read_page(stem.with_suffix(".html")).words,
        read_markdown(stem.with_suffix(".md")).words,
    ):
        for told in ("What is asked.", "optional · 可选", "200 Answered.", "无响应体"):
            assert told in words
        assert "Deprecated · 已弃用" in words


def test_fields_in_markdown(stem: Path) -> None:
    """A row of Markdown tells the same of a field as the page in HTML."""
    request = read_markdown(stem.with_suffix(".md")).tables()[2]
    rows = {row[0]: " ".join(row[1:]) for row in request[1:]}
    assert list(rows) == list(_WANTED)
    for name, parts in {
        "limited": ("minLength: 1", "maxLength: 64", "yes · 是"),
        "nullable": ("string or null", "maxLength: 280", "默认值: null"),
        "words": ("a|b", '""', "maxItems: 3"),
        "inner.old": ("deprecated · 已弃用",),
        "given": ("only in answers · 只读",),
        "secret": ("only in requests · 只写",),
    }.items():
        assert all(part in rows[name] for part in parts), rows[name]
