"""YAML as it is written: every reader takes it for the same value, ours and others."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.load.parse import parse
from generator.load.source import source_of
from generator.yaml_dump import dump_yaml
from generator.yaml_pyyaml import dumped

# strings that YAML 1.1 or 1.2 would take for something else, if they stood there without quotes
SPELLINGS = """
yes no on off y n true True null ~ Null 0 -0 007 0o17 0x1F 1_000 1e5 1E5 1.5e+3 .5 5. +.5 .inf -.INF .nan 12:30 1:2:3
2030-01-02 2030-01-02T03:04:05Z = << - ? : & * ! | > % @ ` --- ... a: a:b #a a#b a\\b [ ] { } , ' " !!str &a *a
"""
WORDS = SPELLINGS.split()
PHRASES = [
    "",
    " ",
    "\n",
    "a\n",
    "a\nb",
    "\na",
    " a\nb",
    "a \nb",
    "a\n\n\nb",
    "a\n  b\nc",
    "- a\n- b",
    "a: b",
    "a #b",
    "a\tb",
    "\ta",
    "a\r\nb",
    "a\x85b",
    "a\u2028b",
    "\ufeffa",
    "a\0b",
    "\x1b[0m",
    "\x7f",
    "\U0001f600",
    "\ud7ff",
    "word " * 40,
    "word " * 40 + "\nend",
    "x" * 300,
    "--- a",
    "... a",
    "%YAML 1.1",
    "{{ x }}",
    "视频 " * 60,
    "a  " * 60 + "b",
    "# " * 50,
]
texts = st.one_of(
    st.sampled_from(WORDS + PHRASES),
    st.text(),
    st.lists(st.sampled_from(WORDS + PHRASES), max_size=4).map(" ".join),
    st.lists(st.sampled_from(["a", " ", "\n", ":", "#", "-", "\t", '"', "'"])).map(
        "".join
    ),
)
numbers = st.one_of(
    st.integers(-(10**30), 10**30), st.floats(allow_nan=False, allow_infinity=False)
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)


def _read(text: str) -> object:
    return parse(source_of("made.yaml", text))


@given(values)
def test_round_trip(value: object) -> None:
    """A value that is written is the same when our loader (YAML 1.2) and PyYAML's (YAML 1.1) read it."""
    text = dump_yaml(value)
    assert repr(_read(text)) == repr(value)
    assert repr(yaml.safe_load(text)) == repr(value)


@pytest.mark.parametrize("text", WORDS + PHRASES)
def test_text(text: str) -> None:
    """A string that looks like something else stays a string, as a value, an item and a key."""
    for value in (text, [text], {text: text}, {"k": {text: [text]}}):
        made = dump_yaml(value)
        assert _read(made) == value
        assert yaml.safe_load(made) == value


@given(values, st.lists(st.booleans(), max_size=45))
def test_as_pyyaml(value: object, above: list[bool]) -> None:
    """What is written is to the byte what PyYAML writes, however deep in mappings and lists it stands."""
    for is_list in above:
        value = [value, 0] if is_list else {"k": value, "l": 0}
    assert dump_yaml(value) == dumped(value)


@pytest.mark.parametrize("text", WORDS + PHRASES)
def test_text_as_pyyaml(text: str) -> None:
    """So is each text that is a case of its own, at every length and behind every key and margin around the width."""
    for size in range(60, 130, 3):
        for shown in (
            text * size,
            (text + " ") * (size // 5) + "end",
            text + "x" * size,
        ):
            value = {"k" * size: [text, {text: shown, shown: text}], "l": [[shown]]}
            assert dump_yaml(value) == dumped(value)


def test_deep() -> None:
    """What is so deep that PyYAML just about writes it is written."""
    value: object = "x y"
    for number in range(300):
        value = {"k": value} if number % 2 else [value]
    assert dump_yaml(value) == dumped(value)


def test_order() -> None:
    """Mappings keep their order."""
    assert dump_yaml({"b": 1, "a": {"d": 2, "c": 3}}) == "b: 1\na:\n  d: 2\n  c: 3\n"


def test_no_alias() -> None:
    """A value that stands in two places is written twice."""
    shared = {"k": [1]}
    assert dump_yaml([shared, shared]) == "- k:\n  - 1\n- k:\n  - 1\n"


def test_layout() -> None:
    """Text of several lines, or a long one, is a block, so that a change of it is a change of few lines."""
    text = dump_yaml({"a": "one\ntwo", "b": "word " * 30 + "end"})
    assert text.startswith("a: |-\n  one\n  two\nb: >-\n  word word")
    assert max(map(len, text.splitlines())) <= 102
