"""Where the entries of a document stand, found only once a problem needs to be shown."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from generator.errors import Location, Problem
from generator.load.places import places
from generator.load.source import Source


def find_positions(
    source: Source, pointers: Collection[str]
) -> dict[str, tuple[int, int]]:
    """The line and column (1-based) of each pointer's key or item, or of its nearest ancestor that exists."""
    if not pointers:
        return {}
    wanted = {near for pointer in pointers for near in _upwards(pointer)}
    found, lines = _indexes(source, wanted), source.lines
    return {each: lines.position(_nearest(found, each)) for each in pointers}


def place(
    problems: Iterable[Problem], sources: Mapping[str, Source]
) -> tuple[Problem, ...]:
    """The problems in reading order, with line, column and excerpt if their file is one of `sources`."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.location.file, []).append(problem)
    placed = (
        each
        for file, group in by_file.items()
        for each in (_placed(group, sources[file]) if file in sources else group)
    )
    return tuple(sorted(placed, key=_order))


def _upwards(pointer: str) -> Iterator[str]:
    """A pointer, its parent, and so on up to the root."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""


def _indexes(source: Source, wanted: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    # a text with errors in it is searched as far as it can be read
    with suppress(ValueError, RecursionError):
        for place, start in places(source, wanted):
            if place in wanted:
                found[place] = start
                if len(found) == len(wanted):
                    break
    return found


def _nearest(found: Mapping[str, int], pointer: str) -> int:
    return next((found[near] for near in _upwards(pointer) if near in found), 0)


def _placed(problems: Collection[Problem], source: Source) -> Iterator[Problem]:
    unplaced = {each.location.pointer for each in problems if not each.location.line}
    positions = find_positions(source, unplaced)
    for problem in problems:
        at = _located(problem.location, positions)
        excerpt = source.lines.excerpt(at.line, at.column)
        yield replace(problem, location=at, excerpt=excerpt)


def _located(at: Location, positions: Mapping[str, tuple[int, int]]) -> Location:
    if at.line:
        return at
    line, column = positions[at.pointer]
    return replace(at, line=line, column=column)


def _order(problem: Problem) -> tuple[str, int, int]:
    at = problem.location
    return at.file, at.line, at.column
