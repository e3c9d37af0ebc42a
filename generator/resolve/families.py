"""Objects that are made of one another by `allOf`, and told apart by a discriminator of the one that they share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from generator.errors import pointer, tokens_of
from generator.resolve.node import Context, Node


@dataclass(frozen=True, slots=True)
class Family:
    """A schema that others are made of: its discriminator, and those others in the order of the document."""

    discriminator: Mapping[str, Any]
    heirs: tuple[Node, ...]


_Tag = tuple[int, str, Any]
"""A value of a discriminator: its place in the mapping, the value, and the reference that it is mapped to."""


class Families:
    """The families among the components of a document."""

    def __init__(self, context: Context) -> None:
        self._schemas = dict(_components(context))
        self._places = {place: number for number, place in enumerate(self._schemas)}
        self._parents = {
            place: [each for each in _parents(schema) if each in self._schemas]
            for place, schema in self._schemas.items()
        }
        self._heirs: dict[str, list[str]] = {place: [] for place in self._schemas}
        for place, parents in self._parents.items():
            for parent in parents:
                self._heirs[parent].append(place)
        self._known: dict[str, Family | None] = {}
        self._tags: dict[str, dict[str | None, list[_Tag]]] = {}

    def of(self, schema: Node) -> Family | None:
        """The family that `schema` stands for; None if nothing is made of it, or nothing tells the members apart."""
        place = schema.pointer
        if place not in self._schemas:
            return None
        if place not in self._known:
            self._known[place] = self._family(place)
        return self._known[place]

    def is_heir(self, schema: Node, place: str) -> bool:
        """Whether `schema` is made of the one at `place`."""
        return place in self._heirs and schema.pointer in self._below(place)

    def _family(self, place: str) -> Family | None:
        schema = self._schemas[place]
        owner = self._owner(place)
        if _has_choice(schema.value) or owner is None:
            return None
        stated = discriminator_of(self._schemas[owner])
        if owner != place and "mapping" in stated:
            # what the parent maps is its own family, which may be larger
            stated = {**stated, "mapping": self._mapped_below(owner, place)}
        mapped = {each for each in mapping_of(stated, schema.context).values() if each}
        heirs = sorted(
            self._below(place) | mapped - {place}, key=self._places.__getitem__
        )
        found = tuple(self._schemas[each] for each in heirs)
        return Family(stated, found) if found else None

    def _owner(self, place: str) -> str | None:
        """Which schema states the discriminator: the one at `place`, else the first that it is made of."""
        pending, seen = [place], set[str]()
        while pending:
            if (each := pending.pop()) in seen:
                continue
            seen.add(each)
            if not discriminator_of(self._schemas[each]):
                pending += reversed(self._parents[each])
            elif not _has_choice(self._schemas[each].value):
                return each
        return None

    def _mapped_below(self, owner: str, place: str) -> dict[str, Any]:
        """What the discriminator of `owner` maps to `place` and to what is made of it, in its order."""
        if owner not in self._tags:
            self._tags[owner] = self._tags_of(owner)
        tags = self._tags[owner]
        found = (
            tag for each in {*self._below(place), place} for tag in tags.get(each, ())
        )
        return {tag: reference for _, tag, reference in sorted(found)}

    def _tags_of(self, owner: str) -> dict[str | None, list[_Tag]]:
        schema = self._schemas[owner]
        stated = discriminator_of(schema)
        tags: dict[str | None, list[_Tag]] = {}
        for number, (tag, place) in enumerate(
            mapping_of(stated, schema.context).items()
        ):
            tags.setdefault(place, []).append((number, tag, stated["mapping"][tag]))
        return tags

    def _below(self, place: str) -> set[str]:
        found: set[str] = set()
        pending = [*self._heirs[place]]
        while pending:
            if (heir := pending.pop()) not in found:
                found.add(heir)
                pending += self._heirs[heir]
        return found


def discriminator_of(schema: Node) -> Mapping[str, Any]:
    """The discriminator that a schema states; empty if it has none that is one."""
    stated = (
        schema.value.get("discriminator") if isinstance(schema.value, dict) else None
    )
    is_one = isinstance(stated, dict) and isinstance(stated.get("propertyName"), str)
    return stated if is_one and stated else {}


def mapping_of(
    discriminator: Mapping[str, Any], context: Context
) -> dict[str, str | None]:
    """The pointers of the schemas that a discriminator maps its tags to, None where there is no such schema."""
    stated, schemas = discriminator.get("mapping"), _schemas(context)
    return {
        str(tag): _named_by(str(reference), schemas)
        for tag, reference in (stated if isinstance(stated, dict) else {}).items()
    }


def _named_by(reference: str, schemas: Mapping[str, Any]) -> str | None:
    """A schema may be named by a reference to it, by its name alone, or by a file that has its name."""
    path, _, inside = reference.partition("#")
    stem = path.rpartition("/")[2].partition(".")[0]
    *above, last = tokens_of(unquote(inside)) or ("",)
    names = [last] if above == ["components", "schemas"] else []
    found = (name for name in (*names, reference, path, stem) if name in schemas)
    return next((_place(name) for name in found), None)


def _place(name: str) -> str:
    return pointer("components", "schemas", name)


def _schemas(context: Context) -> Mapping[str, Any]:
    components = context.document.root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return schemas if isinstance(schemas, dict) else {}


def _components(context: Context) -> Iterator[tuple[str, Node]]:
    for name, value in _schemas(context).items():
        yield _place(name), Node(context, _place(name), value)


def _parents(schema: Node) -> Iterator[str]:
    parts = schema.value.get("allOf") if isinstance(schema.value, dict) else None
    for part in parts if isinstance(parts, list) else ():
        reference = part.get("$ref") if isinstance(part, dict) else None
        if isinstance(reference, str):
            yield unquote(reference.removeprefix("#"))


def _has_choice(schema: Any) -> bool:
    return isinstance(schema, dict) and bool({"oneOf", "anyOf"} & schema.keys())
