"""What types hold, by pointers into the values of theirs: what an answer has at a place that an extension names."""

from collections.abc import Mapping
from dataclasses import replace

from generator.errors import tokens_of
from generator.ir import (
    Alias,
    Any,
    Definition,
    List,
    Map,
    Model,
    Operation,
    Ref,
    Response,
    Scalar,
    Type,
    Union,
    text_of,
    wire_of,
)
from generator.media_types import family

Index = Mapping[str, Definition]


def answer_of(operation: Operation) -> Type | None:
    """The type of an operation's first success that is data, None if it has none."""
    for response in operation.responses:
        if text_of(response.status).startswith("2") and (told := _data(response)):
            return told
    return None


def _data(response: Response) -> Type | None:
    contents = response.contents
    said = (each for each in contents if family(text_of(each.media_type)) == "json")
    return next((each.type for each in said), None)


def at(told: Type, pointer: str, index: Index) -> Type | None:
    """The type of what stands at `pointer` in a value, None if nothing can."""
    found: Type | None = told
    for token in tokens_of(pointer):
        found = found and _member(found, token, index)
    return found


def _member(told: Type, token: str, index: Index) -> Type | None:
    match told:
        case Ref(id_):
            return _of_definition(index[id_], token, index)
        case Map(value):
            return value
        case Union(members):
            found = (_member(member, token, index) for member in members)
            return next((each for each in found if each), None)
        case Any():
            return told
    return None


def _of_definition(definition: Definition, token: str, index: Index) -> Type | None:
    match definition:
        case Model(fields=fields, extra=extra):
            named = (field.type for field in fields if wire_of(field.name) == token)
            return next(named, extra)
        case Alias(type=told):
            return _member(told, token, index)
    return None


def item_of(told: Type, index: Index) -> Type | None:
    """The type of the items of an array, None if it is something else."""
    match told:
        case List(item):
            return item
        case Ref(id_):
            definition = index[id_]
            return (
                item_of(definition.type, index)
                if isinstance(definition, Alias)
                else None
            )
        case Union(members):
            found = (item_of(member, index) for member in members)
            return next((each for each in found if each), None)
        case Any():
            return told
    return None


def without_null(told: Type) -> Type:
    """What a value is that is there."""
    if not isinstance(told, Union):
        return told
    left = tuple(each for each in told.members if each != Scalar("null"))
    return left[0] if len(left) == 1 else replace(told, members=left)


def members_of(told: Type, index: Index) -> tuple[str, ...]:
    """The names of the properties that an object is known to have, for those who looked for another one."""
    match told:
        case Ref(id_):
            definition = index[id_]
            if isinstance(definition, Model):
                return tuple(wire_of(field.name) for field in definition.fields)
            return (
                members_of(definition.type, index)
                if isinstance(definition, Alias)
                else ()
            )
        case Union(members):
            return tuple(name for each in members for name in members_of(each, index))
    return ()
