"""`restencil capture`: documentation pages into a spec folder, and what has changed since the last time."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from generator.capture.differing import Change, FactChange, changes
from generator.capture.documents import Captured
from generator.capture.evidence import (
    Evidence,
    document_of,
    evidence_of,
    kept,
    together,
)
from generator.capture.writing import captured_text
from generator.cli.report import counted, print_problems
from generator.errors import Location, Stop, error
from generator.load.fetching import UnreachableError, fetched
from generator.load.parse import parse
from generator.load.source import read_source
from generator.shown import shown

_FILE = "captured.yaml"
_SPECS = Path("spec")


def run(
    inputs: tuple[str, ...], into: Path | None, *, check: bool, explain: bool
) -> int:
    """Reads `inputs` and the pages of the spec folder `into` into its document; returns the exit code.

    To `check` is to write nothing; to `explain`, to print each line of the new pages and what was made of it.
    """
    folder = into or _only_folder()
    new = tuple(evidence_of(text, name, name) for name, text in map(_read, inputs))
    if explain:
        for each in new or kept(folder, str(folder)):
            click.echo("\n".join(_explained(each)))
        return 0
    pages = together(kept(folder, str(folder)), new)
    if not pages:
        raise Stop(_no_pages(folder))
    made = document_of(pages, folder.resolve().name)
    before = _before(folder)
    found = changes(before, made)
    text = captured_text(made)
    print_problems([secret for each in new for secret in each.secrets])
    click.echo(_summary(folder, pages, made, found), nl=False)
    if check:
        return 1 if found or _is_stale(folder, text) else 0
    _write(folder, new, text)
    return 0


def _only_folder() -> Path:
    """The folder in spec/ that keeps pages, if there is only one."""
    found = sorted(path.parent for path in _SPECS.glob("*/pages") if path.is_dir())
    if len(found) == 1:
        return found[0]
    message = (
        "several spec folders keep pages"
        if found
        else "no spec folder here keeps pages"
    )
    hint = "say which one with --into, such as `--into spec/pets`"
    raise Stop(error("capture-into", message, hint, Location(str(_SPECS))))


def _no_pages(folder: Path) -> Any:
    hint = "give the file of a page, `-` for standard input, or its https address"
    return error("no-pages", "there is no page to read", hint, Location(str(folder)))


def _read(name: str) -> tuple[str, str]:
    """The name of an input, and its text."""
    if name == "-":
        return "standard input", _decoded(sys.stdin.buffer.read(), name)
    if name.startswith("https://"):
        return name, _decoded(_fetched(name), name)
    return name, read_source(Path(name), name).text


def _fetched(address: str) -> bytes:
    host = urlsplit(address).netloc

    def admit(other: str) -> None:
        if urlsplit(other).netloc != host or not other.startswith("https://"):
            raise UnreachableError(
                f"the server sends to another one, {urlsplit(other).netloc}"
            )

    try:
        return fetched(address, admit)
    except UnreachableError as fault:
        hint = "open it in a browser, and copy the page into a file"
        raise Stop(
            error("page-unreachable", str(fault), hint, Location(shown(address)))
        ) from None


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as UTF-8"
        raise Stop(
            error("page-not-text", "this is not text in UTF-8", hint, Location(name))
        ) from None


def _before(folder: Path) -> Mapping[str, Any]:
    file = folder / _FILE
    found = parse(read_source(file, str(file))) if file.exists() else {}
    return found if isinstance(found, dict) else {}


def _is_stale(folder: Path, text: str) -> bool:
    file = folder / _FILE
    return not file.exists() or file.read_text("utf-8") != text


def _write(folder: Path, new: tuple[Evidence, ...], text: str) -> None:
    """Puts the pages and the document in their places, the document last: it is what tells whether all is there."""
    for each in new:
        _put(folder / each.file, each.text)
    _put(folder / _FILE, text)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    staged = file.with_name(f".{file.name}.new")
    staged.write_text(text, "utf-8", newline="\n")
    staged.replace(file)


def _summary(
    folder: Path, pages: tuple[Evidence, ...], made: Captured, found: tuple[Change, ...]
) -> str:
    operations = sum(len(item) for item in made.document["paths"].values())
    notes = sum(
        len(operation.get("x-restencil-notes", ()))
        for item in made.document["paths"].values()
        for operation in item.values()
    )
    head = f"{counted(len(pages), 'page')} → {folder / _FILE}: {counted(operations, 'operation')}, {counted(notes, 'finding')}"
    return "\n".join((head, *_report(found))) + "\n"


def _report(found: tuple[Change, ...]) -> Iterator[str]:
    """The changes as Markdown, so that they can be put into a pull request as they are."""
    for change in found:
        yield f"- {change.kind}: `{shown(change.name)}` (page {shown(change.page)})"
        yield from (f"  - {_told(fact)}" for fact in change.facts)


def _told(fact: FactChange) -> str:
    where = f"`{shown(fact.place, 160)}`: " if fact.place else ""
    line = f" (line {fact.line})" if fact.line else ""
    return f"{where}{_value(fact.old)} → {_value(fact.new)}{line}"


def _value(value: Any) -> str:
    return (
        "nothing"
        if value is None
        else f"`{shown(json.dumps(value, ensure_ascii=False))}`"
    )


def _explained(page: Evidence) -> Iterator[str]:
    """Each line of a page, with what it was read as before it."""
    doubted = {line for doubt in page.reading.doubts for line in doubt.lines}
    yield f"{page.shown} → {page.file}"
    for number, line in enumerate(page.text.splitlines(), 1):
        use = page.reading.uses.get(number, "")
        mark = "!" if number in doubted else " "
        yield f"{number:4}{mark} {shown(use, 24):24} │ {shown(line, 200)}"
