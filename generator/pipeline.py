"""From a project to the files of its targets, all in memory: a function without side effects."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Location, Problem, Stop
from generator.kept import NOTHING, Kept
from generator.load.choices import load_choices
from generator.load.positions import place
from generator.load.project import PROJECT_FILE, Project
from generator.lock import Scopes, load_lock
from generator.making import Making, Order
from generator.plan import Target, chosen, refuse_collisions, used_by
from generator.reading import Reading, read_api, snapshot_of
from generator.snapshot import Snapshot
from generator.tree.record import File, Tree
from generator.unshown import unserved, unshown


@dataclass(frozen=True, slots=True)
class Generation:
    """What was generated from a project: its files, the problems met, and how much of the API is in them.

    `read` are the files and addresses that the document was read from; `lock` is the text of the file that holds the
    names which are published, empty if there is nothing to hold.
    """

    project: Project
    read: tuple[str, ...]
    tree: Tree
    lock: str
    problems: tuple[Problem, ...]
    operations: int
    models: int
    kept: Kept


@dataclass(frozen=True, slots=True)
class Read:
    """What a project says: the order that its `targets` are made by, and how its document was read."""

    project: Project
    targets: tuple[Target, ...]
    order: Order
    reading: Reading

    @property
    def snapshot(self) -> Snapshot | None:
        """What the next run may know the document by; None if nothing is new to it."""
        return snapshot_of(self.reading, self.order.lock)

    @property
    def names(self) -> Scopes:
        """The names that the targets make public."""
        return self.order.published(self.targets)


def read(
    project: Project,
    asked: tuple[str, ...],
    everything: tuple[Target, ...],
    last: Snapshot | None = None,
) -> Read:
    """The API of a project, for the targets `asked` for or those that it chooses; raises `Stop` if an input is wrong.

    `everything` are all targets there are; `last` is what was read the last time, if that may count.
    """
    choices = load_choices(project)
    targets = chosen(
        everything,
        asked or choices.targets or _names(everything),
        Location("--target" if asked else str(Path(project.shown, PROJECT_FILE))),
    )
    lock = load_lock(project)
    made = read_api(project, choices, lock, last)
    api, site = made.api, choices.site
    order = Order(project.name, choices.package, api, lock, everything, site)
    return Read(project, targets, order, made)


def generate(given: Read, known: Kept = NOTHING) -> Generation:
    """The files of what was read; raises `Stop` if they cannot be made.

    `known` is what the last run made of parts, if it was by the same generator and from the same choices.
    """
    project, order, sources = given.project, given.order, given.reading.sources
    making = Making(order, given.targets, known)
    # a bare file keeps no names
    text = order.lock.text(making.names) if project.lock else ""
    tree = _tree(making)
    lacks = (*unserved(order.api), *_unshown(order, given.targets), *making.lacks)
    notes = order.lock.notes(making.names, text) if project.lock else ()
    return Generation(
        project=project,
        read=tuple(sources),
        tree=tree,
        lock=text,
        problems=(*notes, *place((*given.reading.problems, *lacks), sources)),
        operations=sum(1 for _ in order.api.operations()),
        models=len(order.api.definitions),
        kept=making.kept,
    )


def _unshown(order: Order, targets: tuple[Target, ...]) -> Iterator[Problem]:
    """What samples lack, if any are asked for: targets that show the pages of others, or are shown by others."""
    everything = order.everything
    shown = [each for other in everything for each in used_by(other, everything)]
    if any(each.language.uses or each in shown for each in targets):
        yield from unshown(order.api)


def _names(targets: tuple[Target, ...]) -> tuple[str, ...]:
    return tuple(target.name for target in targets)


def _tree(making: Making) -> Tree:
    files: dict[str, File] = {}
    sources: dict[str, list[str]] = {}
    for target in making.targets:
        start = f"{target.name}/"
        for path, source, file in making.files(target):
            full = start + path
            sources.setdefault(full.casefold(), []).append(start + source)
            files[full] = file
    if collisions := refuse_collisions(sources):
        raise Stop(*collisions)
    return dict(sorted(files.items()))
