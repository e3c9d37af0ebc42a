"""Which pages a target makes, and at which paths, settled before the first template is rendered."""

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from generator.errors import Location, Problem, Stop, error
from generator.handwritten import violations_of
from generator.language import Language
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.source import read_source
from generator.names import is_portable
from generator.shown import shown

_FACTS = "target.yaml"
_TEMPLATE = ".jinja"
_PARTIAL = ".partial.jinja"
_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Target:
    """A folder of templates and the facts of its language. `name` is its path below `templates/`."""

    name: str
    folder: Path
    language: Language


class Page(NamedTuple):
    """A file to make at `path`: from the template at `source`, given `scope`, or a copy of `source` without a scope."""

    path: str
    source: str
    scope: Mapping[str, Any] | None


class Unit(NamedTuple):
    """The pages of one template that are about one thing, `item`; `start` is their path as far as that names it.

    What its `parts` name, operations and components, is all that pages about an item are made of, beside what every page
    may show, and what lists say of the operations that are `listed`. If it also depends on what was made before it, it
    has a `trace` of that, and `recalls` it if it would come to the same again. An item may have a `digest` instead, that
    of all that its pages are made of.
    """

    source: str
    start: str
    item: object
    pages: Callable[[], Iterator[Page]]


def template_root() -> Path:
    """The folder of all targets: in the wheel beside this module, in a checkout at its root."""
    installed = Path(__file__).parent / "_templates"
    return (
        installed if installed.is_dir() else Path(__file__).parent.parent / "templates"
    )


def discover(root: Path) -> tuple[Target, ...]:
    """Every target below `root`, in the order in which they are listed; raises `Stop` if one's facts are wrong."""
    folders = sorted(facts.parent for facts in root.rglob(_FACTS))
    found = [
        Target(folder.relative_to(root).as_posix(), folder, _language(folder / _FACTS))
        for folder in folders
    ]
    return tuple(
        sorted(
            found,
            key=lambda target: (
                target.name.partition("/")[0],
                target.language.order,
                target.name,
            ),
        )
    )


def chosen(
    targets: tuple[Target, ...], names: tuple[str, ...], asked: Location
) -> tuple[Target, ...]:
    """The targets called `names`, each a target or a folder of targets; raises `Stop` if one is unknown."""
    for name in names:
        if not any(_is_in(target.name, name) for target in targets):
            known = dict.fromkeys(
                part
                for target in targets
                for part in (target.name.partition("/")[0], target.name)
            )
            message = f"there is no target `{shown(name)}`"
            near = get_close_matches(name, known, n=1)
            guess = f"did you mean `{near[0]}`? " if near else ""
            hint = guess + "`restencil targets` lists what there is"
            raise Stop(error("no-such-target", message, hint, asked))
    return tuple(
        target for target in targets if any(_is_in(target.name, name) for name in names)
    )


def used_by(target: Target, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """The targets whose pages `target` shows."""
    uses = target.language.uses
    return tuple(other for other in targets if uses and _is_in(other.name, uses))


def _is_in(name: str, group: str) -> bool:
    return name == group or name.startswith(group + "/")


def units(
    target: Target, view: object, is_wanted: Callable[[object], bool] = lambda _: True
) -> Iterator[Unit]:
    """What the template tree of `target` makes of `view`, a hole in a path for each thing that it names, if it is wanted."""
    for source in _sources(target):
        yield from _units_of(target, source, view, is_wanted)


def names_files(target: Target) -> bool:
    """Whether files of `target` are called after what is in the API."""
    return any(_HOLE.search(source) for source in _sources(target))


def refuse_collisions(paths: Mapping[str, list[str]]) -> tuple[Problem, ...]:
    """A problem for every two outputs on one path, compared as a file system that ignores case would."""
    return tuple(
        error(
            "path-collision",
            f"two outputs have the path `{shown(path, 200)}`: {' and '.join(sorted(sources))}",
            "rename one of them in the spec, or its hole in the template's path",
            Location(min(sources)),
        )
        for path, sources in paths.items()
        if len(sources) > 1
    )


def _sources(target: Target) -> Iterator[str]:
    nested = {facts.parent for facts in target.folder.rglob(_FACTS)} - {target.folder}
    for path in sorted(target.folder.rglob("*")):
        inside = path.relative_to(target.folder)
        if (
            path.is_file()
            and not _is_no_page(inside)
            and not nested & set(path.parents)
        ):
            yield inside.as_posix()


def _is_no_page(inside: Path) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in inside.parts)
    return hidden or inside.name == _FACTS or inside.name.endswith(_PARTIAL)


def _units_of(
    target: Target, source: str, view: object, is_wanted: Callable[[object], bool]
) -> Iterator[Unit]:
    path = source.removesuffix(_TEMPLATE)
    copies = not source.endswith(_TEMPLATE)

    def pages(start: str, scope: Mapping[str, Any]) -> Iterator[Page]:
        with _holes(target, source):
            for full, inside in _filled(start, scope):
                yield Page(full, source, None if copies else inside)

    with _holes(target, source):
        for start, scope in _filled(path, {"view": view}, _is_part, is_wanted):
            yield Unit(source, start, _innermost(scope), partial(pages, start, scope))


@contextlib.contextmanager
def _holes(target: Target, source: str) -> Iterator[None]:
    try:
        yield
    except _UnknownHole as unknown:
        raise Stop(_unknown_hole(target.folder / source, unknown.args[0])) from None


class _UnknownHole(Exception):
    """Nothing fills a hole in the path of a template."""


def _unknown_hole(file: Path, name: str) -> Problem:
    message = f"the path has the hole `{{{name}}}`, which nothing here fills"
    hint = "name what the view of the target has many of, e.g. `{service}`, or one of what stands before it"
    return error("unknown-hole", message, hint, Location(str(file)))


def _filled(
    path: str,
    scope: Mapping[str, Any],
    is_enough: Callable[[object], bool] = lambda _: False,
    is_wanted: Callable[[object], bool] = lambda _: True,
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The path with its holes filled by what is wanted, up to a thing that is enough, and all that they stand for."""
    hole = _HOLE.search(path)
    if not hole or is_enough(_innermost(scope)):
        yield path, scope
        return
    for item in filter(is_wanted, _items(hole[1], scope)):
        stem = str(item if isinstance(item, str) else item.file)
        assert is_portable(stem), stem
        filled = path.replace(hole[0], stem, 1)
        yield from _filled(filled, {**scope, hole[1]: item}, is_enough, is_wanted)


def _innermost(scope: Mapping[str, Any]) -> object:
    return [*scope.values()][-1]


def _is_part(item: object) -> bool:
    return hasattr(item, "parts")


def _items(name: str, scope: Mapping[str, Any]) -> tuple[Any, ...]:
    """What the hole `name` stands for: the things called so, or the one, in the innermost record that has them."""
    for record in reversed(list(scope.values())):
        if hasattr(record, name + "s"):
            return tuple(getattr(record, name + "s"))
        if hasattr(record, name):
            return (getattr(record, name),)
    raise _UnknownHole(name)


def _language(file: Path) -> Language:
    source = read_source(file, str(file))
    facts = parse(source)
    problems = [
        error(
            "target-invalid",
            f"{each.pointer}: {each.message}",
            "see generator/schemas/target.schema.json",
            at,
        )
        for each in violations_of("target", facts)
        for at in (Location(source.name, each.pointer),)
    ]
    if problems:
        raise Stop(*place(problems, {source.name: source}))
    assert isinstance(facts, dict)
    return Language.from_facts(facts)
