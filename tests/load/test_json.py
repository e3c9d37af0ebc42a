"""JSON: read strictly, and a located problem for whatever is not JSON or cannot be used."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Problem, Stop
from generator.load import json as module
from generator.load.json import parse_json
from generator.load.parse import parse
from generator.load.source import source_of
from generator.values import JsonValue, get

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=12,
)
PIECES = [
    *"[]{}:,\"\\/'#0123.-+eE \n\t\r",
    *('"a":', '"a":1,', "null", "true", "NaN", "-Infinity", "1e999", "\\ud800", "\\u"),
    *('"\\ud83d\\ude00"', "//", "\x00", "\xa0", "\u2028", "😀", "tru"),
]


def load(text: str) -> JsonValue:
    return parse(source_of("a.json", text))


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Stop) as stopped:
        load(text)
    for problem in stopped.value.problems:
        assert problem.hint
        assert problem.message.isprintable()
    return stopped.value.problems


def faults(text: str) -> list[tuple[str, str, str]]:
    """The rule, place and pointer of each problem of a text."""
    return [
        (
            each.rule,
            f"{each.location.line}:{each.location.column}",
            each.location.pointer,
        )
        for each in problems_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{"a": 1,\n}', "2:1", "a comma stands after the last item"),
        ("[1, ]", "1:5", "a comma stands after the last item"),
        ('{\n  // note\n  "a": 1}', "2:3", "JSON has no comments"),
        ('{"a": 1 # note\n}', "1:9", "JSON has no comments"),
        ("/* note */ {}", "1:1", "JSON has no comments"),
        ("{'a': 1}", "1:2", "single quotes"),
        ("['a']", "1:2", "single quotes"),
        ("{a: 1}", "1:2", "a key without double quotes"),
        ('{"a" 1}', "1:6", "not followed by a `:`"),
        ('{"a": 1\n "b": 2}', "2:2", "a comma or a closing bracket is missing"),
        ('{"漢😀": x}', "1:8", "no JSON value begins with `x`"),
        ("[1,, 2]", "1:4", "no JSON value begins with `,`"),
        ("[True]", "1:2", "no JSON value begins with `True`"),
        ("[\xa01]", "1:2", r"no JSON value begins with `\xa0`"),
        ("{} {}", "1:4", "text follows the end of the document"),
        ('["a\tb"]', "1:4", "a line break or another control character"),
        (r'["\q"]', "1:3", "an escape that JSON does not know"),
        ('["a', "1:2", "a string is never closed"),
        ('{"a": [1, 2\n', "2:1", "the text ends before the document does"),
    ],
)
def test_syntax_errors(text: str, place: str, words: str) -> None:
    """A syntax error is one sentence in plain words, located where it is."""
    (problem,) = problems_of(text)
    assert problem.rule == "json-syntax"
    assert words in problem.message
    assert f"{problem.location.line}:{problem.location.column}" == place


def test_duplicate_keys_name_both_places() -> None:
    """Each later key is a problem that says where the first one stands, however they are spelled."""
    found = problems_of('{"a": {"x": 1,\n "\\u0078": 2}, "b": {"x": 1}, "a": 3}')
    assert [(str(each.location), each.message) for each in found] == [
        ("a.json:2:2", "the key `x` was already given at 1:8"),
        ("a.json:2:31", "the key `a` was already given at 1:2"),
    ]


def test_numbers_json_lacks() -> None:
    """Each number that cannot be used is a problem where it stands; text that looks like one is not."""
    text = '{"a": NaN, "b": [-Infinity, 1e999, "NaN"], "c": ' + "9" * 5000 + "}"
    assert faults(text) == [
        ("json-number", "1:7", "/a"),
        ("json-number", "1:18", "/b/0"),
        ("json-number", "1:29", "/b/1"),
        ("json-number", "1:49", "/c"),
    ]


def test_faults_are_capped() -> None:
    """A document full of faults tells the first twenty."""
    assert len(faults("[" + "NaN," * 1000 + "1]")) == 20


def test_half_characters() -> None:
    """Half of a surrogate pair is refused; a whole pair and an escaped backslash are text."""
    text = r'{"a": "\ud800", "b": "\ud83d\ude00 \\ud800", "\uDC00": 1}'
    assert faults(text) == [
        ("json-surrogate", "1:8", ""),
        ("json-surrogate", "1:47", ""),
    ]
    assert load(r'"\ud83d\ude00 \\ud800"') == r"😀 \ud800"


def test_nul_is_text() -> None:
    """A NUL may be part of a string, as an escape."""
    assert load(r'{"a\u0000b": "\u0000"}') == {"a\0b": "\0"}


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_depth(opening: str) -> None:
    """Two hundred levels are read; the first one more is refused where it begins."""
    closing = "]" if opening == "[" else "}"
    inner = "" if opening == "[" else "{}"
    load(opening * 199 + (inner or "[]") + closing * 199)
    for depth in (201, 50_000):
        ((rule, place, _),) = faults(opening * depth + (inner or "1") + closing * depth)
        assert (rule, place) == ("json-depth", f"1:{200 * len(opening) + 1}")


def test_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of more values than the budget is refused at the first one too many."""
    monkeypatch.setattr(module, "MAX_NODES", 4)
    assert load('["a,,,,[[[[", {"b": 1}]') == ["a,,,,[[[[", {"b": 1}]
    assert faults('["a", {"b": 1},\n 2]') == [("json-size", "2:2", "")]


@pytest.mark.parametrize("text", ["", " \r\n"])
def test_empty(text: str) -> None:
    """White space is no document."""
    assert [fault[0] for fault in faults(text)] == ["file-empty"]


def test_get() -> None:
    """A pointer leads to the one value that it names, or to a LookupError."""
    value: JsonValue = {"a/b": [{"~": 1}, True], "": None}
    assert get(value, "") is value
    assert get(value, "/a~1b/0/~0") == 1
    assert get(value, "/") is None
    for pointer in ("a", "/x", "/a~1b/2", "/a~1b/01", "/a~1b/-1", "/a~1b/1/0"):
        with pytest.raises(LookupError):
            get(value, pointer)
    with pytest.raises(LookupError):
        get(value, "/a~1b/" + "9" * 5000)


@settings(deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_round_trip(value: JsonValue, ascii_only: object, indent: int | None) -> None:
    """What a JSON writer writes is read back as it was."""
    text = json.dumps(value, ensure_ascii=bool(ascii_only), indent=indent)
    assert json.dumps(parse_json(source_of("a.json", text))) == json.dumps(value)


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    """A text is what the standard library reads, or is refused with located problems."""
    try:
        value = load(text)
    except Stop as stop:
        problems = stop.problems
    else:
        problems = ()
        assert json.dumps(value) == json.dumps(json.loads(text.removeprefix("\ufeff")))
    assert all(each.location.line and each.hint for each in problems)
