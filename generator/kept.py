"""What the last run made of each part of an API, remembered per user: what an unchanged part makes need not be made again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.cache import keep, problem_of, slot
from generator.errors import Problem
from generator.load.project import Project
from generator.tree.record import Digests

_ENDING = ".units.json"

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


Units = Mapping[Place, Made]
"""Units of pages by their places."""


def recall_units(project: Project, names: tuple[str, ...], mark: str) -> Units:
    """The units of the last run on the project for the targets `names`, if the generator was the same."""
    try:
        stored = json.loads(slot(project, names, _ENDING).read_text("utf-8"))
        return dict(_units(stored["units"])) if stored["mark"] == mark else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _units(stored: list[Any]) -> Iterator[tuple[Place, Made]]:
    for target, source, start, key, files, problems, trace in stored:
        made = Made(key, files, tuple(map(problem_of, problems)), trace)
        yield (target, source, start), made


def remember_units(
    project: Project, names: tuple[str, ...], mark: str, units: Units
) -> None:
    """Keeps units for the next run."""
    listed = [
        [*place, made.key, made.files, [*map(asdict, made.problems)], made.trace]
        for place, made in units.items()
    ]
    text = json.dumps({"mark": mark, "units": listed})
    keep(slot(project, names, _ENDING), text.encode())
