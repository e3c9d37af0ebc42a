"""Ways to break a value, one for each limit of its type that can be broken, with the fault that must be reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any as Json

from generator.errors import pointer
from generator.fits import Spared, fits
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
from generator.ledger import Ledger, Place, Rule, Side
from generator.limits import UNKNOWN_KEY, beyond


@dataclass(frozen=True, slots=True)
class Breakage:
    """A broken copy of a value: `keyword` is broken at `pointer`; `words` name the breakage."""

    words: tuple[str, ...]
    pointer: str
    keyword: str
    value: Json
    rule: Rule


SPARED: Mapping[Side, Spared] = {"request": "read", "answer": "write"}
"""The access of what need not be there although it is required, by the side."""

# after so many rules of a union that do not show, one after the other, no more are tried
_PATIENCE = 3


def breakages(told: Type, value: Json, api: Api, ledger: Ledger) -> Iterator[Breakage]:
    """The breakages of `value`, a valid value of the type, that are open in the ledger, in the order of its fields."""
    for at, keyword, broken in _Breaker(api, ledger).faults(told, value, _At()):
        if ledger.is_open(rule := at.rule(keyword)):
            changed = _replaced(value, at.place, broken)
            words = (*map(str, at.place), keyword)
            kind = keyword.partition(" ")[0]
            yield Breakage(words, pointer(*at.place), kind, changed, rule)


class _Gone:
    """Stands for a property that is left out."""


_GONE = _Gone()


@dataclass(frozen=True, slots=True)
class _At:
    """A place in a value: also seen from the innermost model around it, of `depth` that are around each other."""

    place: Place = ()
    model: str = ""
    within: Place = ()
    depth: int = 0

    def down(self, token: str | int) -> "_At":
        return replace(self, place=(*self.place, token), within=(*self.within, token))

    def into(self, model: Model) -> "_At":
        return _At(self.place, model.id, (), self.depth + 1)

    def rule(self, keyword: str) -> Rule:
        return Rule(self.model, self.within if self.depth == 1 else (), keyword)


_Faults = Iterator[tuple[_At, str, Json]]


@dataclass(frozen=True, slots=True)
class _Breaker:
    """Breaks values."""

    api: Api
    ledger: Ledger

    def faults(self, told: Type, value: Json, at: _At) -> _Faults:
        match told:
            case Ref():
                yield from self._of_definition(told, value, at)
            case Scalar():
                yield from _of_scalar(told, value, at)
            case Literal(values):
                yield from _of_values(values, at, _keyword(values))
            case List() | Tuple():
                yield at, "type", "not an array"
                yield from self._of_array(told, value, at)
            case Map(item, constraints):
                yield at, "type", "not an object"
                yield from _of_constraints(constraints, value, at)
                for name in list(value)[:1]:
                    yield from self.faults(item, value[name], at.down(name))
            case Union():
                yield from self._of_union(told, value, at)
            case Any():
                return

    def _of_definition(self, ref: Ref, value: Json, at: _At) -> _Faults:
        match self.api.definition(ref):
            case Enum(values=values):
                yield from _of_values(values, at, _keyword(values))
            case Alias(type=told):
                yield from self.faults(told, value, at)
            case Model() as model:
                if at.place:
                    yield at, "type", "not an object"
                if isinstance(value, dict):
                    yield from self._of_model(model, value, at.into(model))

    def _of_model(self, model: Model, value: dict[str, Json], at: _At) -> _Faults:
        for each in model.fields:
            inside = at.down(wire := wire_of(each.name))
            if each.required and each.access != SPARED[self.ledger.side]:
                yield inside, "required", _GONE
            if wire in value:
                yield from self.faults(each.type, value[wire], inside)
        if model.extra is None:
            yield at.down(UNKNOWN_KEY), "additionalProperties", 1
        elif isinstance(model.extra, Scalar):
            yield at.down(UNKNOWN_KEY), "type", _OTHER_KIND[model.extra.kind]

    def _of_array(self, told: List | Tuple, value: Json, at: _At) -> _Faults:
        if isinstance(told, List):
            yield from _of_constraints(told.constraints, value, at)
        items = told.items if isinstance(told, Tuple) else (told.item,)
        for index, (item, inner) in enumerate(zip(items, value, strict=False)):
            yield from self.faults(item, inner, at.down(index))

    def _of_union(self, told: Union, value: Json, at: _At) -> _Faults:
        """What breaks the member that the value is of, unless it makes a value of another member."""
        if all(isinstance(member, Scalar) for member in told.members):
            yield at, "type", ["neither"]
        whole = Rule(at.model, at.within, "anyOf")
        spared = SPARED[self.ledger.side]
        fitting = (each for each in told.members if fits(value, each, self.api, spared))
        member = next(fitting, None) if self.ledger.is_open(whole) else None
        before = self.ledger.misses
        for fault in self._of_member(told, member, value, at) if member else ():
            yield fault
            # many schemas report nothing of what is inside a union
            if self.ledger.misses - before >= _PATIENCE:
                self.ledger.settled(whole)
                return

    def _of_member(self, told: Union, member: Type, value: Json, at: _At) -> _Faults:
        # without its tag, an object is of no member
        tag = wire_of(told.discriminator.name) if told.discriminator else None
        for where, keyword, broken in self.faults(member, value, at):
            rule = where.rule(keyword)
            if where.place == (*at.place, tag) or not self.ledger.is_open(rule):
                continue
            changed = _replaced(value, where.place[len(at.place) :], broken)
            spared = SPARED[self.ledger.side]
            if any(fits(changed, each, self.api, spared) for each in told.members):
                self.ledger.failed(rule)
            else:
                yield where, keyword, broken


_OTHER_KIND: Mapping[str, Json] = {
    "string": 12345,
    "integer": "not an integer",
    "number": "not a number",
    "boolean": "not a boolean",
    "null": "not null",
}


def _of_scalar(told: Scalar, value: Json, at: _At) -> _Faults:
    yield at, "type", _OTHER_KIND[told.kind]
    if told.kind != "null":
        yield at, "type null", None
    if told.kind == "integer":
        yield at, "type fraction", 0.5
    if (
        told.kind == "string"
        and told.format
        and (broken := _BAD_FORMATS.get(text_of(told.format)))
    ):
        yield at, "format", broken
    yield from _of_constraints(told.constraints, value, at)


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


def _of_values(values: tuple[Value, ...], at: _At, keyword: str) -> _Faults:
    known = [json_of(value) for value in values]
    texts = [value for value in known if isinstance(value, str)]
    numbers = [value for value in known if isinstance(value, int | float)]
    if texts:
        yield at, keyword, "".join(texts)[:40] + " unknown"
    if numbers:
        yield at, keyword, max(numbers) + 1
    yield at, f"{keyword} type", ["neither"]


def _of_constraints(
    constraints: tuple[Constraint, ...], value: Json, at: _At
) -> _Faults:
    for keyword, broken in beyond(constraints, value):
        yield at, keyword, broken


def _replaced(value: Json, place: Place, broken: Json) -> Json:
    """The value with another one at a place; the rest of it is shared."""
    if not place:
        return broken
    token, *inner = place
    changed = value.copy()
    if isinstance(broken, _Gone) and not inner:
        changed.pop(token, None)
    else:
        changed[token] = (
            _replaced(value[token], tuple(inner), broken) if inner else broken
        )
    return changed
