"""What the components of pages are called where several pages call different ones the same."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeAlias

from generator.capture.component_references import named_in, reached
from generator.capture.documents import operations_in
from generator.capture.markdown.components import legal_name
from generator.values import same

_PAGE = "x-restencil-page"
ORIGINAL = "x-original-name"
"""What a page calls a component that has another name in the spec."""


@dataclass(frozen=True, slots=True)
class Held:
    """The names that components have by now, by the ids of pages and by what these call them; and the pages that are merged, which have those of each other."""

    names: Mapping[str, Mapping[str, frozenset[str]]]
    merged: frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """The components of one page, or of the base, whose id is empty."""

    id: str
    schemas: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """The sides, by their ids, whose component of a name is the same with all that it leads to."""

    name: str
    original: str
    ids: tuple[str, ...]


Variants: TypeAlias = Mapping[str, Mapping[str, int]]
"""Of each name that different components have, which of them each side means, by its id."""


def variants(sides: Iterable[Side]) -> Variants:
    """The names that different components have."""
    texts: dict[str, dict[str, int]] = defaultdict(dict)
    different: dict[str, list[Any]] = defaultdict(list)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for side in sides:
        for name, schema in side.schemas.items():
            text = json.dumps(schema)
            if text not in texts[name]:
                texts[name][text] = _variant(schema, different[name])
            found[name][side.id] = texts[name][text]
    return {name: each for name, each in found.items() if len(different[name]) > 1}


def _variant(schema: Any, different: list[Any]) -> int:
    """The number of a component among `different` ones, to which it is added if it is another one."""
    for number, each in enumerate(different):
        # the second look, which takes long, is for true and 1
        if each == schema and same(each, schema):
            return number
    different.append(schema)
    return len(different) - 1


def grouped(sides: Iterable[Side], apart: Variants) -> tuple[Group, ...]:
    """The components that sides have, in their order; those `apart` and all that leads to them stay what they are."""
    found: dict[tuple[str, _Meaning], list[Side]] = defaultdict(list)
    known: dict[tuple[str, int], tuple[str, ...]] = {}
    for side in sides:
        inside = _inside(side, apart, known) if apart else {}
        for name in side.schemas:
            found[name, _meaning(name, side, apart, inside)].append(side)
    return tuple(
        Group(name, original_name(name, members[0].schemas[name]), tuple(each.id for each in members))
        for (name, _), members in found.items()
    )  # fmt: skip


_Meaning: TypeAlias = tuple[tuple[str, int], ...]


def _inside(
    side: Side, apart: Variants, known: dict[tuple[str, int], tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """What each component of a side names; `known` of components that others have too."""
    made = {}
    for name, schema in side.schemas.items():
        key = name, apart.get(name, {}).get(side.id, 0)
        if key not in known:
            known[key] = tuple(each for each, _ in named_in(schema))
        made[name] = known[key]
    return made


def _meaning(
    name: str, side: Side, apart: Variants, inside: Mapping[str, tuple[str, ...]]
) -> _Meaning:
    """Which of different components a component is, and leads to."""
    return tuple(
        (each, apart[each][side.id])
        for each in sorted(reached((name,), inside) & apart.keys())
    )


def original_name(name: str, schema: Any) -> str:
    """What a page calls a component that is called `name` here."""
    return str(schema.get(ORIGINAL, name)) if isinstance(schema, dict) else name


def held_names(root: Mapping[str, Any], merge: Iterable[tuple[str, ...]]) -> Held:
    """The names that the components of pages have in a document."""
    schemas = _schemas(root)
    inside = {
        name: tuple(each for each, _ in named_in(schema))
        for name, schema in schemas.items()
    }
    found: dict[str, dict[str, frozenset[str]]] = {}
    for _, operation in operations_in(root):
        if _PAGE in operation:
            names = (name for name, _ in named_in(operation, "operation"))
            held: dict[str, frozenset[str]] = {}
            for name in reached(names, inside):
                original = original_name(name, schemas[name])
                held[original] = held.get(original, frozenset()) | {name}
            found[operation[_PAGE]["id"]] = held
    merged = {id_: found[ids[0]] for ids in merge if ids[0] in found for id_ in ids}
    return Held(merged | found, frozenset(merged))


def has_renamed(root: Mapping[str, Any]) -> bool:
    """Whether a document has components that pages call otherwise."""
    schemas = _schemas(root)
    return any(original_name(name, each) != name for name, each in schemas.items())


def _schemas(root: Mapping[str, Any]) -> dict[str, Any]:
    components = root.get("components")
    found = components.get("schemas") if isinstance(components, dict) else None
    return found if isinstance(found, dict) else {}


def given_names(groups: Iterable[Group], held: Held) -> dict[Group, str]:
    """A name for each component: that of the base, else one that it has by now, else its own, else that with the id of its page."""
    listed = tuple(groups)
    made = {group: group.name for group in listed if "" in group.ids}
    taken = set(made.values())
    for names in (lambda each: _held(each, held), lambda each: (each.name,), _new):
        for group in listed:
            free = (each for each in names(group) if each not in taken)
            if group not in made and (name := next(free, "")):
                made[group] = name
                taken.add(name)
    return {group: made[group] for group in listed}


def _held(group: Group, held: Held) -> Iterator[str]:
    """The names that it has by now: of those that are of merged pages as well, that which tells of its page."""
    found = {
        name
        for id_ in group.ids
        for name in held.names.get(id_, {}).get(group.original, ())
    }
    own = [_spelled(group.name, id_) for id_ in group.ids if id_ in held.merged]
    yield from (each for each in (*own, group.name, *sorted(found)) if each in found)


def _new(group: Group) -> Iterator[str]:
    spelled = _spelled(group.name, group.ids[0])
    yield spelled
    yield from (f"{spelled}-{number}" for number in count(2))


def _spelled(name: str, id_: str) -> str:
    return f"{name}-{legal_name(id_)}"
