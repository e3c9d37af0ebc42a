"""The block of a page that holds an OpenAPI document, and the title that stands before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?|\n")
_OPENING = re.compile(r"([ \t]*)(`{3,}|~{3,})[ \t]*(\S*)[ \t]*(.*)")
_LANGUAGES = {"yaml", "yml", "json", "openapi"}
_DOCUMENT = re.compile(r"""[ \t{]*["']?(?:openapi|swagger|paths)["']?[ \t]*:""")
_CALL = re.compile(
    r"(?:^|.*\s)(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)\s+(/\S*|https?://\S+)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"#[ \t]+(.*\S)")
_QUOTED = re.compile(r">[ \t]?(.*\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A document in a page: its text, the line on which it begins, and the call that its fence names, if it does.

    `is_closed` is false where the page ends before the block.
    """

    text: str
    line: int
    method: str = ""
    path: str = ""
    is_closed: bool = True

    @property
    def lines(self) -> range:
        """The lines of the page that the document stands on."""
        return range(self.line, self.line + self.text.count("\n") + 1)


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the page and its line."""

    text: str
    line: int


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends."""
    return _BREAK.split(text.removeprefix("\ufeff"))


def blocks(lines: Sequence[str]) -> list[Block]:
    """The blocks that hold a document, in their order."""
    made: list[Block] = []
    at = 0
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at])
        if not opening:
            at += 1
            continue
        end = _end(lines, at + 1, opening[2])
        if block := _block(lines, at, end, opening):
            made.append(block)
        at = end + 1
    return made


def _end(lines: Sequence[str], start: int, fence: str) -> int:
    """The line that closes a fence: of as many characters at least, and nothing else."""
    for at in range(start, len(lines)):
        line = lines[at].strip()
        if len(line) >= len(fence) and not line.strip(fence[0]):
            return at
    return len(lines)


def _block(
    lines: Sequence[str], at: int, end: int, opening: re.Match[str]
) -> Block | None:
    indent, _, language, rest = opening.groups()
    inside = [line.removeprefix(indent) for line in lines[at + 1 : end]]
    call = _CALL.match(rest)
    if language.lower() not in _LANGUAGES:
        return None
    if not call and not any(map(_DOCUMENT.match, inside)):
        return None
    method, path = (call[1].upper(), call[2]) if call else ("", "")
    first = min(at + 2, len(lines))
    return Block("\n".join(inside), first, method, path, end < len(lines))


def title_of(lines: Sequence[str]) -> Said | None:
    """The title of a page, None if it has none before its first block."""
    return _first(lines, _TITLE, 0)


def description_of(lines: Sequence[str], title: Said | None) -> Said | None:
    """The quoted line under the title, which says in a sentence what the page is about."""
    found = _first(lines, _QUOTED, title.line) if title else None
    between = lines[title.line : found.line - 1] if title and found else []
    return found if not any(map(str.strip, between)) else None


def _first(lines: Sequence[str], pattern: re.Pattern[str], start: int) -> Said | None:
    for number, line in enumerate(lines[start:], start + 1):
        if _OPENING.fullmatch(line):
            return None
        if found := pattern.fullmatch(line.strip()):
            return Said(found[1], number)
    return None
