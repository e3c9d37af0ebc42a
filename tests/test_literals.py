"""Literals: a value written in a language is that value again when the language reads it."""

import ast
import json
import math
import re
import shlex
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import LiteralFacts
from generator.literals import literal, string_literal
from generator.plan import discover, template_root

FACTS = {
    target.name: target.language.literals
    for target in discover(template_root())
    if target.language.literals
}

# the characters that end strings, begin escapes or interpolations, or are not seen
MARKS = (
    r"\ \\ ' ` $ ${ #{ {{ }} %s \u0041 \N{BULLET} */ // # </script> 😀 é 0 a __proto__"
)
HIDDEN = "\n|\r|\t|\0|\x1b|\x7f|\x85|\u2028|\u2029|\u202e|\ufeff|\u200b| "
PIECES = ['"', '"""', *MARKS.split(), *HIDDEN.split("|")]
hostile = st.lists(st.sampled_from(PIECES)).map("".join)
texts = st.one_of(st.text(), hostile)
numbers = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=10,
)


def _facts(target: str) -> LiteralFacts:
    facts = FACTS[target]
    assert facts
    return facts


@pytest.mark.parametrize("target", ["python", "samples/python"])
@given(value=values)
def test_python(target: str, value: object) -> None:
    """A value written in Python evaluates to itself, of the same type, down to the sign of zero."""
    read = ast.literal_eval(literal(value, _facts(target)))
    assert repr(read) == repr(value)


@given(texts.filter(lambda text: "\0" not in text))
def test_shell(text: str) -> None:
    """A text written for a shell is one word, and the same text."""
    written = string_literal(text, _facts("samples/shell").string)
    assert shlex.split(written) == [text]


def _as_json(written: str) -> str:
    """A literal of JavaScript as JSON, which has no commas at ends, no escapes by code point and no computed keys."""
    escaped = re.compile(r"\\\\|\\u\{([0-9a-f]+)\}")
    plain = escaped.sub(
        lambda found: (
            json.dumps(chr(int(found[1], 16)))[1:-1] if found[1] else found[0]
        ),
        written.replace('["__proto__"]: ', '"__proto__": '),
    )
    return re.sub(r",(\n *[\]}])", r"\1", plain)


@given(value=values)
def test_javascript(value: object) -> None:
    """A value written in JavaScript reads as itself."""
    written = literal(value, _facts("samples/javascript"))
    assert repr(json.loads(_as_json(written))) == repr(value)


def test_javascript_prototype() -> None:
    """A key that would set the prototype of an object is written so that it does not."""
    written = literal({"__proto__": 1}, _facts("samples/javascript"))
    assert '["__proto__"]: 1' in written


@pytest.mark.parametrize("target", FACTS)
@given(text=texts)
def test_nothing_hidden(target: str, text: str) -> None:
    """In every language that can escape them, no character is left that ends a line or turns the direction of the code."""
    string = _facts(target).string
    hidden = {"Cc", "Cf", "Zl", "Zp"} if string.control else set()
    written = string_literal(text, string)
    assert not [each for each in written if unicodedata.category(each) in hidden]
    quoted = written.startswith(string.open) and written.endswith(string.close)
    other = string.instead
    assert quoted or (other and written[:1] + written[-1:] == other.open + other.close)


@pytest.mark.parametrize("target", FACTS)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_json_number(target: str, value: float) -> None:
    """A number that JSON does not have is refused rather than written as something else."""
    with pytest.raises(ValueError, match="JSON"):
        literal(value, _facts(target))


@pytest.mark.parametrize("value", [b"x", {1}, object()])
def test_no_json_value(value: object) -> None:
    """What is no JSON value is refused."""
    with pytest.raises(TypeError, match="no JSON value"):
        literal(value, _facts("samples/javascript"))


def test_bytes() -> None:
    """ASCII is written as bytes in Python, and reads as the same; other bytes are refused."""
    facts = FACTS["python"]
    assert facts
    assert ast.literal_eval(literal([b"a'\\\""], facts)) == [b"a'\\\""]
    with pytest.raises(UnicodeDecodeError):
        literal(b"\xff", facts)


def test_layout() -> None:
    """Lists and maps take a line for each item, indented from where they begin; empty ones take none."""
    written = literal({"a": [1, {}], "b": []}, _facts("python"), 4)
    assert written == (
        '{\n        "a": [\n            1,\n            {},\n        ],\n'
        '        "b": [],\n    }'
    )


@given(value=values)
def test_by_value(value: object) -> None:
    """A literal is made from what a value is: booleans are never numbers, and numbers never lose digits."""
    facts = _facts("python")
    if isinstance(value, bool):
        assert literal(value, facts) in {"True", "False"}
    elif isinstance(value, int | float):
        assert json.loads(literal(value, facts)) == value
