"""What the last run made of each part of an API, remembered per user: of an unchanged part it need not be made again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from generator.cache import problem_of, slot
from generator.errors import Problem
from generator.load.project import Project
from generator.memory import keep
from generator.tree.record import Digests

_ENDING = ".kept.json"

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
    texts: Mapping[str, str] = field(default_factory=dict)


NOTHING = Kept()


def recall_kept(project: Project, names: tuple[str, ...], mark: str) -> Kept:
    """What the last run on the project for the targets `names` made, if the generator was the same."""
    try:
        stored = json.loads(slot(project, names, _ENDING).read_text("utf-8"))
        if stored["mark"] != mark:
            return NOTHING
        texts = {str(key): str(text) for key, text in stored["texts"].items()}
        return Kept(dict(_units(stored["units"])), texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NOTHING


def _units(stored: list[Any]) -> Iterator[tuple[Place, Made]]:
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
    stored = {"mark": mark, "units": listed, "texts": dict(kept.texts)}
    keep(slot(project, names, _ENDING), json.dumps(stored).encode())
