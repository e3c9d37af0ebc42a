"""Turns values into bodies and bodies into values, by media type."""

from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias, cast

from pydantic import TypeAdapter
from pydantic_core import from_json

Family: TypeAlias = Literal["json", "messagepack", "text", "binary"]


@lru_cache(maxsize=1024)
def essence(content_type: str) -> str:
    """A media type in lower case and without its parameters."""
    return content_type.partition(";")[0].strip().lower()


@lru_cache(maxsize=1024)
def family_of(media_type: str) -> Family:
    """How bodies of a media type are written; what is not known is bytes that are left alone."""
    kind, _, subtype = media_type.partition("/")
    if subtype == "json" or subtype.endswith("+json"):
        return "json"
    if subtype in {"x-msgpack", "msgpack", "vnd.msgpack"}:
        return "messagepack"
    return "text" if kind == "text" else "binary"


_DATA: Final = frozenset({"json", "messagepack"})


def says_the_same(media_type: str, other: str) -> bool:
    """Whether what is declared for one media type can be read from the other: JSON and MessagePack hold the same data."""
    families = {family_of(media_type), family_of(other)}
    return len(families) == 1 or families == _DATA


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
            return str(value).encode()
        case "binary":
            return cast(bytes, value)


def decode(
    media_type: str, adapter: TypeAdapter[Any], content: bytes, *, strict: bool
) -> object:
    """What a body says, validated by `adapter`; raises ValueError (pydantic's ValidationError is one) if it cannot be."""
    if family_of(media_type) == "json":
        return adapter.validate_json(
            content, strict=strict, by_alias=True, by_name=False
        )
    value = read(media_type, content)
    return adapter.validate_python(value, strict=strict, by_alias=True, by_name=False)


def read(media_type: str, content: bytes) -> object:
    """What a body says, as plain values; raises ValueError if it is malformed."""
    match family_of(media_type):
        case "json":
            return from_json(content)
        case "messagepack":
            return _unpacked(content)
        case "text":
            return content.decode(errors="replace")
        case "binary":
            return content


# Imported when it is needed: few APIs speak MessagePack.
def _packed(value: object) -> bytes:
    import ormsgpack

    return ormsgpack.packb(value)


def _unpacked(content: bytes) -> object:
    import ormsgpack

    return ormsgpack.unpackb(content)
