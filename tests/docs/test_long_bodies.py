"""Bodies that are too long, or too deep, to be told in full on one page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.markdown import read_markdown
from tests.docs.page import Element, read_page
from tests.docs.site import site_of

Json = dict[str, Any]

_TEXT = {"type": "string"}
_CUT = "It has more fields than are listed here."


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
    return site_of(folder, document) / "en/reference/all"


def _rows(fields: Element) -> Iterator[tuple[str, Element]]:
    """The fields of a list, each with the names of those around it, and its row."""
    for row in fields.content:
        if isinstance(row, Element):
            name = next(row.all("code")).text
            yield name, row
            below = [
                part
                for part in next(row.all("dd")).content
                if isinstance(part, Element)
            ]
            for inner in (each for each in below if each.tag == "details"):
                (listed,) = (
                    each
                    for each in inner.content
                    if isinstance(each, Element) and each.tag == "dl"
                )
                for other, at in _rows(listed):
                    yield f"{name}.{other}", at


def _fields(file: Path) -> dict[str, str]:
    top = next(read_page(file).all("dl", "fields"))
    return {name: row.words for name, row in _rows(top)}


def _cells(file: Path) -> dict[str, str]:
    return {row[0]: row[-1] for row in read_markdown(file).tables()[-1][1:]}


def test_models_are_listed_once(pages: Path) -> None:
    """The fields of a model stand where it is met first; elsewhere in the body, and within it, that place is named."""
    html, markdown = _fields(pages / "team.html"), _cells(pages / "team.md")
    names = ["lead", "lead.name", "lead.boss", "lead.home", "lead.home.street"]
    assert list(html) == list(markdown) == [*names, "members", "team"]
    for told, mark in ((html, ""), (markdown, ":")):
        assert f"Fields as of{mark} lead" in told["members"]
        assert f"Fields as of{mark} lead" in told["lead.boss"]
        assert f"Fields as of{mark} body" in told["team"]


def test_long_objects_are_cut(pages: Path) -> None:
    """An object with more fields than a page has room for is not taken apart, and the page says so there."""
    for told in (_fields(pages / "wide.html"), _cells(pages / "wide.md")):
        assert list(told) == ["first", "first.street", "second"]
        assert _CUT in told["second"]
        assert _CUT not in told["first"]


def test_models_have_pages(pages: Path) -> None:
    """A field leads to the page of its model, on which its own fields are."""
    links = next(read_page(pages / "team.html").all("dl", "fields")).all("a", "model")
    first, *_ = (each.attributes["href"] for each in links)
    assert list(_fields(pages / first)) == ["name", "boss", "home", "home.street"]


def test_long_bodies_are_cut(pages: Path) -> None:
    """Of a body that may be one of several objects, those that there is room for are listed, and the page says that it has more."""
    page = read_page(pages / "either.html")
    markdown = read_markdown(pages / "either.md")
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
    (page,) = (site_of(tmp_path, document) / "en/reference/all").glob("*.html")
    assert summary.split(maxsplit=1)[0] in read_page(page).one("main").text
    assert read_page(page).one("h1").text == "sendIt"
