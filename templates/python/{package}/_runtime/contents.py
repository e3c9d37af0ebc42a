"""The body of a request: checked, and written in one of the media types that the operation takes."""

from functools import cache, lru_cache
from typing import Any, Final, NamedTuple, TypeAlias, cast

from pydantic import TypeAdapter

from .bodies import Family, encode, family_of, is_in_range, is_range
from .building import adapter_of
from .declarations import Body
from .errors import Violation
from .headers import is_header_value
from .options import OMIT, Omit
from .streams import Stream, body_of, is_binary_content, source_of
from .validation import checked

Content: TypeAlias = tuple[str, bytes | Stream]
"""A body as it is sent, after its media type."""


class Writer(NamedTuple):
    """How a body is written in a media type that is declared as `declared`, and what validates it."""

    declared: str
    family: Family
    adapter: TypeAdapter[Any]


def content_of(
    body: Body, value: object, media_type: str | Omit | None, found: list[Violation]
) -> Content | None:
    """The body that says `value`; nothing if that is `OMIT`, or after adding to `found` what is wrong with it."""
    value = _without_omitted(value, body)
    if value is OMIT:
        if body.required:
            found.append(Violation("body", "", "required", "is required (required)"))
        return None
    chosen = media_type or _usual(body)
    writer = writer_of(body, chosen)
    if writer is None:
        message = f"must be one of {', '.join(body.content)} (enum)"
        found.append(Violation("header", "/Content-Type", "enum", message, chosen))
        return None
    try:
        return _written(body, writer, chosen, value, found)
    except (ValueError, TypeError, OSError) as error:
        message = f"cannot be written as {chosen} ({error})"
        found.append(Violation("body", "", "type", message, value))
        return None


# Only the object that the generated method made of its arguments can hold OMIT.
def _without_omitted(value: object, body: Body) -> object:
    if type(value) is not dict:
        return value
    given = cast(dict[str, object], value)
    kept = {name: item for name, item in given.items() if item is not OMIT}
    return kept if kept or not given or body.required else OMIT


@cache
def _usual(body: Body) -> str:
    first = next(iter(body.content))
    if is_range(first):
        is_bytes = body.content[first] is bytes
        return _FOR_RANGE.get(first, _BINARY if is_bytes else "application/json")
    return first


_BINARY: Final = "application/octet-stream"
_FORMS: Final = frozenset({"form", "multipart"})
_FOR_RANGE: Final = {"text/*": "text/plain"}


@lru_cache(maxsize=1024)
def writer_of(body: Body, media_type: str) -> Writer | None:
    """How a body is written in a media type; nothing if it is not declared, or cannot be sent."""
    declared = _declared(body, media_type)
    return _writer(body, declared, family_of(media_type)) if declared else None


def prepare(body: Body) -> None:
    """Makes now what writes a body in each of its media types."""
    for media_type in body.content:
        writer_of(body, media_type)


def _declared(body: Body, media_type: str) -> str | None:
    if media_type in body.content:
        return None if media_type[-1:] == "*" else media_type
    ranges = (name for name in body.content if is_range(name))
    fitting = (name for name in ranges if is_in_range(media_type, name))
    return next(fitting, None) if is_header_value(media_type) else None


@cache
def _writer(body: Body, declared: str, family: Family) -> Writer:
    return Writer(declared, family, adapter_of(body.content[declared]))


def _written(
    body: Body, writer: Writer, media_type: str, value: object, found: list[Violation]
) -> Content | None:
    family = writer.family
    if family in _FORMS:
        return _form(body, writer, media_type, value, found)
    if family == "binary" and not isinstance(value, bytes) and is_binary_content(value):
        return media_type, body_of([source_of(value)])
    before = len(found)
    valid = checked(writer.adapter, value, found, where="body")
    if len(found) > before:
        return None
    return media_type, encode(media_type, writer.adapter, valid)


# Imported when it is needed: few APIs take forms.
def _form(
    body: Body, writer: Writer, media_type: str, value: object, found: list[Violation]
) -> Content | None:
    from . import forms

    parts = body.parts.get(writer.declared, forms.NO_PARTS)
    if writer.family == "form":
        fields = forms.checked_fields(writer.adapter, value, {}, found)
        return None if fields is None else (media_type, forms.urlencoded(fields, parts))
    files = forms.files_in(value, parts, body.content[writer.declared])
    fields = forms.checked_fields(writer.adapter, value, files, found)
    return None if fields is None else forms.multipart(fields, files, parts)
