"""The files of targets, made of their pages; what is made of unchanged parts of the API is known from the last run."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import Any, TypeVar

from generator.code import Code
from generator.errors import Problem, each_once, tokens_of
from generator.filters import filters
from generator.format import formatted
from generator.ir import Api, Service, Text, json_of, wire_of
from generator.kept import Kept, Made, Place
from generator.lock import Lock, Scope, Scopes
from generator.parts import Parts
from generator.plan import Page, Target, Unit, names_files, units, used_by
from generator.render import Renderer, copy
from generator.site import Site
from generator.spool import Spool
from generator.texts import Texts
from generator.tree.record import File, file_of
from generator.views import Inputs, UsedPage, build_view, published

T = TypeVar("T")

_STEPS_TO_COMPONENT = 3

Output = tuple[str, str, File]
"""A path, the template that it is made of, and the file."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of an API, under the names of a lock; `everything` are all targets there are."""

    name: str
    package: str
    api: Api
    lock: Lock
    everything: tuple[Target, ...]
    site: Site

    def published(self, targets: tuple[Target, ...]) -> Scopes:
        """The names that `targets` make public."""
        found: dict[Scope, Mapping[str, str]] = {}
        for target in targets:
            if names_files(target):
                publish = _part(target, "published", published)
                found |= publish(self.inputs(target, _nothing))
        return found

    def inputs(
        self, target: Target, used: Callable[[str], tuple[UsedPage, ...]]
    ) -> Inputs:
        """What the view of a target is built from."""
        language = target.language
        return Inputs(
            self.api, self.name, self.package, language, self.lock, used, self.site
        )


def _nothing(_: str) -> tuple[UsedPage, ...]:
    return ()


@dataclass(frozen=True)
class Making:
    """Makes the files of `targets`; `known` is what the last run made of parts."""

    order: Order
    targets: tuple[Target, ...]
    known: Kept
    lacks: list[Problem] = field(default_factory=list)
    _units: dict[Place, Made] = field(default_factory=dict)
    _shops: dict[str, "_Shop"] = field(default_factory=dict)
    _spool: Spool = field(default_factory=Spool)

    def files(self, target: Target) -> Iterator[Output]:
        """The files of a target; what they lack is then among the `lacks`, each kind once."""
        told: list[Problem] = []
        for unit in self._shop(target).units:
            made = self._unit(target, unit, told)
            yield from ((path, unit.source, file) for path, file in made)
        self.lacks.extend(each_once(told))

    def _unit(
        self, target: Target, unit: Unit, told: list[Problem]
    ) -> list[tuple[str, File]]:
        shop, place = self._shop(target), (target.name, unit.source, unit.start)
        key = self._texts.parts.key_of(unit.item)
        last = self.known.units.get(place)
        if last and last.key == key and _recalls(unit.item, last):
            self._units[place] = last
            told.extend(last.problems)
            return [*shop.known(unit, last)]
        files = [(page.path, file) for page, file in shop.contents(unit)]
        problems, trace = shop.told(unit.item)
        told.extend(problems)
        if key:
            digests = {path: file.digest for path, file in files}
            self._units[place] = Made(key, digests, problems, trace)
        return files

    @cached_property
    def names(self) -> Scopes:
        """The names that the targets make public."""
        return self.order.published(self.targets)

    @property
    def kept(self) -> Kept:
        """What was made of parts, for the next run."""
        return Kept(self._units, self._texts.made)

    @cached_property
    def _texts(self) -> Texts:
        root = json_of(self.order.api.document)
        assert isinstance(root, dict)
        parts = Parts(root, self._shown_names, [*_places(self.order.api)])
        return Texts(parts, self.known.texts)

    @cached_property
    def _services(self) -> Mapping[str, Service]:
        """The service of each operation, by its id."""
        services = self.order.api.services
        return {each.id: one for one in services for each in one.operations}

    @property
    def _shown_names(self) -> Scopes:
        """The names that stand in the pages of the targets, which may show those of others."""
        everything = self.order.everything
        shown = chain.from_iterable(used_by(each, everything) for each in self.targets)
        others = tuple(each for each in shown if each not in self.targets)
        return {**self.names, **self.order.published(others)}

    def _shop(self, target: Target) -> "_Shop":
        if target.name not in self._shops:
            others = used_by(target, self.order.everything)

            def used(operation: str) -> tuple[UsedPage, ...]:
                service = self._services[operation]
                shown = (self._shop(each).shown(operation, service) for each in others)
                return tuple(chain.from_iterable(shown))

            view = _part(target, "build_view", build_view)(
                self.order.inputs(target, used)
            )
            self._shops[target.name] = _Shop(target, view, self._texts, self._spool)
        return self._shops[target.name]


@dataclass(frozen=True)
class _Shop:
    """Makes the pages of one target, each once."""

    target: Target
    view: object
    texts: Texts
    spool: Spool
    _made: dict[tuple[str, str], list[tuple[Page, File]]] = field(default_factory=dict)
    _asked: dict[int, object] = field(default_factory=dict)
    _indexed: dict[str, Mapping[str, list[Unit]]] = field(default_factory=dict)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its units of pages."""
        return tuple(units(self.target, self.view))

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.target, filters(self.target.language), self.texts)

    def contents(self, unit: Unit) -> list[tuple[Page, File]]:
        """The pages of a unit and their files, without those of nothing but white space."""
        place = (unit.source, unit.start)
        if place not in self._made:
            self._made[place] = [
                (page, file_of(content, self.spool.put))
                for page, content in self._contents(unit)
            ]
        return self._made[place]

    def _contents(self, unit: Unit) -> Iterator[tuple[Page, bytes]]:
        formats = self.target.language.formats
        for page in unit.pages():
            if page.scope is None:
                yield page, copy(self.target, page)
            elif (text := self._renderer.render(page)).strip():
                yield page, formatted(page.path, text, formats)

    def known(self, unit: Unit, made: Made) -> Iterator[tuple[str, File]]:
        """The files of a unit that nothing has changed, their contents made only when somebody asks."""
        for path, digest in made.files.items():

            def content(path: str = path) -> bytes:
                files = {page.path: file for page, file in self.contents(unit)}
                return files[path].content()

            yield path, File(digest, content)

    def told(self, item: object) -> tuple[tuple[Problem, ...], Any]:
        """What is to be told of the thing that pages are about, and its trace, to whoever asks first."""
        if id(item) in self._asked:
            return (), None
        self._asked[id(item)] = item
        return tuple(getattr(item, "problems", ())), getattr(item, "trace", None)

    def shown(self, operation: str, service: Service) -> Iterator[UsedPage]:
        """The pages about an operation as their files hold them, in the order of their variants."""
        language, variants = self.target.language, [*self.target.language.variants]
        found = [
            (_ending(page, unit.item), page, file)
            for unit in self._about(service).get(operation, ())
            for page, file in self.contents(unit)
        ]
        found.sort(
            key=lambda each: variants.index(each[0]) if each[0] in variants else 0
        )
        for ending, page, file in found:
            yield UsedPage(
                title=Code(language.title),
                variant=Code(language.variants.get(ending, language.title)),
                highlight=Code(language.highlight),
                operation=operation,
                file=Code(page.path),
                text=Text(file.content().decode()),
            )

    def _about(self, service: Service) -> Mapping[str, list[Unit]]:
        """The units about each operation of a service, by its id: a change may ask for those of one in a thousand."""
        name = wire_of(service.name)
        if name not in self._indexed:
            found: dict[str, list[Unit]] = {}
            for unit in units(self.target, self.view, partial(_is_of, service)):
                if operation := getattr(unit.item, "operation", None):
                    found.setdefault(operation.id, []).append(unit)
            self._indexed[name] = found
        return self._indexed[name]


def _places(api: Api) -> Iterator[tuple[str, ...]]:
    """The files in which pages say that the API is edited: part by part if that is not one for all."""
    # those that have pages of their own
    components = (
        each
        for each in api.definitions
        if len(tokens_of(each.id)) == _STEPS_TO_COMPONENT
    )
    parts = (*components, *api.operations(), *api.services)
    files = {each.origin.file for each in parts}
    if len(files) > 1:
        yield from ((each.origin.file, each.origin.pointer) for each in parts)
    else:
        yield from ((each,) for each in files)


def _is_of(service: Service, item: object) -> bool:
    """Whether what a hole in a path stands for may be of a service: it is no other one."""
    of = getattr(item, "service", None)
    return not isinstance(of, Service) or of is service


def _recalls(item: object, last: Made) -> bool:
    """Whether a thing of unchanged parts is as it was, where that depends on what was made before it."""
    recalls: Callable[[Any], bool] | None = getattr(item, "recalls", None)
    return recalls is None or recalls(last.trace)


def _ending(page: Page, item: object) -> str:
    """What follows the name of an operation in the name of its page."""
    return page.path.rpartition("/")[2].removeprefix(str(getattr(item, "file", "")))


def _part(target: Target, function: str, default: Callable[..., T]) -> Callable[..., T]:
    """A function of the module that is named after a target, if there is one, and it has that."""
    module = f"generator.targets.{target.name.replace('/', '_')}"
    if "." in target.name or not find_spec(module):
        return default
    found: Callable[..., T] = getattr(import_module(module), function, default)
    return found
