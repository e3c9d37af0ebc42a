"""The lines of a text: as they are written, and folded so that they can be compared with the words of a page."""

import re
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?|\n")
# the punctuation of full width stands in Unicode in the order of ASCII, and that far behind it
_FAR = 0xFEE0
_WIDE = {code + _FAR: code for code in range(0x21, 0x7F) if not chr(code).isalnum()}
_QUOTES = dict(zip(map(ord, "\u201c\u201d\u2018\u2019"), "\"\"''", strict=True))
_SPACES = dict.fromkeys(map(ord, "\u3000\xa0\t"), " ")
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_FOLDED = {**_WIDE, **_QUOTES, **_SPACES, **_NOTHING}
_SPACE = re.compile(r" {2,}")
_BULLET = re.compile(r"[•◦▪‣●○·] *(?=\S)")
_AROUND = " \t\u3000\xa0\u200b\u2060\ufeff\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number from 1, what it says without bullet and margins, and that folded.

    `is_item` tells that a bullet or a dash stood before it.
    """

    number: int
    text: str
    key: str
    is_item: bool = False

    @property
    def word(self) -> str:
        """The line folded, in lower case."""
        return self.key.lower()


def fold(text: str) -> str:
    """Text with punctuation of full width made ASCII, and single spaces."""
    return _SPACE.sub(" ", text.translate(_FOLDED)).strip()


def split(text: str) -> list[str]:
    """The lines of a text as they stand, blank ones too."""
    return _BREAK.split(text)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank."""
    return tuple(
        line
        for number, raw in enumerate(split(text), 1)
        if (line := line_of(number, raw)).key
    )


def line_of(number: int, raw: str) -> Line:
    """A line, or a part of one, that has this number."""
    text = raw.strip(_AROUND)
    bullet = _BULLET.match(text)
    if bullet:
        text = text[bullet.end() :]
    return Line(number, text, fold(text), bool(bullet) or text.startswith("- "))
