"""What files are called after services and operations, each once for its folder."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.identity import operation_keys
from generator.ir import Api, Name, wire_of
from generator.lock import FILES, Lock, Scope, Scopes
from generator.names import file_stem
from generator.once import once


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of services by their names on the wire, and of operations by their ids; `published` are both by their keys."""

    services: Mapping[str, str]
    operations: Mapping[str, str]
    published: Scopes


@once
def stems(api: Api, style: str, lock: Lock) -> Stems:
    """The stems of an API's files in a case style, those that are held first."""
    keys, top = operation_keys(api), (FILES, style)
    named: dict[Scope, dict[str, Name]] = {
        (*top, "services"): {wire_of(each.name): each.name for each in api.services}
    }
    operations: dict[str, str] = {}
    for service in api.services:
        inside = {keys[each.id]: each.name for each in service.operations}
        named[*top, "operations", wire_of(service.name)] = inside
    published = {
        scope: lock.names(scope, _wanted(names, style))
        for scope, names in named.items()
    }
    for service in api.services:
        given = published[*top, "operations", wire_of(service.name)]
        operations |= {each.id: given[keys[each.id]] for each in service.operations}
    return Stems(published[*top, "services"], operations, published)


def _wanted(names: Mapping[str, Name], style: str) -> dict[str, str]:
    return {key: file_stem(name.words, style, "item") for key, name in names.items()}
