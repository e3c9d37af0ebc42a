"""Example values made from types: deterministic, and valid wherever the limits of the type can be met by rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain
from math import ceil, floor
from typing import Any as Json

from generator.fits import fits, identity, keeps
from generator.ir import (
    Alias,
    Any,
    Api,
    Constraint,
    Content,
    Enum,
    Field,
    List,
    Literal,
    Map,
    Model,
    Parameter,
    Ref,
    Scalar,
    Tuple,
    Type,
    Union,
    json_of,
    text_of,
    wire_of,
)
from generator.least import LONGEST, Least, at_least, limit
from generator.strings import matching

_BY_FORMAT: Mapping[str, str] = {
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "uri-reference": "/example",
    "uri-template": "/example",
    "iri": "https://example.com/",
    "iri-reference": "/example",
    "json-pointer": "/example",
    "relative-json-pointer": "1",
    "date-time": "2030-01-02T03:04:05Z",
    "date": "2030-01-02",
    "time": "03:04:05Z",
    "duration": "PT5S",
    "email": "someone@example.com",
    "idn-email": "someone@example.com",
    "hostname": "example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "byte": "ZXhhbXBsZQ==",
    "base64": "ZXhhbXBsZQ==",
    "decimal": "1.5",
}

# Beyond them, an object has only what it must have: nobody reads an example that is longer than a page.
_DEEPEST, _MOST = 5, 250


# Beyond them, what it must have is not made either: some schemas ask for more than a machine can hold.
_BOTTOM, _ALL = 60, 20_000

# What has grown so long is not gone on with if it would become longer than that.
_LONG = 100


def example_of(content: Content, api: Api) -> Json:
    """The first example that the spec gives of a body, or one with every property, made of its type."""
    return (
        json_of(content.examples[0].value)
        if content.examples
        else full_value(content.type, api)
    )


def example_of_parameter(parameter: Parameter, api: Api) -> Json:
    """The example or the default that the spec gives of a parameter, or a value made of its type."""
    stated = parameter.example or parameter.default
    return json_of(stated) if stated else full_value(parameter.type, api)


def full_value(told: Type, api: Api) -> Json:
    """A value of a type with every property that it has, deep down only those that are required."""
    return _made(_Maker(api, Least(api), _MOST), told)


def minimal_value(told: Type, api: Api) -> Json:
    """A value of a type with only the properties that are required, and as few items in its arrays as there may be."""
    return _made(_Maker(api, Least(api), 0), told)


def _made(maker: "_Maker", told: Type) -> Json:
    value = maker.value(told, ())
    return {} if isinstance(value, _Endless) else value


class _Endless:
    """Stands for a value that would have to hold itself."""


_ENDLESS = _Endless()


@dataclass(slots=True)
class _Maker:
    """Makes values, what need not be there as long as there is `room`; `variant` numbers those that have to differ."""

    api: Api
    least: Least
    room: int
    variant: int = 0
    _count: int = field(default=0)

    def value(self, told: Type, above: tuple[str, ...]) -> Json:
        self._count += 1
        if self._count > _ALL or len(above) > _BOTTOM:
            return _ENDLESS
        match told:
            case Scalar():
                return _scalar(told, self.variant)
            case Literal(values):
                return json_of(values[self.variant % len(values)])
            case List(item, constraints):
                return self._list(item, constraints, above)
            case Tuple(items):
                made = [self.value(item, above) for item in items]
                return _ENDLESS if _ENDLESS in made else made
            case Map(value, constraints):
                return self._map(value, constraints, above)
            case Union():
                return self._union(told, above)
            case Ref():
                return self._defined(told, above)
            case Any():
                return {}

    def _list(
        self, item: Type, constraints: tuple[Constraint, ...], above: tuple[str, ...]
    ) -> Json:
        least = at_least(constraints, "minItems")
        usual = max(self._has_room(above), least)
        count = min(usual, int(limit(constraints, "maxItems", usual)))
        unique = any(each.keyword == "uniqueItems" for each in constraints)
        made = list(self._items(item, count, above, different=unique))
        if len(made) < least:
            return _ENDLESS
        return made

    def _items(
        self, item: Type, count: int, above: tuple[str, ...], *, different: bool
    ) -> Iterator[Json]:
        before, seen = self.variant, set[str]()
        for number in range(count):
            self.variant = before + number if different else before
            made = self.value(item, above)
            if made is _ENDLESS or (different and identity(made) in seen):
                break
            seen.add(identity(made))
            yield made
        self.variant = before

    def _map(
        self, value: Type, constraints: tuple[Constraint, ...], above: tuple[str, ...]
    ) -> Json:
        least = at_least(constraints, "minProperties")
        usual = max(self._has_room(above), least)
        count = min(usual, int(limit(constraints, "maxProperties", usual)))
        made = self.value(value, above) if count else _ENDLESS
        if made is _ENDLESS:
            return _ENDLESS if least else {}
        return {f"key{number or ''}": made for number in range(count)}

    def _union(self, told: Union, above: tuple[str, ...]) -> Json:
        if told.discriminator:
            wire = wire_of(told.discriminator.name)
            for tag, member in told.discriminator.tags:
                made = self.value(member, above)
                if isinstance(made, dict):
                    return {**made, wire: json_of(tag)}
        made = (self.value(member, above) for member in told.members)
        return next((each for each in made if each is not _ENDLESS), _ENDLESS)

    def _defined(self, ref: Ref, above: tuple[str, ...]) -> Json:
        if ref.id in above or self._is_too_much(*above, ref.id):
            return _ENDLESS
        match self.api.definition(ref):
            case Enum(values=values):
                return json_of(values[self.variant % len(values)])
            case Alias(type=told):
                return self.value(told, (*above, ref.id))
            case Model() as model:
                return self._model(model, (*above, ref.id))

    def _is_too_much(self, *begun: str) -> bool:
        """Whether one of the definitions that are begun could not be finished; asked where much was made of them."""
        return self._count > _LONG and any(
            self.least.of_definition(id_) > _ALL for id_ in begun
        )

    def _model(self, model: Model, above: tuple[str, ...]) -> Json:
        made: dict[str, Json] = {}
        for each in model.fields:
            if each.required or self._has_room(above):
                value = self._field(each, above)
                if value is not _ENDLESS:
                    made[wire_of(each.name)] = value
                elif each.required:
                    return _ENDLESS
        return made

    def _has_room(self, above: tuple[str, ...]) -> bool:
        return len(above) <= _DEEPEST and self._count < self.room

    def _field(self, each: Field, above: tuple[str, ...]) -> Json:
        for stated in (each.example, each.default):
            if (
                stated
                and not self.variant
                and fits(json_of(stated), each.type, self.api)
            ):
                return json_of(stated)
        return self.value(each.type, above)


def _scalar(told: Scalar, variant: int) -> Json:
    match told.kind:
        case "string":
            return _string(told, variant)
        case "integer":
            return _number(told.constraints, variant, whole=True)
        case "number":
            return _number(told.constraints, variant, whole=False)
        case "boolean":
            return not variant % 2
        case "null":
            return None


def _string(told: Scalar, variant: int) -> str:
    usual = _BY_FORMAT.get(text_of(told.format), "string") if told.format else "string"
    wanted = f"{usual}{variant}" if variant else usual
    shortest = min(int(limit(told.constraints, "minLength", 0)), LONGEST * 10)
    most = int(limit(told.constraints, "maxLength", LONGEST * 10))
    padded = wanted.ljust(shortest, "g")
    cut = padded[:most]
    texts = (wanted, cut, padded[-most:] if most else "")
    matched = _matched(told.constraints, shortest, most)
    kept = (each for each in chain(texts, matched) if _keeps(each, told.constraints))
    return next(kept, cut)


def _matched(
    constraints: tuple[Constraint, ...], shortest: int, most: int
) -> Iterator[str]:
    for each in constraints:
        if each.keyword == "pattern":
            yield matching(str(json_of(each.argument)), shortest, most) or ""


def _keeps(value: Json, constraints: tuple[Constraint, ...]) -> bool:
    return all(keeps(value, each) for each in constraints)


def _number(
    constraints: tuple[Constraint, ...], variant: int, *, whole: bool
) -> int | float:
    """The usual number, or the first near one of the limits that keeps within all of them."""
    step = Fraction(str(limit(constraints, "multipleOf", 1 if whole else 0.5) or 1))
    step = Fraction(step.numerator) if whole else step
    bounds = [
        Fraction(str(json_of(each.argument)))
        for each in constraints
        if each.keyword.lower().endswith("imum")
    ]
    near = [n * step for bound in bounds for n in (*_around(bound / step),)]
    middle = [sum(bounds, Fraction(0)) / len(bounds)] if bounds and not whole else []
    wanted = [step, Fraction(0), *near, *middle, *bounds]
    kept = [each for each in map(_plain, wanted) if _keeps(each, constraints)]
    found = kept[0] if kept else _plain(step)
    further = (_plain(Fraction(str(found)) + sign * variant * step) for sign in (1, -1))
    return next((each for each in further if _keeps(each, constraints)), found)


def _around(quotient: Fraction) -> Iterator[int]:
    low, high = floor(quotient), ceil(quotient)
    yield from (low, high, high + 1, low - 1)


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
