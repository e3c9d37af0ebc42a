"""Descriptions, which are Markdown that anybody may have written, as HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ir import Text
from generator.prose import guide, inline, lang, prose

_TAGS = re.compile(r"<(/?)([a-z0-9]+)((?:\s[^<>]*)?)>")
_ALLOWED = {
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "hr",
    "i",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
_PIECES = (
    *("<script>", "</script>", "<img src=x onerror=a()>", "<svg/onload=a()>", "\n\n"),
    *("[a](javascript:a())", "![a](https://e.example/a.png)", "<a href='data:a'>b</a>"),
    *("`", "**", "| a |\n|---|\n", "# h\n", "<style>", "<!--", "&lt;", "\x00", "<p"),
    *("<iframe src=//e.example>", "<https://e.example>", "//e.example", "text"),
)
_texts = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES)).map("".join))


@given(_texts)
def test_nothing_but_harmless_elements(text: str) -> None:
    """Whatever a text says, it becomes elements of text, whose only attributes are addresses of the web."""
    for made in (prose(Text(text)), inline(Text(text))):
        for _, tag, attributes in _TAGS.findall(str(made)):
            assert tag in _ALLOWED
            for name, value in re.findall(r'([\w-]+)="([^"]*)"', attributes):
                assert name in {"href", "rel", "start"}
                if name == "href":
                    assert value.startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        (
            "It's <b>bold</b> & `code`",
            "<p>It's <b>bold</b> &amp; <code>code</code></p>",
        ),
        ("# Title\n\ntext", "<p>Title</p>\n<p>text</p>"),
        ("<h2>Title</h2>", "<p>Title</p>"),
        (
            "![cat](https://e.example/c.png)",
            '<p><a href="https://e.example/c.png" rel="noopener nofollow">cat</a></p>',
        ),
        (
            '<img alt="cat" src="https://e.example/c.png">',
            '<a href="https://e.example/c.png" rel="noopener nofollow">https://e.example/c.png</a>',
        ),
        ("[up](../secret)", '<p><a rel="noopener nofollow">up</a></p>'),
        ("a < b", "<p>a &lt; b</p>"),
        ("<script>alert(1)</script>text", "text"),
    ],
)
def test_prose(text: str, html: str) -> None:
    """Markdown and the HTML in it are kept as far as they are text; headings are paragraphs, images links."""
    assert str(prose(Text(text))) == html


def test_inline() -> None:
    """A sentence has no blocks, whatever its lines begin with."""
    assert str(inline(Text("# `a`\n- *b*"))) == "# <code>a</code> - <em>b</em>"


def test_guide() -> None:
    """A guide has headings below its first, and links to the pages of other guides."""
    made = str(
        guide(Text("## Part\n\n[next](next.md#a) [out](https://e.example/a.md)"))
    )
    assert "<h2>Part</h2>" in made
    assert 'href="next.html#a"' in made
    assert 'href="https://e.example/a.md"' in made


@pytest.mark.parametrize(
    ("text", "page", "told"),
    [
        ("English", "zh-CN", ' lang="en"'),
        ("English", "en", ""),
        ("创建任务", "en", ' lang="zh-CN"'),
        ("视频 video", "zh-CN", ""),
        ("タスクを作成", "zh-CN", ' lang="ja"'),
        ("42", "en", ""),
    ],
)
def test_lang(text: str, page: str, told: str) -> None:
    """The language of a text is told by its script, where it is not that of the page."""
    assert str(lang(Text(text), page)) == told
