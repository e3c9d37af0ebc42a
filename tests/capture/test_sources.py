"""What is made of the pages that readers are tried on: no field is lost on the way, and nothing is in a document that no line says."""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.capture.assembling import document_of
from generator.capture.documents import Captured
from generator.capture.evidence import evidence_of
from generator.capture.page.lines import fold, split
from generator.errors import pointer
from generator.values import get

FOLDER = Path(__file__).parent
# no operation can be made of them
_REFUSED = {"republished", "webhook-unnamed"}
STATED = sorted(
    path
    for path in (*FOLDER.glob("pages/*.facts.yaml"), *FOLDER.glob("markdown/*.yaml"))
    if path.name.partition(".")[0] not in _REFUSED
)
PAGES = sorted(
    path
    for kind in ("curl/*.sh", "markdown/*.md", "pages/*.txt")
    for path in FOLDER.glob(kind)
    if path.stem not in _REFUSED
)


def _made(page: Path) -> tuple[str, Captured]:
    """The text of a page as it is kept, and the document that is made of it."""
    found = evidence_of(page.read_text("utf-8"), page.name, page.name)
    return found.text, document_of([found], "a")


def _page_of(stated: Path) -> Path:
    name = stated.name.partition(".")[0]
    suffix = ".md" if stated.parent.name == "markdown" else ".txt"
    return stated.parent / (name + suffix)


# what the format of the document asks for, and what a page is kept as
_STRUCTURE = re.compile(
    r"/openapi|/info/.*|/paths|.*/x-restencil-notes/.*|.*/x-restencil-page/(?:id|title|file)|.*/requestBody/required"
    r"|.*/responses/default/description"
)
# said in other words, or by the place where something stands
_OTHERWISE = re.compile(
    r".*/(?:type(?:/\d+)?|in|name|format|scheme|required/\d+|items|\$ref)|.*/security/.*|/components/securitySchemes/.*|.*/servers/0/url"
)


def _leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )
    inside = list(entries)
    for key, each in inside:
        yield from _leaves(each, at + pointer(key))
    if not inside:
        yield at, value


def _bare(text: str) -> str:
    """Text without what copying, folding and the syntax of JSON and Markdown change."""
    return re.sub(r"[\s\"'`\\•◦▪‣●○·\u200b\ufeff-]", "", fold(text))


def _parts(at: str, value: Any) -> list[str]:
    """What of a value a page must have word by word: of a list of an enum's values, each value and what is said of it."""
    if not isinstance(value, str) or _OTHERWISE.fullmatch(at):
        return []
    lines = value.split("\n")
    return [
        part
        for each in lines
        for part in (re.split(": |`", each[2:]) if each.startswith("- `") else [each])
    ]


def _line(captured: Captured, at: str) -> int:
    """The line that says what stands at a pointer: its own, or that of what is around it."""
    while at and not (at in captured.sources and captured.sources[at].line):
        at = at.rpartition("/")[0]
    return captured.sources[at].line if at else 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_lines(page: Path) -> None:
    """Each value of a captured document has a line of the page, and stands there or below it."""
    text, captured = _made(page)
    lines = [_bare(each) for each in split(text)]
    ends = [0, *accumulate(map(len, lines))]
    for at, value in _leaves(captured.document):
        if _STRUCTURE.fullmatch(at):
            continue
        line = _line(captured, at)
        assert 1 <= line <= len(lines), at
        rest = "".join(lines)[ends[line - 1] :]
        assert [each for each in _parts(at, value) if _bare(each) not in rest] == [], at


def _operation(document: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The pointer of the only operation of a document, and the operation."""
    ((at, item),) = (
        (pointer(section, path), item)
        for section in ("paths", "webhooks")
        for path, item in document.get(section, {}).items()
    )
    ((method, operation),) = item.items()
    return at + pointer(method), operation


_ASPECTS = ("type", "required", "enum")
# they are told by other parts of the document, or are no value that there can be
_ELSEWHERE = {"content-type", "authorization", "accept"}


def _facts(stated: Path) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """What is said for certain of the fields of a page: the first of two facts about one thing."""
    told: dict[tuple[tuple[str, ...], str], Any] = {}
    whole: set[tuple[str, ...]] = set()
    for _, about, aspect, *rest in yaml.safe_load(stated.read_text("utf-8"))["facts"]:
        value, *certainty = rest or (None,)
        subject = tuple(about.split(" ") if isinstance(about, str) else about)
        if aspect == "schema":
            whole.add(subject)
        if (
            aspect in _ASPECTS
            and value != "null"
            and not certainty
            and subject[-1].lower() not in _ELSEWHERE
        ):
            told.setdefault((subject, aspect), value)
    for (subject, aspect), value in told.items():
        if not any(subject[:length] in whole for length in range(len(subject) + 1)):
            yield subject, aspect, value


def _spot(
    operation: dict[str, Any], subject: tuple[str, ...]
) -> tuple[dict[str, Any], str]:
    """What holds the schema of a subject, and the way on from there."""
    match subject:
        case ("parameter", location, name):
            (found,) = (
                each
                for each in operation["parameters"]
                if (each["in"], each["name"]) == (location, name)
            )
            return found, "/schema"
        case ("response-header", status, name):
            return operation["responses"][status]["headers"][name], "/schema"
        case ("body", media_type, *path):
            return _content(operation, media_type), "/schema" + _way(path)
        case ("response", status, media_type, *path):
            return operation["responses"][status]["content"][
                media_type
            ], "/schema" + _way(path)
    raise AssertionError(subject)


def _content(operation: dict[str, Any], media_type: str) -> dict[str, Any]:
    """What is sent in a media type; that of the first one where the other holds the same."""
    contents: dict[str, dict[str, Any]] = operation["requestBody"]["content"]
    is_same = str(contents[media_type]["schema"].get("$ref")).startswith("#/paths/")
    return next(iter(contents.values())) if is_same else contents[media_type]


def _way(path: list[str]) -> str:
    return "".join(
        "/items" if step == "[]" else f"/properties{pointer(step)}" for step in path
    )


def _said(operation: dict[str, Any], subject: tuple[str, ...], aspect: str) -> Any:
    holder, way = _spot(operation, subject)
    schema: Any = get(holder, way)
    if aspect == "type" and schema.get("format") == "binary":
        return "file"
    if aspect != "required":
        return schema[aspect]
    if way == "/schema":
        return holder.get("required", False)
    above, _, name = way.rpartition("/properties/")
    listed: Any = get(holder, above)
    return name in [pointer(each)[1:] for each in listed.get("required", ())]


@pytest.mark.parametrize("stated", STATED, ids=lambda stated: stated.name)
def test_fields(stated: Path) -> None:
    """Every field that a page describes is in the document, where it belongs, with its type, its values, and whether it must be there."""
    _, captured = _made(_page_of(stated))
    _, operation = _operation(captured.document)
    for subject, aspect, value in _facts(stated):
        if aspect == "required" and subject[0] == "body" and len(subject) == 2:
            assert operation["requestBody"]["required"] is value
        elif aspect == "required" and subject[:2] == ("parameter", "path"):
            assert _said(operation, subject, aspect) is True
        else:
            assert _said(operation, subject, aspect) == value, (subject, aspect)
