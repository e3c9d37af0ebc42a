"""The documentation of ChatFire, by what its readers see."""

import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import ROOT, restencil
from tests.docs.markdown import Markdown, read_markdown
from tests.docs.page import Element, read_page, sections
from tests.samples.needs import need

SPEC = ROOT / "spec" / "chatfire"
EFFECTIVE = ROOT / "generated/chatfire/openapi/openapi.yaml"
PAGE = "jimeng-video/create-task"
AUTHENTICATION = "Authentication · 鉴权"
BODY = "Request body · 请求体 required · 必需"
SAMPLES = "Samples · 请求示例"
RESPONSES = "Responses · 返回响应"
NOTES = "What the source page contradicts or leaves open · 来源页面的矛盾与缺漏"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all that is generated from ChatFire's spec."""
    out = tmp_path_factory.mktemp("out")
    outcome = restencil(ROOT, "generate", str(SPEC), "--out", str(out))
    assert outcome.code == 0, outcome.err
    return out / "chatfire"


@pytest.fixture(scope="module")
def page(made: Path) -> Element:
    return read_page(made / f"docs/{PAGE}.html")


@pytest.fixture(scope="module")
def markdown(made: Path) -> Markdown:
    return read_markdown(made / f"docs/{PAGE}.md")


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(EFFECTIVE.read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def operation(spec: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = spec["paths"]["/jimeng-video/v1/tasks"]["post"]
    return found


def _rows(parts: list[Element]) -> list[Element]:
    lists = (part for part in parts if part.attributes.get("class") == "fields")
    return [row for each in lists for row in each.all("div")]


def _schema(operation: dict[str, Any], side: str) -> dict[str, Any]:
    whole = {
        "request": operation["requestBody"],
        "answer": operation["responses"]["200"],
    }
    found: dict[str, Any] = whole[side]["content"]["application/json"]["schema"]
    return found


SIDES = [(BODY, "request"), (RESPONSES, "answer")]


@pytest.mark.parametrize(("heading", "side"), SIDES)
def test_every_field_is_shown(
    page: Element, operation: dict[str, Any], heading: str, side: str
) -> None:
    """A field is shown with its name, type, whether it is required, its values and its description, in the spec's order."""
    schema = _schema(operation, side)
    rows = _rows(sections(page)[heading])
    assert [next(row.all("code")).text for row in rows] == list(schema["properties"])
    for row, (field, stated) in zip(rows, schema["properties"].items(), strict=True):
        kind = (
            f"{stated['type']} ({stated['format']})"
            if "format" in stated
            else stated["type"]
        )
        assert row.one("span", "type").words == kind
        is_required = field in schema["required"]
        assert ("required · 必需" in row.one("dt").words) == is_required
        assert ("optional · 可选" in row.one("dt").words) != is_required
        assert row.one("dd").words.startswith(stated["description"])
        shown = [yaml.safe_load(code.text) for code in row.one("dd").all("code")]
        assert shown == stated.get("enum", [])


@pytest.mark.parametrize(("table", "side"), [(0, "request"), (1, "answer")])
def test_every_field_is_shown_in_markdown(
    markdown: Markdown, operation: dict[str, Any], table: int, side: str
) -> None:
    """A field has a row of its own in Markdown, with the same parts."""
    schema = _schema(operation, side)
    rows = markdown.tables()[table][1:]
    for row, (field, stated) in zip(rows, schema["properties"].items(), strict=True):
        kind = (
            f"{stated['type']} ({stated['format']})"
            if "format" in stated
            else stated["type"]
        )
        needed = "yes · 是" if field in schema["required"] else "no · 否"
        assert row[:3] == [field, kind, needed]
        assert row[3].startswith(stated["description"])
        assert all(str(value) in row[3] for value in stated.get("enum", []))


def test_media_types(
    page: Element, markdown: Markdown, operation: dict[str, Any]
) -> None:
    """The body is shown once for all media types in which it is the same, and names each of them."""
    types = list(operation["requestBody"]["content"])
    (told,) = (
        each for each in sections(page)[BODY] if each.attributes.get("class") == "media"
    )
    assert [code.text for code in told.all("code")] == types
    assert told.words.endswith(": object")
    assert f"{', '.join(types)}: object" in markdown.words


def test_examples(page: Element, markdown: Markdown, operation: dict[str, Any]) -> None:
    """The examples of the request and of the answer are shown as the JSON that they are."""
    answer = operation["responses"]["200"]["content"]["application/json"]
    request = operation["requestBody"]["content"]["application/json"]
    for heading, content in ((BODY, request), (RESPONSES, answer)):
        (figure,) = (each for each in sections(page)[heading] if each.tag == "figure")
        example = content["examples"]["page"]
        assert yaml.safe_load(figure.one("pre").text) == example["value"]
        assert figure.one("figcaption").words == f"Example · 示例: {example['summary']}"
        assert example["summary"] in markdown.words


def test_samples_are_the_files(made: Path, page: Element, markdown: Markdown) -> None:
    """The samples on the pages are, character by character, the files of the samples."""
    files = [path for path in (made / "samples").rglob("*.*") if "create" in path.name]
    shown = [each for each in sections(page)[SAMPLES] if each.tag == "details"]
    assert len(shown) == len(files) > 2
    texts = {path.read_text("utf-8") for path in files}
    assert {each.one("pre").text + "\n" for each in shown} == texts
    assert texts <= set(markdown.fences.values())
    assert [name for each in shown for name in each.attributes] == ["open"]


def test_page_facts(
    page: Element, markdown: Markdown, operation: dict[str, Any]
) -> None:
    """A page says when its source was last modified, who owns it (here nobody), and which page it is."""
    facts = page.one("dl", "facts")
    names = [each.words for each in facts.all("dt")]
    shown = dict(zip(names, (each.words for each in facts.all("dd")), strict=True))
    source = operation["x-restencil-page"]
    assert shown == {
        "Last modified · 最后修改时间": source["modified"],
        "Owner · 责任人": "unset · 未设置",
        "Page id · 页面编号": source["id"],
        "Source · 来源": operation["externalDocs"]["url"],
    }
    assert all(f"{name}: {value}" in markdown.words for name, value in shown.items())


def test_head(page: Element, markdown: Markdown, operation: dict[str, Any]) -> None:
    """A page begins with what the operation is called, its method and URL, and what it does."""
    head = sections(page)[""]
    assert [each.tag for each in head] == ["h1", "p", "p", "dl"]
    call = "POST https://api.chatfire.cn/jimeng-video/v1/tasks"
    told = [operation["summary"], call, operation["description"]]
    assert [each.words for each in head[:3]] == told
    assert page.one("title").words == f"{operation['summary']} · ChatFire"
    assert all(part in markdown.words for part in operation["description"].split(" | "))


def test_authentication(
    page: Element, markdown: Markdown, spec: dict[str, Any]
) -> None:
    """A page says how callers prove who they are, and from which variable the samples read their secret."""
    told = " ".join(each.words for each in sections(page)[AUTHENTICATION])
    for part in (
        "bearerAuth",
        "bearer",
        "CHATFIRE_API_KEY",
        spec["components"]["securitySchemes"]["bearerAuth"]["description"],
    ):
        assert part in told
        assert part in markdown.words


def test_notes(page: Element, markdown: Markdown, operation: dict[str, Any]) -> None:
    """Each contradiction of the source page is shown, with the lines of the page that show it."""
    shown = [each.words for part in sections(page)[NOTES] for each in part.all("li")]
    notes = operation["x-restencil-notes"]
    wanted = [
        f"{note['message']} (lines · 行 {', '.join(map(str, note['lines']))})"
        for note in notes
    ]
    assert shown == wanted
    assert all(each in markdown.words for each in wanted)


def test_order(page: Element, markdown: Markdown) -> None:
    """The parts of a page stand in the order in which a reader needs them; examples stand below their fields."""
    assert list(sections(page)) == ["", AUTHENTICATION, BODY, SAMPLES, RESPONSES, NOTES]
    tags = [each.tag for each in sections(page)[BODY]]
    assert tags.index("dl") < tags.index("figure")
    at = [
        markdown.words.index(each.partition(" ·")[0]) for each in sections(page) if each
    ]
    assert at == sorted(at)


def test_links_lead_somewhere(made: Path) -> None:
    """Every link within the documentation leads to a file and, if it names one, to an element that exist."""
    pages = sorted((made / "docs").rglob("*.html"))
    links = [
        (file, link)
        for file in pages
        for each in read_page(file).all("a")
        if not (link := each.attributes["href"]).startswith("http")
    ]
    links += [
        (file, link)
        for file in sorted((made / "docs").rglob("*.md"))
        for link in read_markdown(file).links
    ]
    assert len(links) > 8
    for file, link in links:
        path, _, part = link.partition("#")
        target = file.parent / path if path else file
        assert target.is_file(), f"{link} in {file}"
        names = (
            {each.attributes.get("id") for each in read_page(target).all()}
            if part
            else {part}
        )
        assert part in names


def test_index_lists_every_operation(made: Path, spec: dict[str, Any]) -> None:
    """The index says what the API is and leads to each operation by its name, method and path."""
    for words in (
        read_page(made / "docs/index.html").words,
        read_markdown(made / "docs/index.md").words,
    ):
        assert spec["info"]["description"] in words
        assert spec["servers"][0]["url"] in words
        assert "创建任务(即梦视频)" in words
        assert "POST /jimeng-video/v1/tasks" in words.replace(": POST", " POST")


@pytest.mark.parametrize("name", [f"{PAGE}.html", "index.html"])
def test_page_stands_alone(made: Path, name: str) -> None:
    """A page needs no script and loads nothing, forbids both to whatever might get into it, and is small."""
    file = made / "docs" / name
    assert file.stat().st_size < 60_000
    page = read_page(file)
    tags = {each.tag for each in page.all()}
    assert not tags & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    }
    attributes = {key for each in page.all() for key in each.attributes}
    assert not attributes & {"src", "srcset", "style", "action", "background"}
    (policy,) = (each for each in page.all("meta") if "http-equiv" in each.attributes)
    assert (
        policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    )
    assert "url(" not in page.one("style").text
    assert "@import" not in page.one("style").text


@pytest.mark.parametrize("name", [f"{PAGE}.html", "index.html"])
def test_page_is_accessible(made: Path, name: str) -> None:
    """Headings step down one level at a time, landmarks are there, languages are named, and no id occurs twice."""
    page = read_page(made / "docs" / name)
    levels = [
        int(each.tag[1]) for each in page.all() if each.tag in {"h1", "h2", "h3", "h4"}
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("main")
    navs = [each.attributes["aria-label"] for each in page.all("nav")]
    assert len(set(navs)) == len(navs) > 0
    labels = [
        each for tag in ("h2", "dt") for each in page.all(tag) if " · " in each.text
    ]
    assert all(
        "zh-CN" in {i.attributes.get("lang") for i in each.all("i")} for each in labels
    )
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    assert page.one("title").words


def test_in_a_browser(made: Path, tmp_path: Path) -> None:
    """A browser that reads the page from disk shows all of it as it stands in the file; its scripts are forbidden to run."""
    browser = need(
        "install the package chromium", "chromium", "chromium-browser", "google-chrome"
    )
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--dump-dom")
    file = made / f"docs/{PAGE}.html"
    done = subprocess.run(
        [browser, *flags, f"--user-data-dir={tmp_path / 'profile'}", file.as_uri()],
        capture_output=True,
        check=True,
    )
    (tmp_path / "dom.html").write_bytes(done.stdout)
    shown, written = read_page(tmp_path / "dom.html"), read_page(file)
    assert sections(shown).keys() == sections(written).keys()
    assert shown.words == written.words
