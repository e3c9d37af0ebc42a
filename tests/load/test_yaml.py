"""YAML: the core schema of 1.2, and a located problem for all that JSON cannot hold."""

import gc
from collections.abc import Iterator
from typing import cast

import pytest
import yaml

from generator.errors import Problem, Stop
from generator.load import yaml_events
from generator.load.parse import parse
from generator.load.source import source_of
from generator.values import JsonValue


@pytest.fixture(params=["libyaml", "python"], autouse=True, scope="module")
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each rule holds for both parsers: libyaml's, and the one in Python that stands in for it."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "python":
            patch.setattr(yaml_events, "_PARSER", yaml.SafeLoader)
        yield


def load(text: str) -> JsonValue:
    return parse(source_of("a.yaml", text))


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Stop) as stopped:
        load(text)
    for problem in stopped.value.problems:
        assert problem.hint
        assert problem.message.isprintable()
        assert problem.excerpt.isprintable()
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
    ("plain", "value"),
    [
        *(("null", None), ("~", None), ("Null", None), ("", None)),
        *(("true", True), ("True", True), ("FALSE", False), ("tRue", "tRue")),
        *(("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y")),
        *(("0", 0), ("-12", -12), ("+3", 3), ("007", 7), ("0o17", 15), ("0x1F", 31)),
        *(("0b11", "0b11"), ("1_000", "1_000"), ("12:30:45", "12:30:45")),
        *(("1.0", 1.0), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5E-2", -0.015)),
        *(("1.0.0", "1.0.0"), ("2024-01-01", "2024-01-01"), (".", "."), ("-x", "-x")),
        *(("'1'", "1"), ('"true"', "true"), ("''", ""), ("!!str 1", "1"), ("=", "=")),
        *(
            ("!!int '7'", 7),
            ("!!float 1", 1.0),
            ("!!bool 'true'", True),
            ("!!null ''", None),
        ),
    ],
)
def test_scalars(plain: str, value: JsonValue) -> None:
    """A plain scalar means what YAML 1.2's core schema says, a quoted one is text, a tag decides."""
    (found,) = cast("list[JsonValue]", load(f"- {plain}\n"))
    assert (found, type(found)) == (value, type(value))


def test_collection_tags() -> None:
    """The tags of a mapping and a sequence may be written."""
    assert load("!!map {a: !!seq [1]}") == {"a": [1]}


def test_long_integer() -> None:
    """An integer of a thousand digits is read."""
    assert load("9" * 1000) == 10**1000 - 1


def test_keys_keep_their_spelling() -> None:
    """A key is the text that was written, whatever it would mean as a value."""
    text = "200: a\n1.0: b\non: c\nnull: d\n0x10: e\n!!int 5: f\n"
    assert list(cast("dict[str, JsonValue]", load(text))) == [
        "200",
        "1.0",
        "on",
        "null",
        "0x10",
        "5",
    ]


@pytest.mark.parametrize(
    "number", [".nan", "-.inf", ".INF", "1e999", "9" * 1001, "0x" + "f" * 5000]
)
def test_numbers_json_lacks(number: str) -> None:
    """A number that no JSON value can be is a problem where it stands."""
    assert faults(f"a:\n  - {number}") == [("yaml-scalar", "2:5", "/a/0")]


def test_every_fault_is_told() -> None:
    """Faults that leave the rest readable are told together, in reading order."""
    text = "a: .nan\nb: !x {c: !!binary 1}\na: !!int no\n"
    assert faults(text) == [
        ("yaml-scalar", "1:4", "/a"),
        ("yaml-tag", "2:4", "/b"),
        ("yaml-tag", "2:11", "/b/c"),
        ("yaml-duplicate-key", "3:1", "/a"),
        ("yaml-scalar", "3:4", "/a"),
    ]


def test_faults_are_capped() -> None:
    """A document full of faults tells the first twenty."""
    assert len(faults("- .nan\n" * 1000)) == 20
    assert len(faults("a: 1\n" * 1000)) == 20
    assert {rule for rule, _, _ in faults("- .nan\n" * 20 + "]")} == {"yaml-scalar"}


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system",
        "!!javax.script.ScriptEngineManager",
        "!<tag:example.com,2000:t>",
        "!foo",
        "!!map",
        "!",
    ],
)
def test_tags(tag: str) -> None:
    """A tag that is not YAML's own, or not of its kind of node, is refused where the tag stands."""
    assert faults(f"x-e: &a {tag} ['touch canary']") == [("yaml-tag", "1:9", "/x-e")]


def test_tag_is_named() -> None:
    """The problem names the tag as it was written."""
    (problem,) = problems_of("a: !!python/object/apply:os.system [x]")
    assert problem.message == (
        "the tag `!!python/object/apply:os.system` is not supported"
    )


def test_duplicate_keys_name_both_places() -> None:
    """Each later key is a problem that says where the first one stands, however they are spelled."""
    found = problems_of("info: 1\npaths: {200: a, '200': b}\ninfo: 2\n")
    assert [(str(each.location), each.message) for each in found] == [
        ("a.yaml:2:17", "the key `200` was already given at 2:9"),
        ("a.yaml:3:1", "the key `info` was already given at 1:1"),
    ]


def test_equal_keys_of_two_mappings() -> None:
    """Keys need only differ within their mapping."""
    assert load("- {a: 1}\n- {a: 2}\n") == [{"a": 1}, {"a": 2}]


def test_document_text_is_escaped_and_cut() -> None:
    """Text of the document cannot send control sequences to a terminal, nor flood it."""
    key = '"' + "\\e[2J" + "k" * 100 + '"'
    (problem,) = problems_of(f"{{{key}: 1, {key}: 2}}")
    assert problem.message.startswith(r"the key `\x1b[2Jkkk")
    assert len(problem.message) < 100


def test_aliases() -> None:
    """An alias is the very value of its anchor, and a later anchor takes the name over."""
    value = load("- &a {x: &b 1}\n- *a\n- *b\n- &a z\n- *a\n- &k q: *k\n")
    assert value == [{"x": 1}, {"x": 1}, 1, "z", "z", {"q": "q"}]
    assert isinstance(value, list)
    assert value[0] is value[1]


def test_alias_bomb() -> None:
    """Aliases that would expand beyond the budget are refused before they are anything but small."""
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]
    assert faults("\n".join(lines)) == [("yaml-size", "6:40", "/a5/6")]


def test_alias_chain() -> None:
    """Aliases cannot make a document deeper than the budget either."""
    text = "a: &a " + "[" * 150 + "]" * 150 + "\nb: " + "[" * 50 + "*a" + "]" * 50
    assert faults(text)[0][:2] == ("yaml-depth", "2:54")
    links = [f"- &a{i} {'[' * 90}*a{i - 1}{']' * 90}" for i in range(1, 4)]
    assert faults("- &a0 x\n" + "\n".join(links))[0][:2] == ("yaml-depth", "4:97")


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: &x {b: *x}", "1:11"), ("- &x 1\n- &x [*x]", "2:7"), ("a: *x", "1:4")],
)
def test_useless_aliases(text: str, place: str) -> None:
    """An alias must follow its anchor, and stand outside of it."""
    assert [fault[:2] for fault in faults(text)] == [("yaml-alias", place)]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
def test_depth(opening: str) -> None:
    """Two hundred levels are read; the first one more is refused where it begins."""
    closing = {"[": "]", "{a: ": "}", "- ": ""}[opening]
    load(opening * 200 + closing * 200)
    column = 200 * len(opening) + 1
    for depth in (201, 20_000):
        ((rule, place, _),) = faults(opening * depth + closing * depth)
        assert (rule, place) == ("yaml-depth", f"1:{column}")


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("--- a\n--- b\n", "yaml-documents", "2:1"),
        ("a: {<<: 1}", "yaml-merge-key", "1:5"),
        ("b: &b {}\na:\n  <<: [*b, 1]\n", "yaml-merge-key", "3:3"),
        ("? [a]\n: b", "yaml-key", "1:3"),
        ("- &a b\n- *a : c", "yaml-key", "2:3"),
        ("# nothing\n", "file-empty", "1:1"),
        ("", "file-empty", "1:1"),
        ("---\n", "file-empty", "1:1"),
    ],
)
def test_unsupported(text: str, rule: str, place: str) -> None:
    """One document of mappings with plain keys is read, and nothing else."""
    ((found, at, _),) = faults(text)
    assert (found, at if rule != "file-empty" else "1:1") == (rule, place)


def test_merge_key() -> None:
    """A merge key stands for the entries of the mappings that it names: own entries go before, then the first named."""
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: *a, y: 3}\nd: {y: 3, <<: [*b, *a]}\n"
    read = load(text)
    assert isinstance(read, dict)
    assert read["c"] == {"x": 1, "y": 3}
    assert read["d"] == {"x": 1, "y": 3, "z": 2}
    assert load("a: {<<: {x: 1}}\nb: {<<: {}}") == {"a": {"x": 1}, "b": {}}


def test_quoted_merge_key() -> None:
    """In quotes `<<` is a key like any other, and a document may say that it is null."""
    assert load("'<<': 1") == {"<<": 1}
    assert load("null") is None


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c", "1:5", "no mapping can begin"),
        ("a:\n\t- b", "2:1", "a tab stands"),
        ('x: 1\na: "x', "2:4", "never closed"),
        ("a: 'it's'", "1:8", "a value that has ended"),
        ("- a\nb: 1", "2:1", "does not continue the block"),
        ("a: @b", "1:4", "cannot begin with `@`"),
        ("a: {b: 1]", "1:9", "comma or a closing bracket"),
        ("%YAML 3.0\n---\na: 1", "1:1", "another version"),
        ("a: !x!y z", "1:4", "handle"),
        ("漢: 1\n😀: \x07", "2:4", r"the character `\x07` may not stand"),
        ("a: 1\0", "1:5", r"the character `\x00` may not stand"),
        ("a: x\u2028y\n\tb: 1", "2:1", "tab"),
    ],
)
def test_syntax_errors(text: str, place: str, words: str) -> None:
    """A syntax error is one sentence in plain words, located as an editor counts."""
    (problem,) = problems_of(text)
    assert problem.rule == "yaml-syntax"
    assert f"{problem.location.line}:{problem.location.column}" == place
    assert words in problem.message


@pytest.mark.parametrize(
    "escape", [r"\q", r"\xg", r"\ud800", r"\uDFFF", r"\U0000d800", r"\U99999999"]
)
def test_escapes(escape: str) -> None:
    """An escape that YAML does not know, or that is no character, is refused."""
    (problem,) = problems_of(f'"{escape}"')
    assert problem.rule == "yaml-syntax"


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_separators_are_text(char: str) -> None:
    """What YAML 1.1 took for line breaks is text in YAML 1.2, in every style and in keys."""
    text = f"a{char}b: x{char}y\nc: |\n  q{char}w\n  e\nd: '{char}'\n"
    assert load(text) == {f"a{char}b": f"x{char}y", "c": f"q{char}w\ne\n", "d": char}


def test_collector_is_restored() -> None:
    """The garbage collector runs again after a parse, even one that fails."""
    load("a: 1")
    assert gc.isenabled()
    problems_of("a: *x")
    assert gc.isenabled()
