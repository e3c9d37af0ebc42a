"""llms.txt: the pages of a site, each with its folder, title, address and description."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?|\n")
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_BULLET = re.compile(r"[ \t]*+(?:[-*+]|\d{1,4}[.)])[ \t]++")
_TARGET = re.compile(
    r"\]\([ \t]*+<?([^\s<>()]++(?:\([^\s<>()]*+\)[^\s<>()]*+)*+)>?[ \t]*+(?:\"[^\"]*+\"[ \t]*+)?\)"
)
_SEPARATOR = re.compile(r"[ \t]*+[:\uff1a\u2014\u2013-]")


@dataclass(frozen=True, slots=True)
class Link:
    """A page that is linked: `section` is the heading above it, `folder` stands before its title, either may be empty."""

    section: str
    folder: str
    title: str
    url: str
    description: str
    line: int


def looks_like(text: str) -> bool:
    """Whether a text is a list of pages, under a heading."""
    links = read(text)
    said = (line for line in _lines(text) if line.strip() and line[0] != ">")
    first = next(said, "")
    return bool(links) and bool(_HEADING.match(first))


def read(text: str) -> tuple[Link, ...]:
    """The links of a text, in their order."""
    return tuple(_links(text))


def _lines(text: str) -> list[str]:
    return _BREAK.split(text.removeprefix("\ufeff"))


def _links(text: str) -> Iterator[Link]:
    section = ""
    for number, line in enumerate(_lines(text), 1):
        if heading := _HEADING.match(line):
            section = heading[2].strip() if len(heading[1]) > 1 else ""
        elif link := _link(line, section, number):
            yield link


def _link(line: str, section: str, number: int) -> Link | None:
    bullet = _BULLET.match(line)
    begins = line.find("[", bullet.end()) if bullet else -1
    # a title may hold brackets: it ends where the address begins
    target = _TARGET.search(line, begins) if begins >= 0 else None
    if not bullet or not target:
        return None
    title, rest = line[begins + 1 : target.start()], line[target.end() :]
    separator = _SEPARATOR.match(rest)
    return Link(
        section,
        folder=line[bullet.end() : begins].strip(),
        title=title.strip(),
        url=target[1],
        description=rest[separator.end() if separator else 0 :].strip(),
        line=number,
    )
