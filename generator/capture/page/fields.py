"""The fields of a section, found by the lines that write a type, and what is said of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.capture.page.labels import LABELS, PRESENCE
from generator.capture.page.limits import limits_of
from generator.capture.page.lines import Line, line_of
from generator.capture.page.types import Shape, shape_of

Part: TypeAlias = Literal[
    "required", "title", "description", "limits", "enum", "default", "example"
]

_PLAIN_NAME = re.compile(r"[!-~]{1,100}")
_SAID = "|".join(sorted({word for _, word in LABELS}, key=len, reverse=True))
_LABEL_AT_END = re.compile(rf"(.*?) ?({_SAID}) ?:")
_LABEL_AT_START = re.compile(rf"({_SAID}) ?: ?(.+)")
_ASPECTS = {word: aspect for aspect, word in LABELS}
# a word so common that prose may end with it
_COMMON = frozenset({"示例", "Example", "Examples"})
# the words between types that a description lists as code
_PROSE = frozenset({"or", "and", "either", "an", "the", "as", "is", "be"})
_STOPS = tuple("。.!?;)」”")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the line of its name, that of its type, what that means, and the lines behind; no name if it is the whole."""

    name: Line | None
    kind: Line
    shape: Shape
    rest: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A part of what is said of a field: its lines, without those of labels; there may be none.

    `is_beside` tells that a label and a value share a line, as they do in prose.
    """

    part: Part
    lines: tuple[Line, ...]
    is_beside: bool = False

    @property
    def text(self) -> str:
        """What the lines say, as they are written."""
        return "\n".join(line.text for line in self.lines)


def fields_of(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Field, ...]]:
    """What stands before the first field of a section, and its fields; the whole may come first, without a name."""
    anchors = [*_anchors(lines)]
    starts = [name for name, _ in anchors]
    before = tuple(lines[: min(starts, default=len(lines))])
    ends = [*starts, len(lines)][1:]
    found = tuple(
        _field(lines, name, kind, end)
        for (name, kind), end in zip(anchors, ends, strict=True)
    )
    return before, tuple(each for each in found if each)


def _field(lines: Sequence[Line], name: int, kind: int, end: int) -> Field | None:
    shape, width = _shape(lines, kind)
    if shape is None:
        return None
    named = lines[name] if name < kind else None
    return Field(named, lines[kind], shape, tuple(lines[kind + width : end]))


def _anchors(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The places of the names of fields and of their types; for the whole, both are that of the type."""
    index = 0
    if _is_whole(lines):
        yield 0, 0
        index = 1
    while index < len(lines) - 1:
        shape, width = _shape(lines, index + 1)
        if shape and _is_name(lines, index, index + 1 + width):
            yield index, index + 1
            index += 1 + width
        else:
            index += 1


def _is_whole(lines: Sequence[Line]) -> bool:
    """Whether the first line is the type of all that follows, and not a field that is called like a type."""
    if not lines or _shape(lines, 0)[0] is None:
        return False
    second, width = _shape(lines, 1)
    return second is None or _shape(lines, 1 + width)[0] is not None


def _shape(lines: Sequence[Line], index: int) -> tuple[Shape | None, int]:
    """The type on a line, and how many lines it takes: some break `array [object]` in two."""
    if index >= len(lines):
        return None, 1
    key = lines[index].key
    if key == "array" and index + 1 < len(lines):
        joined = lines[index + 1].key
        if joined.startswith("[") and (shape := shape_of(f"array {joined}")):
            return shape, 2
    return shape_of(key), 1


def _is_name(lines: Sequence[Line], index: int, after: int) -> bool:
    """Whether a line before a type can be the name of a field; `after` is the line behind the type."""
    line = lines[index]
    if line.word in PRESENCE or line.key.endswith(":") or _limits_like(line):
        return False
    is_next_type = after < len(lines) and _shape(lines, after)[0] is not None
    if index and is_next_type and label_of(lines[index - 1])[0]:
        # a value, and behind it a field that is called like a type
        return False
    is_worded = after < len(lines) and lines[after].word in PRESENCE
    is_plain = bool(_PLAIN_NAME.fullmatch(line.text)) and line.word not in _PROSE
    return is_plain or index == 0 or is_worded


def _limits_like(line: Line) -> bool:
    return bool(limits_of(line.key, Shape(("integer",))))


def label_of(line: Line) -> tuple[Part | None, str]:
    """The label that a line ends with, and the text before it; None if it ends with none."""
    if not line.key.endswith(":"):
        return None, line.text
    found = _LABEL_AT_END.fullmatch(line.key)
    if not found:
        return None, line.text
    before, word = found[1], found[2]
    is_prose = word in _COMMON and before and not before.endswith(_STOPS)
    is_phrase = word.isascii() and line.key[found.start(2) - 1 : found.start(2)] == " "
    if is_prose or (is_phrase and before):
        return None, line.text
    return _part(word), line.text[: _length_before(line.text, word)].strip()


def _part(word: str) -> Part:
    match _ASPECTS[word]:
        case "enum":
            return "enum"
        case "default":
            return "default"
    return "example"


def _length_before(text: str, word: str) -> int:
    return max(text.rfind(word), 0)


def parts_of(field: Field) -> Iterator[Said]:
    """What is said of a field, part by part."""
    rest = [*field.rest]
    yield from _presence(rest, field)
    described: list[Line] = []
    while rest:
        line = rest.pop(0)
        part, before = label_of(line)
        beside = _LABEL_AT_START.fullmatch(line.key)
        values = tuple(_values(rest, field)) if part else ()
        if part == "enum" and not values:
            described.append(line)
        elif part:
            if before:
                described.append(Line(line.number, before, before))
            yield Said(part, values)
        elif beside and _part(beside[1]) != "enum":
            value = line_of(line.number, line.text[-len(beside[2]) :])
            yield Said(_part(beside[1]), (value,), is_beside=True)
        elif limits_of(line.key, field.shape):
            yield Said("limits", (line,))
        else:
            described.append(line)
    if described:
        yield Said("description", tuple(described))


def _presence(rest: list[Line], field: Field) -> Iterator[Said]:
    """The word that says whether the field has to be there, or the title in its place, or both."""
    if rest and not _is_structural(rest[0], field):
        title = rest.pop(0)
        yield Said("title", (title,))
    if rest and rest[0].word in PRESENCE:
        yield Said("required", (rest.pop(0),))


def _is_structural(line: Line, field: Field) -> bool:
    is_label = label_of(line)[0] is not None and not label_of(line)[1]
    return line.word in PRESENCE or is_label or bool(limits_of(line.key, field.shape))


def _values(rest: list[Line], field: Field) -> list[Line]:
    """The lines below a label, up to whatever is said next."""
    found: list[Line] = []
    while rest and not (label_of(rest[0])[0] or limits_of(rest[0].key, field.shape)):
        found.append(rest.pop(0))
    return found
