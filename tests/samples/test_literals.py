"""Literals of each language, read back by the language itself."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.language import LiteralFacts
from generator.literals import literal, string_literal
from generator.plan import discover, template_root
from tests.commands import restencil
from tests.samples.needs import need
from tests.samples.programs import node

# one batch starts one interpreter; shrinking would start hundreds
_BATCHES = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_SPECIAL = "'\"`\\$(){}[]#%@!?*/<>|&;~^=+-:.,_ \t\n\r\x0b\x0c\x1b\x7f\x85\xa0\xad\u061c\u200b\u200e\u2028\u2029\u202e\ufeff\U000e0001\U0001f3ac中é0nxuN"
_CHARACTERS = st.sampled_from(_SPECIAL) | st.characters(exclude_categories=["Cs"])
_TEXTS = st.text(_CHARACTERS, max_size=40)
_TEXTS_WITHOUT_NUL = st.text(
    _CHARACTERS.filter(lambda character: character != "\0"), max_size=40
)
_NUMBERS = st.integers(-(2**53), 2**53) | st.floats(
    allow_nan=False, allow_infinity=False
)
_VALUES = st.recursive(
    st.none() | st.booleans() | _NUMBERS | _TEXTS,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(_TEXTS | st.just("__proto__"), inner, max_size=4),
    max_leaves=12,
)


def _many(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=60, max_size=100)


@cache
def facts(language: str) -> LiteralFacts:
    """How the samples of a language write values."""
    (found,) = (
        target.language.literals
        for target in discover(template_root())
        if target.name == f"samples/{language}"
    )
    assert found
    return found


def _output(*command: str, stdin: str) -> str:
    done = subprocess.run(
        command, input=stdin.encode(), capture_output=True, check=True
    )
    return done.stdout.decode()


def _shell_reads(texts: list[str]) -> list[str]:
    words = " ".join(string_literal(text, facts("shell").string) for text in texts)
    printed = _output(
        need("install the package bash", "bash"),
        "-s",
        stdin=f"printf '%s\\0' {words}\n",
    )
    return printed.split("\0")[:-1]


def _javascript_reads(values: list[Any]) -> Any:
    written = literal(values, facts("javascript"))
    program = f"process.stdout.write(JSON.stringify({written}))"
    printed = _output(node(), "--input-type=module", "-", stdin=program)
    # JavaScript writes large doubles as integers, which Python would read as exact ones
    return json.loads(printed, parse_int=float)


def _python_reads(values: list[Any]) -> Any:
    written = literal(values, facts("python"))
    program = (
        f"import json, sys\nsys.stdout.buffer.write(json.dumps({written}).encode())"
    )
    return json.loads(_output(sys.executable, "-", stdin=program))


def test_shell_texts() -> None:
    """Every text without NUL, written as a literal, is one word of the shell that stands for that text."""
    _holds(_many(_TEXTS_WITHOUT_NUL), _shell_reads)


def test_javascript_texts() -> None:
    """Every text, written as a literal, is that text in JavaScript."""
    _holds(_many(_TEXTS), _javascript_reads)


def test_javascript_values() -> None:
    """Every JSON value whose numbers are doubles, written as a literal, is that value in JavaScript."""
    _holds(_many(_VALUES), _javascript_reads)


def test_python_texts() -> None:
    """Every text, written as a literal, is that text in Python."""
    _holds(_many(_TEXTS), _python_reads)


def _holds(
    batches: st.SearchStrategy[list[Any]], read: Callable[[list[Any]], Any]
) -> None:
    @_BATCHES
    @given(batches)
    def check(batch: list[Any]) -> None:
        assert read(batch) == batch

    check()


@given(_VALUES)
def test_python_values(value: Any) -> None:
    """Every JSON value, written as a literal, is equal to that value in Python, and of the same type."""
    assert repr(ast.literal_eval(literal(value, facts("python")))) == repr(value)


@given(_TEXTS)
@pytest.mark.parametrize("language", ["python", "javascript"])
def test_nothing_hidden_stands_in_source(language: str, text: str) -> None:
    """No literal holds a character that ends a line or turns the direction of the code around it."""
    written = string_literal(text, facts(language).string)
    assert not set(written) & set("\n\r\x0b\x0c\x85\u2028\u2029\u202e\u200e\ufeff\0")


def test_a_surrogate_is_refused(tmp_path: Path) -> None:
    """Half a character cannot stand in UTF-8, and no spec with one gets as far as a sample."""
    spec = {
        "openapi": "3.1.0",
        "info": {"title": "\ud800", "version": "1"},
        "paths": {},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(spec), "utf-8")
    outcome = restencil(tmp_path, "generate", ".")
    assert outcome.code == 2
    assert "surrogate" in outcome.err
