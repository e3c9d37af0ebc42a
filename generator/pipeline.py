"""From a project to the files of its targets, all in memory: a function without side effects."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Location, Problem, Stop
from generator.ir import Api
from generator.kept import NOTHING, Kept
from generator.load.choices import load_choices
from generator.load.document import Document
from generator.load.positions import place
from generator.load.project import PROJECT_FILE, Project
from generator.load.project_document import load_project
from generator.lock import Lock, Scopes, load_lock
from generator.making import Making, Order
from generator.plan import Target, chosen, refuse_collisions, used_by
from generator.resolve import resolve
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


def generate(
    project: Project,
    asked: tuple[str, ...],
    everything: tuple[Target, ...],
    known: Kept = NOTHING,
) -> Generation:
    """The files of the targets `asked` for, or of those that the project chooses; raises `Stop` if an input is wrong.

    `everything` are all targets there are; `known` is what the last run made of parts, if it was by the same generator and
    from the same choices.
    """
    choices = load_choices(project)
    targets = chosen(
        everything,
        asked or choices.targets or _names(everything),
        Location("--target" if asked else str(Path(project.shown, PROJECT_FILE))),
    )
    lock = load_lock(project)
    document = load_project(project, choices)
    api, problems = _resolved(document, lock)
    order = Order(project.name, choices.package, api, lock, everything, choices.site)
    making = Making(order, targets, known)
    # a bare file keeps no names
    text = lock.text(making.names) if project.lock else ""
    tree = _tree(making)
    lacks = (*unserved(api), *_unshown(order, targets), *making.lacks)
    told = (*document.problems, *problems, *lacks)
    notes = lock.notes(making.names, text) if project.lock else ()
    return Generation(
        project=project,
        read=tuple(document.sources),
        tree=tree,
        lock=text,
        problems=(*notes, *place(told, document.sources)),
        operations=sum(1 for _ in api.operations()),
        models=len(api.definitions),
        kept=making.kept,
    )


def names(project: Project, everything: tuple[Target, ...]) -> Scopes:
    """The names that the targets which a project chooses make public; raises `Stop` if an input is wrong."""
    choices = load_choices(project)
    wanted = choices.targets or _names(everything)
    targets = chosen(everything, wanted, Location(project.shown))
    lock = load_lock(project)
    api, _ = _resolved(load_project(project, choices), lock)
    order = Order(project.name, choices.package, api, lock, everything, choices.site)
    return order.published(targets)


def _resolved(document: Document, lock: Lock) -> tuple[Api, tuple[Problem, ...]]:
    try:
        return resolve(document, lock.services())
    except Stop as stop:
        told = (*document.problems, *stop.problems)
        raise Stop(*place(told, document.sources)) from None


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
        for path, source, file in making.files(target):
            full = f"{target.name}/{path}"
            sources.setdefault(full.casefold(), []).append(f"{target.name}/{source}")
            files[full] = file
    if collisions := refuse_collisions(sources):
        raise Stop(*collisions)
    return dict(sorted(files.items()))
