"""The pages of a spec folder: those that are kept there, and new ones that take their places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.capture.documents import Captured, Page, captured
from generator.capture.facts import Doubt, Reading
from generator.capture.masking import masked
from generator.capture.merging import merged
from generator.capture.reading import READERS, reader_of
from generator.errors import Location, Problem, Stop, error, warning
from generator.names import spell, split

PAGES = "pages"
_PAGE_ID = re.compile(r"(?:api-)?(\d{5,})(?:e0)?\Z")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page as it was read: its id, the name of its file below the folder, its text, and what it says.

    The text is without secrets; `secrets` tell where it had any.
    """

    id: str
    file: str
    shown: str
    text: str
    reading: Reading
    secrets: tuple[Problem, ...] = ()


def evidence_of(text: str, name: str, shown: str) -> Evidence:
    """A text that came under `name`, which problems call `shown`; raises `Stop` if nobody can read it."""
    reader = reader_of(text)
    if reader is None:
        raise Stop(_unreadable(text, shown))
    safe, doubts = masked(text)
    reading = reader.read(safe)
    id_ = _id(reading, name)
    told = tuple(_secret(doubt, shown) for doubt in doubts)
    return Evidence(id_, f"{PAGES}/{id_}{reader.suffix}", shown, safe, reading, told)


def _secret(doubt: Doubt, shown: str) -> Problem:
    place = Location(shown, line=doubt.lines[0], column=1)
    return warning(doubt.rule, doubt.message, doubt.remedy, place)


def _unreadable(text: str, shown: str) -> Problem:
    kinds = ", ".join(each.title for each in READERS)
    message = "the file is empty" if not text.strip() else f"this is none of {kinds}"
    hint = "copy the whole page, from its title to its end, as text"
    return error("page-unreadable", message, hint, Location(shown))


def _id(reading: Reading, name: str) -> str:
    """What the page is known by: the number that it gives itself, or that its file has; else its file's name."""
    stated = (str(fact.value) for fact in reading.facts if fact.aspect == "page_id")
    stem = Path(name).name.rpartition(".")[0] or name
    number = _PAGE_ID.search(stem)
    fallback = (
        number[1] if number else spell(split(stem), "kebab-case", fallback="page")
    )
    return next(stated, fallback)


def kept(folder: Path, shown: str) -> tuple[Evidence, ...]:
    """The pages that a spec folder keeps, in the order of their names."""
    suffixes = {each.suffix for each in READERS}
    files = sorted(
        path for path in (folder / PAGES).glob("*") if path.suffix in suffixes
    )
    return tuple(
        evidence_of(path.read_text("utf-8"), path.name, f"{shown}/{PAGES}/{path.name}")
        for path in files
    )


def together(
    before: Iterable[Evidence], new: Iterable[Evidence]
) -> tuple[Evidence, ...]:
    """Pages with new ones in the places of those that have their ids, the others behind."""
    found = {each.id: each for each in before}
    return tuple({**found, **{each.id: each for each in new}}.values())


def document_of(pages: Iterable[Evidence], title: str) -> Captured:
    """The document that pages are made into; raises `Stop` if one of them describes no operation."""
    listed = list(pages)
    results = [(each, merged(each.reading, each.id)) for each in listed]
    faults = [_no_operation(each) for each, result in results if result is None]
    if faults:
        raise Stop(*faults)
    return captured(
        (Page(each.id, each.shown, result) for each, result in results if result), title
    )


def _no_operation(page: Evidence) -> Problem:
    message = "this page names no method and no address of an operation"
    hint = "copy the whole page, with the method and the address under its title"
    return error("page-without-operation", message, hint, Location(page.shown))
