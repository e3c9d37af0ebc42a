"""A document of many files as one: what it refers to elsewhere is copied among its components, or to where it is used."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from generator.errors import Location, Problem, Stop, error, pointer, tokens_of, warning
from generator.load.dangling import NOTHING, read_as
from generator.load.odd_references import (
    is_of_main,
    is_prose,
    leads_to_itself,
    leads_to_nothing,
    meant_in_main,
    no_list,
    not_known,
    plain_slots,
)
from generator.load.parse import parse
from generator.load.pieces import (
    File,
    Piece,
    Slot,
    is_reference,
    refers_elsewhere,
    sections_of,
    slots_of,
)
from generator.load.positions import place
from generator.load.references import Reach, resolved
from generator.load.source import Source
from generator.values import get

_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_ODD_ENDS = re.compile(r"^[^A-Za-z0-9._-]+|[^A-Za-z0-9._-]+$")


@dataclass(slots=True)
class Bundle:
    """One document: `moved` tells, for each copied part by its pointer, the file and the pointer that it came from."""

    root: dict[str, Any]
    sources: dict[str, Source]
    moved: dict[str, Location] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def bundle(root: dict[str, Any], source: Source, address: str, reach: Reach) -> Bundle:
    """The document in `root`, read from the file at `address`, with all that it refers to; raises `Stop` if it cannot."""
    made = Bundle(root, {source.name: source})
    if not refers_elsewhere(root):
        return made
    main = File(address, source.name, root)
    try:
        _Bundler(made, reach, main, sections_of(root)).run()
    except Stop as stop:
        raise Stop(*place((*made.problems, *stop.problems), made.sources)) from None
    return made


@dataclass(slots=True)
class _Bundler:
    """`names` are the pointers of what was copied, by its file, its pointer there and its kind; `fillings` wait for slots."""

    bundle: Bundle
    reach: Reach
    main: File
    sections: Mapping[str, tuple[str, ...]]
    files: dict[str, File] = field(default_factory=dict)
    names: dict[tuple[str, str, str], str] = field(default_factory=dict)
    taken: dict[str, set[str]] = field(default_factory=dict)
    sections_first: list[Piece] = field(default_factory=list)
    pending: list[Piece] = field(default_factory=list)
    fillings: list[tuple[Slot, Any]] = field(default_factory=list)
    copies: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def run(self) -> None:
        self._await(Piece(self.bundle.root, "document", self.main))
        # names of components are known before other parts ask for some
        while self.sections_first or self.pending:
            self._look_through((self.sections_first or self.pending).pop())
        # last, for whatever is copied is looked through by itself, as part of the file that it came from
        for slot, value in self.fillings:
            slot.fill(value)
        for (*sections, name), value in self.copies.items():
            section: Any = self.bundle.root
            for key in sections:
                section = section.setdefault(key, {})
            section[name] = value

    def _await(self, piece: Piece) -> None:
        is_section = piece.many == "map" and piece.place == self._section(piece.kind)
        first = is_section or piece.kind in {"document", "components"}
        (self.sections_first if first else self.pending).append(piece)

    def _section(self, kind: str) -> str:
        return pointer(*self.sections.get(kind, ()))

    def _look_through(self, piece: Piece) -> None:
        if piece.many == "one":
            self._rewrite(piece)
        elif piece.many == "map" and piece.place == self._section(piece.kind):
            self._name_components(piece)
        for slot in plain_slots(piece):
            self._write_out(slot)
        # reading order, for what is awaited last comes next
        for slot in reversed(list(slots_of(piece))):
            if slot.piece.reference is not None and self._is_inline(slot.piece):
                self._inline(slot)
            elif isinstance(slot.piece.value, dict | list):
                self._await(slot.piece)

    def _is_inline(self, piece: Piece) -> bool:
        """Whether a reference stands where none can be kept."""
        if piece.many != "one":
            return True
        if piece.kind in self.sections:
            return False
        # Swagger has no place for shared paths
        return piece.kind != "path item" or self._leaves(piece)

    def _leaves(self, piece: Piece) -> bool:
        return piece.file is not self.main or not str(piece.reference).startswith("#")

    def _rewrite(self, piece: Piece) -> None:
        """Lets the references of one object lead into the bundle."""
        if piece.reference is not None and piece.kind in self.sections:
            asked = piece.location.at("$ref")
            piece.value["$ref"] = self._local(piece, piece.reference, asked)
        if piece.kind == "schema" and isinstance(piece.value, dict):
            self._rewrite_mapping(piece)

    def _rewrite_mapping(self, piece: Piece) -> None:
        stated = piece.value.get("discriminator")
        mapping: Any = stated.get("mapping") if isinstance(stated, dict) else {}
        for key, each in mapping.items() if isinstance(mapping, dict) else ():
            if isinstance(each, str) and is_reference(each):
                asked = piece.location.at("discriminator", "mapping", key)
                mapping[key] = self._mapped(piece, each, asked)

    def _mapped(self, piece: Piece, reference: str, asked: Location) -> str:
        """What a value is mapped to; as it is written if there is no such file, for it tells nothing apart then."""
        try:
            return self._local(piece, reference, asked)
        except Stop as stop:
            if any(each.rule != "ref-unreadable" for each in stop.problems):
                raise
            return reference

    def _local(self, piece: Piece, reference: str, asked: Location) -> str:
        if piece.file is self.main and reference.startswith("#"):
            return reference
        address, inside = self._meant(piece, reference, asked)
        if address == self.main.address:
            return "#" + _escaped(inside)
        if (address, inside, piece.kind) not in self.names:
            if reference.startswith("#") and self._is_of_main(address, inside, asked):
                told = meant_in_main(self.main, piece, inside, asked)
                self.bundle.problems.append(told)
                return "#" + _escaped(inside)
            self._copy(address, inside, piece.kind, asked)
        return "#" + self.names[address, inside, piece.kind]

    def _is_of_main(self, address: str, inside: str, asked: Location) -> bool:
        return is_of_main(
            self.main, address, inside, lambda each: self._file(each, asked)
        )

    def _meant(self, piece: Piece, reference: str, asked: Location) -> tuple[str, str]:
        """The file and the pointer in it that a reference means."""
        address, inside = resolved(piece.file.address, reference, asked)
        own = self.bundle.root.get("$self")
        return (self.main.address if address == own else address), inside

    def _copy(self, address: str, inside: str, kind: str, asked: Location) -> None:
        """Makes a component of a part of another file."""
        file = self._file(address, asked)
        steps = (*self.sections[kind], self._free_name(kind, address, inside))
        self.names[address, inside, kind] = made = pointer(*steps)
        self.copies[steps] = value = self._content(file, inside, kind, asked)
        self.bundle.moved[made] = Location(file.name, inside)
        self.pending.append(Piece(value, kind, file, inside, made))

    def _free_name(self, kind: str, address: str, inside: str) -> str:
        taken = self._taken(self._section(kind))
        wanted = _wanted(address, inside)
        names = (wanted, *(f"{wanted}_{number}" for number in range(2, len(taken) + 3)))
        free = next(name for name in names if name not in taken)
        taken.add(free)
        return free

    def _taken(self, section: str) -> set[str]:
        return self.taken.setdefault(section, set())

    def _name_components(self, piece: Piece) -> None:
        """Lets a component that is nothing but a reference to another file give its name to what is there."""
        if isinstance(piece.value, dict):
            self._taken(piece.place).update(piece.value)
        for slot in list(slots_of(piece)):
            if slot.piece.reference is not None and len(slot.piece.value) == 1:
                self._adopt(slot)

    def _adopt(self, slot: Slot) -> None:
        asked = slot.piece.location.at("$ref")
        if not self._leaves(slot.piece):
            return
        key = self._meant(slot.piece, str(slot.piece.reference), asked)
        named = (*key, slot.piece.kind)
        if key[0] == self.main.address or named in self.names:
            return
        self.names[named] = slot.piece.place
        self._fill(slot, key, asked)

    def _inline(self, slot: Slot) -> None:
        """Copies what cannot be a component to where it is used."""
        piece = slot.piece
        asked = piece.location.at("$ref")
        key = self._meant(piece, str(piece.reference), asked)
        if key in piece.above:
            raise Stop(leads_to_itself(piece, asked))
        if piece.many == "list" and not isinstance(self._target(key, asked), list):
            self._list(slot)
            return
        if piece.kind != "path item" or piece.many != "one":
            self.bundle.problems.append(not_known(piece, asked))
        self._fill(slot, key, asked)

    def _write_out(self, slot: Slot) -> None:
        """Puts the text or the values that a reference leads to in its place."""
        piece = slot.piece
        asked = piece.location.at("$ref")
        address, inside = self._meant(piece, str(piece.reference), asked)
        self.bundle.problems.append(not_known(piece, asked))
        if address != self.main.address and is_prose(address, asked):
            slot.fill(self._source(address, asked).text)
        else:
            file = self._file(address, asked)
            slot.fill(self._content(file, inside, piece.kind, asked))

    def _list(self, slot: Slot) -> None:
        """Reads one reference as a list of one."""
        piece = slot.piece
        self.bundle.problems.append(no_list(piece))
        slot.fill([piece.value])
        self.bundle.moved[piece.place + "/0"] = piece.location
        one = replace(piece, many="one", place=piece.place + "/0")
        inner = Slot(slot.container[slot.key], 0, one)
        if self._is_inline(one):
            self._inline(inner)
        else:
            self._await(one)

    def _target(self, key: tuple[str, str], asked: Location) -> Any:
        try:
            return get(self._file(key[0], asked).content, key[1])
        except LookupError:
            return None

    def _fill(self, slot: Slot, key: tuple[str, str], asked: Location) -> None:
        """Copies a part of a file into a slot."""
        address, inside = key
        file = self._file(address, asked)
        value = self._content(file, inside, slot.piece.kind, asked)
        self.bundle.moved[slot.piece.place] = Location(file.name, inside)
        self.fillings.append((slot, value))
        copied = replace(
            slot.piece,
            value=value,
            file=file,
            inside=inside,
            above=slot.piece.above | {key},
        )
        if copied.reference is not None and self._is_inline(copied):
            self._inline(Slot(slot.container, slot.key, copied))
        else:
            self._await(copied)

    def _content(self, file: File, inside: str, kind: str, asked: Location) -> Any:
        """A copy of a part of a file; nothing, with a warning, where nothing is there."""
        try:
            return copy.deepcopy(get(file.content, inside))
        except LookupError:
            if kind not in NOTHING:
                raise Stop(leads_to_nothing(error, file, inside, "", asked)) from None
        self.bundle.problems.append(
            leads_to_nothing(warning, file, inside, f"; {read_as(kind)}", asked)
        )
        return copy.deepcopy(NOTHING[kind])

    def _file(self, address: str, asked: Location) -> File:
        if address == self.main.address:
            return self.main
        if address not in self.files:
            source = self._source(address, asked)
            self.files[address] = File(address, source.name, parse(source))
        return self.files[address]

    def _source(self, address: str, asked: Location) -> Source:
        """What a file holds, which is one of those that the document is made of from now on."""
        source = self.reach.read(address, asked)
        self.bundle.sources[source.name] = source
        return source


def _escaped(inside: str) -> str:
    return quote(inside, safe="/~!$&'()*+,;=:@?")


def _wanted(address: str, inside: str) -> str:
    tokens = tokens_of(inside)
    stem = tokens[-1] if tokens else re.split(r"[/\\]", address)[-1].partition(".")[0]
    return _ODD.sub("_", _ODD_ENDS.sub("", stem)) or "Part"
