"""Where the lines of a text begin, and what one of them looks like in a report."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from operator import methodcaller
from typing import Self

CARET = 100
"""The most characters of an excerpt that stand before the column it is about."""

_WIDTH = 200
_BREAK = re.compile(r"\r\n?|\n")
# found in half of the time, and nearly all texts have no other
_FEED = re.compile(r"\n")
_END = methodcaller("end")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and the index of each line's first character."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """The lines of `text`, which end as an editor ends them: at LF, CR or CRLF."""
        end_of_line = _BREAK if "\r" in text else _FEED
        return cls(text, (0, *map(_END, end_of_line.finditer(text))))

    def position(self, index: int) -> tuple[int, int]:
        """The line and column (1-based, in characters) of the character at `index`."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def _span(self, number: int) -> tuple[int, int]:
        """Where a line begins and ends; some lines are as long as their file."""
        if not 1 <= number <= len(self.starts):
            return 0, 0
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def excerpt(self, number: int, column: int) -> str:
        """At most 200 printable characters of a line; `column` stands `min(column - 1, CARET)` after the first."""
        first, end = self._span(number)
        skipped = max(0, column - 1 - CARET)
        start = first + skipped
        cut = "".join(map(_visible, self.text[start : min(start + _WIDTH, end)]))
        head = "…" + cut[1:] if skipped and cut else cut
        return head[:-1] + "…" if end > start + _WIDTH else head


def _visible(char: str) -> str:
    """One column for one character, so that a caret below it stays in its place."""
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    if char == "\t":
        return " "
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"
