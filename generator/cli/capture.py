"""`restencil capture`: documentation pages into a spec folder, and what has changed since the last time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from generator.capture.assembling import document_of
from generator.capture.evidence import Evidence, kept, together
from generator.cli.inputs import merges_of, progress, read_inputs
from generator.cli.recapture import (
    Recapture,
    check_captured,
    document_before,
    mend,
    write_captured,
)
from generator.cli.report import print_problems
from generator.errors import Location, Stop, error
from generator.shown import shown

_SPECS = Path("spec")


def run(
    inputs: tuple[str, ...], into: Path | None, *, check: bool, explain: bool
) -> int:
    """Reads `inputs` and the pages of the spec folder `into` into its document; returns the exit code.

    To `check` is to write nothing; to `explain`, to print each line of the new pages and what was made of it.
    """
    folder = into or _only_folder()
    with progress(str(folder)):
        given = read_inputs(inputs)
    new = given.evidence
    if explain:
        for each in new or kept(folder, str(folder)):
            click.echo("\n".join(_explained(each)))
        return 0
    if not check:
        mend(folder)
    pages = together(kept(folder, str(folder), new), new)
    if not pages:
        raise Stop(_no_pages(folder))
    made = document_of(
        pages, folder.resolve().name, merges_of(folder), lambda: document_before(folder)
    )
    print_problems([*given.skipped, *(told for each in new for told in each.told)])
    work = Recapture(folder, pages, new, made)
    return check_captured(work) if check else write_captured(work)


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


def _explained(page: Evidence) -> Iterator[str]:
    """Each line of a page, with what it was read as before it."""
    uses, doubted = page.uses, page.doubted
    yield f"{page.shown} → {page.file}"
    for number, line in enumerate(page.text.splitlines(), 1):
        use = uses.get(number, "")
        mark = "!" if number in doubted else " "
        yield f"{number:4}{mark} {shown(use, 24):24} │ {shown(line, 200)}"
