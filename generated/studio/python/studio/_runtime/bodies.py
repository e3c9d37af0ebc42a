"""Turns values into bodies and bodies into values, by media type."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias, cast

from pydantic import TypeAdapter
from pydantic_core import from_json

Family: TypeAlias = Literal[
    "json", "messagepack", "form", "multipart", "text", "binary"
]


@lru_cache(maxsize=1024)
def essence(content_type: str) -> str:
    """A media type in lower case and without its parameters."""
    return content_type.partition(";")[0].strip().lower()


@lru_cache(maxsize=1024)
def family_of(content_type: str) -> Family:
    """How bodies of a media type are written; what is not known is bytes that are left alone."""
    media_type = essence(content_type)
    kind, _, subtype = media_type.partition("/")
    if media_type in _FORMS:
        return _FORMS[media_type]
    if subtype == "json" or subtype.endswith("+json"):
        return "json"
    if subtype in {"x-msgpack", "msgpack", "vnd.msgpack"}:
        return "messagepack"
    is_xml = subtype == "xml" or subtype.endswith("+xml")
    return "text" if kind == "text" or is_xml else "binary"


_FORMS: Final[Mapping[str, Family]] = {
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}
_DATA: Final = frozenset({"json", "messagepack"})


def says_the_same(media_type: str, other: str) -> bool:
    """Whether what is declared for one media type can be read from the other: JSON and MessagePack hold the same data."""
    families = frozenset((family_of(media_type), family_of(other)))
    return len(families) == 1 or families == _DATA


def is_range(media_type: str) -> bool:
    """Whether a media type stands for many, as `image/*` does."""
    return essence(media_type).endswith("*")


def is_in_range(media_type: str, wanted: str) -> bool:
    """Whether a media type is one of those that a range stands for."""
    kind = essence(media_type).partition("/")[0]
    return essence(wanted) in {"*/*", "*", f"{kind}/*"}


def encode(media_type: str, adapter: TypeAdapter[Any], value: object) -> bytes:
    """The body that says `value`, which `adapter` validated; raises ValueError or TypeError if none can."""
    match family_of(media_type):
        case "json":
            return adapter.dump_json(value, by_alias=True, exclude_unset=True)
        case "messagepack":
            return _packed(
                adapter.dump_python(
                    value, mode="json", by_alias=True, exclude_unset=True
                )
            )
        case "text":
            return str(value).encode(charset_of(media_type))
        case _:
            return cast(bytes, value)


def reading_of(declared: Any, media_type: str) -> Family:
    """How a body of a media type is read that is declared as a type: bytes and text may come as anything."""
    family = family_of(media_type)
    if declared is bytes:
        return "binary"
    return "text" if declared is str and family not in _DATA else family


def decode(
    family: Family,
    adapter: TypeAdapter[Any],
    content: bytes,
    *,
    charset: str,
    strict: bool,
) -> object:
    """What a body says, validated by `adapter`; raises ValueError (pydantic's ValidationError is one) if it cannot be."""
    if family == "json":
        return adapter.validate_json(
            content, strict=strict, by_alias=True, by_name=False
        )
    value = read(family, content, charset=charset)
    return adapter.validate_python(value, strict=strict, by_alias=True, by_name=False)


def read(family: Family, content: bytes, *, charset: str) -> object:
    """What a body says, as plain values; raises ValueError if it is malformed."""
    match family:
        case "json":
            return from_json(content)
        case "messagepack":
            return _unpacked(content)
        case "text" | "form":
            return content.decode(charset, errors="replace")
        case "multipart" | "binary":
            return content


@lru_cache(maxsize=1024)
def charset_of(content_type: str) -> str:
    """The encoding of text that a media type tells; UTF-8 if it tells none that Python has."""
    told = re.search(_CHARSET, content_type, re.IGNORECASE)
    charset = told[1] if told else "utf-8"
    try:
        "".encode(charset)
    except (LookupError, ValueError):
        return "utf-8"
    return charset


_CHARSET: Final = r";\s*charset\s*=\s*\"?([^\s\";]+)"


# Imported when it is needed: few APIs speak MessagePack.
def _packed(value: object) -> bytes:
    import ormsgpack

    return ormsgpack.packb(value)


def _unpacked(content: bytes) -> object:
    import ormsgpack

    return ormsgpack.unpackb(content)
