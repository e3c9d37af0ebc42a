"""What types lead to, and so which definitions stand in which module."""

from collections.abc import Iterable, Iterator, Mapping

from generator.ir import (
    Alias,
    Api,
    Definition,
    Enum,
    List,
    Map,
    Operation,
    Ref,
    Tuple,
    Type,
    Union,
)
from generator.once import once
from generator.targets.python.names import Names, service_key

_SHARED = "shared"


def requested_types(operation: Operation) -> list[Type]:
    """The types of what an operation sends."""
    contents = operation.body.contents if operation.body else ()
    sent = [content.type for content in contents]
    return sent + [parameter.type for parameter in operation.parameters]


def answered_types(operation: Operation) -> list[Type]:
    """The types of what an operation is answered."""
    contents = [each for told in operation.responses for each in told.contents]
    items = [content.item for content in contents if content.item]
    return [content.type for content in contents] + items


def types_of(operation: Operation) -> list[Type]:
    """The types of all that an operation sends and is answered."""
    return answered_types(operation) + requested_types(operation)


@once
def requested(api: Api) -> frozenset[str]:
    """The ids of the definitions that requests hold."""
    sent = (told for each in api.operations() for told in requested_types(each))
    return reached(sent, api)


@once
def answered(api: Api) -> frozenset[str]:
    """The ids of the definitions that answers hold, and what the API sends by itself."""
    answers = [told for each in api.operations() for told in answered_types(each)]
    received = [content.type for hook in api.webhooks for content in hook.body.contents]
    return reached((*answers, *received), api)


def reached(types: Iterable[Type], api: Api) -> frozenset[str]:
    """The ids of the definitions that types lead to, through however many others."""
    inner, found = _links(api), set[str]()
    pending = [id_ for told in types for id_ in refs(told)]
    while pending:
        if (id_ := pending.pop()) not in found:
            found.add(id_)
            pending += inner[id_]
    return frozenset(found)


def refs(told: Type) -> Iterator[str]:
    """The ids of the definitions that a type names itself."""
    match told:
        case Ref(id=id_):
            yield id_
        case List(item) | Map(item):
            yield from refs(item)
        case Tuple(items=inner) | Union(members=inner):
            for each in inner:
                yield from refs(each)


@once
def _links(api: Api) -> Mapping[str, tuple[str, ...]]:
    """The ids of the definitions that each definition names itself."""
    return {
        each.id: tuple({id_: None for told in _types_in(each) for id_ in refs(told)})
        for each in api.definitions
    }


def module_of_each(api: Api, names: Names) -> dict[str, str]:
    """The module of each definition: that of the only service that uses it, or the shared one.

    So no two modules need each other: what a shared definition leads to is shared itself.
    """
    found: dict[str, str] = {}
    for service in api.services:
        types = (told for each in service.operations for told in types_of(each))
        _spread(names.modules[service_key(service)], types, found, api)
    unused = [Ref(each.id) for each in api.definitions if each.id not in found]
    _spread(_SHARED, unused, found, api)
    return {each.id: found[each.id] for each in api.definitions}


def _spread(
    module: str, types: Iterable[Type], found: dict[str, str], api: Api
) -> None:
    """Notes the module of all that types lead to; what another module has already becomes shared.

    No definition changes more than twice, so that the work is that of reading each of them.
    """
    inner = _links(api)
    pending = [(module, id_) for told in types for id_ in refs(told)]
    while pending:
        wanted, id_ = pending.pop()
        place = wanted if found.get(id_, wanted) == wanted else _SHARED
        if found.get(id_) != place:
            found[id_] = place
            pending += [(place, each) for each in inner[id_]]


def _types_in(definition: Definition) -> list[Type]:
    match definition:
        case Enum():
            return []
        case Alias(type=told):
            return [told]
    extra = [definition.extra] if definition.extra else []
    return [field.type for field in definition.fields] + extra
