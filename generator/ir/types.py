"""The types of values, and the limits that they keep."""

from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from generator.ir.unprintable import Name, Text, Value


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of the API was read: file, JSON pointer and, if it was captured, the id of the page."""

    file: str
    pointer: str
    page: str | None = None


Kind: TypeAlias = Choice["string", "integer", "number", "boolean", "null"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One JSON Schema keyword that limits a value, such as `maxLength`, and its argument."""

    keyword: str
    argument: Value


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, boolean or null, with its format and limits."""

    kind: Kind
    format: Text | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """One of a few fixed values."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A definition of the API, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class List:
    """An array of one type."""

    item: "Type"
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Tuple:
    """An array of so many items, each place with a type of its own."""

    items: tuple["Type", ...]


@dataclass(frozen=True, slots=True)
class Map:
    """An object of free keys with values of one type."""

    value: "Type"
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property whose value, a tag, tells which member of a union an object is.

    An object with any other value is still an `other`, if there is such a type.
    """

    name: Name
    tags: tuple[tuple[Value, "Type"], ...]
    other: "Type | None" = None


@dataclass(frozen=True, slots=True)
class Union:
    """A value of any of several types; nullable is a union with null."""

    members: tuple["Type", ...]
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Any:
    """A value of which the spec says nothing that a type could express."""


Type: TypeAlias = Scalar | Literal | Ref | List | Tuple | Map | Union | Any
