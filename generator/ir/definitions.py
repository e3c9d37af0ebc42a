"""The types that have names: models, enums and aliases."""

from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from generator.ir.types import Origin, Type
from generator.ir.unprintable import Name, Text, Value


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model."""

    name: Name
    type: Type
    required: bool
    origin: Origin
    description: Text | None = None
    default: Value | None = None
    example: Value | None = None
    access: Choice["both", "read", "write"] = "both"
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """An object with known properties; `extra` is the type of the properties beside them, None if there may be none."""

    id: str
    name: Name
    fields: tuple[Field, ...]
    extra: Type | None
    origin: Origin
    description: Text | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Enum:
    """A named choice of several fixed values."""

    id: str
    name: Name
    values: tuple[Value, ...]
    origin: Origin
    description: Text | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A named type that is neither an object nor a choice of values, such as a union or an array that holds itself."""

    id: str
    name: Name
    type: Type
    origin: Origin
    description: Text | None = None
    deprecated: bool = False


Definition: TypeAlias = Model | Enum | Alias
