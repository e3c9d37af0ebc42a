"""The client of an API as it is to be: what is told of its services, with methods named and typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.code import Code
from generator.identity import operation_ids
from generator.ir import Api, Operation, Service, Text
from generator.targets.python.digests import Digests
from generator.targets.python.names import Names, names_of, service_key
from generator.targets.python.reach import answered, module_of_each
from generator.targets.python.records import HeadView, ResourceView, Written
from generator.targets.python.reference import ChapterView
from generator.targets.python.resources import written
from generator.targets.python.types import Annotator
from generator.views import Inputs


@dataclass(frozen=True)
class Draft:
    """A client to be made of `inputs`, of which each part is made when it is asked for."""

    inputs: Inputs

    @property
    def api(self) -> Api:
        """The API that it is a client of."""
        return self.inputs.api

    @property
    def names(self) -> Names:
        """Its identifiers."""
        return names_of(self.api, self.inputs.package, self.inputs.lock)

    @cached_property
    def annotator(self) -> Annotator:
        """What writes types under its names."""
        names, literals = self.names, self.inputs.language.literals
        assert literals
        return Annotator(
            self.api, names.classes, names.attributes, literals, answered(self.api)
        )

    @cached_property
    def digests(self) -> Digests:
        """The digests of what its modules are made of."""
        return Digests(self.api, self.names, module_of_each(self.api, self.names))

    @cached_property
    def resources(self) -> tuple[ResourceView, ...]:
        """Its services, in their order."""
        return tuple(map(self._resource, self.api.services))

    def _resource(self, service: Service) -> ResourceView:
        key, names = service_key(service), self.names
        return ResourceView(
            file=Code(names.modules[key]),
            name=Code(names.resources[key]),
            service=service,
            heads=tuple(map(self._head, service.operations)),
            _write=lambda: self._written(service),
            _digests=self.digests,
        )

    def _head(self, operation: Operation) -> HeadView:
        return HeadView(
            name=Code(self.names.methods[operation.id]),
            constant=Code(self.names.constants[operation.id]),
            key=Text(operation_ids(self.api)[operation.id]),
            operation=operation,
        )

    def _written(self, service: Service) -> Written:
        modules = self.digests.modules
        return written(service, self.names, modules, self.annotator, self._ids)

    @cached_property
    def _ids(self) -> Mapping[str, Operation]:
        return {each.id: each for each in self.api.operations()}

    @cached_property
    def chapters(self) -> tuple[ChapterView, ...]:
        """What is told of each service."""
        return tuple(ChapterView(each, self.api) for each in self.resources)
