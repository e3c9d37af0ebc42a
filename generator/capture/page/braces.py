"""Where a JSON value that begins on a line ends, by its brackets alone."""

import re
from collections.abc import Sequence

from generator.capture.page.lines import Line

_TOKEN = re.compile(
    # what is not closed ends with the line, so that no line is looked at twice
    r"""//.*|/\*.*?(?:\*/|$)|"(?:[^"\\]|\\.)*+"?|(?P<open>[{\[])|(?P<close>[}\]])"""
)


def begins(line: Line) -> bool:
    """Whether an object or an array begins on a line."""
    return line.text.startswith(("{", "["))


def end_of(lines: Sequence[Line], start: int) -> int | None:
    """The index behind the line where what begins at `start` is closed, None if it never is."""
    depth = 0
    for index in range(start, len(lines)):
        for found in _TOKEN.finditer(lines[index].text):
            depth += 1 if found["open"] else -1 if found["close"] else 0
            if depth == 0 and found["close"]:
                return index + 1
    return None
