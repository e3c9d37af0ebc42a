"""Components that several pages call the same and describe differently: each has a name of its own, and a finding says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.capture.component_names import (
    ORIGINAL,
    Group,
    Side,
    Variants,
    given_names,
    grouped,
    has_renamed,
    held_names,
    original_name,
    variants,
)
from generator.capture.component_notes import Namesake, note_of, places_in
from generator.capture.component_references import renamed
from generator.capture.documents import Base, Before, Page
from generator.errors import pointer

_NOTES = "x-restencil-notes"
_SCHEMAS = ("components", "schemas")
_Names = Mapping[str, Mapping[str, str]]


def with_own_names(
    pages: Iterable[Page],
    base: Base | None,
    merge: Iterable[tuple[str, ...]],
    before: Before,
) -> tuple[Page, ...]:
    """The pages, of whose components no two that differ have one name any more; those that did have a note of it.

    A name is kept by the base, else by the page that has it by now, else by the first. The components of others, and what
    leads to them, have the id of their page behind it.
    """
    listed = tuple(pages)
    sides = (*_base(base), *(Side(page.id, page.merged.schemas) for page in listed))
    if not any(page.merged.schemas for page in listed):
        return listed
    apart, root = variants(sides), before()
    if not apart and not has_renamed(root):
        return listed
    groups = given_names(grouped(sides, apart), held_names(root, merge))
    names = _by_side(groups)
    notes = _notes(groups, apart, {page.id: page for page in listed}, base)
    return tuple(
        _noted(_renamed(page, names[page.id]), notes[page.id]) for page in listed
    )


def _base(base: Base | None) -> Iterator[Side]:
    if base:
        yield Side("", base.whole.root.get("components", {}).get("schemas", {}))


def _by_side(groups: Mapping[Group, str]) -> _Names:
    """What each side's components are called that have another name than the side gives them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for group, name in groups.items():
        for id_ in group.ids if name != group.name else ():
            found[id_][group.name] = name
    return found


def _renamed(page: Page, names: Mapping[str, str]) -> Page:
    if not names:
        return page
    made = page.merged
    places = {pointer(*_SCHEMAS, old): pointer(*_SCHEMAS, new) for old, new in names.items()}  # fmt: skip
    schemas = {
        names.get(name, name): _schema(name, schema, names)
        for name, schema in made.schemas.items()
    }
    return replace(
        page,
        merged=replace(
            made,
            operation=renamed(made.operation, "operation", names),
            schemas=schemas,
            around={places.get(at, at): line for at, line in made.around.items()},
        ),
    )


def _schema(name: str, schema: Any, names: Mapping[str, str]) -> Any:
    """A component with its new references, and with what the page calls it if it has another name."""
    made = renamed(schema, "schema", names)
    if name not in names or not isinstance(made, dict):
        return made
    return {**made, ORIGINAL: original_name(name, made)}


def _notes(
    groups: Mapping[Group, str],
    apart: Variants,
    pages: Mapping[str, Page],
    base: Base | None,
) -> dict[str, list[Any]]:
    """What is to be said on each page of the components that differ, by its id."""
    found: dict[str, list[Any]] = defaultdict(list)
    sharing: dict[str, list[tuple[str, Group]]] = defaultdict(list)
    for group, name in groups.items():
        sharing[group.name].append((name, group))
    places = {id_: places_in(page) for id_, page in pages.items()}
    for called, kinds in apart.items():
        sides = [
            Namesake(called, name, kinds[id_], pages.get(id_), base)
            for name, group in sharing[called]
            for id_ in group.ids
        ]
        for side, others in _told(sides):
            if side.page:
                place = places[side.page.id].get(called, "")
                found[side.page.id].append(note_of(side, others, place))
    return found


def _told(sides: list[Namesake]) -> Iterator[tuple[Namesake, list[Namesake]]]:
    """Each side that is told of others: that which keeps the name of one of each other kind, those of the first."""
    first = next((each for each in sides if each.name == each.called), sides[0])
    others = [each for each in sides if each.kind != first.kind]
    kinds: dict[int, Namesake] = {}
    for other in others:
        kinds.setdefault(other.kind, other)
    yield first, list(kinds.values())
    yield from ((other, [first]) for other in others)


def _noted(page: Page, notes: list[Any]) -> Page:
    if not notes:
        return page
    operation = page.merged.operation
    operation = {**operation, _NOTES: [*notes, *operation.get(_NOTES, ())]}
    return replace(page, merged=replace(page.merged, operation=operation))
