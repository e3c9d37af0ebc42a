"""The tokens of JSON as people write it, each with the lines on which it begins and ends."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.load.scalars import UnusableError, finite, integer
from generator.shown import shown

Kind: TypeAlias = Literal["comment", "mark", "string", "bare", "end"]

_TOKEN = re.compile(
    r"(?P<space>[\s\ufeff]++)"
    r"|(?P<comment>//[^\r\n]*+|/\*.*?(?:\*/|\Z))"
    r"|(?P<mark>[{}\[\],:])"
    r"""|(?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')"""
    r"""|(?P<bare>(?:(?!//|/\*)[^\s\ufeff{}\[\],:"'])++|.)""",
    re.DOTALL,
)
_BREAK = re.compile(r"\r\n?|\n")
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))",
    re.DOTALL,
)
_ESCAPES = {
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    '"': '"',
    "'": "'",
    "\\": "\\",
    "/": "/",
    # a line that is broken with a backslash goes on
    "\n": "",
}
_UNCLOSED = dict.fromkeys("\"'", "a string is never closed")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_STRICT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_KEY = re.compile(r"[\w$.-]+")

Liberty: TypeAlias = Callable[[str], None]
"""Takes note of what the text is free with."""


class JsoncError(ValueError):
    """A text that is no JSON, however it is read: `message` says why, `line` where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text, as it stands there, and the lines of its two ends; the last token of all is empty."""

    kind: Kind
    text: str
    line: int
    last_line: int


def tokens(text: str, first_line: int) -> Iterator[Token]:
    """All tokens of `text` but white space, and one that is its end."""
    line = first_line
    for found in _TOKEN.finditer(text):
        begun, line = line, line + len(_BREAK.findall(found[0]))
        match found.lastgroup:
            case "comment" | "mark" | "string" | "bare" as kind:
                yield Token(kind, found[0], begun, line)
    yield Token("end", "", line, line)


def comment_text(token: Token) -> str:
    """What a comment says, without its marks."""
    if token.text.startswith("//"):
        return token.text.lstrip("/").strip()
    lines = _BREAK.split(token.text[2:].removesuffix("*/"))
    return "\n".join(line.strip().removeprefix("*").strip() for line in lines).strip()


def is_closed(comment: Token) -> bool:
    """Whether a comment has an end of its own, or that of its line."""
    text = comment.text
    return text.startswith("//") or (len(text) >= 4 and text.endswith("*/"))


def string_of(token: Token, liberty: Liberty) -> str:
    """The value of a string in quotes of either kind."""
    text = token.text
    if text[0] == "'":
        liberty("a string stands in single quotes")
    if min(text) < " ":
        liberty("a string contains a line break or another control character")
    if "\\" not in text:
        return text[1:-1]
    return _ESCAPE.sub(lambda found: _unescaped(found, liberty), text[1:-1])


def _unescaped(found: re.Match[str], liberty: Liberty) -> str:
    high, low, unit, char = found.groups()
    if high:
        return chr(0x10000 + (int(high, 16) - 0xD800) * 0x400 + int(low, 16) - 0xDC00)
    if unit and 0xD800 <= int(unit, 16) <= 0xDFFF:
        liberty(f"the escape `\\u{unit}` is only half of a character")
        return "\ufffd"
    if unit:
        return chr(int(unit, 16))
    if char not in _ESCAPES or char in "'\n":
        liberty(f"JSON does not know the escape `\\{shown(char)}`")
    return _ESCAPES.get(char, char)


def bare_value(token: Token, liberty: Liberty) -> int | float | bool | None:
    """The number or the word that a token without quotes stands for; JsoncError where it is neither."""
    text = token.text
    if text in _WORDS:
        return _WORDS[text]
    if not _NUMBER.fullmatch(text):
        what = f"no JSON value begins with `{shown(text)}`"
        raise JsoncError(_UNCLOSED.get(text, what), token.line)
    if not _STRICT.fullmatch(text):
        liberty(f"JSON does not write a number as `{shown(text)}`")
    try:
        return integer(text) if _INTEGER.fullmatch(text) else finite(text)
    except UnusableError as reason:
        raise JsoncError(reason.message, token.line) from reason


def bare_key(token: Token, liberty: Liberty) -> str:
    """A key without quotes."""
    if not _KEY.fullmatch(token.text):
        what = f"no key begins with `{shown(token.text)}`"
        raise JsoncError(_UNCLOSED.get(token.text, what), token.line)
    liberty(f"the key `{shown(token.text)}` stands without quotes")
    return token.text
