"""The projects that a command is about, and whether they were done before."""

import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache import Entry, recall
from generator.errors import Location, Stop, error
from generator.fingerprint import fingerprint
from generator.kept import NOTHING, Kept, recall_kept
from generator.load.project import Project, find_project
from generator.plan import template_root

if TYPE_CHECKING:
    from generator.pipeline import Generation

_SPECS = Path("spec")


def projects_at(paths: tuple[Path, ...]) -> tuple[Project, ...]:
    """The projects at `paths`, without one every folder in spec/; raises `Stop` if two would share an output folder."""
    found = tuple(find_project(path) for path in paths or _specs())
    for number, project in enumerate(found):
        for other in found[:number]:
            if other.name.casefold() == project.name.casefold():
                message = f"both {other.shown} and {project.shown} would be generated into the folder `{project.name}`"
                hint = "rename one of them, or generate them with different --out"
                raise Stop(
                    error("output-shared", message, hint, Location(project.shown))
                )
    return found


def _specs() -> tuple[Path, ...]:
    found = (
        tuple(sorted(path for path in _SPECS.glob("[!.]*") if path.is_dir()))
        if _SPECS.is_dir()
        else ()
    )
    if not found:
        hint = "give the path of a spec folder or of an OpenAPI file, or run this where the folder spec/ is"
        raise Stop(
            error(
                "no-specs", "there is no spec folder here", hint, Location(str(_SPECS))
            )
        )
    return found


def known(project: Project, names: tuple[str, ...]) -> tuple[str, Entry | None]:
    """The fingerprint of what a run on `project` depends on, and the last run if it was made from the same."""
    mark = fingerprint(project, names, template_root())
    return mark, recall(project, names, mark)


def made_of(
    project: Project, names: tuple[str, ...], known: Kept = NOTHING
) -> "Generation":
    """What the targets `names`, or those that it chooses, make of a project; raises `Stop` if an input is wrong.

    `known` is what need not be made again.
    """
    from generator.pipeline import generate, read
    from generator.plan import discover

    with _uncollected():
        given = read(project, names, discover(template_root()))
    return generate(given, known)


def made_again(project: Project, names: tuple[str, ...], mark: str) -> "Generation":
    """The same, of which what a run by the generator of that `mark` made, or read, need not be made, or read, again."""
    from generator.pipeline import generate, read
    from generator.plan import discover
    from generator.snapshot import recall_snapshot, remember_snapshot

    with _uncollected():
        last = recall_snapshot(project, mark)
        given = read(project, names, discover(template_root()), last)
    if made := given.snapshot:
        remember_snapshot(project, mark, made)
    return generate(given, recall_kept(project, names, mark))


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """What is made meanwhile is not looked through for garbage: an API lives until the end."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
