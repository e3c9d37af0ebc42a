"""Bytes in examples, which JSON has no values for."""

from typing import Any as Json

from generator.fits import fits
from generator.ir import (
    Alias,
    Api,
    List,
    Map,
    Model,
    Ref,
    Scalar,
    Text,
    Type,
    Union,
    text_of,
    wire_of,
)

FILE = b"example"
"""What stands for any bytes."""


def with_bytes(value: Json, told: Type, api: Api) -> Json:
    """The value with bytes wherever its type says that there are some."""
    match told:
        case Scalar(format=Text() as format_) if text_of(format_) == "binary":
            return FILE
        case List(item) if isinstance(value, list):
            return [with_bytes(each, item, api) for each in value]
        case Map(item) if isinstance(value, dict):
            return {name: with_bytes(each, item, api) for name, each in value.items()}
        case Union(members):
            fitting = (each for each in members if fits(value, each, api, "read"))
            member = next(fitting, None)
            return with_bytes(value, member, api) if member else value
        case Ref():
            return _defined(value, told, api)
    return value


def _defined(value: Json, ref: Ref, api: Api) -> Json:
    match api.definition(ref):
        case Alias(type=told):
            return with_bytes(value, told, api)
        case Model() as model if isinstance(value, dict):
            types = {wire_of(each.name): each.type for each in model.fields}
            return {
                name: with_bytes(each, types[name], api) if name in types else each
                for name, each in value.items()
            }
    return value
