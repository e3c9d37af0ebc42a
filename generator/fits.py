"""Whether a value is one of a type, by its kind and its limits."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import Any as Json
from typing import Literal as Choice

from generator.ir import (
    Alias,
    Any,
    Api,
    Constraint,
    Discriminator,
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

Spared = Choice["", "read", "write"]
"""Which properties need not be there although they are required: those that only the other side has."""


def fits(value: Json, told: Type, api: Api, spared: Spared = "") -> bool:
    """Whether `value` is one of a type."""
    match told:
        case Any():
            return True
        case Literal(values):
            return _is_among(value, values)
        case Scalar():
            return _is_scalar(value, told)
        case Ref():
            return _is_defined(value, told, api, spared)
        case Union(members, discriminator):
            if isinstance(value, dict) and discriminator:
                return _is_tagged(value, discriminator, api, spared)
            return any(fits(value, member, api, spared) for member in members)
    return _is_container(value, told, api, spared)


def _is_defined(value: Json, ref: Ref, api: Api, spared: Spared) -> bool:
    match api.definition(ref):
        case Enum(values=values):
            return _is_among(value, values)
        case Alias(type=told):
            return fits(value, told, api, spared)
        case Model() as model:
            return isinstance(value, dict) and _is_model(value, model, api, spared)


def _is_tagged(
    value: dict[str, Json], by: Discriminator, api: Api, spared: Spared
) -> bool:
    tag = value.get(wire_of(by.name))
    return any(
        json_of(known) == tag and fits(value, told, api, spared)
        for known, told in by.tags
    )


def _is_model(value: dict[str, Json], model: Model, api: Api, spared: Spared) -> bool:
    fields = {wire_of(field.name): field for field in model.fields}
    for name, field in fields.items():
        if name in value and not fits(value[name], field.type, api, spared):
            return False
        if name not in value and field.required and field.access != spared:
            return False
    others = [each for name, each in value.items() if name not in fields]
    extra = model.extra
    return all(extra is not None and fits(each, extra, api, spared) for each in others)


def _is_container(
    value: Json, told: List | Tuple | Map, api: Api, spared: Spared
) -> bool:
    match told:
        case List(item, constraints):
            inner = isinstance(value, list) and all(
                fits(v, item, api, spared) for v in value
            )
        case Tuple(items):
            inner = isinstance(value, list) and len(value) == len(items)
            pairs = zip(value, items, strict=True) if inner else ()
            return inner and all(fits(each, item, api, spared) for each, item in pairs)
        case Map(item, constraints):
            inner = isinstance(value, dict) and all(
                fits(each, item, api, spared) for each in value.values()
            )
    return inner and _keeps(value, constraints)


def _is_among(value: Json, values: tuple[Value, ...]) -> bool:
    wanted = identity(value)
    return any(identity(json_of(each)) == wanted for each in values)


def identity(value: Json) -> str:
    """A text that is the same for values that are the same in JSON: 1 is 1.0, and not true."""
    if isinstance(value, str):
        return f'"{value}"'
    return json.dumps(_plain(value), sort_keys=True)


def _plain(value: Json) -> Json:
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {name: _plain(item) for name, item in value.items()}
    return value


def _is_scalar(value: Json, told: Scalar) -> bool:
    if not _KINDS[told.kind](value):
        return False
    check = _FORMATS.get(text_of(told.format)) if told.format else None
    is_text = isinstance(value, str)
    return _keeps(value, told.constraints) and (
        check is None or not is_text or check(value)
    )


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_KINDS: Mapping[str, Callable[[Json], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _is_number(value) and float(value).is_integer(),
    "number": _is_number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}


def _keeps(value: Json, constraints: tuple[Constraint, ...]) -> bool:
    return all(keeps(value, each) for each in constraints)


def keeps(value: Json, constraint: Constraint) -> bool:
    """Whether a value of the right kind keeps within a limit."""
    return _LIMITS[constraint.keyword](value, json_of(constraint.argument))


def _is_multiple(value: Json, step: Json) -> bool:
    return not Fraction(str(value)) % Fraction(str(step)) if step else True


def _is_found(value: Json, pattern: Json) -> bool:
    found = compiled(str(pattern))
    return found is None or found.is_found_in(value)


_LIMITS: Mapping[str, Callable[[Json, Json], bool]] = {
    **dict.fromkeys(
        ("minLength", "minItems", "minProperties"),
        lambda value, limit: len(value) >= limit,
    ),
    **dict.fromkeys(
        ("maxLength", "maxItems", "maxProperties"),
        lambda value, limit: len(value) <= limit,
    ),
    "pattern": _is_found,
    "minimum": lambda value, limit: value >= limit,
    "maximum": lambda value, limit: value <= limit,
    "exclusiveMinimum": lambda value, limit: value > limit,
    "exclusiveMaximum": lambda value, limit: value < limit,
    "multipleOf": _is_multiple,
    "uniqueItems": lambda value, limit: (
        not limit or len({identity(item) for item in value}) == len(value)
    ),
}


def _is_date_time(text: str) -> bool:
    found = re.fullmatch(r"(.{10})[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", text)
    return found is not None and _reads(datetime.fromisoformat, text.upper())


def _is_date(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text)) and _reads(
        date.fromisoformat, text
    )


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _is(format_: str) -> Callable[[str], bool]:
    return lambda text: bool(_checker(format_).is_valid(text))


@cache
def _checker(format_: str) -> Json:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator({"format": format_}, validate_formats=True)


_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date-time": _is_date_time,
    "date": _is_date,
    "uuid": lambda text: _UUID.fullmatch(text) is not None,
    "email": lambda text: "@" in text,
    **{name: _is(name) for name in ("uri", "uri-reference", "ipv4", "ipv6")},
}
