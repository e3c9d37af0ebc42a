"""The evidence of a spec folder: what is kept there, and what is new and takes its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.capture.facts import Contents, Doubt
from generator.capture.reading import READERS, Reader, reader_of
from generator.capture.unreadable import too_large, unreadable
from generator.errors import Location, Problem, Stop, error, warning
from generator.load.source import read_source
from generator.names import spell, split

PAGES = "pages"
_PAGE_ID = re.compile(r"(?:api-)?(\d{5,})(?:e0)?\Z")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text as it was read: its id, the name of its file below the folder, and what it says.

    The text is without secrets; `told` are where it had any, and what else is to be said of it as a whole.
    """

    id: str
    file: str
    shown: str
    text: str
    contents: Contents
    told: tuple[Problem, ...] = ()

    @property
    def uses(self) -> dict[int, str]:
        """What each line was read as."""
        return {
            line: use
            for reading in self.contents.readings
            for line, use in reading.uses.items()
        }

    @property
    def doubted(self) -> set[int]:
        """The lines that are in doubt."""
        readings = self.contents.readings
        doubts = [doubt for each in readings for doubt in each.doubts]
        return {line for doubt in doubts for line in doubt.lines}


def evidence_of(text: str, name: str, shown: str) -> Evidence:
    """A text that came under `name`, which problems call `shown`; raises `Stop` if nobody can read it."""
    reader = reader_of(text)
    if reader is None:
        raise Stop(
            unreadable(
                text, shown, tuple(dict.fromkeys(each.title for each in READERS))
            )
        )
    if len(text) > reader.most:
        raise Stop(too_large(reader.title, reader.most, shown))
    safe, secrets = reader.safe(text)
    contents = _read(reader, safe, shown)
    if not contents.readings and not contents.whole:
        raise Stop(*(_fault(doubt, shown) for doubt in contents.doubts))
    id_ = _id(contents, name)
    told = tuple(_told(doubt, shown) for doubt in (*secrets, *contents.doubts))
    return Evidence(id_, f"{PAGES}/{id_}{reader.suffix}", shown, safe, contents, told)


def _read(reader: Reader, text: str, shown: str) -> Contents:
    """What a text holds; problems in it are those of the file that people know."""
    try:
        return reader.read(text)
    except Stop as stop:
        raise Stop(*(_renamed(each, shown) for each in stop.problems)) from None


def _renamed(problem: Problem, shown: str) -> Problem:
    return replace(problem, location=replace(problem.location, file=shown))


def _fault(doubt: Doubt, shown: str) -> Problem:
    return error(doubt.rule, doubt.message, doubt.remedy, Location(shown))


def _told(doubt: Doubt, shown: str) -> Problem:
    place = Location(shown, line=doubt.lines[0], column=1)
    return warning(doubt.rule, doubt.message, doubt.remedy, place)


def _id(contents: Contents, name: str) -> str:
    """What the text is known by: the number that it gives itself, or that its file has; else its file's name."""
    facts = (fact for each in contents.readings for fact in each.facts)
    stated = (str(fact.value) for fact in facts if fact.aspect == "page_id")
    own = contents.id or next(stated, "")
    stem = Path(name).name.rpartition(".")[0] or name
    number = None if own else _PAGE_ID.search(stem)
    if number:
        return number[1]
    # what the text says of itself becomes the name of a file
    words = split(own or stem)
    is_plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", own)
    return (own if is_plain else spell(words, "kebab-case", fallback="page"))[:_LONGEST]


def kept(
    folder: Path, shown: str, new: Iterable[Evidence] = ()
) -> tuple[Evidence, ...]:
    """What a spec folder keeps, in the order of its names, but for the files that are `new`."""
    renewed = {each.file for each in new}
    return tuple(
        evidence_of(read_source(path, name).text, path.name, name)
        for path, name in _files(folder, shown)
        if f"{PAGES}/{path.name}" not in renewed
    )


def _files(folder: Path, shown: str) -> Iterator[tuple[Path, str]]:
    suffixes = {each.suffix for each in READERS}
    for path in sorted((folder / PAGES).glob("*")):
        if path.suffix in suffixes and not path.name.startswith("."):
            yield path, f"{shown}/{PAGES}/{path.name}"


def together(
    before: Iterable[Evidence], new: Iterable[Evidence]
) -> tuple[Evidence, ...]:
    """What is kept and what is new, in the order of the names of their files, in which it is read again.

    Raises `Stop` if two that are new have one name.
    """
    added: dict[str, Evidence] = {}
    for each in new:
        other = added.setdefault(each.file, each)
        if other.text != each.text:
            raise Stop(_same_name(other, each))
    return tuple(sorted((*before, *added.values()), key=lambda each: each.file))


def _same_name(one: Evidence, other: Evidence) -> Problem:
    message = f"this and {one.shown} would both be kept as {other.file}"
    hint = "give one of them another name"
    return error("evidence-collide", message, hint, Location(other.shown))
