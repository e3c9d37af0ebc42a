"""Values inside answers, found by JSON pointers of names on the wire."""

from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from pydantic import BaseModel


def at(value: object, pointer: str) -> object:
    """What stands at `pointer` in a model or in plain data, None if nothing does."""
    for token in _tokens(pointer):
        value = _member(value, token)
    return value


@lru_cache(maxsize=1024)
def _tokens(pointer: str) -> tuple[str, ...]:
    steps = pointer.split("/")[1:]
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def _member(value: object, token: str) -> object:
    if isinstance(value, BaseModel):
        name = _attributes(type(value)).get(token)
        found: object = getattr(value, name) if name else None
        return found if name else (value.__pydantic_extra__ or {}).get(token)
    if isinstance(value, Mapping):
        return cast(Mapping[str, object], value).get(token)
    if isinstance(value, list) and token.isdecimal():
        items = cast(list[object], value)
        return items[int(token)] if int(token) < len(items) else None
    return None


@lru_cache(maxsize=1024)
def _attributes(model: type[BaseModel]) -> dict[str, str]:
    """The attributes of a model by their names on the wire."""
    fields = model.__pydantic_fields__
    return {field.alias or name: name for name, field in fields.items()}
