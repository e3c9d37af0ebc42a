"""The records that the pages of the documentation are given."""

from dataclasses import dataclass
from typing import Any

from generator.code import Code
from generator.ir import Api, Definition, Ref, Service, Text, Value
from generator.targets.docs.operations import OperationView
from generator.targets.docs.records import PlaceView
from generator.targets.docs.rows import Lister, Listing


@dataclass(frozen=True, slots=True)
class ChapterView:
    """All that is told of the operations of a service, whose ids are its `parts`."""

    operations: tuple[OperationView, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service and its operations, of which its page only says what lists say of those that are `listed`."""

    file: Code
    title: Text
    service: Service
    operations: tuple[OperationView, ...]
    source: Code
    listed: tuple[str, ...]

    @property
    def chapter(self) -> ChapterView:
        """What is told of it as a whole."""
        return ChapterView(self.operations, self.listed)


@dataclass(frozen=True)
class ModelView:
    """A component that has a page: what it is, and the operations that it occurs in."""

    file: Code
    title: Text
    definition: Definition
    type: Text
    values: tuple[Value, ...]
    used_by: tuple[PlaceView, ...]
    source: Code
    parts: tuple[str, ...]
    listed: tuple[str, ...]
    _lister: Lister

    @property
    def listing(self) -> Listing:
        """Its fields."""
        return self._lister.listing(Ref(self.definition.id))


@dataclass(frozen=True, slots=True)
class GuideView:
    """A guide, or the changelog, in one language."""

    file: Code
    title: Text
    text: Text
    source: Code


@dataclass(frozen=True, slots=True)
class ShelfView:
    """The page that lists all models."""

    file: Code
    models: tuple[ModelView, ...]


@dataclass(frozen=True, slots=True)
class LeafView:
    """A page that has moved to the place `now`."""

    file: Code
    now: PlaceView


@dataclass(frozen=True, slots=True)
class FormerView:
    """A folder from which pages have moved."""

    file: Code
    leafs: tuple[LeafView, ...]


@dataclass(frozen=True, slots=True)
class TongueView:
    """A language that the site is in: its folder, its tag, and its own name for itself."""

    file: Code
    tag: Code
    name: Code


@dataclass(frozen=True, slots=True)
class LanguageView:
    """The pages in one language; `t` are the words of the catalogue."""

    file: Code
    tag: Code
    name: Code
    t: Any
    words: Value
    services: tuple[ServiceView, ...]
    models: tuple[ModelView, ...]
    shelfs: tuple[ShelfView, ...]
    guides: tuple[GuideView, ...]
    changelogs: tuple[GuideView, ...]
    formers: tuple[FormerView, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of the site, in the folder of that name."""

    name: Code
    is_this: bool


@dataclass(frozen=True, slots=True)
class View:
    """The whole site.

    `origins` are those that a console may call, as a content-security policy has them; `search` is what is searched.
    `is_long` says that there are more operations than one page should list.
    """

    api: Api
    url: Code
    edit: Code
    version: Code
    versions: tuple[VersionView, ...]
    tongues: tuple[TongueView, ...]
    languages: tuple[LanguageView, ...]
    origins: Code
    search: Value
    is_long: bool
