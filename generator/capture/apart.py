"""Operations of one method and path: one keeps the path, the others get paths of their own that lead to the same address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from generator.capture.documents import (
    Base,
    Before,
    Page,
    called,
    operations_in,
    places_of,
)
from generator.capture.referring import followed
from generator.errors import pointer, tokens_of
from generator.load.project import PROJECT_FILE
from generator.shown import shown

_NOTES = "x-restencil-notes"
_UNPLAIN = re.compile(r"[^\w.~-]+")
_NAMED, _MERGED = 5, 40


@dataclass(frozen=True, slots=True)
class _Side:
    """One of several that describe a method and a path: where it says so, and where it is to stand; the base's have no id."""

    id: str
    place: str
    kept: str
    line: int
    other_file: str = ""

    @property
    def said(self) -> str:
        """The line that says so."""
        file = self.other_file or self.kept
        return f"line {self.line} of {file}" if self.line else file


def kept_apart(
    pages: Iterable[Page], base: Base | None, before: Before
) -> tuple[tuple[Page, ...], Base | None]:
    """The pages and the base, of which no two describe one place any more; those that did have a note of it.

    The path is kept by the base, else by the page that has it by now, else by the first. The others get the path with
    their id behind a `#`, which is not sent.
    """
    listed = tuple(pages)
    whole = dict(_sides_of(base)) if base else {}
    shared = _shared(listed, whole)
    if not shared:
        return listed, base
    held = places_of(before())
    taken = {*whole, *held.values(), *(each.merged.place for each in listed)}
    apart: dict[str, _Side] = {}
    told: dict[str, Any] = {}
    for place, group in shared.items():
        first = whole.get(place) or _side(_keeper(group, held), place)
        others = [each for each in group if each.id != first.id]
        sides = (first, *_beside(others, held, taken))
        apart |= {side.id: side for side in sides}
        told |= {side.place: _note(side, sides, place) for side in sides}
    moved = tuple(
        _placed(each, apart[each.id], told) if each.id in apart else each
        for each in listed
    )
    return moved, _noted_base(base, told) if base else None


def _sides_of(base: Base) -> Iterator[tuple[str, _Side]]:
    for place, _ in operations_in(base.whole.root):
        yield place, _Side(
            "", place, base.kept, base.whole.lines.get(place, 0), base.kept
        )


def _shared(pages: Iterable[Page], whole: Mapping[str, _Side]) -> dict[str, list[Page]]:
    """The pages at each place that is not of one page alone."""
    found: dict[str, list[Page]] = {}
    for each in pages:
        found.setdefault(each.merged.place, []).append(each)
    return {
        place: group
        for place, group in found.items()
        if len(group) > 1 or place in whole
    }


def _keeper(group: list[Page], held: Mapping[str, str]) -> Page:
    has_it = (each for each in group if held.get(each.id) == each.merged.place)
    return next(has_it, group[0])


def _beside(
    pages: Iterable[Page], held: Mapping[str, str], taken: set[str]
) -> Iterator[_Side]:
    """Pages at places of their own: those that they have by now, if these are of the same path."""
    for page in pages:
        known = held.get(page.id, "")
        free = (each for each in _places(page) if each not in taken)
        place = known if _is_of(page, known) else next(free)
        taken.add(place)
        yield _side(page, place)


def _is_of(page: Page, place: str) -> bool:
    made = page.merged
    around = pointer(made.section, f"{made.path}#")
    return place.startswith(around) and place.endswith(f"/{made.method.lower()}")


def _places(page: Page) -> Iterator[str]:
    made, spelled = page.merged, _UNPLAIN.sub("-", page.id).strip("-")
    for number in count(1):
        path = f"{made.path}#{spelled}" + (f"-{number}" if number > 1 else "")
        yield pointer(made.section, path, made.method.lower())


def _side(page: Page, place: str) -> _Side:
    file, line = page.where("/servers")
    return _Side(page.id, place, page.kept, line, file)


def _placed(page: Page, side: _Side, told: Mapping[str, Any]) -> Page:
    """A page whose operation stands where it is to stand, and says why."""
    made = page.merged
    operation = followed(made.operation, made.place, side.place)
    noted = _noted(operation, told[side.place])
    path = tokens_of(side.place)[1]
    return replace(page, merged=replace(made, path=path, operation=noted))


def _noted_base(base: Base, told: Mapping[str, Any]) -> Base:
    root = base.whole.root
    for place in (each for each, _ in operations_in(base.whole.root) if each in told):
        section, path, method = tokens_of(place)
        item = root[section][path]
        item = {**item, method: _noted(item[method], told[place])}
        root = {**root, section: {**root[section], path: item}}
    return replace(base, whole=replace(base.whole, root=root))


def _noted(operation: dict[str, Any], note: Any) -> dict[str, Any]:
    return {**operation, _NOTES: [note, *operation.get(_NOTES, ())]}


def _note(side: _Side, sides: tuple[_Side, ...], place: str) -> dict[str, Any]:
    """What is said at one of the sides: at the first of all others, at another one only of the first."""
    first, *others = sides
    by = _listed(others if side is first else [first])
    here = f"on line {side.line}" if side.line else "here"
    path = shown(tokens_of(side.place)[1], 100)
    added = (
        ", and any other one has `#` and its id behind that" if side is first else ""
    )
    return {
        "rule": "pages-collide",
        "message": f"`{shown(called(place), 100)}` is described {here} and by {by}. They are kept apart: this one is `{path}` in the spec{added}. What stands behind a `#` is not sent.",
        "remedy": _remedy(sides if side is first else (first, side)),
        **({"file": side.other_file} if side.other_file else {}),
        "lines": [side.line] if side.line else [],
    }


def _listed(sides: list[_Side]) -> str:
    named = ", ".join(each.said for each in sides[:_NAMED])
    more = len(sides) - _NAMED
    return f"{named} and {more:,} more" if more > 0 else named


def _remedy(sides: tuple[_Side, ...]) -> str:
    if not all(each.id for each in sides):
        return "if the page describes the same as the document, take it out of pages/; if not, silence this"
    ids = json.dumps([[each.id for each in sides[:_MERGED]]], ensure_ascii=False)
    rest = ", with the ids of the others too," if len(sides) > _MERGED else ""
    return f"if they are one operation, write `capture: {{merge: {ids}}}`{rest} into {PROJECT_FILE} and capture again; if not, silence this"
