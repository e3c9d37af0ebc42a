"""Paths of calls that were seen, with holes where it is certain that a value stands."""

import re
from collections.abc import Iterable
from itertools import combinations

_NUMBER = re.compile(r"[0-9]{1,19}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

Steps = tuple[str, ...]
_MOST = 300


def templates(paths: Iterable[str]) -> dict[str, str]:
    """The template of each path: a step is a hole where two paths differ in that step only, by numbers or UUIDs."""
    found: dict[str, str] = {}
    for shape, same in _by_shape(dict.fromkeys(paths)).items():
        holes = _holes(shape, same)
        for path in same:
            found[path] = _with_holes(path.split("/"), holes)
    return found


def _by_shape(paths: Iterable[str]) -> dict[Steps, list[str]]:
    shapes: dict[Steps, list[str]] = {}
    for path in paths:
        shape = tuple(_kind(step) for step in path.split("/"))
        shapes.setdefault(shape, []).append(path)
    return shapes


def _kind(step: str) -> str:
    """What all steps of a kind have in common; a step that is a word is of its own kind."""
    if _NUMBER.fullmatch(step):
        return "{number}"
    return "{uuid}" if _UUID.fullmatch(step) else step


def _holes(shape: Steps, paths: list[str]) -> set[int]:
    """The steps in which some two of the paths differ, and in no other."""
    variable = {at for at, kind in enumerate(shape) if kind in {"{number}", "{uuid}"}}
    taken = [path.split("/") for path in paths[:_MOST]]
    found: set[int] = set()
    for one, other in combinations(taken, 2):
        differing = [at for at in variable if one[at] != other[at]]
        if len(differing) == 1:
            found.add(differing[0])
            if found == variable:
                break
    return found


def _with_holes(steps: list[str], holes: set[int]) -> str:
    """The path with a name in each hole: what it is the id of is not said anywhere."""
    names = {
        at: f"id{number}" if number > 1 else "id"
        for number, at in enumerate(sorted(holes), 1)
    }
    return "/".join(
        f"{{{names[at]}}}" if at in names else step for at, step in enumerate(steps)
    )
