"""Where the lines of a text begin, and what one of them looks like in a report."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

CARET = 100
"""The most characters of an excerpt that stand before the column it is about."""

_WIDTH = 200
_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and the index of each line's first character."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """The lines of `text`, which end as an editor ends them: at LF, CR or CRLF."""
        return cls(text, (0, *(found.end() for found in _BREAK.finditer(text))))

    def position(self, index: int) -> tuple[int, int]:
        """The line and column (1-based, in characters) of the character at `index`."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (1-based) without its break; empty when there is no such line."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        found = _BREAK.search(self.text, start)
        return self.text[start : found.start() if found else None]

    def excerpt(self, number: int, column: int) -> str:
        """At most 200 printable characters of a line; `column` stands `min(column - 1, CARET)` after the first."""
        line = self.line(number)
        start = max(0, column - 1 - CARET)
        cut = "".join(map(_visible, line[start : start + _WIDTH]))
        head = "…" + cut[1:] if start and cut else cut
        return head[:-1] + "…" if len(line) > start + _WIDTH else head


def _visible(char: str) -> str:
    """One column for one character, so that a caret below it stays in its place."""
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    if char == "\t":
        return " "
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"
