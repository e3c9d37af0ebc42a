"""What templates are given: the API with file names and sample requests, in frozen records."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from generator.code import Code
from generator.credentials import credentials_of
from generator.exchange import Request, sample_request
from generator.ir import Api, Operation, Service, Text, wire_of
from generator.language import Language
from generator.lock import Lock, Scopes
from generator.site import Site
from generator.stems import Stems, stems


@dataclass(frozen=True, slots=True)
class UsedPage:
    """A page of another target that is shown: its language, the operation that it is about, and its text.

    `variant` is the way in which it does in that language what other pages do in others, the same as `title` where it
    is the only one.
    """

    title: Code
    variant: Code
    highlight: Code
    operation: str
    file: Code
    text: Text


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a view is built from: `package` is the name that the Python client is imported by, `lock` holds names.

    `used` makes the pages of other targets that are about the operation of an id.
    """

    api: Api
    name: str
    package: str
    language: Language
    lock: Lock
    used: Callable[[str], tuple[UsedPage, ...]] = lambda _: ()
    site: Site = field(default_factory=Site)


@dataclass(frozen=True)
class OperationView:
    """An operation, the file that is named after it, and a request that shows it."""

    file: Code
    operation: Operation
    _inputs: Inputs

    @cached_property
    def request(self) -> Request:
        """Its request, made when it is asked for."""
        api = self._inputs.api
        secrets = credentials_of(api, self._inputs.package)
        return sample_request(self.operation, api, secrets)

    @property
    def parts(self) -> tuple[str, ...]:
        """The operations that pages about it are made of."""
        return (self.operation.id,)


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service, the file or folder that is named after it, and its operations."""

    file: Code
    service: Service
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The API as templates see it."""

    api: Api
    name: Code
    package: Code
    services: tuple[ServiceView, ...]


def build_view(inputs: Inputs) -> View:
    """The view of every target that needs no types or imports of its own."""
    files = stems(inputs.api, inputs.language.file_style, inputs.lock)
    views = tuple(_service(each, files, inputs) for each in inputs.api.services)
    return View(inputs.api, Code(inputs.name), Code(inputs.package), views)


def published(inputs: Inputs) -> Scopes:
    """The names that such a target makes public: those of its files."""
    return stems(inputs.api, inputs.language.file_style, inputs.lock).published


def _service(service: Service, files: Stems, inputs: Inputs) -> ServiceView:
    return ServiceView(
        Code(files.services[wire_of(service.name)]),
        service,
        tuple(
            OperationView(Code(files.operations[each.id]), each, inputs)
            for each in service.operations
        ),
    )
