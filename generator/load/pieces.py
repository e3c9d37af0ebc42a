"""The parts that a document of many files is put together from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import Location, pointer
from generator.load.grammar import (
    GRAMMAR,
    SECTIONS,
    SECTIONS_OF_32,
    SECTIONS_OF_SWAGGER,
    Many,
    Part,
    is_extension,
)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read: its absolute path or address, its name for people, and its content."""

    address: str
    name: str
    content: Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A value that came from `inside` of a file, and will stand at `place` of the bundle; `many` of a kind, or one.

    `above` are the files and pointers that were copied to where they were used, one inside the other, up to this one.
    """

    value: Any
    kind: str
    file: File
    inside: str = ""
    place: str = ""
    many: Many = "one"
    above: frozenset[tuple[str, str]] = frozenset()

    @property
    def location(self) -> Location:
        """Where it came from."""
        return Location(self.file.name, self.inside)

    @property
    def reference(self) -> str | None:
        """The reference that it is, if it is one."""
        stated = self.value.get("$ref") if isinstance(self.value, dict) else None
        return stated if isinstance(stated, str) else None

    def at(self, key: str | int, value: Any, part: Part) -> "Piece":
        """A piece inside this one."""
        step = pointer(key)
        return replace(
            self,
            value=value,
            kind=part.kind,
            many=part.many,
            inside=self.inside + step,
            place=self.place + step,
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """The entry of a mapping or a list in which a piece stands."""

    container: Any
    key: str | int
    piece: Piece

    def fill(self, value: Any) -> None:
        """Puts a value there."""
        self.container[self.key] = value


def slots_of(piece: Piece) -> Iterator[Slot]:
    """The entries directly inside a piece: each single object, list and mapping of an object, each item of those."""
    value, one = piece.value, Part(piece.kind)
    match piece.many, value:
        case "one", dict() if piece.kind == "callback":
            yield from slots_of(replace(piece, kind="path item", many="map"))
        case "one", dict():
            for key, part in GRAMMAR[piece.kind].items():
                if key in value:
                    yield Slot(value, key, piece.at(key, value[key], part))
        case "list", list():
            for index, item in enumerate(value):
                yield Slot(value, index, piece.at(index, item, one))
        case "map", dict():
            for key, item in value.items():
                if not is_extension(key, piece.kind):
                    yield Slot(value, key, piece.at(key, item, one))


# what a discriminator's mapping holds is a name, unless it looks like this
_FILE = re.compile(r"[^#]*\.(?:json|ya?ml)(?:#.*)?|.*#/.*", re.DOTALL | re.IGNORECASE)
_USUAL = tuple(
    "#" + pointer(*section) + "/"
    for sections in (SECTIONS, SECTIONS_OF_SWAGGER)
    for section in sections.values()
)


_REFERRING = frozenset(("$ref", "mapping"))


def is_reference(mapped: str) -> bool:
    """Whether a value of a discriminator's mapping is a reference, and no name."""
    return bool(_FILE.fullmatch(mapped))


def refers_elsewhere(root: Any) -> bool:
    """Whether anything in a document may refer to something else than one of its components."""
    pending = [root]
    while pending:
        value = pending.pop()
        # most of a document is neither: a type is told faster than a class
        if type(value) is list:
            pending += value
        elif type(value) is dict:
            if not _REFERRING.isdisjoint(value) and _leads_out(value):
                return True
            pending += value.values()
    return False


def _leads_out(value: dict[str, Any]) -> bool:
    return any(not each.startswith(_USUAL) for each in _references(value))


def _references(value: dict[str, Any]) -> Iterator[str]:
    if isinstance(value.get("$ref"), str):
        yield value["$ref"]
    mapping = value.get("mapping")
    for each in mapping.values() if isinstance(mapping, dict) else ():
        if isinstance(each, str) and is_reference(each):
            yield each


def sections_of(root: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """The sections of a document in which objects of each kind can be defined."""
    if "swagger" in root:
        return SECTIONS_OF_SWAGGER
    return SECTIONS_OF_32 if str(root["openapi"]).startswith("3.2") else SECTIONS
