"""The examples of a section: their names, and their texts as they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.capture.page.braces import begins, end_of
from generator.capture.page.labels import UNSET
from generator.capture.page.lines import Line

_NUMBERED = re.compile(r"\d{1,3}\. ?(\S.{0,100})")


@dataclass(frozen=True, slots=True)
class Example:
    """An example: the line of its name, if it has one, its first line, and its text with all line breaks."""

    name: Line | None
    line: int
    text: str

    @property
    def is_json(self) -> bool:
        """Whether the text begins as an object or an array does."""
        return self.text.startswith(("{", "["))


def examples_of(lines: Sequence[Line], raw: Sequence[str]) -> Iterator[Example]:
    """The examples in the lines of a section; `raw` are all lines of the page."""
    index, unclosed = 0, False
    name: Line | None = None
    while index < len(lines):
        line = lines[index]
        end = index + 1
        if begins(line) and not unclosed:
            closed = end_of(lines, index)
            unclosed = closed is None
            end = closed or len(lines)
            yield _example(name, lines[index:end], raw)
            name = None
        elif _is_name(lines, index):
            name = line
        elif name or line.word not in UNSET:
            end = _end_of_text(lines, index)
            yield _example(name, lines[index:end], raw)
            name = None
        index = end


def _is_name(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the name of the example that begins on the next."""
    following = lines[index + 1 : index + 2]
    if not following or not (begins(following[0])):
        return bool(following) and bool(_NUMBERED.fullmatch(lines[index].key))
    return len(lines[index].key) < 100


def _end_of_text(lines: Sequence[Line], index: int) -> int:
    """The index behind a text that is no JSON."""
    end = index + 1
    while end < len(lines) and not (begins(lines[end]) or _is_name(lines, end)):
        end += 1
    return end


def _example(name: Line | None, lines: Sequence[Line], raw: Sequence[str]) -> Example:
    first, last = lines[0], lines[-1]
    rest = raw[first.number : last.number]
    return Example(name, first.number, "\n".join((first.text, *rest)).rstrip())


def name_of(line: Line) -> str:
    """What an example is called, without its number."""
    found = re.match(r"\d{1,3}\. ?(?=\S)", line.text)
    return line.text[found.end() :] if found else line.text
