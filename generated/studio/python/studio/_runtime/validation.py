"""Checks values against declared types, and says what is wrong in the words of JSON Schema."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .building import adapter_of
from .declarations import Parameter
from .errors import Violation, Where
from .formats import REQUEST
from .redaction import HIDDEN, is_sensitive, shown
from .unions import OTHER

T = TypeVar("T")

_MISSING: Final = object()

_KINDS: Final[Mapping[str, str]] = {
    "string": "a string",
    "int": "an integer",
    "float": "a number",
    "bool": "a boolean",
    "list": "an array",
    "tuple": "an array",
    "dict": "an object",
    "model": "an object",
    "none": "null",
    "bytes": "bytes",
}

# By pydantic's type of error: the JSON Schema keyword, and the message made with pydantic's context.
_KEYWORDS: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("required", "is required"),
    "literal_error": ("enum", "must be {expected}"),
    "extra_forbidden": ("additionalProperties", "is not a known property"),
    "int_from_float": ("type", "must be an integer"),
    "none_required": ("type", "must be null"),
    "finite_number": ("type", "must be a finite number"),
    "string_unicode": ("type", "must be Unicode text"),
    "greater_than_equal": ("minimum", "must be at least {ge}"),
    "greater_than": ("exclusiveMinimum", "must be greater than {gt}"),
    "less_than_equal": ("maximum", "must be at most {le}"),
    "less_than": ("exclusiveMaximum", "must be less than {lt}"),
    "multiple_of": ("multipleOf", "must be a multiple of {multiple_of}"),
    "string_too_short": ("minLength", "must have {min_length} characters or more"),
    "string_too_long": ("maxLength", "must have {max_length} characters or fewer"),
    "string_pattern_mismatch": ("pattern", "must match {pattern}"),
    "too_short": ("minItems", "must have {min_length} items or more"),
    "too_long": ("maxItems", "must have {max_length} items or fewer"),
    "json_invalid": ("json", "is not valid JSON ({error})"),
    "union_tag_invalid": (
        "discriminator",
        "must be {expected_tags} by {discriminator}",
    ),
    "union_tag_not_found": ("discriminator", "must have {discriminator}"),
}

_OF_OBJECTS: Final[Mapping[str, tuple[str, str]]] = {
    "additionalProperties_of_object": (
        "additionalProperties",
        "is not a known property",
    ),
    "required_of_object": ("required", "is required"),
}


@cache
def parameter_adapter(parameter: Parameter) -> TypeAdapter[Any]:
    """What validates a parameter."""
    return adapter_of(parameter.type)


def checked(
    adapter: TypeAdapter[T],
    value: object,
    found: list[Violation],
    *,
    where: Where,
    pointer: str = "",
) -> T | None:
    """`value` as its type holds it, or nothing after adding to `found` how it breaks the schema."""
    try:
        return adapter.validate_python(value, strict=True, context=REQUEST)
    except ValidationError as error:
        found.extend(violations(error, value, where=where, pointer=pointer))
        return None


def violations(
    error: ValidationError,
    value: object,
    *,
    where: Where = "body",
    pointer: str = "",
    secrets: Iterable[str] = (),
) -> Iterator[Violation]:
    """What pydantic found wrong with `value`, which itself stands at `pointer`; no message shows one of `secrets`."""
    for details in error.errors(include_url=False):
        path = pointer + pointer_to(details, value)
        if details["type"] in _OF_OBJECTS:
            yield from _of_object(details, where, path)
        elif details["type"] != OTHER:
            yield _violation(details, where, path, secrets)


# Where one error is about several properties.
def _of_object(
    details: ErrorDetails, where: Where, pointer: str
) -> Iterator[Violation]:
    keyword, said = _OF_OBJECTS[details["type"]]
    for name in details.get("ctx", {})["names"]:
        message = f"{said} ({keyword})"
        yield Violation(where, f"{pointer}/{escaped(name)}", keyword, message)


def _violation(
    details: ErrorDetails, where: Where, pointer: str, secrets: Iterable[str]
) -> Violation:
    keyword, said = _said(details)
    message = f"{said} ({keyword})"
    if keyword not in {"required", "json"}:
        hidden = is_sensitive(pointer.rpartition("/")[2])
        message += f", got {HIDDEN if hidden else shown(details['input'], secrets)}"
    return Violation(where, pointer, keyword, message, details["input"])


def _said(details: ErrorDetails) -> tuple[str, str]:
    kind, context = details["type"], details.get("ctx", {})
    name, _, ending = kind.rpartition("_")
    if ending in {"type", "parsing"} and name in _KINDS:
        return "type", f"must be {_KINDS[name]}"
    if kind not in _KEYWORDS:
        return kind, details["msg"]
    keyword, message = _KEYWORDS[kind]
    return _refined(keyword, context), message.format_map(context)


# Where pydantic has one type of error for two keywords.
def _refined(keyword: str, context: Mapping[str, object]) -> str:
    match keyword:
        case "enum" if " or " not in str(context["expected"]):
            return "const"
        case "minItems" | "maxItems" if context["field_type"] == "Dictionary":
            return keyword.replace("Items", "Properties")
        case _:
            return keyword


def pointer_to(details: ErrorDetails, value: object) -> str:
    """The JSON pointer from `value` to an error in it."""
    return "".join("/" + escaped(str(token)) for token in _tokens(details, value))


# pydantic's location also has the names of the union members it tried: they are what leads nowhere in the value.
def _tokens(details: ErrorDetails, value: object) -> Iterator[str | int]:
    *parents, last = details["loc"] or ("",)
    for token in parents:
        inner = _child(value, token)
        if inner is not _MISSING:
            value = inner
            yield token
    if details["type"] == "missing" or _child(value, last) is not _MISSING:
        yield last


def _child(value: object, token: str | int) -> object:
    match value:
        case BaseModel():
            return _properties(value).get(str(token), _MISSING)
        case Mapping():
            return cast(Mapping[object, object], value).get(token, _MISSING)
        case list() if isinstance(token, int):
            items = cast(list[object], value)
            return items[token] if token < len(items) else _MISSING
        case _:
            return _MISSING


def _properties(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(by_alias=True, exclude_unset=True, warnings=False)


def escaped(token: str) -> str:
    """A token of a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")
