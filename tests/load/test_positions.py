"""Positions: where the entries of a document stand, as an editor counts lines and columns."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Location, Problem, Stop, error, pointer
from generator.load.parse import parse
from generator.load.positions import find_positions, place
from generator.load.source import Syntax, read_source, source_of
from generator.shown import shown
from generator.values import JsonValue

YAML = """\
# a comment: x
info:
  "title": A
  漢字: {😀: 1, b: [x, - y]}
paths:
- /x/y: &a
    get: 1
- *a
-
  - deep
"""

JSON = """\
{"info": {"ti\\u0074le": "A: {", "漢": {"😀": 1, "b":
    [1, {"x/y~": "\\"}]"}]}},
 "tail": null}
"""


def where(name: str, text: str, *pointers: str) -> list[tuple[int, int]]:
    return list(find_positions(source_of(name, text), pointers).values())


@pytest.mark.parametrize(
    ("pointer", "position"),
    [
        ("", (2, 1)),
        ("/info", (2, 1)),
        ("/info/title", (3, 3)),
        ("/info/漢字", (4, 3)),
        ("/info/漢字/😀", (4, 8)),
        ("/info/漢字/b", (4, 14)),
        ("/info/漢字/b/0", (4, 18)),
        ("/paths/0", (6, 3)),
        ("/paths/0/~1x~1y", (6, 3)),
        ("/paths/0/~1x~1y/get", (7, 5)),
        ("/paths/1", (8, 3)),
        ("/paths/1/~1x~1y/get", (8, 3)),
        ("/paths/2/0", (10, 5)),
        ("/info/absent/deeper", (2, 1)),
        ("/absent", (2, 1)),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_yaml(pointer: str, position: tuple[int, int], ending: str) -> None:
    """A pointer stands at its key or item; one that leads nowhere, or into an alias, at its last real step."""
    text = YAML.replace("- y]", "-y]").replace("\n", ending)
    assert where("a.yaml", text, pointer) == [position]


@pytest.mark.parametrize(
    ("pointer", "position"),
    [
        ("", (1, 1)),
        ("/info", (1, 2)),
        ("/info/title", (1, 11)),
        ("/info/漢/😀", (1, 39)),
        ("/info/漢/b", (1, 47)),
        ("/info/漢/b/0", (2, 6)),
        ("/info/漢/b/1/x~1y~0", (2, 10)),
        ("/info/漢/b/2", (1, 47)),
        ("/tail", (3, 2)),
        ("/tail/0", (3, 2)),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_json(pointer: str, position: tuple[int, int], ending: str) -> None:
    """JSON has the same positions, whatever its strings contain."""
    assert where("a.json", JSON.replace("\n", ending), pointer) == [position]


def test_separators_do_not_count() -> None:
    """Only an editor's line breaks end a line, not those of Unicode and YAML 1.1."""
    assert where("a.yaml", "a: 'x\u2028\x85y'\nb: 1", "/b") == [(2, 1)]


def test_unreadable_text() -> None:
    """In a text with an error, what stands before the error is found."""
    assert where("a.yaml", "a: 1\nb: {c: 1\nd: [", "/b/c", "/d") == [(2, 5), (1, 1)]
    assert where("a.json", '{"a": 1, "\\q": 2]]', "/a", "/b") == [(1, 2), (1, 1)]


def nodes(value: JsonValue, at: str = "") -> Iterator[tuple[str, object]]:
    """Each pointer of a value with its key, or with its number if it is an item."""
    match value:
        case dict():
            children: list[tuple[object, JsonValue]] = list(value.items())
        case list():
            children = list(enumerate(value))
        case _:
            children = []
    for name, child in children:
        inner = at + pointer(str(name))
        yield inner, name
        yield from nodes(child, inner)


@settings(deadline=None)
@given(st.data(), st.sampled_from(["a.json", "a.yaml"]))
def test_agrees_with_a_search(data: st.DataObject, name: str) -> None:
    """In a document of unique words each key stands where a search for it ends, in reading order."""
    words = (f"w{count}é" for count in range(1000))
    tree = st.recursive(
        st.builds(lambda: next(words)),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.lists(inner, max_size=3).map(
                lambda all_: {next(words): x for x in all_}
            )
        ),
        max_leaves=10,
    )
    value = json.loads(json.dumps(data.draw(tree)))
    text = json.dumps(value, ensure_ascii=False, indent=data.draw(st.integers(0, 3)))
    found = find_positions(source_of(name, text), [each for each, _ in nodes(value)])
    lines = text.split("\n")
    for each, key in nodes(value):
        line, column = found[each]
        if isinstance(key, str):
            assert lines[line - 1][column - 1 :].startswith(f'"{key}":')
    assert list(found.values()) == sorted(found.values())


def problem(location: Location) -> Problem:
    return error("rule", "message", "hint", location)


def test_place() -> None:
    """Problems come back in reading order, each with its place and the line it is about."""
    source = source_of("b.yaml", "x: 1\ny:\n\tz: \x1b[2J\u202e漢\n")
    elsewhere = problem(Location("a.yaml", "/p"))
    placed = place(
        [
            problem(Location("b.yaml", line=3, column=2)),
            problem(Location("b.yaml", "/x/deeper")),
            problem(Location("b.yaml", line=99, column=1)),
            elsewhere,
        ],
        {"b.yaml": source},
    )
    assert placed[0] == elsewhere
    assert [(str(each.location), each.excerpt) for each in placed[1:]] == [
        ("b.yaml:1:1", "x: 1"),
        ("b.yaml:3:2", " z: ␛[2J\ufffd漢"),
        ("b.yaml:99:1", ""),
    ]


def test_place_keeps_the_order_of_equals() -> None:
    """Problems of one place stay in the order in which they were told."""
    source = source_of("a.yaml", "x: 1")
    told = [error(rule, "m", "h", Location("a.yaml", "/x")) for rule in "cab"]
    assert [each.rule for each in place(told, {"a.yaml": source})] == ["c", "a", "b"]


@pytest.mark.parametrize("column", [1, 50, 101, 102, 250, 500])
def test_excerpt(column: int) -> None:
    """An excerpt is a window of a long line, in which the column stands after at most 100 characters."""
    line = "".join(chr(0x4E00 + count) for count in range(500))
    source = source_of("a.yaml", f"first\n{line}\r\nlast")
    (placed,) = place(
        [problem(Location("a.yaml", line=2, column=column))], {"a.yaml": source}
    )
    assert len(placed.excerpt) <= 200
    assert placed.excerpt[min(column - 1, 100)] == line[column - 1]
    assert placed.excerpt.startswith("…") == (column > 101)
    assert placed.excerpt.endswith("…") == (column < 401)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\t\x1b[0m\u202e\x85", r"a\nb\t\x1b[0m\u202e\x85"),
        ("漢 😀", "漢 😀"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("\0" * 60, r"\x00" * 14 + r"\x0" + "…"),
        ("\ud800", r"\ud800"),
        (12, "12"),
    ],
)
def test_shown(text: object, line: str) -> None:
    """Text of a document is shown on one printable line of bounded length."""
    assert shown(text) == line


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["json", "yaml"]))
def test_any_bytes(data: bytes, syntax: Syntax) -> None:
    """Bytes become a value or located problems; nothing else ever happens."""
    problems: tuple[Problem, ...] = ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x")
        path.write_bytes(data)
        try:
            source = read_source(path, f"x.{syntax}")
            assert find_positions(source, ["/a/0"])
            parse(source)
        except Stop as stop:
            problems = stop.problems
    assert all(each.message and each.hint for each in problems)
