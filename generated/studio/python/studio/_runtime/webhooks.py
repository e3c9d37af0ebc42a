"""Reads what an API sends to its users: the bodies of webhooks and callbacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, NoReturn, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from .bodies import (
    Family,
    charset_of,
    decode,
    essence,
    is_in_range,
    read,
    reading_of,
    says_the_same,
)
from .building import adapter_of
from .errors import PayloadValidationError, Violation
from .validation import violations

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Payload(Generic[T]):
    """The body of a webhook: what messages call it, and its types by media type."""

    name: str
    content: Mapping[str, Any]


def parsed(payload: Payload[T], body: bytes | str, content_type: str) -> T:
    """What a body says, read leniently; raises `PayloadValidationError` if it is not as declared."""
    content = body.encode() if isinstance(body, str) else body
    # text was decoded already, whatever its encoding was
    charset = "utf-8" if isinstance(body, str) else charset_of(content_type)
    media_type = _declared(payload, content_type)
    if media_type is None:
        known = ", ".join(payload.content)
        _refuse(payload, content, f"{content_type} instead of {known}")
    family = reading_of(payload.content[media_type], content_type)
    adapter = _adapter(payload, media_type)
    try:
        told = decode(family, adapter, content, charset=charset, strict=False)
    except ValidationError as error:
        found = violations(error, _plain(family, content, charset))
        _refuse(payload, content, "the body breaks its schema", *found)
    except ValueError as error:
        _refuse(payload, content, f"the body is not {content_type} ({error})")
    # The declarations are where `T` comes from, which types cannot express.
    return cast(T, told)


def _plain(family: Family, content: bytes, charset: str) -> object:
    try:
        return read(family, content, charset=charset)
    except ValueError:
        return None


def _declared(payload: Payload[Any], content_type: str) -> str | None:
    names = list(payload.content)
    exact = (name for name in names if essence(name) == essence(content_type))
    like = (name for name in names if says_the_same(name, content_type))
    ranges = (name for name in names if is_in_range(content_type, name))
    return next((name for found in (exact, like, ranges) for name in found), None)


@cache
def _adapter(payload: Payload[Any], media_type: str) -> TypeAdapter[Any]:
    return adapter_of(payload.content[media_type])


def _refuse(
    payload: Payload[Any], content: bytes, reason: str, *found: Violation
) -> NoReturn:
    # Without the cause: pydantic's messages quote what they were given, at length.
    raise PayloadValidationError(
        f"{payload.name}: {reason}", content=content, violations=found
    ) from None
