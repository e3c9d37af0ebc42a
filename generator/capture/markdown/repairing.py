"""The YAML of a page, read although some of its texts should have been quoted."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from generator.capture.facts import Doubt
from generator.capture.markdown.blocks import Block
from generator.capture.markdown.colons import COLON, first_keys, key_before, with_colon
from generator.errors import Problem, Stop
from generator.load.parse import parse
from generator.load.places import places
from generator.load.source import Source, source_of
from generator.values import JsonValue

_MOST = 40
"""The texts of one document that are quoted; each costs another look at the whole."""
# a placeholder such as {{token}} is a mapping whose key is one
_FAULTS = frozenset({"yaml-syntax", "yaml-key"})
# where people write what they like; a fault elsewhere is another one than a quote that lacks
_ENTRY = re.compile(
    r"(?P<head>(?P<indent> *)(?:- +)*(?:description|summary|title|name|example|default|value|x-[\w-]+):[ \t]+)"
    r"(?P<value>\S.*)"
)
_HEAD = re.compile(r"[:-] +[|>][-+0-9]*$")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
_REMEDY = "quote the text in the document that the page is made of"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value of a document, where its parts begin, by pointers, and what had to be put right.

    `blocks` are the lines below which a text stands in lines of its own.
    """

    root: JsonValue
    lines: Mapping[str, int]
    doubts: tuple[Doubt, ...]
    blocks: frozenset[int] = frozenset()

    def line(self, place: str) -> int:
        """The line of the page on which a part begins, or the nearest part around it."""
        while place and place not in self.lines:
            place = place.rpartition("/")[0]
        return self.lines.get(place, 0)

    def is_block(self, line: int) -> bool:
        """Whether a text begins below a line of the page, in lines of its own."""
        return line in self.blocks


class _All:
    """Every pointer there is."""

    def __contains__(self, place: object) -> bool:
        return True


def parsed(block: Block) -> Parsed:
    """The document of a block; nothing is in it if it cannot be read, which is a doubt."""
    lines = block.text.split("\n")
    doubts = dict(_with_first_keys(lines, block))
    tried = len(doubts)
    while True:
        try:
            source = source_of("page", "\n".join(lines))
            root = parse(source)
        except Stop as stop:
            problem = stop.problems[0]
            at = problem.location.line - 1
            is_known = problem.rule in _FAULTS and tried < _MOST
            repaired = _put_right(lines, at, problem, block) if is_known else None
            if repaired is None:
                doubt = _unreadable(problem, block)
                return Parsed(None, {"": block.line}, (*doubts.values(), doubt))
            tried += 1
            doubts.setdefault(*repaired)
        else:
            begun = dict(_lines(source, block))
            return Parsed(root, begun, tuple(doubts.values()), _heads(lines, block))


def _with_first_keys(lines: list[str], block: Block) -> Iterator[tuple[int, Doubt]]:
    """Put right the full-width colons that make a text of what should be an object."""
    if COLON in block.text:
        for at in list(islice(first_keys(lines), _MOST)):
            yield _with_colon(lines, at, block)


def _put_right(
    lines: list[str], at: int, problem: Problem, block: Block
) -> tuple[int, Doubt] | None:
    """Put right what a fault on a line is due to: that line, and what is told of it; None if it cannot be."""
    if COLON in block.text and (key := key_before(lines, at)) is not None:
        return _with_colon(lines, key, block)
    quoted = _quoted(lines, at)
    return None if quoted is None else (quoted, _repaired(problem, quoted, block))


def _with_colon(lines: list[str], at: int, block: Block) -> tuple[int, Doubt]:
    lines[at], key = with_colon(lines[at])
    # 46
    message = f"The document is not valid YAML here: the colon behind `{key}` is a full-width one. It is read as `: `."
    remedy = "write a colon and a space in the document that the page is made of"
    return at, Doubt("yaml-repaired", message, (block.line + at,), remedy)


def _lines(source: Source, block: Block) -> Iterator[tuple[str, int]]:
    found = source.lines
    for place, start in places(source, _All()):
        yield place, block.line + found.position(start)[0] - 1
    yield "", block.line


def _heads(lines: list[str], block: Block) -> frozenset[int]:
    """The lines of the page that end with the mark of a text in lines of its own."""
    numbered = enumerate(lines, block.line)
    return frozenset(number for number, line in numbered if _HEAD.search(line))


def _quoted(lines: list[str], at: int) -> int | None:
    """Quote the text on a line, or that which goes on there from a line above; the line where it begins."""
    for start in range(min(at, len(lines) - 1), -1, -1):
        entry = _ENTRY.fullmatch(lines[start])
        if entry and all(_goes_on(line, entry) for line in lines[start + 1 : at + 1]):
            return _quote(lines, start, at, entry)
        if lines[start].strip() and not lines[start].startswith(" "):
            return None
    return None


def _goes_on(line: str, entry: re.Match[str]) -> bool:
    """Whether a line is part of the text that begins at an entry: it stands deeper, and is no entry itself."""
    depth = len(line) - len(line.lstrip(" "))
    return depth > len(entry["indent"]) or not line.strip()


def _quote(lines: list[str], start: int, end: int, entry: re.Match[str]) -> int | None:
    """Quote the text that begins at an entry, and goes on up to `end`; where that can be no remedy, None."""
    value = entry["value"].rstrip()
    rest = [line.strip() for line in lines[start + 1 : end + 1]]
    if _BLOCK_SCALAR.fullmatch(value) or (_is_quoted(value) and not rest):
        return None
    whole = " ".join([_bare(value), *rest])
    lines[start] = entry["head"] + json.dumps(whole, ensure_ascii=False)
    lines[start + 1 : end + 1] = [""] * len(rest)
    return start


def _bare(value: str) -> str:
    """A text without the quotes that it has, or has half."""
    if _is_quoted(value):
        return str(json.loads(value))
    opened = value.removeprefix(value[0]) if value[0] in "'\"" else value
    return opened.removesuffix(value[0]) if opened != value else value


def _is_quoted(value: str) -> bool:
    """Whether a text is quoted as it should be, so that the fault must be another one."""
    try:
        json.loads(value)
    except ValueError:
        return False
    return value.startswith('"')


def _repaired(problem: Problem, start: int, block: Block) -> Doubt:
    # 46
    line = block.line + start
    message = f"The document is not valid YAML here: {problem.message}. The text is read as if it were quoted."
    return Doubt("yaml-repaired", message, (line,), _REMEDY)


def _unreadable(problem: Problem, block: Block) -> Doubt:
    # 46
    line = block.line + max(problem.location.line, 1) - 1
    message = f"The document of the page cannot be read: {problem.message}."
    return Doubt("document-unreadable", message, (line,), problem.hint)
