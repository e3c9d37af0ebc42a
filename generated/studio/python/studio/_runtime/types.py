"""What models are made of: one class serves requests, checked strictly, and responses, read leniently.

pydantic picks the mode at each validation, and the annotations here say what differs between the two:

- `class X(Model)`: an object; unknown properties are kept. A property that Python
  would spell otherwise is `Annotated[T, Field(alias="as-on-the-wire")]`, so that type checkers see the Python name only.
- `class X(Model, closed=True)`: strictly, unknown properties are refused.
- `Omittable[T] = None`: a property that may be absent but not null. Lenient: null is taken as well. Absent is told from
  null by `model_fields_set`. A property that may be both is `T | None = None`.
- `x: T = READ_ONLY`, `x: T = WRITE_ONLY`: a property that only an answer, only a request must have; elsewhere it is None.
- `Annotated[L | str, Open(L)]`: an enum `L = Literal[...]` of strings, as a response holds it. Lenient: any other value of
  the same JSON types is taken, so the type that readers see says so. A model that is only ever sent has plain `L`.
- `Annotated[T, Among((...))]`: one of values that no `Literal` can hold. Lenient: not looked at.
- `Annotated[A | B | UnknownObject, Tagged("kind", {"a": A, "b": B})]`: a union told apart by the value of a property.
  Lenient: an object with another value is kept as an `UnknownObject`.
- `Annotated[T, Constrained(...)]`: limits on a string, number, array or map. Lenient: not looked at.
- `Annotated[list[T], UNIQUE]`: an array of distinct items. Lenient: not looked at.
- `Annotated[tuple[...], FIXED]`: an array of so many items, each with its type.
- `Integer`: an `int`; `5.0` is one too, as in JSON Schema.
- `Uri`: a `str` that is a URI, never altered. Lenient: any string.
- `IsoDateTime`, `IsoDate`, `IsoTime`, `Uuid`, `Base64`, `DecimalString`: Python's objects for strings; see `formats`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeAlias, TypeVar, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .constraints import UNIQUE, Among, Checked, Constrained
from .formats import Base64, DecimalString, IsoDate, IsoDateTime, IsoTime, Uuid
from .objects import READ_ONLY, WRITE_ONLY, Model, UnknownObject
from .unions import Tagged
from .uris import is_uri

__all__ = [
    "FIXED",
    "READ_ONLY",
    "UNIQUE",
    "WRITE_ONLY",
    "Among",
    "Base64",
    "Constrained",
    "DecimalString",
    "Integer",
    "IsoDate",
    "IsoDateTime",
    "IsoTime",
    "Model",
    "Omittable",
    "Open",
    "Tagged",
    "UnknownObject",
    "Uri",
    "Uuid",
]

T = TypeVar("T")

# A value that only the lenient mode takes must not make pydantic warn when it is dumped.
_AS_IT_IS: Final = core_schema.simple_ser_schema("any")


@dataclass(frozen=True, slots=True)
class Open:
    """Makes a lenient type strictly the enum `closed`."""

    closed: Any

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        closed = handler.generate_schema(self.closed)
        return core_schema.lax_or_strict_schema(
            handler(source), closed, serialization=_AS_IT_IS
        )


@dataclass(frozen=True, slots=True)
class NotNull:
    """Makes a type with null strictly one without."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        return core_schema.lax_or_strict_schema(
            schema, core_schema.no_info_after_validator_function(_not_null, schema)
        )


def _not_null(value: T | None) -> T:
    if value is None:
        raise PydanticCustomError("type", "must not be null")
    return value


@dataclass(frozen=True, slots=True)
class Taking:
    """Makes a type strictly take what `convert` makes a value of it of."""

    convert: Callable[[object], object]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        return core_schema.lax_or_strict_schema(
            schema, core_schema.no_info_before_validator_function(self.convert, schema)
        )


def _integer(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _uri(value: str) -> str:
    if not is_uri(value):
        raise PydanticCustomError("format", "must be an absolute URI by RFC 3986")
    return value


def _tuple(value: object) -> object:
    return tuple(cast(list[object], value)) if isinstance(value, list) else value


FIXED: Final = Taking(_tuple)
Omittable: TypeAlias = Annotated[T | None, NotNull()]
Integer: TypeAlias = Annotated[int, Taking(_integer)]
Uri: TypeAlias = Annotated[str, Checked(_uri)]
