"""The filters by which text of a spec leaves for a sink: each escapes for the one place that it is named after."""

import json
import re
import textwrap
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator.ir import Name, Text, Value, json_of, text_of, wire_of
from generator.language import Language, LiteralFacts
from generator.literals import lines_literal, literal, string_literal
from generator.prose import guide, inline, lang, prose, written
from generator.yaml_dump import dump_yaml

_LINES = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_LINE_LENGTH = 88
# more lines than that do not stand between one and its twin
_TWICE = 2000
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_ENDS_DOCSTRING = re.compile(r'\\|"{3,}|"+\Z')
# they end lines, or change how the text around them is shown, wherever JSON stands
_HIDDEN_IN_JSON = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|&~$]|^[-+#=]|#$|^[0-9]+[.)]")
_WEB_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)


def filters(language: Language) -> Mapping[str, Callable[..., Markup]]:
    """The vocabulary of the templates of a target."""

    def in_language(value: Text | Name | Value, indent: int = 0) -> Markup:
        return Markup(literal(_plain(value), _literals(language), indent))

    def json_string(value: Text | Name | Value) -> Markup:
        """The value as JSON text, itself written as a string literal."""
        return Markup(lines_literal(_pretty(_plain(value)), _literals(language)))

    def string(value: Text | Name, kind: str) -> Markup:
        kinds = _literals(language).kinds
        if kind not in kinds:
            raise TypeError(f"target.yaml has no `kinds` of strings called `{kind}`")
        return Markup(string_literal(_plain(value), kinds[kind]))

    def comment(value: Text | Name) -> Markup:
        return Markup("\n").join(
            Markup(f"{language.comment} {line}".rstrip()) for line in _lines(value)
        )

    return {
        **_COMMON,
        "literal": in_language,
        "json_literal": json_string,
        "string": string,
        "comment": comment,
    }


def _literals(language: Language) -> LiteralFacts:
    if language.literals is None:
        raise TypeError("target.yaml has no `literals`, without which no value is told")
    return language.literals


def _plain(value: Any) -> Any:
    """The characters or the JSON value in what came from a spec; what the engine made is itself."""
    match value:
        case Text():
            return text_of(value)
        case Name():
            return wire_of(value)
        case Value():
            return json_of(value)
    return value


def _lines(value: Text | Name) -> list[str]:
    return [
        _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", line).rstrip()
        for line in _LINES.split(_plain(value).strip())
    ]


def _pretty(value: object) -> str:
    return _visible(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def _visible(text: str) -> str:
    """JSON with what is hidden in its strings escaped."""
    return _HIDDEN_IN_JSON.sub(lambda hidden: f"\\u{ord(hidden[0]):04x}", text)


def _json(value: Text | Name | Value) -> Markup:
    """A JSON document, or a value inside one."""
    return Markup(_pretty(_plain(value)))


def yaml(value: Text | Name | Value) -> Markup:
    """A YAML document."""
    return Markup(dump_yaml(_plain(value)))


def _html(value: Text | Name | str | int) -> Markup:
    """Text of an HTML element, or the value of a quoted attribute."""
    lines = _LINES.split(str(_plain(value)).strip())
    return escape(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines)))


def _html_json(value: Value) -> Markup:
    """A JSON value as the text of an HTML element."""
    return escape(_compact(_plain(value)))


def _compact(plain: object) -> str:
    """JSON in one line, unless it has parts."""
    if isinstance(plain, dict | list):
        return _pretty(plain)
    return _json_line(plain)


def script_json(value: Text | Name | Value) -> Markup:
    """JSON in a script, or in an element that holds data: nothing in it ends the element."""
    text = _json_line(_plain(value))
    return Markup(text.replace("<", r"\u003c").replace("&", r"\u0026"))


def _html_link(value: Text) -> Markup:
    """A web address as a link of HTML; any other text as text."""
    text = _html(value)
    if _WEB_ADDRESS.fullmatch(_plain(value)):
        return Markup(f'<a href="{text}">{text}</a>')
    return text


def _markdown(value: Text | Name | str | int) -> Markup:
    """One line of Markdown text, or a cell of a table."""
    line = " ".join(_lines(Text(str(_plain(value)))))
    return Markup(_MARKDOWN.sub(_escaped, line))


def _escaped(special: re.Match[str]) -> str:
    # of a number that would begin a list, the mark after it
    return f"{special[0][:-1]}\\{special[0][-1]}"


def _code_span(value: Text | Name | Value | str) -> Markup:
    """Code within a line of Markdown."""
    plain = _plain(value)
    text = plain if isinstance(plain, str) else _json_line(plain)
    line = " ".join(_lines(Text(text))) or '""'
    ticks = "`" * (1 + _longest_run("`", line))
    pad = " " if line[:1] == "`" or line[-1:] == "`" else ""
    return Markup(f"{ticks}{pad}{line}{pad}{ticks}")


def _code_cell(value: Text | Name | Value | str) -> Markup:
    """Code within a cell of a Markdown table."""
    span = _code_span(value)
    if "\\|" not in span:
        return Markup(span.replace("|", "\\|"))
    # readers of Markdown disagree on which of the two would be escaped in code
    plain = _plain(value)
    return _markdown(Text(plain if isinstance(plain, str) else _json_line(plain)))


def _json_line(plain: object) -> str:
    return _visible(json.dumps(plain, ensure_ascii=False))


def _code_block(value: Text | Value, highlight: str = "") -> Markup:
    """A fenced block of code in Markdown."""
    plain = _plain(value)
    text = plain if isinstance(plain, str) else _pretty(plain)
    fence = "`" * max(3, 1 + _longest_run("`", text))
    return Markup(f"{fence}{highlight}\n{text.rstrip()}\n{fence}")


def _longest_run(character: str, text: str) -> int:
    return max(
        (len(run) for run in re.findall(f"{re.escape(character)}+", text)), default=0
    )


def _doc(value: Text | Name, indent: int = 0) -> Markup:
    '''Text within a docstring that is quoted with """, its long lines broken and indented from the second on.'''
    lines = [
        part for line in _lines(value) for part in _broken(line, _LINE_LENGTH - indent)
    ]
    first, *others = lines
    text = "\n".join((first, *(" " * indent + line if line else "" for line in others)))
    return Markup(_ENDS_DOCSTRING.sub(_backslashed, text))


def _backslashed(found: re.Match[str]) -> str:
    return "".join(f"\\{character}" for character in found[0])


# methods of both clients of a package have the same docstrings
@lru_cache(_TWICE)
def _broken(line: str, width: int) -> tuple[str, ...]:
    line = line.expandtabs()
    if len(line) <= width:
        return (line,)
    kept = len(line) - len(line.lstrip())
    broken = textwrap.wrap(
        line,
        width,
        subsequent_indent=" " * kept,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(broken or ("",))


def _toml(value: Text | Name) -> Markup:
    """A basic string of TOML."""
    return Markup(json.dumps(" ".join(_lines(value)), ensure_ascii=False))


_COMMON: Mapping[str, Callable[..., Markup]] = {
    "code_block": _code_block,
    "code_cell": _code_cell,
    "code_span": _code_span,
    "doc": _doc,
    "guide": guide,
    "html": _html,
    "html_json": _html_json,
    "html_link": _html_link,
    "inline": inline,
    "json": _json,
    "lang": lang,
    "markdown": _markdown,
    "prose": prose,
    "script_json": script_json,
    "toml": _toml,
    "written": written,
    "yaml": yaml,
}
