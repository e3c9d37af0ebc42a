"""Filters: whatever text a spec holds, it stays inside the place that its filter is named after."""

import ast
import html
import json
import re
import tomllib
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.filters import filters
from generator.ir import Name, Text, Value
from generator.language import Language
from tests.test_literals import values

FILTERS = filters(Language("T", "D", comment="//"))

# what begins or ends something in one of the sinks
MARKS = r"""
" \"\"\" ' \'\'\' \ \\ \" ` `` ``` ~ ~~ ~~~ * ** _ __ [ ] ( ) ](x) ![ < > & &amp; &#65; <!-- --> <b> </b> <a/href=x> | $
# ## - + = === --- 1. 2) : */ // /* {{ }} {% http://x.y www.x.y a@b.c word é 视频
"""
SPACES = "\n|\r\n|\r|\x85|\u2028|\f|\t| |  |    |\0|\x1b|\u202e|\ufeff|- |# |> |1. "
PIECES = ['"""', "'''", *MARKS.split(), *SPACES.split("|")]
hostile = st.lists(st.sampled_from(PIECES)).map("".join)
texts = st.one_of(st.text(), hostile)
filled = texts.filter(lambda text: bool(_normal(text)))

_HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


def _normal(text: str) -> str:
    """`text` with one space for any white space, and without what nobody can see or what stands for it."""
    # Python takes one control character for white space that no other reader does
    words = " ".join(text.replace("\x1f", "").split())
    return " ".join(_HIDDEN.sub("", words).replace("\ufffd", "").split())


def _told(name: str, value: object, *arguments: object) -> str:
    return str(FILTERS[name](value, *arguments))


@given(texts, st.sampled_from([0, 4, 8]))
def test_doc(text: str, indent: int) -> None:
    """A docstring is one string with the words of the text, and nothing beside it."""
    module = ast.parse(f'"""{_told("doc", Text(text), indent)}"""\n')
    (statement,) = module.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert isinstance(statement.value.value, str)
    assert _normal(statement.value.value) == _normal(text)


@given(texts)
def test_doc_in_a_body(text: str) -> None:
    """In the body of a function, between other statements, it is still one string."""
    told = _told("doc", Text(text), 4)
    module = ast.parse(f'def f():\n    """{told}"""\n    return 1\n')
    constants = [each for each in ast.walk(module) if isinstance(each, ast.Constant)]
    assert len(constants) == 2


@pytest.mark.parametrize(
    "name", ["doc", "comment", "html", "markdown", "code_span", "code_cell", "toml"]
)
@given(text=texts)
def test_nothing_hidden(name: str, text: str) -> None:
    """Text told to people holds no character that ends lines unseen, turns their direction or speaks to a terminal."""
    assert not _HIDDEN.search(_told(name, Text(text)))


@given(texts)
def test_comment(text: str) -> None:
    """Every line of a comment begins with its mark, whatever a reader takes for the end of a line."""
    told = _told("comment", Text(text))
    assert all(line.startswith("//") for line in told.splitlines())
    assert _normal(told.replace("//", "")) == _normal(text.replace("//", ""))


class _Page(HTMLParser):
    """What a browser makes of a piece of HTML: its text, its tags and everything else."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.others: list[str] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


@given(texts)
def test_html(text: str) -> None:
    """HTML text yields no tag, comment or declaration, and reads as the text."""
    page = _Page(_told("html", Text(text)))
    assert (page.tags, page.others) == ([], [])
    assert _normal(page.text) == _normal(text)


@given(texts)
def test_html_attribute(text: str) -> None:
    """In a quoted attribute it stays inside, whichever quotes are used."""
    told = _told("html", Text(text))
    for quote in "\"'":
        page = _Page(f"<i title={quote}{told}{quote}>x</i>")
        ((tag, ((key, value),)),) = page.tags
        assert (tag, key, page.text) == ("i", "title", "x")
        assert _normal(value or "") == _normal(text)


@given(values)
def test_html_json(value: object) -> None:
    """A JSON value in HTML yields no tag, and its text is the value."""
    told = _told("html_json", Value(value))
    assert not _Page(told).tags
    assert "<" not in told
    assert repr(json.loads(html.unescape(told))) == repr(value)


@given(values)
def test_json(value: object) -> None:
    """A JSON document is the value."""
    assert repr(json.loads(_told("json", Value(value)))) == repr(value)


@given(texts)
def test_toml(text: str) -> None:
    """A string of TOML is the text in one line."""
    read = tomllib.loads(f"key = {_told('toml', Text(text))}\n")
    assert read.keys() == {"key"}
    assert _normal(read["key"]) == _normal(text)


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _inline(page: str) -> tuple[list[str], list[Token]]:
    """The blocks of a Markdown page, and what is in the last line of text of it."""
    tokens = MARKDOWN.parse(page)
    lines = [token for token in tokens if token.type == "inline"]
    return [token.type for token in tokens], lines[-1].children or []


# a place in a page, and how a page looks that has a plain word there
PLACES = {
    "alone": "{}\n",
    "heading": "## {}\n",
    "item": "- {}\n",
    "after a word": "- Server: {}\n",
    "cell": "| h | i |\n|---|---|\n| a | {} |\n",
    "before a paragraph": "{}\n\nmore\n",
}


@pytest.mark.parametrize(
    "place", [place for place in PLACES if "paragraph" not in place]
)
@given(text=filled)
def test_markdown(place: str, text: str) -> None:
    """Markdown text reads as the same plain text wherever it stands, and changes nothing around it."""
    blocks, inside = _inline(PLACES[place].format(_told("markdown", Text(text))))
    assert blocks == _inline(PLACES[place].format("word"))[0]
    assert {token.type for token in inside} <= {"text", "text_special"}
    shown = _normal("".join(token.content for token in inside))
    assert shown.removeprefix("Server: ") == _normal(text)


@given(filled)
def test_markdown_in_a_link(text: str) -> None:
    """As the text of a link it is that text, and the link leads where it should."""
    _, inside = _inline(f"- [{_told('markdown', Text(text))}](there.md): `x`\n")
    begin, *shown, end, colon, code = inside
    assert (begin.type, begin.attrs) == ("link_open", {"href": "there.md"})
    assert (end.type, colon.content, code.type) == ("link_close", ": ", "code_inline")
    assert {token.type for token in shown} <= {"text", "text_special"}
    assert _normal("".join(token.content for token in shown)) == _normal(text)


@pytest.mark.parametrize("place", ["alone", "heading", "item"])
@given(text=filled)
def test_code_span(place: str, text: str) -> None:
    """Code in a line of Markdown is one piece of code with the text in it, wherever it stands."""
    blocks, inside = _inline(PLACES[place].format(_told("code_span", Text(text))))
    assert blocks == _inline(PLACES[place].format("word"))[0]
    (code,) = inside
    assert code.type == "code_inline"
    assert _normal(code.content) == _normal(text)


@given(filled)
def test_code_cell(text: str) -> None:
    """Code in a cell of a table reads as the text, and ends neither the cell nor the table."""
    told = _told("code_cell", Text(text))
    blocks, inside = _inline(PLACES["cell"].format(told))
    assert blocks == _inline(PLACES["cell"].format("word"))[0]
    assert {token.type for token in inside} <= {"code_inline", "text", "text_special"}
    assert _normal("".join(token.content for token in inside)) == _normal(text)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_code_of_nothing(text: str) -> None:
    """Code of nothing is still a piece of code, for a reader to see that there is nothing."""
    (code,) = _inline(_told("code_span", Text(text)))[1]
    assert code.type == "code_inline"


@given(st.one_of(texts.map(Text), values.map(Value)))
def test_code_block(value: Text | Value) -> None:
    """A block of code is one block, and what comes after it is not in it."""
    told = _told("code_block", value, "json")
    before, block, *after = MARKDOWN.parse(f"# h\n\n{told}\n\nmore\n")[2:]
    assert (before.type, block.type, block.info) == ("heading_close", "fence", "json")
    assert [token.type for token in after] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]


@given(st.lists(st.sampled_from(["`", "~", "\n", "a", " "])).map("".join))
def test_code_block_text(text: str) -> None:
    """The text in a block of code is what it was, to the last line that is not blank."""
    (block,) = MARKDOWN.parse(_told("code_block", Text(text)))
    assert block.content.rstrip("\n") == text.rstrip()


_ARGUMENTS = {"string": ("k",), "lang": ("zh",)}


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_is_escaped(name: str) -> None:
    """Every filter gives what a template may print, and there is none that hands text through as it is."""
    language = Language.from_facts(
        {
            "title": "T",
            "description": "D",
            "literals": {
                "string": {"open": '"', "close": '"', "escapes": {'"': "\\q"}},
                "kinds": {"k": {"open": "<", "close": ">", "escapes": {}}},
            },
        }
    )
    text = Text('a\n"""b\'`</i>*\x1b')
    told = filters(language)[name](text, *_ARGUMENTS.get(name, ()))
    assert hasattr(told, "__html__")
    assert str(told) != 'a\n"""b\'`</i>*\x1b'


def test_names() -> None:
    """A name is told as it is spelled on the wire."""
    assert _told("html", Name(("task", "id"), "taskID")) == "taskID"
