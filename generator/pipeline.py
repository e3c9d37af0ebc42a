"""From a project to the files of its targets, all in memory: a function without side effects."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from generator.code import Code
from generator.errors import Location, Problem, Stop
from generator.filters import filters
from generator.format import formatted
from generator.ir import Api, Text
from generator.load.choices import load_choices
from generator.load.document import Document
from generator.load.positions import place
from generator.load.project import PROJECT_FILE, Project
from generator.load.project_document import load_project
from generator.lock import Lock, Scope, Scopes, load_lock
from generator.plan import (
    Page,
    Target,
    chosen,
    names_files,
    pages,
    refuse_collisions,
    used_by,
)
from generator.render import Renderer, copy
from generator.resolve import resolve
from generator.unshown import unserved, unshown
from generator.views import Inputs, UsedPage, build_view, published

T = TypeVar("T")

Tree = Mapping[str, bytes]
"""Files by their path below the output folder of one API, `/` between its parts."""


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


def generate(
    project: Project, asked: tuple[str, ...], everything: tuple[Target, ...]
) -> Generation:
    """The files of the targets `asked` for, or of those that the project chooses; raises `Stop` if an input is wrong.

    `everything` are all targets there are.
    """
    choices = load_choices(project)
    targets = chosen(
        everything,
        asked or choices.targets or _names(everything),
        Location("--target" if asked else str(Path(project.shown, PROJECT_FILE))),
    )
    lock = load_lock(project)
    document = load_project(project, choices)
    api, problems = _resolved(document)
    rendering = _Rendering(project.name, choices.package, api, lock, everything)
    # a bare file keeps no names
    names = _published(rendering, targets) if project.lock else {}
    text = lock.text(names) if project.lock else ""
    tree = _tree(rendering, targets)
    lacks = (*unserved(api), *_unshown(rendering, targets), *rendering.lacks)
    told = (*document.problems, *problems, *lacks)
    return Generation(
        project=project,
        read=tuple(document.sources),
        tree=tree,
        lock=text,
        problems=(*lock.notes(names, text), *place(told, document.sources)),
        operations=sum(1 for _ in api.operations()),
        models=len(api.definitions),
    )


def _resolved(document: Document) -> tuple[Api, tuple[Problem, ...]]:
    try:
        return resolve(document)
    except Stop as stop:
        told = (*document.problems, *stop.problems)
        raise Stop(*place(told, document.sources)) from None


def _unshown(rendering: "_Rendering", targets: tuple[Target, ...]) -> Iterator[Problem]:
    """What samples lack, if any are asked for: targets that show the pages of others, or are shown by others."""
    everything = rendering.everything
    shown = [each for other in everything for each in used_by(other, everything)]
    if any(each.language.uses or each in shown for each in targets):
        yield from unshown(rendering.api)


def _names(targets: tuple[Target, ...]) -> tuple[str, ...]:
    return tuple(target.name for target in targets)


@dataclass(frozen=True, slots=True)
class _Rendering:
    name: str
    package: str
    api: Api
    lock: Lock
    everything: tuple[Target, ...]
    lacks: list[Problem] = field(default_factory=list)


def _published(rendering: _Rendering, targets: tuple[Target, ...]) -> Scopes:
    """The names that `targets` make public."""
    found: dict[Scope, Mapping[str, str]] = {}
    for target in targets:
        if names_files(target):
            publish = _part(target, "published", published)
            found |= publish(_inputs(rendering, target, ()))
    return found


def _tree(rendering: _Rendering, targets: tuple[Target, ...]) -> Tree:
    files: dict[str, bytes] = {}
    sources: dict[str, list[str]] = {}
    for target in targets:
        for path, source, content in _files(rendering, target):
            full = f"{target.name}/{path}"
            sources.setdefault(full.casefold(), []).append(f"{target.name}/{source}")
            files[full] = content
    if collisions := refuse_collisions(sources):
        raise Stop(*collisions)
    return dict(sorted(files.items()))


def _files(rendering: _Rendering, target: Target) -> Iterator[tuple[str, str, bytes]]:
    # one page after the other: no two are needed at once, and there may be tens of thousands
    for page, text in _rendered(rendering, target):
        content = (
            copy(target, page)
            if text is None
            else formatted(page.path, text, target.language.formats)
        )
        yield page.path, page.source, content


def _rendered(
    rendering: _Rendering, target: Target
) -> Iterator[tuple[Page, str | None]]:
    """The pages of `target` with their text, None for copies; those of nothing but white space are left out."""
    view = _view(rendering, target)
    renderer = Renderer(target, filters(target.language))
    for page in pages(target, view):
        text = None if page.scope is None else renderer.render(page)
        if text is None or text.strip():
            yield page, text


def _view(rendering: _Rendering, target: Target) -> object:
    others = used_by(target, rendering.everything)
    used = tuple(page for other in others for page in _used(rendering, other))
    inputs = _inputs(rendering, target, used)
    view: object = _part(target, "build_view", build_view)(inputs)
    rendering.lacks.extend(getattr(view, "problems", ()))
    return view


def _inputs(
    rendering: _Rendering, target: Target, used: tuple[UsedPage, ...]
) -> Inputs:
    return Inputs(
        rendering.api,
        rendering.name,
        rendering.package,
        target.language,
        rendering.lock,
        used,
    )


def _used(rendering: _Rendering, target: Target) -> list[UsedPage]:
    """The pages of another target as their files hold them."""
    language = target.language
    return [
        UsedPage(
            title=Code(language.title),
            highlight=Code(language.highlight),
            operation=operation.operation.id,
            file=Code(page.path),
            text=Text(formatted(page.path, text, language.formats).decode()),
        )
        for page, text in _rendered(rendering, target)
        if text and (operation := page.scope and page.scope.get("operation"))
    ]


def _part(target: Target, function: str, default: Callable[..., T]) -> Callable[..., T]:
    """A function of the module that is named after a target, if there is one, and it has that."""
    module = f"generator.targets.{target.name.replace('/', '_')}"
    if "." in target.name or not find_spec(module):
        return default
    found: Callable[..., T] = getattr(import_module(module), function, default)
    return found
