"""Pages as copied text: what each says, line by line, and that no text, however broken, is read as something it does not say."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.capture.facts import Certainty, Fact, Reading
from generator.capture.masking import masked
from generator.capture.page.lines import fold, split
from generator.capture.readers.page_text import looks_like, read
from tests.commands import ROOT

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
NAMED = {each.name.lower(): each for each in Certainty}
TEXTS = {name: (PAGES / f"{name}.txt").read_text("utf-8") for name in NAMES}


def _entry(fact: Fact) -> tuple[Any, ...]:
    """A fact as the files write it: text of examples and samples without its value, for the page has that."""
    is_whole = fact.aspect == "example_text" or fact.subject == ("sample",)
    value = () if is_whole else (repr(fact.value),)
    return (fact.line, fact.subject, fact.aspect, *value, fact.certainty)


def _expected(entry: list[Any]) -> tuple[Any, ...]:
    line, subject, aspect, *rest = entry
    certainty = NAMED[rest[1] if len(rest) > 1 else "schema"]
    return (line, tuple(subject), aspect, *map(repr, rest[:1]), certainty)


@pytest.mark.parametrize("name", NAMES)
def test_facts(name: str) -> None:
    """A page says what the file beside it says, each fact at its line, and nothing else; what only examples show is apart."""
    wanted = yaml.safe_load((PAGES / f"{name}.facts.yaml").read_text("utf-8"))
    reading = read(TEXTS[name])
    entries = [_entry(each) for each in reading.facts if each.aspect != "seen"]
    expected = sorted(map(_expected, wanted["facts"]), key=repr)
    assert sorted(entries, key=repr) == expected
    doubts = [(min(each.lines), each.rule) for each in reading.doubts]
    assert sorted(doubts) == sorted(map(tuple, wanted.get("doubts", ())))


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_known(name: str) -> None:
    """Each page is taken for one, and so it is with line ends of another system, and without its first lines."""
    assert looks_like(TEXTS[name])
    assert looks_like(TEXTS[name].replace("\n", "\r\n"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Some words about a kite.\n\nAnd more of them.",
        "curl https://kite.example/v1 -d '{\"a\": 1}'",
        "$ curl --location 'https://kite.example' \\\n--data '{}'",
        "openapi: 3.1.0\ninfo:\n  title: Kite\n",
        '{"openapi": "3.1.0", "paths": {}}',
        "# Kite\n\n```yaml\nopenapi: 3.0.1\n```\n",
    ],
)
def test_other_texts(text: str) -> None:
    """Prose, commands and documents of other kinds are not taken for a page, and reading them gives no operation."""
    assert not looks_like(text)
    assert not [each for each in read(text).facts if each.aspect == "method"]


@pytest.mark.parametrize("name", NAMES)
def test_line_ends(name: str) -> None:
    """How lines end does not change what a page says."""
    plain = read(TEXTS[name])
    for end in ("\r\n", "\r"):
        other = read(TEXTS[name].replace("\n", end))
        assert _without_texts(other) == _without_texts(plain)
        assert other.uses == plain.uses


def _without_texts(reading: Reading) -> list[Fact]:
    return [each for each in reading.facts if "text" not in each.aspect]


@pytest.mark.parametrize("name", NAMES)
def test_uses(name: str) -> None:
    """Of each line that is not blank it is told what it was read as."""
    lines = split(TEXTS[name])
    written = {number for number, line in enumerate(lines, 1) if line.strip()}
    assert written == {*read(TEXTS[name]).uses}


def test_seen() -> None:
    """What an example shows is told of each field that it has, at its line, and is the least certain."""
    seen = [each for each in read(TEXTS["comments"]).facts if each.aspect == "seen"]
    body = ("body", "application/json")
    shown = {each.subject[2:]: (each.line, each.value) for each in seen}
    assert {each.subject[:2] for each in seen} == {body}
    assert {each.certainty for each in seen} == {Certainty.SEEN}
    assert shown[("n",)] == (26, 1)
    assert shown[("style_id",)] == (28, None)
    assert shown[("strength",)] == (32, 0.5)
    assert ("negative",) not in shown


def test_generated_examples() -> None:
    """An example that was made from the types alone shows no values of the API."""
    assert not [
        each for each in read(TEXTS["root-array"]).facts if each.aspect == "seen"
    ]


def test_seed() -> None:
    """The page of the spec folder is the one whose facts stand here."""
    kept = ROOT / "spec/chatfire/pages/292859250.txt"
    assert TEXTS["seed"] == kept.read_text("utf-8")


# said by other words, which the files of facts tell
_OTHERWISE = {"kind", "location", "deprecated", "empty", "required", "owner"}


def _parts(fact: Fact) -> Iterator[str]:
    if fact.aspect in _OTHERWISE:
        return
    waiting: list[Any] = [fact.value]
    while waiting:
        match waiting.pop():
            case dict() as found:
                waiting += [*found, *found.values()]
            case list() as found:
                waiting += found
            case str() as found if found not in _KINDS:
                yield from found.split("\n")


# what comments may say in other words
_KINDS = {"string", "integer", "number", "boolean", "array", "object", "null", "uuid"}


@lru_cache(maxsize=1 << 14)
def _bare(text: str) -> str:
    """Text without what copying, folding and the syntax of JSON change."""
    return re.sub(r"[\s\"'\\•◦▪‣●○·\u200b\ufeff]", "", fold(text)).replace("-", "")


def _sound(text: str) -> None:
    """Reads a text, and asserts that all that is said of it can be found there."""
    reading = read(text)
    lines = [_bare(line) for line in split(masked(text)[0])]
    numbers = range(1, len(lines) + 1)
    ends = [0, *accumulate(map(len, lines))]
    bare = "".join(lines)
    for fact in reading.facts:
        assert fact.line in numbers, fact
        for part in _parts(fact):
            assert bare.find(_bare(part), ends[fact.line - 1]) >= 0, fact
    for doubt in reading.doubts:
        assert all(line in numbers for line in doubt.lines), doubt
        assert doubt.message.endswith(".")
        assert doubt.remedy
    assert {*reading.uses} <= {*numbers}


def _broken(lines: list[str], index: int) -> Iterator[list[str]]:
    yield lines[:index]
    yield lines[index:]
    yield lines[:index] + lines[index + 1 :]
    yield lines[: index + 1] + lines[index:]
    yield [*lines[:index], *reversed(lines[index : index + 2]), *lines[index + 2 :]]


@pytest.mark.parametrize("name", NAMES)
def test_broken_pages(name: str) -> None:
    """A page that is cut off, and one with a line removed, doubled or swapped, is read; each fact is one of its lines."""
    lines = split(TEXTS[name])
    for index in range(len(lines)):
        for broken in _broken(lines, index):
            _sound("\n".join(broken))


LINES = sorted({line for text in TEXTS.values() for line in split(text)})


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=40))
def test_lines_in_any_order(lines: list[str]) -> None:
    """Lines of pages and other text in any order are read, and each fact is one of them."""
    _sound("\n".join(lines))


@given(st.one_of(st.text(), st.binary().map(lambda each: each.decode("latin-1"))))
def test_any_text(text: str) -> None:
    """Any text at all is read."""
    _sound(text)


pages = st.sampled_from(NAMES).map(lambda name: split(TEXTS[name]))


@given(pages, pages, st.integers(0, 200), st.integers(0, 200), st.integers(1, 12))
def test_mixed_pages(
    one: list[str], other: list[str], place: int, start: int, length: int
) -> None:
    """A page into which a piece of another has fallen is read, and each fact is one of its lines."""
    piece = other[start : start + length]
    _sound("\n".join([*one[:place], *piece, *one[place:]]))


SAID = (
    "枚举值 可选值 默认 默认为 最大长度 最多 个字符 取值范围 支持 或null 可为空 等 ... ~ - , 、 | / or ; ( ) 。"
    " Default Defaults to Max length Allowed values One of range between and null 0 5 10 0.5 a b 中 UUID default"
)
WORDS = (*SAID.split(), '"', "'", "`", ":", ".", " ")
phrases = st.lists(st.sampled_from(WORDS), max_size=10).map("".join)


@given(phrases, phrases, st.sampled_from(["string", "integer", "number", "boolean"]))
def test_any_phrase(title: str, comment: str, kind: str) -> None:
    """Whatever a title, a description or a comment says, no value is taken from it that it does not name."""
    value = '"a"' if kind == "string" else "5"
    lines = ["标题", "POST", "/x", "请求参数", "Body 参数application/json"]
    lines += ["one", kind, title, "two", kind, "必需", title, comment]
    lines += ["示例", "{", f'"one": {value}, // {comment}', '"two": null', "}"]
    _sound("\n".join(lines))


def test_long_pages() -> None:
    """A page of any length is read: thousands of fields, of brackets and of levels."""
    fields = "".join(f"f{n}\narray [object {{3}}]\n必需\n" for n in range(2000))
    head = "标题\nPOST\n/long\n请求参数\nBody 参数application/json\n"
    reading = read(head + fields)
    assert sum(each.aspect == "type" for each in reading.facts) == 2000
    for deep in ("[" * 50_000, "{\n" * 20_000, '{"a":' * 5_000 + "1" + "}" * 5_000):
        reading = read(f"{head}a\nobject\n示例\n{deep}\n返回响应\n")
        assert "example_text" in {each.aspect for each in reading.facts}
