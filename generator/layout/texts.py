"""Docstrings as black leaves them."""

from dataclasses import dataclass

from generator.layout.lines import WIDTH, indent_of

QUOTES = '"""'


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a docstring, and the number of the first line after it."""

    lines: list[str]
    after: int


def text_at(lines: list[str], start: int) -> Laid | None:
    """The docstring that begins at a line; None if it is not known how black writes it."""
    first = lines[start].lstrip()[len(QUOTES) :]
    if first.endswith(QUOTES):
        is_kept = _is_kept(first.removesuffix(QUOTES))
        return Laid([lines[start]], start + 1) if is_kept else None
    if not first or first[0] in ' "':
        return None
    return _long(lines, start)


def _is_kept(text: str) -> bool:
    is_bare = text == text.strip(' "') != ""
    return is_bare and text[-1] != "\\" and QUOTES not in text


def _long(lines: list[str], start: int) -> Laid | None:
    indent = len(indent_of(lines[start]))
    shallowest = None
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.lstrip() == QUOTES:
            whole = lines[number - 1] and "\t" not in "".join(lines[start:number])
            is_kept = whole and shallowest == indent and len(line) == indent + 3
            return Laid(lines[start : number + 1], number + 1) if is_kept else None
        if line:
            depth = len(indent_of(line))
            shallowest = depth if shallowest is None else min(shallowest, depth)
        if QUOTES in line:
            return _ended(lines, start, number) if shallowest == indent else None
    return None


def _ended(lines: list[str], start: int, last: int) -> Laid | None:
    """A docstring whose last line holds the quotes that end it, or is too long to."""
    text = lines[last].removesuffix(QUOTES)
    if text[-1:] in {" ", '"', "\\"} or QUOTES in text:
        return None
    if len(lines[last]) <= WIDTH:
        return Laid(lines[start : last + 1], last + 1)
    ends = [text, indent_of(lines[start]) + QUOTES]
    return Laid([*lines[start:last], *ends], last + 1)
