"""Writes values into paths, queries, headers and cookies as OpenAPI's styles say, which are those of RFC 6570.

Null, and arrays and objects without anything but null, are not written. What a style says nothing of is told in full:
values inside values are JSON, and under `deepObject` are named by every step that leads to them.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from math import isfinite
from typing import Any, Final, NamedTuple, TypeAlias, cast
from urllib.parse import quote

from pydantic import TypeAdapter

from .bodies import family_of
from .declarations import FormPart, Parameter, Style

Pairs: TypeAlias = list[tuple[str, str]]
Escape: TypeAlias = Callable[[str], str]

_USUAL: Final[Mapping[str, Style]] = {
    "path": "simple",
    "query": "form",
    "header": "simple",
    "cookie": "form",
}
_EXPLODED: Final = frozenset({"form", "cookie", "deepObject"})
_DELIMITERS: Final[Mapping[str, str]] = {"spaceDelimited": " ", "pipeDelimited": "|"}

# What of the reserved characters neither ends a value nor is read as something else there.
_RESERVED: Final = {"path": ":@!$&'()*+,;=", "query": ":/?@!$'()*,;="}
_ESCAPED: Final = re.compile(r"(%[0-9A-Fa-f]{2})")
# What may be in the name of a cookie beside letters and digits.
_TOKEN: Final = "!#$&'*+-.^_`|~"  # noqa: S105 - a token of HTTP's grammar

escaped: Final[Escape] = lru_cache(maxsize=4096)(partial(quote, safe=""))
"""Text with everything percent-encoded but unreserved characters."""


def as_it_is(text: str) -> str:
    """The same text."""
    return text


class Writing(NamedTuple):
    """How one value is written: its style, and what escapes names and values."""

    style: Style
    explode: bool
    name: Escape
    value: Escape


@cache
def writing_of(parameter: Parameter) -> Writing:
    """How a parameter is written, with what its declaration leaves out."""
    style = parameter.style or _USUAL[parameter.location]
    return Writing(
        style,
        exploded(style, stated=parameter.explode),
        *_escapes(parameter, style),
    )


def _escapes(parameter: Parameter, style: Style) -> tuple[Escape, Escape]:
    if parameter.location == "header" or style == "cookie":
        return as_it_is, as_it_is
    if parameter.location == "cookie":
        return partial(quote, safe=_TOKEN), partial(quote, safe="")
    value = _reserved(parameter.location) if parameter.allow_reserved else None
    return escaped, value or partial(quote, safe="")


@cache
def writing_of_part(part: FormPart, *, escapes: bool) -> Writing:
    """How a field of a form is written that has a style."""
    style = part.style or "form"
    explode = exploded(style, stated=part.explode)
    if not escapes:
        return Writing(style, explode, as_it_is, as_it_is)
    value = _reserved("query") if part.allow_reserved else escaped
    return Writing(style, explode, escaped, value)


_AS_FORM: Final = Writing("form", explode=True, name=escaped, value=escaped)


def exploded(style: str, *, stated: bool | None) -> bool:
    """Whether arrays and objects are taken apart: as stated, or as is usual in the style."""
    return style in _EXPLODED if stated is None else stated


@cache
def _reserved(location: str) -> Escape:
    safe = _RESERVED[location]

    def escape(text: str) -> str:
        # every other piece is an escape, which stays what it is
        pieces = enumerate(_ESCAPED.split(text))
        return "".join(p if n % 2 else quote(p, safe=safe) for n, p in pieces)

    return escape


def plain(adapter: TypeAdapter[Any], value: object) -> Any:
    """A value as JSON has it."""
    return adapter.dump_python(value, mode="json", by_alias=True, exclude_unset=True)


_PLAIN: Final = frozenset({str, int, bool, float})


def told(parameter: Parameter, adapter: TypeAdapter[Any], value: object) -> object:
    """A valid value of a parameter as JSON has it, or the document that it is sent as; ValueError if it is no number."""
    if parameter.content:
        return _document(parameter, plain(adapter, value))
    # what is most often given needs no dump
    if type(value) in _PLAIN or _are_plain(value):
        return value
    return plain(adapter, value)


def _are_plain(values: object) -> bool:
    if type(values) is not list:
        return False
    return _PLAIN.issuperset(map(type, cast(list[object], values)))


def _document(parameter: Parameter, value: object) -> str | None:
    family = family_of(parameter.content)
    if family == "json":
        document = as_json(value, only_ascii=parameter.location == "header")
        return escaped(document) if parameter.style == "querystring" else document
    if family == "form":
        return joined(pairs(parameter.name, value, _AS_FORM))
    return None if value is None else text_of(value)


def joined(written: Pairs) -> str:
    """Escaped names and values as a query or a form has them."""
    return "&".join([f"{name}={text}" for name, text in written])


def text_of(value: object) -> str:
    """A value as text, what is composed as JSON; raises ValueError if it is no number."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float() if isfinite(value):
            return str(int(value)) if value.is_integer() else str(value)
        case dict() | list() | float() | None:
            return as_json(cast(object, value))
        case _:
            return str(value)


def as_json(value: object, *, only_ascii: bool = False) -> str:
    """A value as JSON without white space; raises ValueError if it is no number."""
    return json.dumps(
        value, ensure_ascii=only_ascii, separators=(",", ":"), allow_nan=False
    )


def pairs(name: str, value: object, how: Writing) -> Pairs:
    """The names and values, both escaped, that stand for a value in a query, a cookie or a form."""
    if type(value) in _PLAIN:
        return [(how.name(name), how.value(text_of(value)))]
    if how.style == "deepObject":
        return [(how.name(n), how.value(text)) for n, text in _deep(name, value)]
    match value:
        case None:
            return []
        case list() if how.explode:
            called = how.name(name)
            return [(called, how.value(text)) for text in _items(cast(object, value))]
        case dict() if how.explode:
            return [
                (how.name(n), how.value(text))
                for n, text in _members(cast(object, value))
            ]
        case list() | dict() if _is_told(cast(Composed, value)):
            delimiter = _DELIMITERS.get(how.style)
            joint = how.value(delimiter) if delimiter else ","
            items = _flat(cast(object, value))
            return [(how.name(name), joint.join(map(how.value, items)))]
        case _:
            return []


def _items(value: object) -> list[str]:
    return [text_of(item) for item in cast(list[object], value) if item is not None]


def _members(value: object) -> Iterator[tuple[str, str]]:
    for name, item in cast(dict[str, object], value).items():
        if item is not None:
            yield name, text_of(item)


def _flat(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for member in _members(cast(object, value)) for text in member]
    return _items(value)


Composed: TypeAlias = list[Any] | dict[str, Any]


def _is_told(value: Composed) -> bool:
    return any(
        item is not None
        for item in (value.values() if isinstance(value, dict) else value)
    )


def _deep(name: str, value: object) -> Iterator[tuple[str, str]]:
    match value:
        case None:
            pass
        case dict():
            for key, item in cast(dict[str, object], value).items():
                yield from _deep(f"{name}[{key}]", item)
        case list():
            for number, item in enumerate(cast(list[object], value)):
                yield from _deep(f"{name}[{number}]", item)
        case _:
            yield name, text_of(value)


def in_path(parameter: Parameter, value: object) -> str:
    """What stands for a parameter in the path; empty if nothing does."""
    how = writing_of(parameter)
    match how.style:
        case "label":
            return _labelled(value, how)
        case "matrix":
            return "".join(f";{each}" for each in _matrix(parameter.name, value, how))
        case _:
            return _listed(value, how, ",")


def _is_nothing(value: object) -> bool:
    is_composed = isinstance(value, list | dict)
    return value is None or (is_composed and not _is_told(cast(Composed, value)))


def _labelled(value: object, how: Writing) -> str:
    if _is_nothing(value):
        return ""
    return "." + _listed(value, how, "." if how.explode else ",")


def _matrix(name: str, value: object, how: Writing) -> Iterator[str]:
    # as in a query, but that an equals sign is only there before something
    for called, text in pairs(name, value, how):
        yield f"{called}={text}" if text else called


def _listed(value: object, how: Writing, joint: str) -> str:
    if type(value) in _PLAIN:
        return how.value(text_of(value))
    match value:
        case None:
            return ""
        case dict() if how.explode:
            members = _members(cast(object, value))
            return joint.join(f"{how.name(n)}={how.value(v)}" for n, v in members)
        case list() | dict():
            return joint.join(map(how.value, _flat(cast(object, value))))
        case _:
            return how.value(text_of(value))


def in_query(parameter: Parameter, value: object) -> list[str]:
    """What stands for a parameter in the query, each to be joined to the next by `&`."""
    how = writing_of(parameter)
    if how.style == "querystring":
        return [text_of(value)]
    if type(value) is str:
        return [f"{how.name(parameter.name)}={how.value(value)}"]
    return [f"{name}={text}" for name, text in pairs(parameter.name, value, how)]


def in_header(parameter: Parameter, value: object) -> str | None:
    """The value of a header; None if there is none to send."""
    if type(value) in _PLAIN:
        return text_of(value)
    if _is_nothing(value):
        return None
    return _listed(value, writing_of(parameter), ",")


def in_cookies(parameter: Parameter, value: object) -> list[str]:
    """The cookies that stand for a parameter."""
    how = writing_of(parameter)
    return [f"{name}={text}" for name, text in pairs(parameter.name, value, how)]
