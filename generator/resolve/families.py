"""Objects that are made of one another by `allOf`, and told apart by a discriminator of the one that they share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from generator.errors import pointer
from generator.resolve.node import Context, Node


@dataclass(frozen=True, slots=True)
class Family:
    """A schema that others are made of: its discriminator, and those others in the order of the document."""

    discriminator: Mapping[str, Any]
    heirs: tuple[Node, ...]


class Families:
    """The families among the components of a document."""

    def __init__(self, context: Context) -> None:
        self._schemas = dict(_components(context))
        self._parents = {
            place: [each for each in _parents(schema) if each in self._schemas]
            for place, schema in self._schemas.items()
        }
        self._heirs: dict[str, list[str]] = {place: [] for place in self._schemas}
        for place, parents in self._parents.items():
            for parent in parents:
                self._heirs[parent].append(place)

    def of(self, schema: Node) -> Family | None:
        """The family that `schema` stands for; None if nothing is made of it, or nothing tells the members apart."""
        place = schema.pointer
        if place not in self._schemas or _has_choice(schema.value):
            return None
        stated = self._discriminator(place, frozenset())
        if not stated:
            return None
        mapped = {each for each in mapping_of(stated, schema.context).values() if each}
        heirs = self._below(place) | mapped - {place}
        found = tuple(self._schemas[each] for each in self._schemas if each in heirs)
        return Family(stated, found) if found else None

    def is_heir(self, schema: Node, place: str) -> bool:
        """Whether `schema` is made of the one at `place`."""
        return place in self._heirs and schema.pointer in self._below(place)

    def _discriminator(self, place: str, below: frozenset[str]) -> Mapping[str, Any]:
        """That of the schema, else of one that it is made of."""
        schema = self._schemas[place]
        if stated := discriminator_of(schema):
            return {} if _has_choice(schema.value) else stated
        parents = () if place in below else self._parents[place]
        found = (self._discriminator(each, below | {place}) for each in parents)
        stated = next((each for each in found if each), {})
        # what the parent maps is its own family, which may be larger
        return {key: value for key, value in stated.items() if key != "mapping"} | (
            {"mapping": self._mapped_below(stated, place)}
            if "mapping" in stated
            else {}
        )

    def _mapped_below(self, stated: Mapping[str, Any], place: str) -> dict[str, str]:
        below, context = self._below(place) | {place}, self._schemas[place].context
        places = mapping_of(stated, context)
        return {tag: stated["mapping"][tag] for tag in places if places[tag] in below}

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
    stated = discriminator.get("mapping")
    places = {place for place, _ in _components(context)}
    return {
        str(tag): _named_by(str(reference), places)
        for tag, reference in (stated if isinstance(stated, dict) else {}).items()
    }


def _named_by(reference: str, places: set[str]) -> str | None:
    """A schema may be named by a reference to it, by its name alone, or by a file that has its name."""
    path, _, inside = reference.partition("#")
    stem = path.rpartition("/")[2].partition(".")[0]
    named = (pointer("components", "schemas", name) for name in (reference, path, stem))
    return next((each for each in (unquote(inside), *named) if each in places), None)


def _components(context: Context) -> Iterator[tuple[str, Node]]:
    components = context.document.root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    for name, value in (schemas if isinstance(schemas, dict) else {}).items():
        place = pointer("components", "schemas", name)
        yield place, Node(context, place, value)


def _parents(schema: Node) -> Iterator[str]:
    parts = schema.value.get("allOf") if isinstance(schema.value, dict) else None
    for part in parts if isinstance(parts, list) else ():
        reference = part.get("$ref") if isinstance(part, dict) else None
        if isinstance(reference, str):
            yield unquote(reference.removeprefix("#"))


def _has_choice(schema: Any) -> bool:
    return isinstance(schema, dict) and bool({"oneOf", "anyOf"} & schema.keys())
