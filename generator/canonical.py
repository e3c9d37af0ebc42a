"""Answers as a client gives them back: the same values, their texts written in one way."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any as Json
from uuid import UUID

from generator.fits import fits
from generator.ir import (
    Alias,
    Api,
    List,
    Map,
    Model,
    Ref,
    Scalar,
    Tuple,
    Type,
    Union,
    text_of,
    wire_of,
)


def canonical(value: Json, told: Type, api: Api) -> Json:
    """The value, what stands for a time, a UUID or bytes written as clients write it."""
    match told:
        case Scalar() if isinstance(value, str) and told.format:
            return _text(value, text_of(told.format))
        case List(item) if isinstance(value, list):
            return [canonical(each, item, api) for each in value]
        case Tuple(items) if isinstance(value, list):
            pairs = zip(value, items, strict=False)
            return [canonical(each, item, api) for each, item in pairs]
        case Map(item) if isinstance(value, dict):
            return {name: canonical(each, item, api) for name, each in value.items()}
        case Union(members):
            fitting = (each for each in members if fits(value, each, api, "write"))
            member = next(fitting, None)
            return canonical(value, member, api) if member else value
        case Ref():
            return _defined(value, told, api)
    return value


def _defined(value: Json, ref: Ref, api: Api) -> Json:
    match api.definition(ref):
        case Alias(type=told):
            return canonical(value, told, api)
        case Model() as model if isinstance(value, dict):
            types = {wire_of(each.name): each.type for each in model.fields}
            return {
                name: canonical(each, types[name], api) if name in types else each
                for name, each in value.items()
            }
    return value


def _text(value: str, format_: str) -> str:
    with suppress(ValueError):
        return _WRITTEN.get(format_, str)(value)
    return value


def _moment(value: datetime | time) -> str:
    return value.isoformat().replace("+00:00", "Z")


_WRITTEN: Mapping[str, Callable[[str], str]] = {
    "date-time": lambda text: _moment(datetime.fromisoformat(text.upper())),
    "time": lambda text: _moment(time.fromisoformat(text.upper())),
    "date": lambda text: date.fromisoformat(text).isoformat(),
    "uuid": lambda text: str(UUID(text)),
    "byte": lambda text: b64encode(b64decode(text, validate=True)).decode(),
}
