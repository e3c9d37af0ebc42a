"""Limits on values that only the strict mode enforces."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeAlias, TypeVar, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    SchemaError,
    SchemaValidator,
    core_schema,
    to_jsonable_python,
)

from .formats import FORMATS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Checked:
    """Strictly refuses what `check` does, by a `PydanticCustomError` whose type is the JSON Schema keyword."""

    check: Callable[[Any], Any]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        strict = core_schema.no_info_after_validator_function(self.check, schema)
        return _either(schema, strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constrained:
    """Strict limits: `ge` to `multiple_of` for numbers, lengths for strings, arrays and maps, the rest for strings."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    format: str | None = None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        limited = cast(CoreSchema, _limited(cast(_Schema, schema), self._limits()))
        strict = (
            core_schema.no_info_after_validator_function(self._formatted, limited)
            if self.format
            else limited
        )
        return _either(schema, strict)

    def _formatted(self, value: T) -> T:
        if isinstance(value, str) and not FORMATS[self.format or ""](value):
            kind = cast(Any, f"must be of the format {self.format}")
            raise PydanticCustomError("format", kind)
        return value

    def _limits(self) -> dict[str, Any]:
        stated = {key: value for key, value in asdict(self).items() if key != "format"}
        limits = {key: value for key, value in stated.items() if value is not None}
        return _with_engine(limits) if self.pattern else limits


_Schema: TypeAlias = dict[str, Any]

_NUMBER: Final = frozenset({"ge", "gt", "le", "lt", "multiple_of"})
_LENGTH: Final = frozenset({"min_length", "max_length"})
# What pydantic-core's kinds of schema can enforce themselves.
_LIMITS: Final[Mapping[str, frozenset[str]]] = {
    "int": _NUMBER,
    "float": _NUMBER,
    "str": _LENGTH | {"pattern", "regex_engine"},
    "list": _LENGTH,
    "dict": _LENGTH,
}
# Where they hold the schema that they wrap.
_INNER: Final[Mapping[str, str]] = {
    "lax-or-strict": "strict_schema",
    "function-before": "schema",
    "function-after": "schema",
    "nullable": "schema",
}


# What may stand between two schemas that differ by mode, and where it holds the inner one.
_BETWEEN: Final[Mapping[str, str]] = {
    "list": "items_schema",
    "dict": "values_schema",
    "nullable": "schema",
    "function-after": "schema",
}


# Of what is inside only the schema for the same mode is ever asked: with both of them, each level of arrays would be
# twice as large as the one below.
def _either(lax: CoreSchema, strict: CoreSchema) -> CoreSchema:
    return core_schema.lax_or_strict_schema(
        cast(CoreSchema, _sided(cast(_Schema, lax), "lax_schema")),
        cast(CoreSchema, _sided(cast(_Schema, strict), "strict_schema")),
    )


def _sided(schema: _Schema, side: str) -> _Schema:
    if schema["type"] == "lax-or-strict" and "ref" not in schema:
        chosen = _sided(schema[side], side)
        shown = schema.get("serialization")
        return {**chosen, "serialization": shown} if shown else chosen
    key = _BETWEEN.get(schema["type"], "")
    return {**schema, key: _sided(schema[key], side)} if key in schema else schema


# A keyword that is not about the type at hand says nothing, as in JSON Schema.
def _limited(schema: _Schema, limits: Mapping[str, object]) -> _Schema:
    kind = schema["type"]
    if kind == "function-plain":
        return _limited_text(schema, limits)
    if inner := _INNER.get(kind):
        return {**schema, inner: _limited(schema[inner], limits)}
    known: frozenset[str] = _LIMITS.get(kind, frozenset())
    return {**schema, **{name: limits[name] for name in known & limits.keys()}}


# An object that a string stands for is within the limits of the string.
def _limited_text(schema: _Schema, limits: Mapping[str, object]) -> _Schema:
    text = _limited({"type": "str"}, limits)
    choices = {"text": {"type": "chain", "steps": [text, schema]}, "object": schema}
    return {"type": "tagged-union", "choices": choices, "discriminator": _form}


def _form(value: object) -> str:
    return "text" if isinstance(value, str) else "object"


# JSON Schema's patterns are ECMA 262's: Rust's engine is the nearest, but has no lookaround and no back-references.
def _with_engine(limits: dict[str, Any]) -> dict[str, Any]:
    pattern = limits.pop("pattern")
    rust = {"pattern": pattern}
    python = {"pattern": _python_pattern(pattern), "regex_engine": "python-re"}
    for how in (rust, python):
        if _compiles(how):
            return limits | how
    return limits


# Python's $ also matches before a last line break.
def _python_pattern(pattern: str) -> str:
    if pattern.endswith("$") and not pattern.endswith(r"\$"):
        return pattern.removesuffix("$") + r"\Z"
    return pattern


def _compiles(limits: dict[str, str]) -> bool:
    try:
        SchemaValidator(cast(CoreSchema, {"type": "str", **limits}))
    except SchemaError:
        return False
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """Strictly one of the values, compared as JSON is: 1 is 1.0, and not true."""

    values: tuple[Any, ...]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        known = {_frozen(value) for value in self.values}
        schema = handler(source)

        def check(value: T) -> T:
            if _frozen(to_jsonable_python(value, by_alias=True)) not in known:
                keyword = "enum" if len(self.values) > 1 else "const"
                said = ", ".join(map(repr, self.values))
                raise PydanticCustomError(keyword, "must be {said}", {"said": said})
            return value

        strict = core_schema.no_info_plain_validator_function(check)
        return core_schema.lax_or_strict_schema(
            schema, strict, serialization=core_schema.simple_ser_schema("any")
        )


def _unique(value: list[T]) -> list[T]:
    seen = {_frozen(item) for item in to_jsonable_python(value, by_alias=True)}
    if len(seen) < len(value):
        raise PydanticCustomError("uniqueItems", "must not hold an item twice")
    return value


def _frozen(value: Any) -> Hashable:
    match value:
        case dict():
            members = cast(dict[str, Any], value)
            return frozenset((name, _frozen(item)) for name, item in members.items())
        case [*items]:
            return tuple(map(_frozen, items))
        case bool():
            return ("boolean", value)  # JSON's true is not its 1
        case _:
            return cast(Hashable, value)


UNIQUE: Final = Checked(_unique)
