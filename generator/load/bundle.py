"""A document of many files as one: what it refers to elsewhere is copied among its components."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import Location, Problem, Stop, error, pointer, tokens_of
from generator.load.grammar import SECTIONS, SECTIONS_OF_SWAGGER, objects
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.references import Reach, resolved
from generator.load.source import Source
from generator.shown import shown
from generator.values import get


@dataclass(slots=True)
class Bundle:
    """One document: `moved` tells, for each copied part by its pointer, the file and the pointer that it came from."""

    root: dict[str, Any]
    sources: dict[str, Source]
    moved: dict[str, Location] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read: its absolute path or address, its name for people, and its content."""

    address: str
    name: str
    content: Any


@dataclass(slots=True)
class _Bundler:
    bundle: Bundle
    reach: Reach
    main: _File
    sections: Mapping[str, tuple[str, ...]]
    files: dict[str, _File] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    pending: list[tuple[Any, str, _File, str]] = field(default_factory=list)
    copies: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def run(self) -> None:
        self.pending.append((self.bundle.root, "document", self.main, ""))
        while self.pending:
            value, kind, file, start = self.pending.pop()
            for placed in objects(value, kind):
                asked = Location(file.name, start + placed.pointer + "/$ref")
                self._rewrite(placed.value, placed.kind, file, asked)
        self._insert_copies()

    def _rewrite(self, value: Any, kind: str, file: _File, asked: Location) -> None:
        reference = value.get("$ref") if isinstance(value, dict) else None
        if isinstance(reference, str) and (
            file is not self.main or not reference.startswith("#")
        ):
            value["$ref"] = self._local(reference, kind, file, asked)

    def _local(self, reference: str, kind: str, file: _File, asked: Location) -> str:
        address, inside = resolved(file.address, reference)
        if address == self.main.address:
            return "#" + inside
        if (address, inside) not in self.names:
            self._copy(address, inside, kind, asked)
        return "#" + self.names[address, inside]

    def _copy(self, address: str, inside: str, kind: str, asked: Location) -> None:
        if kind not in self.sections:
            raise Stop(_nowhere(kind, asked))
        file = self._file(address, asked)
        try:
            value = copy.deepcopy(get(file.content, inside))
        except LookupError:
            raise Stop(_missing(file, inside, asked)) from None
        steps = (*self.sections[kind], self._free_name(kind, address, inside))
        self.names[address, inside] = made = pointer(*steps)
        self.copies[steps] = value
        self.bundle.moved[made] = Location(file.name, inside)
        self.pending.append((value, kind, file, inside))

    def _free_name(self, kind: str, address: str, inside: str) -> str:
        section: Any = self.bundle.root
        for key in self.sections[kind]:
            section = section.get(key, {})
        taken = {*section, *(steps[-1] for steps in self.copies)}
        wanted = _wanted(address, inside)
        names = (wanted, *(f"{wanted}_{number}" for number in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)

    def _insert_copies(self) -> None:
        """Last, for each copy is visited by itself, as part of the file that it came from."""
        for (*sections, name), value in self.copies.items():
            section: Any = self.bundle.root
            for key in sections:
                section = section.setdefault(key, {})
            section[name] = value

    def _file(self, address: str, asked: Location) -> _File:
        if address not in self.files:
            source = self.reach.read(address, asked)
            self.bundle.sources[source.name] = source
            self.files[address] = _File(address, source.name, parse(source))
        return self.files[address]


def bundle(root: dict[str, Any], source: Source, address: str, reach: Reach) -> Bundle:
    """The document in `root`, read from the file at `address`, with all that it refers to; raises `Stop` if it cannot."""
    made = Bundle(root, {source.name: source})
    sections = SECTIONS if "openapi" in root else SECTIONS_OF_SWAGGER
    try:
        _Bundler(made, reach, _File(address, source.name, root), sections).run()
    except Stop as stop:
        raise Stop(*place(stop.problems, made.sources)) from None
    return made


def _wanted(address: str, inside: str) -> str:
    tokens = tokens_of(inside)
    stem = tokens[-1] if tokens else re.split(r"[/\\]", address)[-1].partition(".")[0]
    return re.sub(r"[^A-Za-z0-9._-]+", "_", stem) or "Part"


def _nowhere(kind: str, asked: Location) -> Problem:
    message = f"a {kind} cannot be a reference to another file"
    return error("ref-kind", message, "write out what it refers to", asked)


def _missing(file: _File, inside: str, asked: Location) -> Problem:
    message = f"`$ref` leads to nothing: `{shown(file.name)}` has no `{shown(inside)}`"
    return error(
        "ref-dangling", message, "correct the reference, or define what it names", asked
    )
