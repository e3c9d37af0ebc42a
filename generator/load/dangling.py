"""References inside a document that lead nowhere, or only back to themselves: mended where that loses nothing."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, partial
from typing import Any
from urllib.parse import quote, unquote

from generator.errors import Location, Problem, error, tokens_of, warning
from generator.load.budget import MAX_DEPTH, MAX_PARTS
from generator.load.circles import composition
from generator.load.grammar import Placed, kind_at, objects
from generator.load.moves import Moves, moved_part, traced
from generator.shown import shown
from generator.values import get

NOTHING: Mapping[str, Any] = {
    "schema": {},
    "response": {"description": ""},
    "request body": {"content": {}},
    "header": {"schema": {}},
    "example": {},
    "path item": {},
    "link": {},
}
"""What is read where an object is referred to that is not there."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was found: `warnings` of what was put right, and `errors`."""

    warnings: list[Problem] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)


def mend(
    root: Any, locate: Callable[[str], Location], moves: tuple[Moves, ...]
) -> Mended:
    """Makes every reference inside `root` lead somewhere, in place; `moves` tell where its parts stood before."""
    mended = Mended()
    newer = tuple(_inverse(each) for each in reversed(moves))
    referring = [placed for placed in objects(root) if _reference(placed) is not None]
    leads = cache(partial(_leads, root))
    dangling = [
        each for each in referring if not leads(_reference(each) or "", each.kind)
    ]
    anchors = _anchors(root) if dangling else {}
    for placed in dangling:
        if found := _found(root, _reference(placed) or "", anchors, newer):
            placed.value["$ref"] = "#" + quote(found, safe="/~!$&'()*+,;=:@?")
        else:
            _tell(root, placed, _Told(locate, moves), mended)
    made = composition(root, referring)
    mended.errors.extend(_excessive(locate(each.pointer)) for each in made.excess)
    for circle in made.circles:
        _open(circle, locate, mended)
    return mended


def _reference(placed: Placed) -> str | None:
    stated = placed.value.get("$ref") if isinstance(placed.value, dict) else None
    return stated if isinstance(stated, str) else None


def _leads(root: Any, reference: str, wanted: str) -> bool:
    """Whether a reference leads to what may be an object of a kind."""
    if not reference.startswith("#"):
        return False
    place = unquote(reference[1:])
    try:
        value = get(root, place)
    except LookupError:
        return False
    # a `$ref` to the `title` of a schema, say, leads nowhere either
    kind = kind_at(tokens_of(place))
    return kind in {None, wanted} and isinstance(value, dict | bool)


def _is_there(root: Any, reference: str) -> bool:
    try:
        get(root, unquote(reference.removeprefix("#")))
    except LookupError:
        return False
    return reference.startswith("#") or not reference


def _anchors(root: Any) -> dict[str, str]:
    """The names that schemas give themselves, and where they stand."""
    found = {}
    for placed in objects(root):
        if placed.kind == "schema" and isinstance(placed.value, dict):
            for key in ("$anchor", "$dynamicAnchor", "$id"):
                found[str(placed.value.get(key))] = placed.pointer
    return found


def _inverse(moves: Moves) -> dict[str, str]:
    return {old: new for new, old in moves.items()}


def _found(
    root: Any,
    reference: str,
    anchors: Mapping[str, str],
    newer: tuple[Moves, ...],
) -> str | None:
    """The pointer that a reference means which the document as it is now does not have."""
    name = place = unquote(reference.removeprefix("#"))
    if name in anchors:
        return anchors[name]
    if _is_there(root, reference):
        return None
    for moves in newer:
        part = moved_part(place, moves)
        place = place if part is None else moves[part] + place[len(part) :]
    try:
        get(root, place)
    except LookupError:
        return None
    return place if place.startswith("/") else None


@dataclass(frozen=True, slots=True)
class _Told:
    """How places and references are told to the author, who knows the document as it was."""

    locate: Callable[[str], Location]
    moves: tuple[Moves, ...]

    def reference(self, reference: str) -> str:
        place = unquote(reference.removeprefix("#"))
        if not place.startswith("/"):
            return shown(reference)
        for moves in self.moves:
            place = traced(place, moves)
        return shown(f"#{place}")


def _tell(root: Any, placed: Placed, told: _Told, mended: Mended) -> None:
    reference = _reference(placed) or ""
    is_other = _is_there(root, reference)
    goal = f"no {placed.kind}" if is_other else "nothing"
    message = f"`$ref` leads to {goal}: `{told.reference(reference)}`"
    hint = (
        f"refer to {_article(placed.kind)}, or write one here"
        if is_other
        else _hint(root, unquote(reference))
    )
    at = told.locate(placed.pointer).at("$ref")
    if placed.kind not in NOTHING:
        mended.errors.append(error("ref-dangling", message, hint, at))
        return
    rest = {key: value for key, value in placed.value.items() if key != "$ref"}
    placed.value.clear()
    placed.value.update({**copy.deepcopy(NOTHING[placed.kind]), **rest})
    message += f"; {read_as(placed.kind)}"
    mended.warnings.append(warning("ref-dangling", message, hint, at))


def _article(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def read_as(kind: str) -> str:
    """What an object of a kind is read as that is not there."""
    return "any value is taken" if kind == "schema" else "it is read as empty"


def _hint(root: Any, reference: str) -> str:
    above, _, name = reference.removeprefix("#").rpartition("/")
    try:
        names = get(root, above)
    except LookupError:
        names = None
    near = get_close_matches(name, names, n=1) if isinstance(names, dict) else []
    if near:
        return f"did you mean `{shown(near[0])}`?"
    return "define what it names, or correct the reference"


def _open(
    circle: tuple[Placed, bool], locate: Callable[[str], Location], mended: Mended
) -> None:
    """Takes the reference away by which a schema consists of itself."""
    placed, only_references = circle
    if "$ref" not in placed.value:
        return  # it was part of another circle
    reference = shown(placed.value["$ref"])
    at = locate(placed.pointer).at("$ref")
    hint = "write the schema itself, instead of a reference, at one of the places that refer to each other"
    if only_references:
        message = f"`$ref` leads back to itself: `{reference}`"
        mended.errors.append(error("ref-circular", message, hint, at))
        return
    del placed.value["$ref"]
    message = f"by this `$ref` a schema is made of itself: `{reference}`; any value is taken here"
    mended.warnings.append(warning("ref-circular", message, hint, at))


def _excessive(at: Location) -> Problem:
    message = f"this is made of more than {MAX_PARTS:,} schemas, or {MAX_DEPTH} deep, all references followed"
    hint = "refer to fewer schemas from `allOf`, `anyOf` and `oneOf`, or leave some of them out"
    return error("schema-size", message, hint, at)
