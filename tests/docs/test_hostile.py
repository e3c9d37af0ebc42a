"""A spec whose every text tries to become markup."""

import json
import re
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.docs.markdown import read_markdown
from tests.docs.page import read_page
from tests.docs.site import site_of

# ends attributes, elements and code; begins blocks and links of Markdown; is code of templates
_PAYLOADS = (
    "</dd></p></code></pre></title></style></script><img src=x onerror=alert(1)><script>alert(1)</script>",
    "\" onload=alert(1) x='\" ' autofocus onfocus=alert(1) <svg/onload=alert(1)> <!-- --> <![CDATA[ <?php ?> &lt;b&gt;",
    "[a](javascript:alert(1)) ![i](https://evil.example/i) <https://evil.example> [c] [c]: https://evil.example",
    "`code` ``` ~~~ **b** __b__ ~~s~~ | a | b | \\| <b>x</b> \\`<i>y</i> `|<u>z</u>| &#60; $x$ C#",
    "\n# heading\n\n- item\n1. item\n> quote\n```\n<b>x</b>\n~~~\n---\n| a | b |\n|---|---|\n\n    code\n<div>\n\n===\n",
    "{{ 7 * 7 }} {% raw %} {# c #} ${7*7} \u202e \x07 \u2028 \ufeff \x7f",
)
_PROSE_TAGS = {
    *("a", "blockquote", "br", "code", "del", "em", "hr", "i", "b", "li", "ol", "p"),
    *("pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
}
_OWN_TAGS = {
    *("html", "head", "meta", "title", "link", "script", "body", "header", "nav"),
    *("main", "div", "section", "footer", "h1", "h2", "h3", "p", "a", "ul", "li"),
    *("dl", "dt", "dd", "code", "pre", "span", "b", "details", "summary", "button"),
    "kbd",
}
_OWN_ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel"),
    *("aria-label", "aria-current", "aria-labelledby", "open", "hreflang", "type"),
    *("src", "defer", "hidden", "tabindex", "popover", "popovertarget", "start"),
}
_FORBIDDEN_IN_MARKDOWN = {
    "html_block",
    "html_inline",
    "image",
    "code_block",
    "blockquote_open",
    "ordered_list_open",
    "hr",
    "s_open",
    "em_open",
}


class _Hostile:
    """Gives every field of a spec a text that is told from all others, and remembers it."""

    def __init__(self, payload: str) -> None:
        self._payload = payload
        self._numbers = count(1)
        self.given: list[str] = []

    def __call__(self) -> str:
        text = f"{self._payload} x{next(self._numbers)}x {self._payload}"
        self.given.append(text)
        return text


def _schema(text: _Hostile) -> dict[str, Any]:
    return {
        "type": "object",
        "description": "never shown",
        "properties": {
            text(): {
                "type": "string",
                "format": text(),
                "description": text(),
                "pattern": "^" + "[<script>`|]",
                "default": text(),
            },
            text(): {"enum": [text(), text()], "description": text()},
            "inner": {"type": "object", "properties": {text(): {"type": "integer"}}},
        },
    }


def _content(text: _Hostile) -> dict[str, Any]:
    example = {"summary": text(), "value": {text(): [text()]}}
    return {text(): {"schema": _schema(text), "examples": {"e": example}}}


def _operation(text: _Hostile) -> dict[str, Any]:
    schema = {"type": "string", "enum": [text()]}
    return {
        "operationId": "attack",
        "tags": ["attacks"],
        "summary": text(),
        "description": text(),
        "externalDocs": {"url": "javascript:alert(1)"},
        "x-restencil-page": {
            "id": text(),
            "title": "never shown",
            "modified": text(),
            "owner": text(),
        },
        "x-restencil-notes": [{"rule": "r", "message": text(), "lines": [1]}],
        "parameters": [
            {"name": text(), "in": place, "schema": schema, "description": text()}
            for place in ("query", "header", "cookie")
        ],
        "requestBody": {"description": text(), "content": _content(text)},
        "responses": {"200": {"description": text(), "content": _content(text)}},
        "security": [{"key": []}],
    }


def _spec(operation: dict[str, Any], text: _Hostile, scheme: dict[str, Any]) -> Any:
    return {
        "openapi": "3.1.0",
        "info": {"title": text(), "version": text(), "description": text()},
        "servers": [{"url": "https://t.example", "description": text()}],
        "externalDocs": {"url": "data:text/html,<b>".replace("<b>", "%3Cb%3E")},
        "tags": [{"name": "attacks", "x-displayName": text(), "description": text()}],
        "paths": {"/attack/'<b>`|": {"post": operation}},
        "components": {"securitySchemes": {"key": scheme}},
    }


def hostile_document() -> Any:
    """A document whose every text is all of the payloads."""
    text = _Hostile(" ".join(_PAYLOADS))
    return _spec(_operation(text), text, _scheme(text))


def _scheme(text: _Hostile) -> dict[str, Any]:
    return {"type": "apiKey", "in": "query", "name": text(), "description": text()}


@pytest.fixture(params=_PAYLOADS, ids=range(len(_PAYLOADS)))
def docs(
    request: pytest.FixtureRequest, tmp_path: Path
) -> tuple[Path, Path, list[str], list[str]]:
    """The pages of a hostile operation and of the index, without their endings, and the texts that belong on each."""
    on_page, on_index = _Hostile(request.param), _Hostile(request.param)
    scheme = _scheme(on_page)
    spec = _spec(_operation(on_page), on_index, scheme)
    made = site_of(tmp_path, spec) / "en"
    return (
        made / "reference/attacks/attack",
        made / "index",
        on_page.given,
        on_index.given,
    )


Docs = tuple[Path, Path, list[str], list[str]]


def _letters(text: str) -> str:
    """What of a text is compared: white space, and what stands for a hidden character, is not."""
    hidden = set("\u202e\x07\u2028\ufeff\x7f\N{REPLACEMENT CHARACTER}")
    return "".join(
        letter for letter in text if letter not in hidden and not letter.isspace()
    )


def _is_shown(text: str, shown: str) -> bool:
    """Whether a text stands in what is shown, as itself or as the JSON string that it is."""
    as_json = json.dumps(text, ensure_ascii=False)[1:-1]
    for hidden in "\u202e\u2028\ufeff\x7f":
        as_json = as_json.replace(hidden, f"\\u{ord(hidden):04x}")
    return _letters(text) in shown or _letters(as_json) in shown


def test_html_has_no_markup_of_the_spec(docs: Docs) -> None:
    """No element outside of descriptions, no attribute and no comment of a page comes from a text of the spec."""
    for stem in docs[:2]:
        page = read_page(stem.with_suffix(".html"))
        parts = [*page.all("", "prose"), *page.all("h3"), *page.all("section", "notes")]
        in_prose = {id(each) for part in parts for each in part.all()}
        for each in page.all():
            allowed = _OWN_TAGS | _PROSE_TAGS if id(each) in in_prose else _OWN_TAGS
            assert each.tag in allowed
        attributes = {name for each in page.all() for name in each.attributes}
        own = {name for name in attributes if not name.startswith("data-")}
        assert own <= _OWN_ATTRIBUTES


def test_links_of_the_spec_go_to_the_web(docs: Docs) -> None:
    """What a description links to is an address of the web, told to search engines as none of ours."""
    for stem in docs[:2]:
        page = read_page(stem.with_suffix(".html"))
        links = [each.attributes for each in page.all("a") if "href" in each.attributes]
        outside = [each for each in links if ":" in each["href"]]
        for each in outside:
            assert each["href"].startswith(("https://", "http://", "mailto:"))
            assert each["rel"] == "noopener nofollow"
        assert all(
            each["href"].startswith("#")
            or each["href"].endswith((".html", ".md", ".txt", ".yaml", ".json"))
            for each in links
            if each not in outside
        )


def test_scripts_are_ours(docs: Docs) -> None:
    """The scripts of a page are files of the site after the one of every page, and data of it is JSON that ends where it says."""
    inline = read_page(docs[0].parents[2] / "index.html").all("script")
    ours = next(inline).text
    for stem in docs[:2]:
        first, *others = read_page(stem.with_suffix(".html")).all("script")
        assert first.text == ours
        for each in others:
            if each.attributes.get("type") == "application/json":
                assert isinstance(json.loads(each.text), dict)
            else:
                assert each.attributes["src"].startswith("../")
                assert each.text == ""


def test_html_shows_the_texts(docs: Docs) -> None:
    """Every text of the spec is on the page: as text, or as what its Markdown says."""
    for stem, texts in zip(docs[:2], docs[2:], strict=True):
        body = read_page(stem.with_suffix(".html")).one("body").text
        shown = _letters(body)
        numbers = [mark for text in texts for mark in re.findall(r"x\d+x", text)]
        assert [number for number in numbers if number not in body] == []
        plain = [text for text in texts if not _in_prose(stem, text)]
        assert [text for text in plain if not _is_shown(text, shown)] == []


def _in_prose(stem: Path, text: str) -> bool:
    """Whether a text stands in a description, where its Markdown is rendered."""
    (number,) = re.findall(r"x\d+x", text)
    page = read_page(stem.with_suffix(".html"))
    rendered = [*page.all("", "prose"), *page.one("main").all("h3")]
    rendered += [
        each for part in page.all("section", "notes") for each in part.all("li")
    ]
    return any(number in each.text for each in rendered)


def test_markdown_has_no_markup_of_the_spec(docs: Docs) -> None:
    """No HTML, link, image, heading or other block of a rendered page comes from a text of the spec."""
    for stem in docs[:2]:
        page = read_markdown(stem.with_suffix(".md"))
        assert not page.types & _FORBIDDEN_IN_MARKDOWN
        assert all(link.endswith("attack.md") for link in page.links)
        assert all({len(row) for row in table} == {4} for table in page.tables())


def test_markdown_has_no_headings_of_the_spec(docs: Docs) -> None:
    """A rendered page has the headings that its twin in HTML has, and one for each sample."""
    for stem in docs[:2]:
        html = read_page(stem.with_suffix(".html"))
        found = read_markdown(stem.with_suffix(".md")).headings
        assert found.count("#") == 1
        assert found.count("##") == len(list(html.all("h2")))
        samples = [
            pre for part in html.all("section", "samples") for pre in part.all("pre")
        ]
        lower = [*html.all("h3"), *samples]
        assert found.count("###") == len(lower) == len(found) - 1 - found.count("##")


def test_markdown_shows_the_texts(docs: Docs) -> None:
    """Every text of the spec is in the rendered page as text, complete."""
    for stem, texts in zip(docs[:2], docs[2:], strict=True):
        shown = _letters(read_markdown(stem.with_suffix(".md")).words)
        assert [text for text in texts if not _is_shown(text, shown)] == []
