"""Which lines of a page belong to which section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.capture.page.braces import begins, end_of
from generator.capture.page.labels import HEADINGS, TABS, WORDY
from generator.capture.page.lines import Line
from generator.capture.page.types import shape_of

# a line longer than that is no heading
_LONGEST = 200
_IN_ANSWERS = frozenset(
    {"status", "code", "tab", "media", "data", "headers", "example", "footer"}
)
_IN_REQUEST = frozenset({"parameters", "body", "samples", "sample", "answer"}) | {
    "responses",
    "footer",
}
_FOLLOWING: dict[str, frozenset[str]] = {
    # there the time of the last change is a part of the head
    "head": _IN_REQUEST - {"footer"} | {"request"},
    "request": _IN_REQUEST | {"auth"},
    "auth": _IN_REQUEST,
    "parameters": _IN_REQUEST,
    "body": _IN_REQUEST | {"example"},
    "samples": _IN_REQUEST | {"request"},
    "sample": _IN_REQUEST | {"request"},
    "answer": _IN_REQUEST | {"request"},
    "responses": _IN_ANSWERS | {"samples", "sample", "answer", "request"},
    "footer": frozenset(),
}
_ANSWERS = frozenset({"responses", "status", "code", "tab", "media", "data", "headers"})


@dataclass(slots=True)
class Section:
    """A part of a page: its kind, its heading and what that names, and the lines below.

    `about` is the kind of what an example is an example of.
    """

    kind: str
    heading: Line | None
    names: tuple[str, ...] = ()
    lines: list[Line] = field(default_factory=list)
    about: str = ""


def sections_of(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections of what stands below the address of an operation, in their order; first what has no heading."""
    return _Walk(lines).sections()


@dataclass(slots=True)
class _Walk:
    """A way through the lines.

    `has_data` tells that the fields of an answer have begun, `unclosed` is a section in which a bracket is never closed.
    """

    lines: Sequence[Line]
    found: list[Section] = field(default_factory=lambda: [Section("head", None)])
    has_data: bool = False
    unclosed: Section | None = None

    def sections(self) -> tuple[Section, ...]:
        index = 0
        while index < len(self.lines):
            heading = self._heading(index)
            if heading:
                self._begin(*heading, self.lines[index])
                index += 1
            else:
                index = self._keep(index)
        return tuple(self.found)

    def _heading(self, index: int) -> tuple[str, tuple[str, ...]] | None:
        """The kind of a section that begins here, and what its heading names."""
        line, allowed = self.lines[index], self._allowed()
        if len(line.key) > _LONGEST:
            return None
        for kind, pattern in HEADINGS:
            match = pattern.fullmatch(line.key) if kind in allowed else None
            if match and not (kind in WORDY and self._is_name(kind, index)):
                return kind, tuple(each for each in match.groups() if each)
        return None

    def _allowed(self) -> frozenset[str]:
        last = self.found[-1]
        kind = last.about or last.kind
        if kind not in _ANSWERS:
            return _FOLLOWING[kind] | ({"example"} if last.about else frozenset())
        allowed = _FOLLOWING["responses"]
        # what looks like one of those may also be text of a field, or of a description
        if last.kind == "data":
            allowed -= {"media"}
        return allowed if last.kind in {"responses", "tab"} else allowed - {"tab"}

    def _is_name(self, kind: str, index: int) -> bool:
        """Whether a line that could be a heading is the name of a field, which its type follows."""
        if kind == "data" and not self.has_data:
            return False
        after = self.lines[index + 1 : index + 3]
        is_typed = bool(after) and shape_of(after[0].key) is not None
        return is_typed or self._is_text(kind, after)

    def _is_text(self, kind: str, after: Sequence[Line]) -> bool:
        """Whether a line that could be the heading of an example is text of a field, because other fields follow."""
        return (
            kind == "example"
            and len(after) == 2
            and not begins(after[0])
            and shape_of(after[1].key) is not None
        )

    def _begin(self, kind: str, names: tuple[str, ...], heading: Line) -> None:
        if kind in {"status", "code", "media"}:
            self.has_data = False
        last = self.found[-1]
        about = (last.about or last.kind) if kind == "example" else ""
        self.has_data |= kind == "data"
        self.found.append(Section(kind, heading, names, about=about))

    def _keep(self, index: int) -> int:
        """Take a line into the section; with it all that a bracket on it opens, where an example may stand."""
        last = self.found[-1]
        end = None
        may_open = last.kind in {"example", "answer"} and last is not self.unclosed
        if may_open and begins(self.lines[index]):
            end = end_of(self.lines, index)
            self.unclosed = self.unclosed if end else last
        end = end or index + 1
        last.lines += self.lines[index:end]
        return end


_TAB = re.compile(r"curl ?curl-windows.*", re.IGNORECASE)


def is_tab(line: Line) -> bool:
    """Whether a line is the name of a language that samples are offered in."""
    return line.word in TABS or bool(_TAB.fullmatch(line.word))


def named(sections: Sequence[Section], kind: str) -> Iterator[Section]:
    """The sections of a kind."""
    return (each for each in sections if each.kind == kind)
