"""Markdown that somebody else wrote, as HTML that can do nothing: no script, no style, nothing that is loaded."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from markupsafe import Markup, escape

from generator.ir import Text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = frozenset(
    [
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
    ]
)
_Relative: TypeAlias = Literal["pass_through", "deny"]
_LINE = frozenset(
    ["a", "b", "br", "code", "del", "em", "i", "kbd", "s", "strong", "sub", "sup"]
)
_HEADINGS = frozenset(("h2", "h3", "h4"))
_SCHEMES = {"http", "https", "mailto"}
# what CommonMark would take for something else than a sentence, or a line's end
_MARKS = re.compile(r"[\\`*_\[\]<>&|~$#\n\r\t]|https?:|^\s*(?:[-+=]|\d+[.)])")
_IMAGE = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)[^>]*>", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h[1-6]\b", re.IGNORECASE)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh-CN", re.compile("[\u3400-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("en", re.compile("[A-Za-z]")),
)


def prose(text: Text) -> Markup:
    """A description as HTML: CommonMark and tables; headings are paragraphs, images links."""
    return _prose(text_of(text))


def inline(text: Text) -> Markup:
    """A sentence as HTML within a line: code and emphasis, but no blocks."""
    return _inline(text_of(text))


def guide(text: Text) -> Markup:
    """A page as HTML, from its second heading on with headings of its own."""
    return _cleaned(_readable(text_of(text)), _HEADINGS, "pass_through")


def written(text: Text) -> Markup:
    """A whole page of Markdown as its author wrote it, for those who read it as Markdown."""
    return Markup(_readable(text_of(text)).strip())


@lru_cache(maxsize=1 << 13)
def _prose(text: str) -> Markup:
    text = _readable(text).strip()
    if not _MARKS.search(text):
        return Markup(f"<p>{escape(text)}</p>")
    return _cleaned(text, frozenset(), "deny")


@lru_cache(maxsize=1 << 13)
def _inline(text: str) -> Markup:
    text = " ".join(_readable(text).split())
    if not _MARKS.search(text):
        return Markup(escape(text))
    reader = _reader()
    (line,) = reader.parseInline(text)
    for token in line.children or []:
        _tame(token, frozenset())
    html = reader.renderer.render([line], reader.options, {})
    return _safe(html, _LINE, "deny")


def _readable(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _cleaned(text: str, headings: frozenset[str], relative: _Relative) -> Markup:
    return _safe(_rendered(text, headings), _TAGS | headings, relative)


def _safe(html: str, tags: frozenset[str], relative: _Relative) -> Markup:
    import nh3

    cleaned = nh3.clean(
        html,
        tags=set(tags),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        url_relative=relative,
        link_rel="noopener nofollow",
    )
    return Markup(cleaned.strip())


def _rendered(text: str, headings: frozenset[str]) -> str:
    reader = _reader()
    tokens = reader.parse(text)
    for token in _all(tokens):
        _tame(token, headings)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _all(tokens: "list[Token]") -> "Iterator[Token]":
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _tame(token: "Token", headings: frozenset[str]) -> None:
    """Makes of headings that have no place here paragraphs, of images links to them; a guide's link to another leads to its page."""
    match token.type:
        case "link_open" if headings:
            address = str(token.attrs["href"])
            if "://" not in address:
                token.attrs["href"] = re.sub(r"\.md(?=#|\Z)", ".html", address)
        case "heading_open" | "heading_close" if token.tag not in headings:
            token.tag = "p"
        case "image":
            address, name = escape(token.attrs.get("src", "")), escape(token.content)
            token.type, token.children = "html_inline", None
            token.content = f'<a href="{address}">{name or address}</a>'
        case "html_inline" | "html_block":
            linked = _IMAGE.sub(r'<a href="\1">\1</a>', token.content)
            token.content = _HEADING.sub(r"<\1p", linked)


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@lru_cache(maxsize=1 << 13)
def _language(text: str) -> str:
    found = (tag for tag, letters in _SCRIPTS if letters.search(text))
    return next(found, "")


def lang(text: Text, page: str) -> Markup:
    """The attribute that names the language of a text, by its script, if it is not that of the page."""
    found = _language(text_of(text))
    return Markup(f' lang="{found}"' if found and found != page else "")
