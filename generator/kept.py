"""What the last run made of each part of an API, remembered per user: of an unchanged part it need not be made again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.cache import plain, problem_of, slot
from generator.errors import Problem
from generator.load.project import Project
from generator.memory import keep_all, keep_values, recall_values
from generator.tree.record import Digests

_ENDING, _TEXTS = ".kept", ".texts"

Place = tuple[str, str, str]
"""A target, a template of it, and the beginning of the paths that it makes for one thing."""


class Made(NamedTuple):
    """The digest of what a unit of pages was made of, those of its files, and the problems told of it.

    `trace` is what the thing that the pages are about wants to be reminded of, as plain data.
    """

    key: str
    files: Digests
    problems: tuple[Problem, ...]
    trace: Any


@dataclass(frozen=True, slots=True)
class Kept:
    """What a run made of parts: units of pages by their places, and texts by their keys, as bytes until they are asked for."""

    units: Mapping[Place, Made] = field(default_factory=dict)
    texts: Mapping[str, str | bytes] = field(default_factory=dict)


NOTHING = Kept()


def recall_kept(project: Project, names: tuple[str, ...], mark: str) -> Kept:
    """What the last run on the project for the targets `names` made, if the generator was the same."""
    try:
        stored = recall_values(slot(project, names, _ENDING), mark)
        units, lengths, digest = stored
        written = slot(project, names, _TEXTS).read_bytes()
    except (OSError, ValueError):
        return NOTHING
    if hashlib.sha256(written).hexdigest() != digest:
        return NOTHING
    made = {place: _made(*each) for place, each in units.items()}
    return Kept(made, dict(_texts(lengths, written)))


def _made(key: str, files: Digests, problems: Iterable[Any], trace: Any) -> Made:
    return Made(key, files, tuple(map(problem_of, problems)), trace)


def _texts(lengths: Mapping[str, int], written: bytes) -> Iterator[tuple[str, bytes]]:
    start = 0
    for key, length in lengths.items():
        yield key, written[start : start + length]
        start += length


def remember_kept(
    project: Project, names: tuple[str, ...], mark: str, kept: Kept
) -> None:
    """Keeps what a run made for the next one."""
    lengths: dict[str, int] = {}
    # one behind the other: all of them at once would be much of the memory that a run takes
    digest = keep_all(slot(project, names, _TEXTS), _encoded(kept.texts, lengths))
    units = {
        place: (made.key, made.files, [*map(plain, made.problems)], made.trace)
        for place, made in kept.units.items()
    }
    keep_values(slot(project, names, _ENDING), mark, (units, lengths, digest))


def _encoded(
    texts: Mapping[str, str | bytes], lengths: dict[str, int]
) -> Iterator[bytes]:
    """Texts as they are kept, with a note of how long each is."""
    for key, text in texts.items():
        written = text.encode() if isinstance(text, str) else text
        lengths[key] = len(written)
        yield written
