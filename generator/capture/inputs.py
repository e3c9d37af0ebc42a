"""What an input of `restencil capture` gives: a file, a folder of pages, a list of pages, or an address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.capture.evidence import Evidence, evidence_of
from generator.capture.facts import SAMPLE
from generator.capture.readers import llms
from generator.capture.reading import reader_of
from generator.capture.sites import is_web, linked_files, page_at, pages_of
from generator.errors import Location, Problem, Stop, error, warning
from generator.load.source import decoded_source, read_source
from generator.shown import shown

_OF_FOLDERS = (".txt", ".md", ".sh")
_NAMED = 5
# what a file begins with that holds no text, and what people call it
_NO_TEXT = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an archive, or a document of an office program",
    b"\x1f\x8b": "an archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The evidence that an input gives, and what is to be said of pages that give none."""

    evidence: tuple[Evidence, ...]
    skipped: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Pages that were named by a folder or a list: the text of each by its name, and the names of which there is none."""

    texts: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...] = ()


def found_at(name: str) -> Found:
    """What stands in a file, in a folder, or at an https address; raises `Stop` if that is nothing."""
    if is_web(name):
        text = text_of(page_at(name), name)
        return _found(text, name, lambda: Listed(*pages_of(name, text)))
    path = Path(name)
    if path.is_dir():
        files = sorted(each for each in path.iterdir() if each.suffix in _OF_FOLDERS)
        return _of_many(name, Listed(tuple(_texts(files))))
    text = _text_at(path, name)
    return _found(text, name, lambda: _beside(path, text))


def text_of(content: bytes, name: str) -> str:
    """The text that bytes are; raises `Stop` if they are none."""
    for mark, kind in _NO_TEXT.items():
        if content.startswith(mark):
            raise Stop(_no_text(kind, name))
    return decoded_source(content, name).text


def found_in(text: str, name: str) -> Found:
    """What a text says that came from nowhere else."""
    return Found((evidence_of(text, name, name),))


def _text_at(path: Path, name: str) -> str:
    try:
        return read_source(path, name).text
    except Stop:
        if path.is_file() and (kind := _kind(path)):
            raise Stop(_no_text(kind, name)) from None
        raise


def _kind(path: Path) -> str | None:
    with path.open("rb") as file:
        begin = file.read(8)
    return next(
        (kind for mark, kind in _NO_TEXT.items() if begin.startswith(mark)), None
    )


def _no_text(kind: str, name: str) -> Problem:
    hint = "copy the text of the page into a file, from its title to its end"
    return error("page-not-text", f"this is {kind}, not text", hint, Location(name))


def _texts(files: Iterable[Path]) -> Iterable[tuple[str, str]]:
    for each in files:
        yield str(each), _text_at(each, str(each))


def _found(text: str, name: str, listed: Callable[[], Listed]) -> Found:
    """The page that a text is, or those that it lists."""
    if llms.looks_like(text) and reader_of(text) is None:
        return _of_many(name, listed())
    return found_in(text, name)


def _beside(path: Path, text: str) -> Listed:
    files, missing = linked_files(path, text)
    return Listed(tuple(_texts(files)), missing)


def _of_many(name: str, listed: Listed) -> Found:
    """What those of many pages say that describe an operation; raises `Stop` if none does."""
    read: list[Evidence] = []
    skipped = list(listed.missing)
    for shown_as, text in listed.texts:
        try:
            each = evidence_of(text, shown_as, shown_as)
        except Stop as stop:
            skipped.append((shown_as, stop.problems[0].message))
            continue
        if _describes(each):
            read.append(each)
        else:
            skipped.append((shown_as, "it names no method and no address"))
    total = len(read) + len(skipped)
    if not read:
        raise Stop(_nothing(name, skipped))
    told = (_skipped(name, skipped, total),) if skipped else ()
    return Found(tuple(read), told)


def _describes(evidence: Evidence) -> bool:
    """Whether an operation is named."""
    facts = (fact for each in evidence.contents.readings for fact in each.facts)
    is_named = any(
        fact.aspect == "url" or (fact.subject == SAMPLE and fact.aspect == "text")
        for fact in facts
    )
    return is_named or evidence.contents.whole is not None


def _nothing(name: str, skipped: list[tuple[str, str]]) -> Problem:
    why = f": {_named(skipped)}" if skipped else ""
    message = f"no page here describes an operation{why}"
    hint = "a folder holds pages as .txt, .md or .sh; a list holds links to such pages beside it, or on the same site"
    return error("no-pages", message, hint, Location(name))


def _skipped(name: str, skipped: list[tuple[str, str]], total: int) -> Problem:
    message = f"{len(skipped):,} of {total:,} pages are left out: {_named(skipped)}"
    hint = "nothing needs to be done if they describe no operation"
    return warning("pages-skipped", message, hint, Location(name))


def _named(skipped: list[tuple[str, str]]) -> str:
    """The first of the pages that were skipped, each with the reason."""
    told = [f"{shown(name, 100)} ({why})" for name, why in skipped[:_NAMED]]
    more = f", and {len(skipped) - _NAMED:,} more" if len(skipped) > _NAMED else ""
    return ", ".join(told) + more
