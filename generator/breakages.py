"""Ways to break a value, one for each limit of its type that can be broken, with the fault that must be reported."""

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json

from generator.errors import pointer
from generator.ir import (
    Any,
    Api,
    Constraint,
    Enum,
    Field,
    List,
    Literal,
    Map,
    Model,
    Ref,
    Scalar,
    Type,
    Union,
    Value,
    json_of,
    text_of,
    wire_of,
)

Place = tuple[str | int, ...]

_UNKNOWN_KEY = "restencil_unknown"


@dataclass(frozen=True, slots=True)
class Breakage:
    """A broken copy of a value: `keyword` is broken at `pointer`; `words` name the breakage."""

    words: tuple[str, ...]
    pointer: str
    keyword: str
    value: Json


def breakages(told: Type, value: Json, api: Api) -> Iterator[Breakage]:
    """Every breakage of `value`, a valid value of the type, in the order of its fields."""
    for place, keyword, broken in _faults(told, value, api, ()):
        words = (*map(str, place), keyword)
        yield Breakage(
            words,
            pointer(*place),
            keyword.partition(" ")[0],
            _replaced(value, place, broken),
        )


class _Gone:
    """Stands for a property that is left out."""


_GONE = _Gone()

_Faults = Iterator[tuple[Place, str, Json]]


def _faults(told: Type, value: Json, api: Api, place: Place) -> _Faults:
    match told:
        case Ref():
            yield from _of_definition(told, value, api, place)
        case Scalar():
            yield from _of_scalar(told, value, place)
        case Literal(values):
            yield from _of_values(
                values, place, "const" if len(values) == 1 else "enum"
            )
        case List(item, constraints):
            yield place, "type", "not an array"
            yield from _of_list(constraints, value, place)
            if value:
                yield from _faults(item, value[0], api, (*place, 0))
        case Map():
            yield place, "type", "not an object"
        case Union() | Any():
            # what breaks one member may be another one's value
            return


def _of_definition(ref: Ref, value: Json, api: Api, place: Place) -> _Faults:
    definition = api.definition(ref)
    match definition:
        case Enum(values=values):
            yield from _of_values(values, place, "enum")
        case Model():
            if place:
                yield place, "type", "not an object"
            yield from _of_model(definition, value, api, place)


def _of_model(model: Model, value: Json, api: Api, place: Place) -> _Faults:
    for field in model.fields:
        here = (*place, wire_of(field.name))
        if field.required:
            yield here, "required", _GONE
        if isinstance(value, dict) and wire_of(field.name) in value:
            yield from _of_field(field, value[wire_of(field.name)], api, here)
    if model.extra is None:
        yield (*place, _UNKNOWN_KEY), "additionalProperties", 1


def _of_field(field: Field, value: Json, api: Api, here: Place) -> _Faults:
    yield from _faults(field.type, value, api, here)


_OTHER_KIND: Mapping[str, Json] = {
    "string": 12345,
    "integer": "not an integer",
    "number": "not a number",
    "boolean": "not a boolean",
    "null": "not null",
}


def _of_scalar(told: Scalar, value: Json, place: Place) -> _Faults:
    yield place, "type", _OTHER_KIND[told.kind]
    if told.kind != "null":
        yield place, "type null", None
    if told.kind == "integer":
        yield place, "type fraction", 0.5
    if (
        told.kind == "string"
        and told.format
        and (broken := _BAD_FORMATS.get(text_of(told.format)))
    ):
        yield place, "format", broken
    for constraint in told.constraints:
        yield from _of_constraint(constraint, value, place)


_BAD_FORMATS: Mapping[str, str] = {
    "uri": "not a uri",
    "date": "not a date",
    "date-time": "not a time",
    "uuid": "not a uuid",
    "email": "not an address",
    "ipv4": "not an address",
    "ipv6": "not an address",
}


def _of_values(values: tuple[Value, ...], place: Place, keyword: str) -> _Faults:
    known = [json_of(value) for value in values]
    texts = [value for value in known if isinstance(value, str)]
    numbers = [value for value in known if isinstance(value, int | float)]
    if texts:
        yield place, keyword, "".join(texts)[:40] + " unknown"
    if numbers:
        yield place, keyword, max(numbers) + 1
    yield place, f"{keyword} type", ["neither"]


def _of_constraint(constraint: Constraint, value: Json, place: Place) -> _Faults:
    limit = json_of(constraint.argument)
    for broken in _BREAKERS.get(constraint.keyword, lambda *_: [])(limit, value):
        yield place, constraint.keyword, broken


_BREAKERS: Mapping[str, Callable[[Json, Json], list[Json]]] = {
    "minLength": lambda limit, value: [str(value)[: limit - 1]] if limit > 0 else [],
    "maxLength": lambda limit, value: [str(value).ljust(limit + 1, "g")],
    "pattern": lambda limit, value: _unmatched(limit, str(value)),
    "minimum": lambda limit, _: [limit - 1],
    "maximum": lambda limit, _: [limit + 1],
    "exclusiveMinimum": lambda limit, _: [limit],
    "exclusiveMaximum": lambda limit, _: [limit],
    "multipleOf": lambda limit, value: [value + limit / 2],
    "minItems": lambda limit, value: [value[: limit - 1]] if limit > 0 else [],
    "maxItems": lambda limit, value: (
        [(value * (limit + 1))[: limit + 1]] if value else []
    ),
    "uniqueItems": lambda limit, value: (
        [[value[0], value[0]]] if limit and value else []
    ),
}


def _unmatched(pattern: str, value: str) -> list[Json]:
    try:
        found = re.compile(pattern)
    except re.error:
        return []
    return [
        text
        for text in (value + " \N{BULLET}", "\N{BULLET}", "")
        if not found.search(text)
    ][:1]


def _of_list(constraints: tuple[Constraint, ...], value: Json, place: Place) -> _Faults:
    for constraint in constraints:
        yield from _of_constraint(constraint, value, place)


def _replaced(value: Json, place: Place, broken: Json) -> Json:
    if not place:
        return broken
    whole = copy.deepcopy(value)
    parent = whole
    for token in place[:-1]:
        parent = parent[token]
    if isinstance(broken, _Gone):
        parent.pop(place[-1], None)
    else:
        parent[place[-1]] = broken
    return whole
