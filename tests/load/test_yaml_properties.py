"""YAML's properties: what is written is read back, and no text does any harm."""

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Problem, Stop
from generator.load import yaml_events
from generator.load.parse import parse
from generator.load.source import source_of
from generator.load.yaml import parse_yaml
from generator.values import JsonValue

ENCODABLE = st.characters(exclude_categories=["Cs"])
PRINTABLE = st.characters(
    exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff"
)
PIECES = [
    *"abc*&!|>'\"%@`#,:?-[]{}\n\t \r",
    *(": ", "- ", "\n  ", "\n- ", "? ", "&a ", "*a", "!!int ", "!!map ", "<<", "a: "),
    *(
        "---\n",
        "...\n",
        "%YAML",
        "\\ud800",
        "\\x",
        "\\U99999999",
        ".nan",
        "1e999",
        "0x",
    ),
    *("\x85", "\u2028", "\ufeff", "😀", "\0", "\x1b"),
]


def values(characters: st.SearchStrategy[str]) -> st.SearchStrategy[JsonValue]:
    """JSON values whose texts are made of `characters`."""
    text = st.text(characters, max_size=12)
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    return st.recursive(
        st.none() | st.booleans() | numbers | text,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4)
        ),
        max_leaves=12,
    )


VALUES = values(ENCODABLE)


@pytest.fixture(params=["libyaml", "python"], autouse=True, scope="module")
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each rule holds for both parsers: libyaml's, and the one in Python that stands in for it."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "python":
            patch.setattr(yaml_events, "_PARSER", yaml.SafeLoader)
        yield


@settings(deadline=None)
@given(VALUES)
def test_round_trip(value: JsonValue) -> None:
    """What a YAML writer writes in quotes, with tags for all but text, is read back as it was."""
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True, sort_keys=False)
    assert json.dumps(parse_yaml(source_of("a.yaml", text))) == json.dumps(value)


@settings(deadline=None)
@given(values(PRINTABLE), st.sampled_from([None, 1]))
def test_json_is_yaml(value: JsonValue, indent: int | None) -> None:
    """JSON whose strings are printable is YAML, and means the same."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    assert json.dumps(parse_yaml(source_of("a.yaml", text))) == json.dumps(value)


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    """A text is read or refused with located problems; nothing else ever happens."""
    problems: tuple[Problem, ...] = ()
    try:
        parse(source_of("a.yaml", text))
    except Stop as stop:
        problems = stop.problems
    assert all(each.location.line and each.hint for each in problems)
