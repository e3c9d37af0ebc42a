"""Example values made from types: deterministic, and valid wherever the limits of the type can be met by rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any as Json

from generator.ir import (
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
    Type,
    Union,
    json_of,
    text_of,
    wire_of,
)

_BY_FORMAT: Mapping[str, str] = {
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "uri-reference": "/example",
    "date-time": "2030-01-02T03:04:05Z",
    "date": "2030-01-02",
    "time": "03:04:05Z",
    "duration": "PT5S",
    "email": "someone@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "byte": "ZXhhbXBsZQ==",
}


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
    """A value of a type with every property that it has."""
    return _Maker(api, lambda _: True).value(told, frozenset())


def minimal_value(told: Type, api: Api) -> Json:
    """A value of a type with only the properties that are required."""
    return _Maker(api, lambda field: field.required).value(told, frozenset())


@dataclass(frozen=True, slots=True)
class _Maker:
    api: Api
    wants: Callable[[Field], bool]

    def value(self, told: Type, above: frozenset[str]) -> Json:
        match told:
            case Scalar():
                return _scalar(told)
            case Literal(values):
                return json_of(values[0])
            case List(item, constraints):
                return [self.value(item, above)] * max(
                    1, int(_limit(constraints, "minItems", 1))
                )
            case Map(value):
                return {"key": self.value(value, above)}
            case Union(members):
                return self.value(members[0], above)
            case Ref():
                return self._defined(told, above)
            case Any():
                return {}

    def _defined(self, ref: Ref, above: frozenset[str]) -> Json:
        match self.api.definition(ref):
            case Enum(values=values):
                return json_of(values[0])
            case Model(fields=fields):
                inside = above | {ref.id}
                kept = (
                    field
                    for field in fields
                    if field.required or self._fits(field, inside)
                )
                return {
                    wire_of(field.name): self._field(field, inside) for field in kept
                }

    def _fits(self, field: Field, inside: frozenset[str]) -> bool:
        return self.wants(field) and not _leads_into(field.type, inside)

    def _field(self, field: Field, inside: frozenset[str]) -> Json:
        stated = field.example or field.default
        if stated:
            return json_of(stated)
        return {} if _leads_into(field.type, inside) else self.value(field.type, inside)


def _leads_into(told: Type, above: frozenset[str]) -> bool:
    """Whether a value of the type would hold one that it is itself part of."""
    match told:
        case Ref(id=id_):
            return id_ in above
        case List(item) | Map(item):
            return _leads_into(item, above)
        case Union(members):
            return _leads_into(members[0], above)
    return False


def _scalar(told: Scalar) -> Json:
    match told.kind:
        case "string":
            return _string(told)
        case "integer":
            return int(_number(told.constraints, 1))
        case "number":
            return _number(told.constraints, 0.5)
        case "boolean":
            return True
        case "null":
            return None


def _string(told: Scalar) -> str:
    text = _BY_FORMAT.get(text_of(told.format), "string") if told.format else "string"
    padded = text.ljust(int(_limit(told.constraints, "minLength", 0)), "g")
    return padded[: int(_limit(told.constraints, "maxLength", len(padded)))]


def _number(constraints: tuple[Constraint, ...], step: float) -> float:
    step = _limit(constraints, "multipleOf", step)
    low = _limit(
        constraints, "minimum", _limit(constraints, "exclusiveMinimum", 0) + step
    )
    high = _limit(
        constraints,
        "maximum",
        _limit(constraints, "exclusiveMaximum", low + 2 * step) - step,
    )
    return min(max(step, low), high)


def _limit(constraints: tuple[Constraint, ...], keyword: str, other: float) -> float:
    stated = (json_of(each.argument) for each in constraints if each.keyword == keyword)
    value = next(stated, other)
    return value if isinstance(value, int | float) else other
