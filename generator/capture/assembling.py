"""From evidence to the document: what is said of one operation is put together, whatever number of texts say it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from generator.capture.apart import kept_apart
from generator.capture.documents import (
    About,
    Base,
    Before,
    Captured,
    Page,
    captured,
)
from generator.capture.evidence import Evidence
from generator.capture.facts import Fact, Reading, Whole
from generator.capture.findings.relining import relined
from generator.capture.joining import Joined, Part, joined
from generator.capture.merging import merged
from generator.capture.namesakes import with_own_names
from generator.capture.scheme_names import with_own_schemes
from generator.capture.uniting import united
from generator.errors import Location, Problem, Stop, error

_NOTES = "x-restencil-notes"
# a page's Markdown holds the document that its text was made from
_FIRST = ".md"


def document_of(
    evidence: Iterable[Evidence],
    title: str,
    merge: tuple[tuple[str, ...], ...] = (),
    before: Before = dict,
) -> Captured:
    """The document that evidence is made into; raises `Stop` if some of it describes no operation.

    `merge` are the ids of those that are to be one operation, for they share a method and a path; others that do are
    kept apart, where they are in the document `before`. So are components that are called the same and are not.
    """
    listed = list(evidence)
    bases = [_base(each, whole) for each in listed if (whole := each.contents.whole)]
    if len(bases) > 1:
        raise Stop(_two_documents(bases))
    pages: list[Page] = []
    faults: list[Problem] = []
    for id_, said in _operations(listed).items():
        made = _page(id_, said)
        if made:
            pages.append(made)
        else:
            faults.append(_no_operation(said[0][0]))
    if faults:
        raise Stop(*faults)
    base = bases[0] if bases else None
    own = with_own_schemes(pages, base, before)
    named = with_own_names(own, base, merge, before)
    apart, base = kept_apart(united(named, merge), base, before)
    return captured(apart, About(title, _about(listed)), base)


def _about(evidence: list[Evidence]) -> tuple[Fact, ...]:
    """What is said of the whole API, by the first that says anything."""
    return next((each.contents.about for each in evidence if each.contents.about), ())


def _base(evidence: Evidence, whole: Whole) -> Base:
    return Base(evidence.shown, PurePosixPath(evidence.file).name, whole)


_Said = list[tuple[Evidence, Reading]]


def _operations(evidence: list[Evidence]) -> dict[str, _Said]:
    """What is said of each operation, by its id."""
    found: dict[str, _Said] = {}
    for each in evidence:
        for reading in each.contents.readings:
            found.setdefault(reading.id or each.id, []).append((each, reading))
    return {
        id_: sorted(said, key=lambda one: not one[0].file.endswith(_FIRST))
        for id_, said in found.items()
    }


def _page(id_: str, said: _Said) -> Page | None:
    parts = tuple(
        Part(PurePosixPath(each.file).name, each.text.count("\n") + 1, reading)
        for each, reading in said
    )
    whole = joined(parts)
    made = merged(whole.reading, id_)
    if made is None:
        return None
    lines = (*made.lines.values(), *made.around.values())
    elsewhere = {line: whole.place(line) for line in lines if whole.place(line)[0]}
    own = parts[0].file
    operation = _placed(made.operation, whole)
    if PurePosixPath(own).stem != id_:
        page = {**operation["x-restencil-page"], "file": own}
        operation["x-restencil-page"] = page
    made = replace(made, operation=operation)
    return Page(id_, said[0][0].shown, own, made, elsewhere)


def _placed(operation: dict[str, Any], whole: Joined) -> dict[str, Any]:
    """An operation whose notes name lines of the page; of another file where they are about none of the page."""
    if _NOTES not in operation or len(whole.files) == 1:
        return dict(operation)
    return {**operation, _NOTES: [_note(each, whole) for each in operation[_NOTES]]}


def _note(note: dict[str, Any], whole: Joined) -> dict[str, Any]:
    places = [whole.place(line) for line in note["lines"]]
    note = {**note, "message": relined(note["message"], whole.place)}
    own = [line for file, line in places if not file]
    if own or not places:
        return {**note, "lines": own}
    file = places[0][0]
    lines = [line for each, line in places if each == file]
    return {**note, "file": file, "lines": lines}


def _two_documents(bases: list[Base]) -> Problem:
    message = f"this is a second OpenAPI document, beside {bases[0].file}; a spec folder holds one"
    hint = "delete the one that is not wanted, or keep the two in two spec folders"
    return error("documents-collide", message, hint, Location(bases[1].file))


def _no_operation(page: Evidence) -> Problem:
    message = "this page names no method and no address of an operation"
    hint = "copy the whole page, with the method and the address under its title"
    return error("page-without-operation", message, hint, Location(page.shown))
