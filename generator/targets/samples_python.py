"""The view of the samples in Python: requests written out, and the calls of the generated client that make them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator import views
from generator.code import Code
from generator.lock import Scopes
from generator.targets.python.draft import Draft
from generator.targets.python.names import client_class, names_of
from generator.targets.python.reference import ChapterView, EntryView
from generator.views import Inputs, ServiceView


@dataclass(frozen=True)
class View:
    """The API as templates see it, and `client`, the class of the package that is generated of it."""

    package: Code
    client: Code
    services: tuple[ServiceView, ...]
    _inputs: Inputs

    @cached_property
    def entries(self) -> "Entries":
        """The methods of the client by the ids of their operations."""
        chapters = Draft(self._inputs).chapters
        return Entries(
            {
                operation.id: chapter
                for chapter in chapters
                for operation in chapter.resource.service.operations
            }
        )


@dataclass(frozen=True, slots=True)
class Entries:
    """The methods of a client, those of a service made when one of them is asked for."""

    _chapters: Mapping[str, ChapterView]

    def __getitem__(self, operation: str) -> EntryView:
        entries = self._chapters[operation].entries
        return next(each for each in entries if each.method.operation.id == operation)


def build_view(inputs: Inputs) -> View:
    """The samples of an API."""
    return View(
        package=Code(inputs.package),
        client=Code(client_class(inputs.package)),
        services=views.build_view(inputs).services,
        _inputs=inputs,
    )


# the sections of a client's names that stand in calls
_CALLED = {"services", "methods", "arguments"}


def published(inputs: Inputs) -> Scopes:
    """The names that the samples make public: those of their files, and those of the client that calls have in them."""
    client = names_of(inputs.api, inputs.package, inputs.lock).called
    called = {scope: client[scope] for scope in client if scope[1] in _CALLED}
    return {**views.published(inputs), **called}
