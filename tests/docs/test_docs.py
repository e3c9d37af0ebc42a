"""The documentation of ChatFire, by what its readers see."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import ROOT, restencil
from tests.docs.markdown import Markdown, read_markdown
from tests.docs.page import Element, read_page, sections
from tests.docs.site import TAGS, TONGUES, words

SPEC = ROOT / "spec" / "chatfire"
EFFECTIVE = ROOT / "generated/chatfire/openapi/openapi.yaml"
PAGE = "reference/jimeng-video/create-task"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all that is generated from ChatFire's spec."""
    out = tmp_path_factory.mktemp("out")
    outcome = restencil(ROOT, "generate", str(SPEC), "--out", str(out))
    assert outcome.code == 0, outcome.err
    return out / "chatfire"


@pytest.fixture(scope="module", params=TONGUES)
def tongue(request: pytest.FixtureRequest) -> str:
    """The language of the pages."""
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def t(tongue: str) -> dict[str, str]:
    return words(tongue)


@pytest.fixture(scope="module")
def page(made: Path, tongue: str) -> Element:
    return read_page(made / f"docs/{tongue}/{PAGE}.html")


@pytest.fixture(scope="module")
def markdown(made: Path, tongue: str) -> Markdown:
    return read_markdown(made / f"docs/{tongue}/{PAGE}.md")


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(EFFECTIVE.read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def operation(spec: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = spec["paths"]["/jimeng-video/v1/tasks"]["post"]
    return found


def _schema(operation: dict[str, Any], side: str) -> dict[str, Any]:
    whole = {"body": operation["requestBody"], "answers": operation["responses"]["200"]}
    found: dict[str, Any] = whole[side]["content"]["application/json"]["schema"]
    return found


def _section(page: Element, heading: str) -> Element:
    """The section whose heading begins so."""
    (found,) = (
        each for name, each in sections(page).items() if name.startswith(heading)
    )
    return found


def _kind(stated: dict[str, Any]) -> str:
    told: str = stated["type"]
    return f"{told} ({stated['format']})" if "format" in stated else told


@pytest.mark.parametrize("side", ["body", "answers"])
def test_every_field_is_shown(
    page: Element, t: dict[str, str], operation: dict[str, Any], side: str
) -> None:
    """A field is shown with its name, type, whether it is required, its values and its description, in the spec's order."""
    schema = _schema(operation, side)
    rows = list(_section(page, t[side]).one("dl", "fields").all("div"))
    rows = [row for row in rows if row.attributes.get("class") != "prose"]
    assert [next(row.all("code")).text for row in rows] == list(schema["properties"])
    for row, (field, stated) in zip(rows, schema["properties"].items(), strict=True):
        head = row.one("dt").words
        assert row.one("span", "type").words == _kind(stated)
        assert (t["required"] in head) == (field in schema["required"])
        assert (t["optional"] in head) != (field in schema["required"])
        assert row.one("dd").words.startswith(stated["description"])
        shown = [yaml.safe_load(code.text) for code in row.one("dd").all("code")]
        assert shown == stated.get("enum", [])


@pytest.mark.parametrize(("table", "side"), [(0, "body"), (1, "answers")])
def test_every_field_is_shown_in_markdown(
    markdown: Markdown,
    t: dict[str, str],
    operation: dict[str, Any],
    table: int,
    side: str,
) -> None:
    """A field has a row of its own in Markdown, with the same parts."""
    schema = _schema(operation, side)
    rows = markdown.tables()[table][1:]
    for row, (field, stated) in zip(rows, schema["properties"].items(), strict=True):
        needed = t["yes"] if field in schema["required"] else t["no"]
        assert row[:3] == [field, _kind(stated), needed]
        assert row[3].startswith(stated["description"])
        assert all(str(value) in row[3] for value in stated.get("enum", []))


def test_media_types(
    page: Element, markdown: Markdown, t: dict[str, str], operation: dict[str, Any]
) -> None:
    """The body is shown once for all media types in which it is the same, and names each of them."""
    types = list(operation["requestBody"]["content"])
    told = _section(page, t["body"]).one("p", "media")
    assert [code.text for code in told.all("code")] == types
    assert told.words.endswith("object")
    assert f"{', '.join(types)}: object" in markdown.words


def test_examples(
    page: Element, markdown: Markdown, t: dict[str, str], operation: dict[str, Any]
) -> None:
    """The examples of the request and of the answer are shown as the JSON that they are."""
    answer = operation["responses"]["200"]["content"]["application/json"]
    request = operation["requestBody"]["content"]["application/json"]
    for heading, content in ((t["body"], request), (t["answers"], answer)):
        shown = _section(page, heading).one("details", "example")
        example = content["examples"]["page"]
        assert yaml.safe_load(shown.one("pre").text) == example["value"]
        told = f"{t['example']}: {example['summary']}"
        assert shown.one("summary").words == told
        assert example["summary"] in markdown.words


def test_samples_are_the_files(
    made: Path, page: Element, markdown: Markdown, t: dict[str, str]
) -> None:
    """The samples on the pages are, character by character, the files of the samples."""
    files = [
        path
        for path in (made / "samples").rglob("*.*")
        if "create" in path.name.lower()
    ]
    shown = list(_section(page, t["samples"]).all("pre"))
    assert len(shown) == len(files) > 2
    texts = {path.read_text("utf-8") for path in files}
    assert {each.text + "\n" for each in shown} == texts
    assert all(text.strip() in markdown.source for text in texts)
    tabs = list(_section(page, t["samples"]).all("details"))
    assert ["open" in each.attributes for each in tabs].count(True) == 1


def test_page_facts(
    page: Element, markdown: Markdown, t: dict[str, str], operation: dict[str, Any]
) -> None:
    """A page says when its source was last modified, who owns it (here nobody), and which page it is."""
    facts = page.one("dl", "facts")
    names = [each.words for each in facts.all("dt")]
    shown = dict(zip(names, (each.words for each in facts.all("dd")), strict=True))
    source = operation["x-restencil-page"]
    assert shown == {
        t["last_modified"]: source["modified"],
        t["owner"]: t["unset"],
        t["page_id"]: source["id"],
        t["status"]: t["begins_task"],
        t["source"]: operation["externalDocs"]["url"],
    }
    assert all(f"{name}: {value}" in markdown.words for name, value in shown.items())


def test_head(page: Element, markdown: Markdown, operation: dict[str, Any]) -> None:
    """A page begins with what the operation is called, its method and URL, and what it does."""
    head = page.one("div", "head")
    assert head.one("h1").words == operation["summary"]
    call = head.one("p", "call")
    assert call.one("span", "m").words == "POST"
    assert call.one("code").words == "https://api.chatfire.cn/jimeng-video/v1/tasks"
    assert operation["description"] in head.words
    assert page.one("title").words == f"{operation['summary']} · ChatFire"
    assert operation["description"] in markdown.words


def test_authentication(
    page: Element, markdown: Markdown, t: dict[str, str], spec: dict[str, Any]
) -> None:
    """A page says how callers prove who they are, and from which variable the samples read their secret."""
    told = _section(page, t["authentication"]).words
    scheme = spec["components"]["securitySchemes"]["bearerAuth"]["description"]
    for part in ("bearerAuth", "bearer", "CHATFIRE_API_KEY", scheme):
        assert part in told
        assert part in markdown.words


def test_notes(
    page: Element, markdown: Markdown, t: dict[str, str], operation: dict[str, Any]
) -> None:
    """Each contradiction of the source page is shown, with the lines of the page that show it."""
    shown = [each.words for each in _section(page, t["contradictions"]).all("li")]
    notes = operation["x-restencil-notes"]
    wanted = [
        f"{note['message']} ({t['lines']} {', '.join(map(str, note['lines']))})"
        for note in notes
    ]
    assert shown == [each.replace("`", "") for each in wanted]
    assert all(each in markdown.words for each in wanted)


def test_order(page: Element, markdown: Markdown, t: dict[str, str]) -> None:
    """The parts of a page stand in the order in which a reader needs them."""
    keys = ("authentication", "body", "answers", "samples", "contradictions")
    headings = [each.partition(" ")[0] for each in sections(page)]
    assert headings == [t[key].partition(" ")[0] for key in keys]
    body = _section(page, t["body"])
    parts = [each.attributes.get("class") for each in body.all() if each.attributes]
    assert parts.index("fields") < parts.index("example")
    at = [markdown.words.index(t[key]) for key in keys]
    assert at == sorted(at)


def test_index_lists_every_operation(
    made: Path, tongue: str, spec: dict[str, Any]
) -> None:
    """The overview says what the API is and leads to each operation by its name, method and path."""
    folder = made / "docs" / tongue
    for words_ in (
        read_page(folder / "index.html").one("main").words,
        read_markdown(folder / "index.md").words,
        read_page(folder / "reference/jimeng-video.html").one("main").words,
    ):
        assert "创建任务(即梦视频)" in words_
        assert {"POST", "/jimeng-video/v1/tasks"} <= set(words_.split())
    for words_ in (
        read_page(folder / "index.html").one("main").words,
        read_markdown(folder / "index.md").words,
    ):
        assert spec["info"]["description"] in words_
        assert spec["servers"][0]["url"] in words_


@pytest.mark.parametrize("name", [PAGE, "index", "reference/jimeng-video"])
def test_page_is_accessible(made: Path, tongue: str, name: str) -> None:
    """Headings step down one level at a time, landmarks are there, languages are named, and no id occurs twice."""
    page = read_page(made / "docs" / tongue / f"{name}.html")
    levels = [
        int(each.tag[1]) for each in page.all() if each.tag in {"h1", "h2", "h3", "h4"}
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert page.one("html").attributes["lang"] == TAGS[tongue]
    assert page.one("main")
    navs = [each.attributes["aria-label"] for each in page.all("nav")]
    assert len(set(navs)) == len(navs) > 0
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    assert page.one("title").words


def test_texts_have_their_language(page: Element, tongue: str) -> None:
    """The document's own text stays as written, and says which language it is in if that is not the page's."""
    told = page.one("h1").attributes.get("lang")
    assert told == (None if tongue == "zh" else "zh-CN")
    prose = next(page.one("div", "head").all("div", "prose")).attributes.get("lang")
    assert prose == ("en" if tongue == "zh" else None)
