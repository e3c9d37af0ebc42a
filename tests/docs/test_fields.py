"""What is shown of a field, for every kind of field."""

from pathlib import Path
from typing import Any

import pytest

from tests.docs.markdown import read_markdown
from tests.docs.page import Element, read_page, sections
from tests.docs.site import site_of

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
        "price": {
            "type": "number",
            "exclusiveMinimum": 0,
            "default": 0.5,
            "example": 2.5,
        },
    },
}

_WANTED = {
    "limited": "string required Limits minLength: 1 maxLength: 64",
    "nullable": "string or null optional Limits maxLength: 280 Default null",
    "words": 'optional One of "a|b" "" 1 Limits maxItems: 3',
    "inner": "object required Fields old boolean optional deprecated",
    "given": "string optional only in answers",
    "secret": "string optional only in requests",
    "price": "number optional Limits exclusiveMinimum: 0 Default 0.5 Example 2.5",
}


@pytest.fixture(scope="module")
def stem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of an operation that puts the schema everywhere, without its ending."""
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
            "404": {"description": "Not there."},
        },
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "All", "version": "1"},
        "paths": {"/all/{p}": {"post": operation}},
    }
    made = site_of(tmp_path_factory.mktemp("fields"), document)
    return made / "en/reference/all/ask"


def _shown(section: Element) -> list[tuple[str, str]]:
    """The fields of a section, those of others left out, and what is told of each."""
    top = next(section.all("dl", "fields"))
    rows = [each for each in top.content if isinstance(each, Element)]
    names = [next(row.all("code")).text for row in rows]
    return [
        (name, row.words.removeprefix(name).strip())
        for name, row in zip(names, rows, strict=True)
    ]


def test_fields(stem: Path) -> None:
    """Limits, defaults, values, examples, direction and age of a field are shown, of nullable ones too; inner fields in their object."""
    found = sections(read_page(stem.with_suffix(".html")))
    for part in (found["Request body optional"], found["Responses"]):
        shown = _shown(part)
        assert [name for name, _ in shown] == list(_WANTED)
        for name, told in shown:
            assert told.endswith(_WANTED[name])


def test_parameters(stem: Path) -> None:
    """Parameters are shown by the place that they are sent in, each as a field is."""
    found = sections(read_page(stem.with_suffix(".html")))
    assert list(found)[:2] == ["Path parameters", "Query parameters"]
    told = "Limits minimum: 1 Default 20"
    assert _shown(found["Path parameters"]) == [("p", f"integer required {told}")]
    assert _shown(found["Query parameters"]) == [("q", f"integer optional {told}")]


def test_bodies(stem: Path) -> None:
    """A body says whether it is required and what it is; an answer without one says so, and what went wrong stands apart."""
    for words in (
        read_page(stem.with_suffix(".html")).words,
        read_markdown(stem.with_suffix(".md")).words,
    ):
        for told in ("What is asked.", "optional", "200 Answered.", "No body"):
            assert told in words
        assert words.index("Nothing.") < words.index("Errors") < words.index("404")
        assert "Status deprecated" in words.replace(":", "")


def test_fields_in_markdown(stem: Path) -> None:
    """A row of Markdown tells the same of a field as the page in HTML, and inner fields by their path."""
    request = read_markdown(stem.with_suffix(".md")).tables()[2]
    rows = {row[0]: " ".join(row[1:]) for row in request[1:]}
    names = list(_WANTED)
    assert list(rows) == [*names[:4], "inner.old", *names[4:]]
    for name, parts in {
        "limited": ("minLength: 1", "maxLength: 64", "yes"),
        "nullable": ("string or null", "maxLength: 280", "Default: null"),
        "words": ("a|b", '""', "maxItems: 3"),
        "inner.old": ("deprecated",),
        "given": ("only in answers",),
        "secret": ("only in requests",),
        "price": ("Example: 2.5",),
    }.items():
        assert all(part in rows[name] for part in parts), rows[name]
