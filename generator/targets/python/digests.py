"""What the modules of a client are made of, as digests: by them it is known which ones a change can reach."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.ir import Api, Definition, Operation, Ref, Service, Value
from generator.targets.python.names import RESUMED, Names, service_key
from generator.targets.python.reach import answered, reached, requested, types_of


@dataclass(frozen=True)
class Digests:
    """The digests of what modules are made of: whole records of an API, with all that others than they say of them.

    That is what they are called, in which of the `modules` definitions stand, and whether requests or answers hold them.
    """

    api: Api
    names: Names
    modules: Mapping[str, str]

    def of_service(self, service: Service) -> str:
        """The digest of what the methods of a service are made of, and their tests."""
        polled, key = (*self._polled(service),), service_key(service)
        operations = (*service.operations, *polled)
        said = (
            service,
            polled,
            self.names.modules[key],
            self.names.resources[key],
            [self._called(each) for each in operations],
        )
        types = (told for each in operations for told in types_of(each))
        return self._digest(said, reached(types, self.api))

    def of_module(self, definitions: tuple[Definition, ...]) -> str:
        """The digest of what a module with these definitions is made of."""
        own = [each.id for each in definitions]
        return self._digest(own, reached(map(Ref, own), self.api))

    def _polled(self, service: Service) -> Iterator[Operation]:
        """The operations by which the state of tasks is asked for, or they are ended."""
        for each in service.operations:
            if each.task and (polling := each.task.polling):
                wanted = {polling.poll, polling.cancel}
                yield from (it for it in self.api.operations() if it.id in wanted)

    def _called(self, operation: Operation) -> tuple[object, ...]:
        names, id_ = self.names, operation.id
        given = (names.methods.get(id_ + RESUMED), names.constants[id_])
        return names.methods[id_], *given, names.arguments[id_]

    def _digest(self, said: object, ids: Iterable[str]) -> str:
        made = hashlib.sha256(self._frame + _digest(said))
        for id_ in sorted(ids):
            made.update(self._of_definitions[id_])
        return made.hexdigest()

    @cached_property
    def _frame(self) -> bytes:
        """The digest of what every module may show."""
        api = replace(
            self.api, document=Value(None), services=(), definitions=(), webhooks=()
        )
        return _digest((api, self.names.client))

    @cached_property
    def _of_definitions(self) -> Mapping[str, bytes]:
        classes, attributes = self.names.classes, self.names.attributes
        sides = answered(self.api), requested(self.api)
        return {
            each.id: _digest(
                (
                    each,
                    classes[each.id],
                    attributes.of(each.id),
                    self.modules[each.id],
                    [each.id in side for side in sides],
                )
            )
            for each in self.api.definitions
        }


def _digest(said: object) -> bytes:
    return hashlib.sha256(repr(said).encode()).digest()
