"""Objects of the API as pydantic models, which serve requests and responses alike."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, LiteralString, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .formats import REQUEST

# Required on one side only; of any type, so that a field of any type can have it as its value.
READ_ONLY: Any = Field(default=None, json_schema_extra={"readOnly": True})
WRITE_ONLY: Any = Field(default=None, json_schema_extra={"writeOnly": True})


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

    __closed__: ClassVar[bool] = False

    def __init_subclass__(cls, *, closed: bool = False, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.__closed__ = closed

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        if schema["type"] != "model":
            return schema  # made before, and wrapped then
        return _rechecked(cls, schema)


class UnknownObject(Model):
    """An object of a union whose tag the spec does not name; all that it holds is kept."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


# pydantic either trusts an instance, which users build leniently, or checks its defaults too, which are never sent.
def _rechecked(cls: type[Model], schema: Mapping[str, Any]) -> CoreSchema:
    name: str = schema["ref"]
    plain = core_schema.definition_reference_schema(f"{name}/plain")
    rechecked = core_schema.no_info_before_validator_function(
        partial(_set_fields, cls), plain
    )
    wrapped = core_schema.json_or_python_schema(
        core_schema.lax_or_strict_schema(plain, _completed(cls, schema, plain)),
        core_schema.lax_or_strict_schema(plain, _completed(cls, schema, rechecked)),
        ref=name,
    )
    renamed = cast(CoreSchema, {**schema, "ref": f"{name}/plain"})
    return core_schema.definitions_schema(wrapped, [renamed])


def _set_fields(cls: type[BaseModel], value: object) -> object:
    if not isinstance(value, cls):
        return value
    return {name: getattr(value, name) for name in value.model_fields_set}


# What pydantic cannot ask for: no unknown properties, and those that only one side must have.
def _completed(
    cls: type[Model], model: Mapping[str, Any], schema: CoreSchema
) -> CoreSchema:
    read, write = _marked(cls, model, "readOnly"), _marked(cls, model, "writeOnly")
    if not (cls.__closed__ or read or write):
        return schema

    def check(value: Model, info: ValidationInfo) -> Model:
        if cls.__closed__:
            _refuse("additionalProperties", sorted(value.__pydantic_extra__ or ()))
        wanted = write if info.context is REQUEST else read
        given = value.model_fields_set
        _refuse("required", [wanted[name] for name in wanted if name not in given])
        return value

    return core_schema.with_info_after_validator_function(check, schema)


# The names on the wire of the fields with a mark, by their attributes.
def _marked(cls: type[Model], model: Mapping[str, Any], mark: str) -> dict[str, str]:
    fields = model["schema"].get("fields", {})
    return {
        name: fields.get(name, {}).get("validation_alias", name)
        for name, field in cls.__pydantic_fields__.items()
        if field.json_schema_extra == {mark: True}
    }


def _refuse(keyword: LiteralString, names: Iterable[str]) -> None:
    if listed := list(names):
        raise PydanticCustomError(f"{keyword}_of_object", "", {"names": listed})
