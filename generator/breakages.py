"""Ways to break a value, one for each limit of its type that can be broken, with the fault that must be reported."""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from typing import Literal as Choice

from generator.errors import pointer
from generator.fits import fits, keeps
from generator.ir import (
    Alias,
    Any,
    Api,
    Constraint,
    Enum,
    List,
    Literal,
    Map,
    Model,
    Ref,
    Scalar,
    Tuple,
    Type,
    Union,
    Value,
    json_of,
    text_of,
    wire_of,
)
from generator.strings import compiled

Place = tuple[str | int, ...]

_UNKNOWN_KEY = "restencil_unknown"


@dataclass(frozen=True, slots=True)
class Breakage:
    """A broken copy of a value: `keyword` is broken at `pointer`; `words` name the breakage."""

    words: tuple[str, ...]
    pointer: str
    keyword: str
    value: Json


Side = Choice["request", "answer"]

# What need not be there although it is required, by the side.
_SPARED: Mapping[Side, str] = {"request": "read", "answer": "write"}


def breakages(told: Type, value: Json, api: Api, side: Side) -> Iterator[Breakage]:
    """Every breakage of `value`, a valid value of the type, in the order of its fields."""
    for place, keyword, broken in _Breaker(api, _SPARED[side]).faults(told, value, ()):
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


@dataclass(frozen=True, slots=True)
class _Breaker:
    """Breaks values; properties of the access `spared` may be missing.

    A model that a value holds twice is broken once: `_seen` are the fields that have been.
    """

    api: Api
    spared: str
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def faults(self, told: Type, value: Json, place: Place) -> _Faults:
        match told:
            case Ref():
                yield from self._of_definition(told, value, place)
            case Scalar():
                yield from _of_scalar(told, value, place)
            case Literal(values):
                yield from _of_values(values, place, _keyword(values))
            case List() | Tuple():
                yield place, "type", "not an array"
                yield from self._of_array(told, value, place)
            case Map(item, constraints):
                yield place, "type", "not an object"
                yield from _of_constraints(constraints, value, place)
                for name in list(value)[:1]:
                    yield from self.faults(item, value[name], (*place, name))
            case Union():
                yield from self._of_union(told, value, place)
            case Any():
                return

    def _of_definition(self, ref: Ref, value: Json, place: Place) -> _Faults:
        match self.api.definition(ref):
            case Enum(values=values):
                yield from _of_values(values, place, _keyword(values))
            case Alias(type=told):
                yield from self.faults(told, value, place)
            case Model() as model:
                if place:
                    yield place, "type", "not an object"
                yield from self._of_model(model, value, place)

    def _of_model(self, model: Model, value: Json, place: Place) -> _Faults:
        for each in model.fields:
            wire = wire_of(each.name)
            if (model.id, wire) in self._seen or not isinstance(value, dict):
                continue
            if each.required and each.access != self.spared:
                yield (*place, wire), "required", _GONE
            if wire in value:
                self._seen.add((model.id, wire))
                yield from self.faults(each.type, value[wire], (*place, wire))
        if model.extra is None:
            yield (*place, _UNKNOWN_KEY), "additionalProperties", 1
        elif isinstance(model.extra, Scalar):
            other = _OTHER_KIND[model.extra.kind]
            yield (*place, _UNKNOWN_KEY), "type", other

    def _of_array(self, told: List | Tuple, value: Json, place: Place) -> _Faults:
        if isinstance(told, List):
            yield from _of_constraints(told.constraints, value, place)
        items = told.items if isinstance(told, Tuple) else (told.item,)
        for index, (item, inner) in enumerate(zip(items, value, strict=False)):
            yield from self.faults(item, inner, (*place, index))

    def _of_union(self, told: Union, value: Json, place: Place) -> _Faults:
        """What breaks the member that the value is of, unless it makes a value of another member."""
        if all(isinstance(member, Scalar) for member in told.members):
            yield place, "type", ["neither"]
        fitting = (each for each in told.members if fits(value, each, self.api))
        # without its tag, an object is of no member
        tag = wire_of(told.discriminator.name) if told.discriminator else None
        for member in list(fitting)[:1]:
            for where, keyword, broken in self.faults(member, value, place):
                if where == (*place, tag):
                    continue
                changed = _replaced(value, where[len(place) :], broken)
                if not any(fits(changed, each, self.api) for each in told.members):
                    yield where, keyword, broken


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
    yield from _of_constraints(told.constraints, value, place)


_BAD_FORMATS: Mapping[str, str] = {
    "uri": "not a uri",
    "date": "not a date",
    "date-time": "not a time",
    "time": "not a time",
    "uuid": "not a uuid",
    "email": "not an address",
    "ipv4": "not an address",
    "ipv6": "not an address",
}


def _keyword(values: tuple[Value, ...]) -> str:
    return "const" if len(values) == 1 else "enum"


def _of_values(values: tuple[Value, ...], place: Place, keyword: str) -> _Faults:
    known = [json_of(value) for value in values]
    texts = [value for value in known if isinstance(value, str)]
    numbers = [value for value in known if isinstance(value, int | float)]
    if texts:
        yield place, keyword, "".join(texts)[:40] + " unknown"
    if numbers:
        yield place, keyword, max(numbers) + 1
    yield place, f"{keyword} type", ["neither"]


def _of_constraints(
    constraints: tuple[Constraint, ...], value: Json, place: Place
) -> _Faults:
    """What breaks one limit and keeps the others; what is too long or too short is told before anything else is."""
    for constraint in constraints:
        keyword, limit = constraint.keyword, json_of(constraint.argument)
        if isinstance(limit, int) and limit > _LONGEST.get(keyword, limit):
            continue
        others = [each for each in constraints if each is not constraint]
        others = [] if keyword.endswith(("Length", "Items", "Properties")) else others
        for broken in _BREAKERS[keyword](limit, value, _step(constraints)):
            if all(keeps(broken, each) for each in others):
                yield place, keyword, broken
                break


def _step(constraints: tuple[Constraint, ...]) -> Json:
    stated = (
        json_of(each.argument) for each in constraints if each.keyword == "multipleOf"
    )
    return next(stated, 1)


# What is longer than that makes a fixture that nobody reads.
_LONGEST: Mapping[str, int] = {
    "maxLength": 5000,
    "maxItems": 200,
    "maxProperties": 200,
}

_BREAKERS: Mapping[str, Callable[[Json, Json, Json], list[Json]]] = {
    "minLength": lambda limit, value, _: [str(value)[: limit - 1]] if limit > 0 else [],
    "maxLength": lambda limit, value, _: [str(value).ljust(limit + 1, "g")],
    "pattern": lambda limit, value, _: _unmatched(limit, str(value)),
    "minimum": lambda limit, _, step: [limit - 1, limit - limit % step - step],
    "maximum": lambda limit, _, step: [limit + 1, limit - limit % step + step],
    "exclusiveMinimum": lambda limit, _, step: [limit, limit - limit % step - step],
    "exclusiveMaximum": lambda limit, _, step: [limit, limit - limit % step + step],
    "multipleOf": lambda limit, value, _: [value + limit / 2, value - limit / 2],
    "minItems": lambda limit, value, _: [value[: limit - 1]] if limit > 0 else [],
    "maxItems": lambda limit, value, _: (
        [(value * (limit + 1))[: limit + 1]] if value else []
    ),
    "uniqueItems": lambda limit, value, _: (
        [[*value, value[0]], [value[0], value[0]]] if limit and value else []
    ),
    "minProperties": lambda limit, value, _: (
        [dict(list(value.items())[: limit - 1])] if limit > 0 else []
    ),
    "maxProperties": lambda limit, value, _: [
        {f"{_UNKNOWN_KEY}_{number}": each for number in range(limit + 1)}
        for each in list(value.values())[:1]
    ],
}


def _unmatched(pattern: str, value: str) -> list[Json]:
    found = compiled(pattern)
    if found is None:
        return []
    odd = "\N{BULLET}"
    texts = (
        value + " " + odd,
        value[:-1] + odd,
        odd + value[1:],
        odd * len(value),
        odd,
    )
    return [text for text in (*texts, "") if not found.is_found_in(text)]


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
