"""JSON with comments: the value, what each comment is about, and where it stands."""

import json
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.capture.jsonc import Comment, JsoncError, Path, read_jsonc
from generator.values import JsonValue

numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
scalars: st.SearchStrategy[JsonValue] = st.one_of(
    st.none(), st.booleans(), numbers, st.text()
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
# what a comment may hold, whichever way it is written
remarks = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="*/"), min_size=1
)


def _parts(value: JsonValue) -> list[str]:
    """The tokens of a value."""
    match value:
        case dict():
            pairs = [[json.dumps(k), ":", *_parts(v)] for k, v in value.items()]
            return ["{", *_joined(pairs), "}"]
        case list():
            return ["[", *_joined([_parts(each) for each in value]), "]"]
        case _:
            return [json.dumps(value)]


def _joined(items: list[list[str]]) -> list[str]:
    return [part for item in items for part in (",", *item)][1:]


def _paths(value: JsonValue, path: Path = ()) -> set[Path]:
    match value:
        case dict():
            inner = [_paths(each, (*path, key)) for key, each in value.items()]
        case list():
            inner = [_paths(each, (*path, at)) for at, each in enumerate(value)]
        case _:
            inner = []
    return {path}.union(*inner)


@given(values, st.sampled_from(["", " ", "\n", "\r\n"]))
def test_json(value: JsonValue, space: str) -> None:
    """Any JSON is read as what it is, without a comment or a liberty, and each of its values has a line."""
    for text in (space.join(_parts(value)), json.dumps(value, ensure_ascii=False)):
        read = read_jsonc(text)
        assert json.dumps(read.value) == json.dumps(value)
        assert not read.comments
        assert not read.liberties
        assert set(read.lines) == _paths(value)


@given(values, st.data())
def test_comments_anywhere(value: JsonValue, data: st.DataObject) -> None:
    """Comments between any two tokens change no value, and each is there once, in order, about a value that exists."""
    forms = st.sampled_from(["//{}\n", "// {}\r\n", "/*{}*/", "/* {} */\n", "\n/*{}*/"])
    parts = _parts(value)
    gaps = len(parts) + 1
    said = data.draw(st.lists(st.none() | remarks, min_size=gaps, max_size=gaps))
    comments = [data.draw(forms).format(each) if each else "" for each in said]
    text = "".join(a + b for a, b in zip_longest(comments, parts, fillvalue=""))
    read = read_jsonc(text)
    assert json.dumps(read.value) == json.dumps(value)
    assert [each.text for each in read.comments] == [each for each in said if each]
    assert {each.path for each in read.comments} <= _paths(value)
    assert not read.liberties


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ('{\n"a": 1, // c\n"b": 2 // c\n}', ["a", "b"]),
        ('{\n// c\n"a": 1,\n/* c\nc */\n"b": 2\n// c\n}', ["a", "b", ()]),
        ('// c\n{ // c\n"a": 1\n} // c\n// c', [(), (), (), ()]),
        ('{"a": [ // c\n1, // c\n2 // c\n], // c\n"b": 2}', ["a", "a0", "a1", "a"]),
        ('{"a": 1, /* c */ "b": /* c */ 2 /* c */, "c": 3}', ["b", "b", "b"]),
        ('{"a": 1, /* c */\n"b": 2}', ["a"]),
        ('{"a": /* c */\n1, "b" /* c */ : 2}', ["a", "b"]),
        ('{"a": 1,\n// "b": 2\n}', [()]),
        ('[1, 2 // c\n, 3]', ["1"]),
        ('[[], /* c */ ] // c', ["0", ()]),
        ('{"a": "x\n", // c\n"b": 1}', ["a"]),
    ],
)  # fmt: skip
def test_about(text: str, paths: list[str | Path]) -> None:
    """A comment is about the value on its line, or about the next one, or about what holds them."""
    ways = {"a0": ("a", 0), "a1": ("a", 1), "0": (0,), "1": (1,)}
    wanted = [ways.get(p, (p,)) if isinstance(p, str) else p for p in paths]
    assert [each.path for each in read_jsonc(text).comments] == wanted


def test_lines() -> None:
    """Lines are counted on from the first one, as an editor ends them, for values and for comments."""
    read = read_jsonc('{\r\n"a": // 模型,默认"x"\r[1,\n2]}', first_line=10)
    assert read.lines == {(): 10, ("a",): 12, ("a", 0): 12, ("a", 1): 13}
    assert read.comments == (Comment(("a",), '模型,默认"x"', 11),)


@pytest.mark.parametrize(
    ("text", "value", "liberty"),
    [
        ('{"a": 1,}', {"a": 1}, "a comma stands after the last item"),
        ("[1,]", [1], "a comma stands after the last item"),
        ("{a-b: 1}", {"a-b": 1}, "the key `a-b` stands without quotes"),
        ("{时长: 1}", {"时长": 1}, "the key `时长` stands without quotes"),
        ("['it\"s']", ['it"s'], "a string stands in single quotes"),
        ("[.5]", [0.5], "JSON does not write a number as `.5`"),
        ("[+07]", [7], "JSON does not write a number as `+07`"),
        ('["\\d"]', ["d"], "JSON does not know the escape `\\d`"),
        ('["\\uD83D"]', ["\ufffd"], "the escape `\\uD83D` is only half of a character"),
        (
            '["a\nb"]',
            ["a\nb"],
            "a string contains a line break or another control character",
        ),
        ('{"a": 1, "a": 2}', {"a": 2}, "the key `a` stands here a second time"),
        ("[1] [2]", [1], "`[` follows the end"),
        ("1 /* c", 1, "a comment is never closed"),
    ],
)
def test_liberties(text: str, value: JsonValue, liberty: str) -> None:
    """What is no JSON but can be understood is read, and noted with its line."""
    read = read_jsonc(text, 3)
    assert (read.value, read.liberties) == (value, ((3, liberty),))


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "the text ends where a value should stand", 1),
        ("// nothing", "the text ends where a value should stand", 1),
        ('{"a": 1\n"b": 2}', '`"b"` stands where a comma or `}` should', 2),
        ("[1\n}", "`}` stands where a comma or `]` should", 2),
        ("[1,,2]", "`,` stands where a value should", 1),
        ("{,}", "`,` stands where a key should", 1),
        ('{"a" 1}', "`1` stands where a `:` should", 1),
        ('{"a":\n\n}', "`}` stands where a value should", 3),
        ('{"a": "b}', "a string is never closed", 1),
        ('{"a', "a string is never closed", 1),
        ("{\n...}", None, 2),
        ("<html>", "no JSON value begins with `<html>`", 1),
        ("[NaN]", "no JSON value begins with `NaN`", 1),
        ("[1e999]", "the number `1e999` is too large for a double", 1),
        ("[" * 1001, "nested more than 1,000 levels deep", 1),
        ("[" * 900 + "1," * 9000, "too many values are nested too deep", 1),
    ],
)
def test_no_json(text: str, message: str | None, line: int) -> None:
    """What cannot be understood is one error, with its line."""
    with pytest.raises(JsoncError) as caught:
        read_jsonc(text)
    assert caught.value.line == line
    assert message in {None, caught.value.message}


def test_depth() -> None:
    """A thousand levels are read."""
    value = read_jsonc("[" * 1000 + "]" * 1000).value
    for _ in range(999):
        assert isinstance(value, list)
        (value,) = value
    assert value == []


@given(
    st.one_of(
        st.text(),
        st.text("{}[]:,\"'/*\\ \n1-.etrufalsn"),
        st.binary().map(lambda raw: raw.decode(errors="replace")),
    )
)
def test_any_text(text: str) -> None:
    """Any text is read, or is an error with a line of the text."""
    assert 1 <= _ended(text) <= len(text) + 1


def _ended(text: str) -> int:
    """The line of the error, or the first one."""
    try:
        read_jsonc(text)
    except JsoncError as reason:
        return reason.line
    return 1


@pytest.mark.parametrize(
    "part",
    ['"', "'", "/", "/*", "//", "\\", '"\\', "[", "{", '{"a":', "1,", " ", "*", "/* */"],
)  # fmt: skip
def test_long(part: str) -> None:
    """However long a text goes on with the same, it is read or refused at once."""
    for text in (part * 50_000, "[" + part * 50_000, '{"a": "' + part * 50_000):
        assert _ended(text) == 1
