"""What models are made of: one class serves requests, checked strictly, and responses, read leniently.

pydantic picks the mode at each validation, and the annotations here say what differs between the two:

- `class X(Model)`: an object; unknown properties are kept. A property that Python
  would spell otherwise is `Annotated[T, Field(alias="as-on-the-wire")]`, so that type checkers see the Python name only.
- `Omittable[T] = None`: a property that may be absent but not null. Lenient: null is taken as well. Absent is told from
  null by `model_fields_set`. A property that may be both is `T | None = None`.
- `Annotated[L | str, Open(L)]`: an enum `L = Literal[...]` of strings, as a response holds it. Lenient: any other value of
  the same JSON types is taken, so the type that readers see says so. A model that is only ever sent has plain `L`.
- `Annotated[T, Constrained(...)]`: limits on a string, number, array or map. Lenient: not looked at.
- `Annotated[list[T], UNIQUE]`: an array of distinct items. Lenient: not looked at.
- `Integer`: an `int`; `5.0` is one too, as in JSON Schema.
- `Uri`: a `str` that is a URI, never altered. Lenient: any string.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final, TypeAlias, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .constraints import UNIQUE, Checked, Constrained
from .uris import is_uri

__all__ = ["UNIQUE", "Constrained", "Integer", "Model", "Omittable", "Open", "Uri"]

T = TypeVar("T")

# A value that only the lenient mode takes must not make pydantic warn when it is dumped.
_AS_IT_IS: Final = core_schema.simple_ser_schema("any")


class Model(BaseModel):
    """An object of the API: what `model_fields_set` lacks was absent, and what the spec does not name is kept."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        allow_inf_nan=False,
    )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        if schema["type"] != "model":
            return schema  # made before, and wrapped then
        return _rechecked(cls, schema)


# pydantic either trusts an instance, which users build leniently, or checks its defaults too, which are never sent.
def _rechecked(cls: type[BaseModel], schema: Mapping[str, Any]) -> CoreSchema:
    name: str = schema["ref"]
    plain = core_schema.definition_reference_schema(f"{name}/plain")
    rechecked = core_schema.no_info_before_validator_function(
        partial(_set_fields, cls), plain
    )
    wrapped = core_schema.json_or_python_schema(
        plain, core_schema.lax_or_strict_schema(plain, rechecked), ref=name
    )
    renamed = cast(CoreSchema, {**schema, "ref": f"{name}/plain"})
    return core_schema.definitions_schema(wrapped, [renamed])


def _set_fields(cls: type[BaseModel], value: object) -> object:
    if not isinstance(value, cls):
        return value
    return {name: getattr(value, name) for name in value.model_fields_set}


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
class Integral:
    """Makes an `int` strictly take a float without a fraction."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        return core_schema.lax_or_strict_schema(
            schema, core_schema.no_info_before_validator_function(_integer, schema)
        )


def _integer(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _uri(value: str) -> str:
    if not is_uri(value):
        raise PydanticCustomError("format", "must be an absolute URI by RFC 3986")
    return value


Omittable: TypeAlias = Annotated[T | None, NotNull()]
Integer: TypeAlias = Annotated[int, Integral()]
Uri: TypeAlias = Annotated[str, Checked(_uri)]
