"""Bodies that are too long, or too deep, to be told in full on one page."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import restencil
from tests.docs.markdown import read_markdown
from tests.docs.page import read_page

Json = dict[str, Any]

_TEXT = {"type": "string"}
_CUT = "It has more fields than are listed here. · 字段未全部列出"


def _object(**properties: Any) -> Json:
    return {"type": "object", "properties": properties}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


_SCHEMAS: Json = {
    "Person": _object(name=_TEXT, boss=_ref("Person"), home=_ref("Home")),
    "Home": _object(street=_TEXT),
    "Team": _object(
        lead=_ref("Person"),
        members={"type": "array", "items": _ref("Person")},
        team=_ref("Team"),
    ),
    "Wide": _object(
        first=_ref("Home"),
        second=_object(**{f"field{number}": _TEXT for number in range(120)}),
    ),
    "Either": {
        "oneOf": [
            _ref("Home"),
            _object(**{f"field{number}": _TEXT for number in range(120)}),
        ]
    },
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of operations that each take one of the schemas."""
    folder = tmp_path_factory.mktemp("long")
    paths = {
        f"/{name}": {
            "post": {
                "operationId": name,
                "tags": ["all"],
                "requestBody": {
                    "content": {"application/json": {"schema": _ref(name)}}
                },
                "responses": {"204": {"description": "D"}},
            }
        }
        for name in _SCHEMAS
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": _SCHEMAS},
    }
    (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
    outcome = restencil(folder, "generate", ".", "--target", "docs", "--out", "out")
    assert outcome.code == 0, outcome.err
    return folder / "out" / folder.name / "docs/all"


def _fields(file: Path) -> dict[str, str]:
    rows = read_page(file).one("dl", "fields").all("div")
    told = [row.words.partition(" ") for row in rows]
    return {name: words for name, _, words in told}


def _cells(file: Path) -> dict[str, str]:
    return {row[0]: row[-1] for row in read_markdown(file).tables()[-1][1:]}


def test_models_are_listed_once(pages: Path) -> None:
    """The fields of a model stand where it is met first; elsewhere in the body, and within it, that place is named."""
    for told in (_fields(pages / "team.html"), _cells(pages / "team.md")):
        assert list(told) == [
            *("lead", "lead.name", "lead.boss", "lead.home", "lead.home.street"),
            *("members", "team"),
        ]
        assert "Fields as of · 字段同: lead" in told["members"]
        assert "Fields as of · 字段同: lead" in told["lead.boss"]
        assert "Fields as of · 字段同: body" in told["team"]


def test_long_objects_are_cut(pages: Path) -> None:
    """An object with more fields than a page has room for is not taken apart, and the page says so there."""
    for told in (_fields(pages / "wide.html"), _cells(pages / "wide.md")):
        assert list(told) == ["first", "first.street", "second"]
        assert _CUT in told["second"]
        assert _CUT not in told["first"]


def test_long_bodies_are_cut(pages: Path) -> None:
    """Of a body that may be one of several objects, those that there is room for are listed, and the page says that it has more."""
    page, markdown = read_page(pages / "either.html"), read_markdown(
        pages / "either.md"
    )
    assert list(_fields(pages / "either.html")) == ["street"]
    assert _CUT in page.words
    assert _CUT in markdown.words


def test_long_summary(tmp_path: Path) -> None:
    """A summary that is no title is a paragraph; the page is called like its operation."""
    summary = "word " * 40
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://h.example"}],
        "paths": {
            "/a": {
                "get": {
                    "operationId": "sendIt",
                    "tags": ["all"],
                    "summary": summary,
                    "responses": {"204": {"description": "D"}},
                }
            }
        },
    }
    (tmp_path / "api.json").write_text(json.dumps(document), "utf-8")
    outcome = restencil(tmp_path, "generate", "api.json", "--target", "docs")
    assert outcome.code == 0, outcome.transcript
    (page,) = (tmp_path / "generated/api/docs/all").glob("*.html")
    assert summary.split(maxsplit=1)[0] in read_page(page).one("main").text
    assert read_page(page).one("h1").text == "sendIt"
