"""References of documents of many files that OpenAPI does not know, and what is told of those and of broken ones."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.errors import Location, Problem, Stop, error, pointer, tokens_of, warning
from generator.load.grammar import Part
from generator.load.pieces import File, Piece, Slot
from generator.load.references import is_address, resolved
from generator.shown import shown, shown_path
from generator.values import JsonValue, get

_TEXTS = {"description": Part("text")}
_VALUES = {"enum": Part("value", "list"), "required": Part("name", "list")}
# of no other file anything is taken over as text: what lies there by chance may be a secret
_PROSE = (".md", ".markdown", ".txt")
_DATA = (".json", ".yaml", ".yml")

Read = Callable[[str], File]
"""Gives the file at an absolute path or address."""


def plain_slots(piece: Piece) -> Iterator[Slot]:
    """The entries of an object that should be a text or a list of values, and are a reference."""
    if piece.many != "one" or piece.kind == "callback":
        return
    for key, part in _plain(piece.kind).items():
        stated = piece.value.get(key) if isinstance(piece.value, dict) else None
        if isinstance(stated, dict) and isinstance(stated.get("$ref"), str):
            yield Slot(piece.value, key, piece.at(key, stated, part))


def _plain(kind: str) -> Mapping[str, Part]:
    return _TEXTS | _VALUES if kind == "schema" else _TEXTS


def is_prose(address: str, asked: Location) -> bool:
    """Whether the file at an address is a text as a whole, such as `about.md`, and no data; raises `Stop` if it is neither."""
    ending = address.lower()
    if not ending.endswith(_PROSE + _DATA):
        raise Stop(_no_text(address, asked))
    return ending.endswith(_PROSE)


def _no_text(address: str, asked: Location) -> Problem:
    message = f"`$ref` leads to `{shown_path(address)}`, which is not read as a text"
    hint = "write the text here, or put it into a file that ends in `.md` or `.txt`"
    return error("ref-forbidden", message, hint, asked)


def is_of_main(main: File, address: str, inside: str, read: Read) -> bool:
    """Whether a file has nothing at a pointer, and the main document has, in whatever files its parts are."""
    if _has(read(address), inside):
        return False
    file, value = main, main.content
    try:
        for token in tokens_of(inside):
            file, value = _followed(file, value, read)
            value = get(value, pointer(token))
    except LookupError:
        return False
    return True


def _has(file: File, inside: str) -> bool:
    try:
        get(file.content, inside)
    except LookupError:
        return False
    return True


def _followed(file: File, value: JsonValue, read: Read) -> tuple[File, JsonValue]:
    """The value that another refers to, and its file; LookupError if it refers to nothing, or to itself."""
    seen = set()
    while isinstance(value, dict) and isinstance(stated := value.get("$ref"), str):
        key = resolved(file.address, stated, Location(file.name))
        if key in seen:
            raise LookupError(stated)
        seen.add(key)
        file = read(key[0])
        value = get(file.content, key[1])
    return file, value


def not_known(piece: Piece, asked: Location) -> Problem:
    """What is told of a reference that is read where OpenAPI has none."""
    message = f"OpenAPI has no `$ref` for {_in_words(piece)}; what it leads to is read in its place"
    hint = "write out what it leads to, or bundle the files into one"
    return warning("openapi-untidy", message, hint, asked)


def _in_words(piece: Piece) -> str:
    article = "an" if piece.kind[:1] in "aeiou" else "a"
    if piece.many == "one":
        return f"{article} {piece.kind}"
    return f"the {'list' if piece.many == 'list' else 'whole'} of {piece.kind}s"


def no_list(piece: Piece) -> Problem:
    """What is told of one reference in the place of a list."""
    message = (
        "a list must stand here, and one reference does; it is read as a list of one"
    )
    return warning("openapi-untidy", message, "put a `-` before it", piece.location)


def meant_in_main(main: File, piece: Piece, inside: str, asked: Location) -> Problem:
    """What is told of a reference that leads to nothing in its own file, and is read as one into the main document."""
    message = f"`$ref` leads to nothing in this file; what `{shown_path(main.name)}` has at `{shown(inside)}` is meant"
    reference = f"{_way(piece.file.address, main.address)}#{inside}"
    return warning(
        "openapi-untidy", message, f"write `{shown_path(reference, 200)}`", asked
    )


def _way(address: str, main: str) -> str:
    """The way from one file to another, as it is written in a reference."""
    if is_address(address) or is_address(main):
        return main
    return Path(os.path.relpath(main, Path(address).parent)).as_posix()


def leads_to_itself(piece: Piece, asked: Location) -> Problem:
    """What is told of a part that would be copied into itself for ever."""
    message = f"`$ref` leads back to itself: `{shown(piece.reference)}`"
    hint = "write out what it leads to"
    return error("ref-circular", message, hint, asked)


def leads_to_nothing(
    severity: Callable[[str, str, str, Location], Problem],
    file: File,
    inside: str,
    done: str,
    asked: Location,
) -> Problem:
    """What is told of a reference to what a file does not have, and of what was `done` about it."""
    message = (
        f"`$ref` leads to nothing: `{shown_path(file.name)}` has no `{shown(inside)}`"
    )
    hint = "correct the reference, or define what it names"
    return severity("ref-dangling", message + done, hint, asked)
