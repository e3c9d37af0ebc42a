"""What media types say of the bodies that have them."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Family: TypeAlias = Literal[
    "json", "messagepack", "form", "multipart", "text", "binary"
]

_FORMS: Mapping[str, Family] = {
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}


def essence(media_type: str) -> str:
    """A media type in lower case and without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def family(media_type: str) -> Family:
    """How bodies of a media type are written; those of types that are not known are bytes."""
    plain = essence(media_type)
    if plain in _FORMS:
        return _FORMS[plain]
    kind, _, subtype = plain.partition("/")
    if subtype == "json" or subtype.endswith("+json"):
        return "json"
    if subtype in {"x-msgpack", "msgpack", "vnd.msgpack"}:
        return "messagepack"
    is_xml = subtype == "xml" or subtype.endswith("+xml")
    return "text" if kind == "text" or is_xml else "binary"


EVENTS = "text/event-stream"
_LINES = {
    "application/jsonl",
    "application/ndjson",
    "application/x-jsonlines",
    "application/x-ndjson",
}


def comes_by_items(media_type: str) -> bool:
    """Whether what is sent in a media type is told apart item by item: server-sent events, or JSON Lines."""
    return has_events(media_type) or essence(media_type) in _LINES


def has_events(media_type: str) -> bool:
    """Whether what is sent in a media type are server-sent events."""
    return essence(media_type) == EVENTS


def media_range(media_type: str) -> str:
    """The kind of media types that a range stands for, `*` for all; empty if it is no range."""
    kind, _, subtype = essence(media_type).partition("/")
    return kind if subtype == "*" or kind == "*" else ""
