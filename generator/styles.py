"""Values as OpenAPI's styles write them, which are those of RFC 6570: what the runtime of a client does, for samples.

Null is not written, nor is an array or object of nothing else.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.ir import Style

_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}
_RESERVED = ":/?@!$'()*,;="
_ESCAPED = re.compile(r"(%[0-9A-Fa-f]{2})")


def escaped(text: str) -> str:
    """Text with everything percent-encoded but unreserved characters."""
    return quote(text, safe="")


def reserved(text: str) -> str:
    """Text in which the reserved characters that a query can hold, and what is an escape already, stay as they are."""
    pieces = enumerate(_ESCAPED.split(text))
    return "".join(p if n % 2 else quote(p, safe=_RESERVED) for n, p in pieces)


def as_it_is(text: str) -> str:
    """The same text."""
    return text


@dataclass(frozen=True, slots=True)
class Writing:
    """How one value is written: its style, and what escapes names and values."""

    style: Style
    explode: bool
    name: Callable[[str], str] = escaped
    value: Callable[[str], str] = escaped


def as_text(value: Any) -> str:
    """A value as text, what is composed as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pairs(name: str, value: Any, how: Writing) -> list[tuple[str, str]]:
    """The names and values, both escaped, that stand for a value in a query, a cookie or a form."""
    if how.style == "deepObject":
        return [(how.name(n), how.value(text)) for n, text in _deep(name, value)]
    if not isinstance(value, list | dict):
        return [] if value is None else [(how.name(name), how.value(as_text(value)))]
    if how.explode:
        return [(how.name(n), how.value(text)) for n, text in _members(name, value)]
    delimiter = _DELIMITERS.get(how.style)
    joint = how.value(delimiter) if delimiter else ","
    flat = _flat(value)
    return [(how.name(name), joint.join(map(how.value, flat)))] if flat else []


def _deep(name: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for key, item in value.items():
                yield from _deep(f"{name}[{key}]", item)
        case list():
            for number, item in enumerate(value):
                yield from _deep(f"{name}[{number}]", item)
        case None:
            pass
        case _:
            yield name, as_text(value)


def _members(name: str, value: Any) -> list[tuple[str, str]]:
    items = (
        value.items() if isinstance(value, dict) else ((name, item) for item in value)
    )
    return [(key, as_text(item)) for key, item in items if item is not None]


def _flat(value: Any) -> list[str]:
    members = _members("", value)
    if isinstance(value, dict):
        return [text for member in members for text in member]
    return [text for _, text in members]


def in_path(name: str, value: Any, how: Writing) -> str:
    """What stands for a value in a path; empty if nothing does."""
    match how.style:
        case "label":
            told = _listed(value, how, "." if how.explode else ",")
            return "" if told is None else f".{told}"
        case "matrix":
            written = pairs(name, value, how)
            return "".join(f";{n}={text}" if text else f";{n}" for n, text in written)
        case _:
            return _listed(value, how, ",") or ""


def in_header(value: Any, *, explode: bool) -> str | None:
    """The value of a header; None if there is none to send."""
    return _listed(value, Writing("simple", explode, as_it_is, as_it_is), ",")


def _listed(value: Any, how: Writing, joint: str) -> str | None:
    if not isinstance(value, list | dict):
        return None if value is None else how.value(as_text(value))
    if isinstance(value, dict) and how.explode:
        members = _members("", value)
        texts = [f"{how.name(n)}={how.value(text)}" for n, text in members]
    else:
        texts = list(map(how.value, _flat(value)))
    return joint.join(texts) if texts else None
