"""What the last run made of each part of an API, remembered per user: of an unchanged part it need not be made again."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from generator.cache import problem_of, slot
from generator.errors import Problem
from generator.load.project import Project
from generator.memory import keep
from generator.tree.record import Digests

_ENDING = ".kept"

Place = tuple[str, str, str]
"""A target, a template of it, and the beginning of the paths that it makes for one thing."""


@dataclass(frozen=True, slots=True)
class Made:
    """The digest of what a unit of pages was made of, those of its files, and the problems told of it.

    `trace` is what the thing that the pages are about wants to be reminded of, as JSON.
    """

    key: str
    files: Digests
    problems: tuple[Problem, ...]
    trace: Any


@dataclass(frozen=True, slots=True)
class Kept:
    """What a run made of parts: units of pages by their places, and texts by their keys."""

    units: Mapping[Place, Made] = field(default_factory=dict)
    texts: Mapping[str, bytes] = field(default_factory=dict)


NOTHING = Kept()


def recall_kept(project: Project, names: tuple[str, ...], mark: str) -> Kept:
    """What the last run on the project for the targets `names` made, if the generator was the same."""
    try:
        head, _, written = slot(project, names, _ENDING).read_bytes().partition(b"\n")
        stored = json.loads(head)
        if stored["mark"] != mark:
            return NOTHING
        texts = dict(_texts(stored["texts"], written))
        return Kept(dict(_units(stored["units"])), texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NOTHING


def _texts(lengths: Mapping[str, int], written: bytes) -> Iterator[tuple[str, bytes]]:
    """Texts that were written one behind the other; raises `ValueError` if they are not these."""
    if sum(lengths.values()) != len(written):
        raise ValueError(len(written))
    start = 0
    for key, length in lengths.items():
        yield key, written[start : start + length]
        start += length


def _units(stored: Iterable[Any]) -> Iterator[tuple[Place, Made]]:
    for target, source, start, key, files, problems, trace in stored:
        made = Made(key, files, tuple(map(problem_of, problems)), trace)
        yield (target, source, start), made


def remember_kept(
    project: Project, names: tuple[str, ...], mark: str, kept: Kept
) -> None:
    """Keeps what a run made for the next one."""
    listed = [
        [*place, made.key, made.files, [*map(asdict, made.problems)], made.trace]
        for place, made in kept.units.items()
    ]
    lengths = {key: len(text) for key, text in kept.texts.items()}
    head = json.dumps({"mark": mark, "units": listed, "texts": lengths}).encode()
    keep(slot(project, names, _ENDING), b"".join((head, b"\n", *kept.texts.values())))
