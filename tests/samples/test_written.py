"""Texts and values as each language of the samples writes them, read back by the language itself, many in a program."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.filters import filters
from generator.ir import Text, Value
from generator.language import Language
from generator.plan import discover, template_root
from tests.samples.programs import WAYS, Place, run

# one batch builds and starts one program; shrinking would build hundreds
_BATCH = settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

_SPECIAL = "'\"`\\$(){}[]#%@!?*/<>|&;~^=+-:.,_ \t\n\r\x01\x0b\x0c\x1b\x7f\x85\xa0\xad\u061c\u200b\u200e\u2028\u2029\u202e\ufeff\U000e0001\U0001f3ac中é0nxuN"
_WORDS = [
    "'''",
    '"""',
    "??/",
    "??'",
    "??(",
    "]]",
    "|json}",
    ')"',
    "#{x}",
    "${x}",
    "$(id)",
    "\\(",
    "</script>",
    "*/",
    "{{x}}",
]
_PIECES = st.sampled_from([*_SPECIAL, *_WORDS]) | st.characters(
    exclude_categories=["Cs"], exclude_characters="\0"
)
_TEXTS = st.lists(_PIECES, max_size=12).map("".join)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXTS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)

PROGRAMS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("shell", ".sh"): ("printf '%s\\0' {}\n", " "),
    ("javascript", ".mjs"): (
        "for (const text of [{}]) process.stdout.write(text + '\\0');",
        ", ",
    ),
    ("python", ".py"): (
        "import sys\nfor text in [{}]:\n    sys.stdout.buffer.write(text.encode() + b'\\0')",
        ", ",
    ),
    ("java", ".java"): (
        "public class Main { public static void main(String[] args) throws Exception { for (String text : new String[] {{}})"
        ' System.out.write((text + "\\0").getBytes("UTF-8")); } }',
        ",\n",
    ),
    ("go", ".go"): (
        'package main\nimport "os"\nfunc main() { for _, text := range []string{{},\n} { os.Stdout.WriteString(text + "\\x00") } }',
        ",\n",
    ),
    ("php", ".php"): ('<?php foreach ([{}] as $text) echo $text, "\\0";', ",\n"),
    ("swift", ".swift"): (
        'import Foundation\nlet all: [String] = [{}]\nfor text in all { FileHandle.standardOutput.write(Data((text + "\\0").utf8)) }',
        ",\n",
    ),
    ("ruby", ".rb"): ('[{}].each { |text| $stdout.write(text, "\\0") }', ",\n"),
    ("c", ".c"): (
        "#include <stdio.h>\nstatic const char *all[] = {{}};\nint main(void) {\n"
        "for (unsigned i = 0; i < sizeof all / sizeof *all; i++) { fputs(all[i], stdout); putchar(0); } return 0; }",
        ",\n",
    ),
    ("csharp", ".cs"): (
        "using System; using System.Text; using System.Threading.Tasks;\npublic class Program { public static async Task Main() {"
        " var out_ = Console.OpenStandardOutput(); foreach (var text in new[] {{}})"
        ' { var bytes = Encoding.UTF8.GetBytes(text + "\\0"); await out_.WriteAsync(bytes, 0, bytes.Length); } } }',
        ",\n",
    ),
    ("objective-c", ".m"): (
        "#import <Foundation/Foundation.h>\nint main(void) { @autoreleasepool { NSString *all[] = {{}};\n"
        "for (unsigned i = 0; i < sizeof all / sizeof *all; i++) { fputs([all[i] UTF8String], stdout); putchar(0); } } return 0; }",
        ",\n",
    ),
    ("ocaml", ".ml"): (
        "let () = List.iter (fun text -> print_string text; print_char '\\000') [{}]",
        ";\n",
    ),
    ("r", ".R"): (
        'output <- pipe("cat", "wb")\nfor (text in list({})) writeBin(c(charToRaw(enc2utf8(text)), as.raw(0)), output)\nclose(output)',
        ",\n",
    ),
}
"""A program of each language that prints texts, each with NUL behind it, and what stands between the texts."""


def _language(name: str) -> Language:
    (found,) = (
        each.language
        for each in discover(template_root())
        if each.name == f"samples/{name}"
    )
    return found


def _holds(
    language: str, check: Callable[[list[str], list[str]], None], count: int = 250
) -> None:
    """Texts and values, as templates write them and as they are, are what `check` finds to be the same."""
    written = filters(_language(language))

    @_BATCH
    @given(
        st.lists(_TEXTS, min_size=count, max_size=count),
        st.lists(_VALUES, min_size=count, max_size=count),
    )
    def holds(texts: list[str], values: list[Any]) -> None:
        jsons = [str(written["json"](Value(each))) for each in values]
        literals = [
            *(str(written["literal"](Text(each))) for each in texts),
            *(str(written["json_literal"](Value(each))) for each in values),
        ]
        check(literals, [*texts, *jsons])

    holds()


@pytest.mark.parametrize("way", PROGRAMS, ids="".join)
def test_is_read_as_it_is_meant(way: tuple[str, str], tmp_path: Path) -> None:
    """Every text, and every value as JSON text, is the same text in a program that holds it as a literal."""

    def check(literals: list[str], texts: list[str]) -> None:
        program, between = PROGRAMS[way]
        file = tmp_path / f"sample{way[1]}"
        file.write_text(
            program.replace("{}", between.join(literals), 1), "utf-8", newline=""
        )
        place = Place(file, tmp_path / "work", tmp_path / "home")
        place.home.mkdir()
        ended = run(WAYS[way](place), place.home)
        assert ended.code == 0, ended.err
        assert ended.out.decode().split("\0")[:-1] == texts

    _holds(way[0], check)


def test_every_language_is_tried() -> None:
    """No language with literals of its own is left out: HTTP has none, and Dart has a test of its own."""
    assert {way[0] for way in WAYS} - {way[0] for way in PROGRAMS} == {"http"}


_DART = re.compile(r"\\u\{([0-9a-f]+)\}|\\([nrt\\'$])|([$\\])|(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


def test_dart() -> None:
    """Every text written for Dart, which nothing here can run, stands for itself by the rules of its language."""

    def read(literal: str) -> str:
        mark = "'''" if literal.startswith("'''") else "'"
        inner = literal.removeprefix(mark).removesuffix(mark)
        assert not re.search(r"(?<!\\)(\\\\)*'", inner), "it ends too early"
        assert mark == "'''" or "\n" not in inner
        return "".join(map(_of_dart, _DART.finditer(inner)))

    def check(literals: list[str], texts: list[str]) -> None:
        assert [read(each) for each in literals] == texts

    _holds("dart", check, 500)


def _of_dart(found: re.Match[str]) -> str:
    code, escaped, bare, plain = found.groups()
    assert not bare, "what is bare is no part of the text"
    if code:
        return chr(int(code, 16))
    return _ESCAPED.get(escaped, escaped) if escaped else plain


def test_json_of_http() -> None:
    """JSON in a request of HTTP has nothing that begins a variable, and says what it said."""
    written = filters(_language("http"))

    @given(_VALUES)
    def holds(value: Any) -> None:
        text = str(written["json_literal"](Value(value)))
        assert "{{" not in text
        assert json.loads(text) == value

    holds()
