"""The identifiers of the Python client, each given once for its scope, and held from then on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.identity import definition_keys, operation_keys, webhook_keys
from generator.ir import Api, Name, Operation, Service, wire_of
from generator.lock import Lock, Scope, Scopes
from generator.names import clear_of, file_stem, spell, unique
from generator.once import once
from generator.targets.python.attributes import Attributes
from generator.targets.python.errors import error_words, own_codes
from generator.targets.python.held import SECTION, refuse_unusable
from generator.targets.python.reserved import (
    ARGUMENTS,
    CLASSES,
    IMPORTED,
    MEMBERS,
    METHODS,
    MODULES,
    twin,
    with_twin_in,
    with_twins,
    without_twins,
)
from generator.targets.python.signatures import named_arguments

Given: TypeAlias = Mapping[str, str]

RESUMED = " resumed"


@dataclass(frozen=True, slots=True)
class Names:
    """The identifiers that all modules of a client agree on; `called` are those that its users write, but attributes.

    Classes are given by the ids of definitions, modules and resources (their classes) by service, methods and the
    constants beside them by the ids of operations, arguments by that and their names, parsers by the ids of webhooks,
    errors by their codes. The method that takes up a task has the id of the operation with `RESUMED` behind it.
    """

    client: str
    modules: Given
    resources: Given
    classes: Given
    methods: Given
    constants: Given
    arguments: Mapping[str, Given]
    attributes: Attributes
    parsers: Given
    errors: Given
    called: Scopes

    @property
    def published(self) -> Scopes:
        """All names that users of a client write."""
        return {**self.called, **self.attributes.published}


@once
def names_of(api: Api, package: str, lock: Lock) -> Names:
    """The identifiers of a whole client, those that are held first; raises `Stop` if one of them cannot be used."""
    client = client_class(package)
    refuse_unusable(lock, client)
    naming = _Naming(api, client, lock, {})
    modules = naming.modules()
    resources = naming.resources(frozenset(modules.values()))
    classes = naming.classes(with_twins(resources.values()))
    types = naming.types(classes.values(), resources.values())
    methods, arguments = naming.methods(types), naming.arguments()
    return Names(
        client=client,
        modules=modules,
        resources=resources,
        classes=classes,
        methods=methods,
        constants=_constants(api, methods, arguments, types),
        arguments=arguments,
        attributes=Attributes(api, lock, MEMBERS | types, SECTION),
        parsers=naming.parsers(types),
        errors=naming.errors(types),
        called=naming.published,
    )


def client_class(package: str) -> str:
    """The class of the client in a package."""
    return spell(tuple(package.split("_")), "PascalCase")


def is_resumed(operation: Operation) -> bool:
    """Whether there is a method that takes up a task which the operation has begun."""
    return operation.task is not None and operation.task.polling is not None


def service_key(service: Service) -> str:
    """What identifies a service."""
    return wire_of(service.name)


def _constants(
    api: Api, methods: Given, arguments: Mapping[str, Given], types: frozenset[str]
) -> dict[str, str]:
    """The constants that methods hand on, clear of all that is called in their modules."""
    found: dict[str, str] = {}
    for service in api.services:
        ids = [each.id for each in service.operations]
        named = {name for id_ in ids for name in arguments[id_].values()}
        reserved = IMPORTED | types | named
        wanted = {
            id_: spell(tuple(methods[id_].split("_")), "CONSTANT_CASE", reserved)
            for id_ in ids
        }
        found |= unique(wanted, reserved=reserved)
    return found


@dataclass(frozen=True, slots=True)
class _Naming:
    """Gives names scope by scope, and notes them in `published`."""

    api: Api
    client: str
    lock: Lock
    published: dict[Scope, Given]

    def modules(self) -> dict[str, str]:
        """The module of each service, which is an attribute of the client too."""
        reserved = MODULES | self._held("service-classes")
        stems = {
            service_key(each): file_stem(each.name.words, "snake_case", "default")
            for each in self.api.services
        }
        wanted = {key: clear_of(stem, reserved) for key, stem in stems.items()}
        return self._given(("services",), wanted, reserved)

    def resources(self, modules: frozenset[str]) -> dict[str, str]:
        """The class of each service, whose twins are not to be those of another, or models."""
        named = {service_key(each): each.name for each in self.api.services}
        reserved = without_twins(CLASSES) | modules | self._held("services")
        reserved |= self._taken_resources()
        while True:
            wanted = _spelled(named, "PascalCase", reserved, "Default")
            given = self._given(("service-classes",), wanted, reserved)
            twins = frozenset(map(twin, given.values()))
            if twins.isdisjoint(given.values()):
                return given
            reserved |= twins

    def _taken_resources(self) -> frozenset[str]:
        """The classes of services that would hide, or have a twin that would hide, what is held."""
        held = self._held("service-classes")
        hidden = self._held("models") | self._held("methods")
        taken = {self.client, twin(self.client), *hidden}
        return without_twins(taken) | frozenset(map(twin, held)) | with_twin_in(held)

    def classes(self, resources: frozenset[str]) -> dict[str, str]:
        """The class, or the name of a type, of each definition: no class of a service, and hidden by no attribute."""
        taken = {self.client, twin(self.client)}
        reserved = CLASSES | taken | resources
        reserved |= with_twins(self._held("service-classes")) | self._held("webhooks")
        reserved |= self._held("attributes") | self._held("methods")
        reserved |= self._held("errors")
        keys = definition_keys(self.api)
        named = {keys[each.id]: each.name for each in self.api.definitions}
        wanted = _spelled(named, "PascalCase", reserved, "Model")
        given = self._given(("models",), wanted, reserved)
        return {id_: given[key] for id_, key in keys.items()}

    def types(self, classes: Iterable[str], resources: Iterable[str]) -> frozenset[str]:
        """The classes that nothing inside a class is to be called like, those that have left the spec among them."""
        held = self._held("models") | with_twins(self._held("service-classes"))
        return held.union(classes, with_twins(resources))

    def methods(self, types: frozenset[str]) -> dict[str, str]:
        """The method of each operation."""
        keys, reserved = operation_keys(self.api), METHODS | types
        found: dict[str, str] = {}
        for service in self.api.services:
            named = {keys[each.id]: each.name for each in service.operations}
            resumed = [each for each in service.operations if is_resumed(each)]
            named |= {
                keys[each.id] + RESUMED: Name(("resume", *each.name.words), "")
                for each in resumed
            }
            wanted = _spelled(named, "snake_case", reserved, "call")
            scope = ("methods", service_key(service))
            given = self._given(scope, wanted, reserved)
            found |= {each.id: given[keys[each.id]] for each in service.operations}
            found |= {
                each.id + RESUMED: given[keys[each.id] + RESUMED] for each in resumed
            }
        return found

    def errors(self, types: frozenset[str]) -> dict[str, str]:
        """The class of error of each code that has one of its own."""
        reserved = CLASSES | types | {self.client, twin(self.client)}
        named = {wire_of(code.name): error_words(code) for code in own_codes(self.api)}
        wanted = {
            key: spell(words, "PascalCase", reserved, "code")
            for key, words in named.items()
        }
        return self._given(("errors",), wanted, reserved)

    def arguments(self) -> dict[str, Given]:
        """The arguments of each operation, by their place and name."""
        keys = operation_keys(self.api)
        return {
            each.id: self._arguments(each, keys[each.id])
            for each in self.api.operations()
        }

    def _arguments(self, operation: Operation, key: str) -> Given:
        named = named_arguments(operation, self.api)
        wanted = _spelled(named, "snake_case", ARGUMENTS, "argument")
        return self._given(("arguments", key), wanted, ARGUMENTS)

    def parsers(self, types: frozenset[str]) -> dict[str, str]:
        """The function of each webhook and callback."""
        keys = webhook_keys(self.api)
        named = {keys[each.id]: each.name for each in self.api.webhooks}
        spelled = _spelled(named, "snake_case", frozenset(), "webhook")
        wanted = {key: f"parse_{name}" for key, name in spelled.items()}
        given = self._given(("webhooks",), wanted, types)
        return {id_: given[key] for id_, key in keys.items()}

    def _held(self, section: str) -> frozenset[str]:
        return self.lock.held(SECTION, section)

    def _given(
        self, scope: Scope, wanted: Given, reserved: frozenset[str]
    ) -> dict[str, str]:
        given = self.lock.names((SECTION, *scope), wanted, reserved)
        self.published[SECTION, *scope] = given
        return given


def _spelled(
    named: Mapping[str, Name], style: str, reserved: frozenset[str], fallback: str
) -> dict[str, str]:
    return {
        key: spell(name.words, style, reserved, fallback) for key, name in named.items()
    }
