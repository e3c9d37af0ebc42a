"""The words of a command as a shell takes them apart, each with the line on which it begins."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

# of bash and of PowerShell, and of cmd as far as it differs at the ends of lines
_SEGMENT = re.compile(
    r"(?P<join>[\\^`][ \t]*+(?:\r\n?|\n|\Z))"
    r"|(?P<break>\r\n?|\n)"
    r"|(?P<space>[^\S\r\n]++)"
    r"|(?P<comment>(?<!\S)#[^\r\n]*+)"
    r"|(?P<ansi>\$'(?:[^'\\]|\\.)*+\\?(?:'|\Z))"
    r"|(?P<single>'[^']*+(?:'|\Z))"
    r'|(?P<double>"(?:[^"\\]|\\.)*+\\?(?:"|\Z))'
    r"|(?P<escape>\\.)"
    r"|(?P<plain>(?:[^\s'\"\\$^`]|\$(?!')|[\^`](?![ \t]*+(?:[\r\n]|\Z)))++|.)",
    re.DOTALL,
)
_BREAK = re.compile(r"\r\n?|\n")
_IN_DOUBLE = re.compile(r'\\([$`"\\]|\r\n?|\n)')
_IN_ANSI = re.compile(
    r"\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|([0-7]{1,3})|(.))", re.DOTALL
)
_ANSI = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_OPERATORS = frozenset(("|", "||", "&", "&&", ";", ">", ">>", "<", "2>&1"))
# how a browser writes a command for cmd: every character that cmd knows has a caret before it
_CARETS = re.compile(r"\^(\r\n?|\n|.)", re.DOTALL)
_HAS_CARETS = re.compile(r'\s\^"')


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its quotes, and the lines of its two ends.

    A `break` is the end of a line, an `operator` what ends a command; `is_closed` is false if a quote never ends.
    """

    text: str
    line: int
    last_line: int
    kind: Literal["word", "operator", "break"] = "word"
    is_closed: bool = True


@dataclass(slots=True)
class _Reading:
    """The word that is being read, in parts, if there is one."""

    parts: list[str]
    line: int = 0
    last_line: int = 0
    is_quoted: bool = False
    is_closed: bool = True

    def add(self, text: str, line: int, last_line: int) -> None:
        if not self.parts:
            self.line = line
        self.last_line = last_line
        self.parts.append(text)

    def finished(self) -> Iterator[Word]:
        """The word, if there is one; from here on the next one is read."""
        if not self.parts:
            return
        text = "".join(self.parts)
        is_operator = not self.is_quoted and text in _OPERATORS
        kind: Literal["word", "operator"] = "operator" if is_operator else "word"
        yield Word(text, self.line, self.last_line, kind, self.is_closed)
        self.parts, self.is_quoted, self.is_closed = [], False, True


def words(text: str, first_line: int = 1) -> Iterator[Word]:
    """The words of `text`, and the ends of its lines that do not go on; its lines are counted from `first_line`."""
    if _HAS_CARETS.search(text):
        text = _CARETS.sub(_without_caret, text)
    line, reading = first_line, _Reading([])
    for found in _SEGMENT.finditer(text):
        kind, segment = found.lastgroup or "", found[0]
        last = line + len(_BREAK.findall(segment))
        if kind in _UNQUOTED:
            reading.add(_UNQUOTED[kind](segment), line, last)
            reading.is_quoted |= kind != "plain"
            reading.is_closed &= kind not in _QUOTES or _is_closed(segment, kind)
        else:
            yield from reading.finished()
        if kind == "break":
            yield Word("", line, line, "break")
        line = last
    yield from reading.finished()


def _without_caret(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] in {"\r\n", "\r", "\n"} else found[1]


def _is_closed(segment: str, kind: str) -> bool:
    quote = _QUOTES[kind]
    begins = segment.index(quote) + 1
    return len(segment) > begins and segment.endswith(quote)


_QUOTES = {"ansi": "'", "single": "'", "double": '"'}


def _inside(segment: str, kind: str) -> str:
    start = segment.index(_QUOTES[kind]) + 1
    return segment[start:-1] if _is_closed(segment, kind) else segment[start:]


def _of_ansi(segment: str) -> str:
    return _IN_ANSI.sub(_unescaped, _inside(segment, "ansi"))


def _unescaped(found: re.Match[str]) -> str:
    code, unit, octal, char = found.groups()
    if char is not None:
        return _ANSI.get(char, char)
    number = int(octal, 8) if octal else int(code or unit, 16)
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)


def _of_double(segment: str) -> str:
    return _IN_DOUBLE.sub(
        lambda found: found[1].strip("\r\n"), _inside(segment, "double")
    )


_UNQUOTED: dict[str, Callable[[str], str]] = {
    "plain": str,
    "escape": lambda segment: segment[1:],
    "single": lambda segment: _inside(segment, "single"),
    "double": _of_double,
    "ansi": _of_ansi,
}
