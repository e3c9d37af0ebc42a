"""What the parts of an API are known by from one version of its spec to the next, whatever their order in it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from generator.errors import pointer, tokens_of
from generator.ir import Api, Operation, json_of, text_of, wire_of
from generator.once import once
from generator.resolve.grouping import page_key
from generator.resolve.words import entitled

_COMPONENTS = ("components", "schemas")
_CHOICES = frozenset(("oneOf", "anyOf"))


@once
def operation_keys(api: Api) -> Mapping[str, str]:
    """The key of each operation by its id: the page that it was read from, its operationId, or its method and path."""
    return _distinct((each.id, _called(each)) for each in api.operations())


@once
def operation_ids(api: Api) -> Mapping[str, str]:
    """What each operation is asked for by, by its id: what the spec calls it, or the id where another is called so too."""
    return _distinct((each.id, wire_of(each.name)) for each in api.operations())


def _called(operation: Operation) -> str:
    page = operation.page
    return page_key(text_of(page.id)) if page else wire_of(operation.name)


@once
def definition_keys(api: Api) -> Mapping[str, str]:
    """The key of each definition by its id: the name of the component, or of the operation, and the way from there."""
    return _keys_of_places(api, (each.id for each in api.definitions))


@once
def webhook_keys(api: Api) -> Mapping[str, str]:
    """The key of each webhook and callback by its id: the operation that calls back, if one does, and the way from there."""
    return _keys_of_places(api, (each.id for each in api.webhooks))


def _keys_of_places(api: Api, ids: Iterable[str]) -> dict[str, str]:
    root, operations = json_of(api.document), operation_keys(api)
    return _distinct((id_, _key(id_, root, operations)) for id_ in ids)


def _distinct(keys: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys by id; of several ids with one key, all but the first in alphabetical order are known by their id."""
    listed = dict(keys)
    first: dict[str, str] = {}
    for id_ in sorted(listed):
        first.setdefault(listed[id_], id_)
    return {id_: key if first[key] == id_ else id_ for id_, key in listed.items()}


def _key(id_: str, root: object, operations: Mapping[str, str]) -> str:
    tokens = tokens_of(id_[id_.find("/") :])
    steps = _steps(root, tokens)
    if tokens[:2] == _COMPONENTS and len(tokens) > 2:
        return pointer(*_flat(steps[2:]))[1:]
    place, length = _operation(tokens)
    if called := operations.get(place):
        return pointer(called, *_flat(steps[length:]))[1:]
    return pointer(*_flat(steps))


def _operation(tokens: tuple[str, ...]) -> tuple[str, int]:
    """The id that the operation would have in which a place is, and how many of the tokens lead to it."""
    if tokens[2:3] == ("additionalOperations",):
        return pointer(*tokens[:2], *tokens[3:4]), 4
    return pointer(*tokens[:2], *(token.upper() for token in tokens[2:3])), 3


def _flat(steps: list[tuple[str, ...]]) -> Iterator[str]:
    return (said for step in steps for said in step)


def _steps(root: object, tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What each token of a pointer says, whichever place in a list it is; nothing where the place is all there is to it."""
    value: Any = root
    steps: list[tuple[str, ...]] = []
    for above, token in pairwise(("", *tokens)):
        if isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            steps.append(_place(value, int(token), above))
            steps[-2] = steps[-2] if steps[-1] else ()
            value = value[int(token)]
        else:
            steps.append((token,))
            value = value.get(token) if isinstance(value, dict) else None
    return steps


def _place(listed: list[Any], number: int, keyword: str) -> tuple[str, ...]:
    """A part of a list by what it says of itself: parts of an `allOf` and the only member of a union by nothing."""
    stated = listed[number]
    if keyword == "allOf":
        return ()
    if keyword in _CHOICES:
        words = entitled((), listed, number)
        return ("-".join(words),) if words else ()
    if keyword == "parameters" and isinstance(stated, dict) and "name" in stated:
        return (f"{stated.get('in')} {stated['name']}",)
    return (str(number),)
