"""What the last run made of each part of an API, remembered per user: of an unchanged part it need not be made again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.cache import plain, problem_of, slot
from generator.errors import Problem
from generator.load.project import Project
from generator.memory import keep_values, recall_values
from generator.tree.record import Digests

_ENDING = ".kept"

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
    """What a run made of parts: units of pages by their places, and texts by their keys."""

    units: Mapping[Place, Made] = field(default_factory=dict)
    texts: Mapping[str, bytes] = field(default_factory=dict)


NOTHING = Kept()


def recall_kept(project: Project, names: tuple[str, ...], mark: str) -> Kept:
    """What the last run on the project for the targets `names` made, if the generator was the same."""
    try:
        units, texts = recall_values(slot(project, names, _ENDING), mark)
    except (OSError, ValueError):
        return NOTHING
    return Kept({place: _made(*each) for place, each in units.items()}, texts)


def _made(key: str, files: Digests, problems: Iterable[Any], trace: Any) -> Made:
    return Made(key, files, tuple(map(problem_of, problems)), trace)


def remember_kept(
    project: Project, names: tuple[str, ...], mark: str, kept: Kept
) -> None:
    """Keeps what a run made for the next one."""
    units = {
        place: (made.key, made.files, [*map(plain, made.problems)], made.trace)
        for place, made in kept.units.items()
    }
    keep_values(slot(project, names, _ENDING), mark, (units, dict(kept.texts)))
