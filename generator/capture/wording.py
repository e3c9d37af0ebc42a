"""A place in an operation in words that a reader of its page knows."""

import re
from collections.abc import Callable

from generator.errors import pointer, tokens_of
from generator.shown import shown

_LONGEST = 120
_TICKS = re.compile("`+")
_JSON = "application/json"

_Steps = tuple[str, ...]


def worded(place: _Steps) -> str:
    """What stands at a place below an operation, or in a document; its pointer, where there are no words for it."""
    tell = _TOLD.get(place[0]) if place else None
    if told := tell(place[1:]) if tell else "":
        return told
    return shown(place[0]) if len(place) == 1 else code(pointer(*place))


def code(text: str, limit: int = _LONGEST) -> str:
    """Text of a page as code in a line of Markdown."""
    line = shown(text, limit)
    longest = max(map(len, _TICKS.findall(line)), default=0)
    pad = " " if longest else ""
    return f"{'`' * (longest + 1)}{pad}{line}{pad}{'`' * (longest + 1)}"


def _body(steps: _Steps) -> str:
    return _content("body", steps[1:]) if steps[:1] == ("content",) else ""


def _response(steps: _Steps) -> str:
    if not steps:
        return ""
    of = f"response {shown(steps[0])}"
    return (
        _content(of, steps[2:])
        if steps[1:2] == ("content",)
        else _aspect(of, steps[1:])
    )


def _content(of: str, steps: _Steps) -> str:
    """What is said of a media type of a body or a response."""
    match steps:
        case (media_type, "schema", *rest):
            return _field(of + _as(media_type), rest)
        case (media_type, "examples", name, *_):
            return f"example {code(name)} of the {of}{_as(media_type)}"
        case (media_type,):
            return f"{of} as {code(media_type)}"
    return ""


def _as(media_type: str) -> str:
    return "" if media_type == _JSON else f" ({shown(media_type)})"


def _parameter(steps: _Steps) -> str:
    if not steps:
        return ""
    location, _, called = steps[0].partition(" ")
    of = f"{location} parameter {code(called)}" if called else f"parameter {location}"
    rest = list(steps[1:])
    return _field(of, rest[1:]) if rest[:1] == ["schema"] else _aspect(of, rest)


def _note(steps: _Steps) -> str:
    if len(steps) != 1:
        return ""
    rule, _, field = steps[0].partition(" ")
    about = f" about {code('.'.join(tokens_of(field)))}" if field else ""
    return f"finding {code(rule)}{about}"


def _component(steps: _Steps) -> str:
    if steps[:1] != ("schemas",) or len(steps) == 1:
        return ""
    return _field(f"schema {code(steps[1])}", list(steps[2:]))


def _of(what: str) -> Callable[[_Steps], str]:
    return lambda steps: f"{shown('.'.join(steps))} of the {what}" if steps else ""


_TOLD: dict[str, Callable[[_Steps], str]] = {
    "requestBody": _body,
    "responses": _response,
    "parameters": _parameter,
    "components": _component,
    "info": _of("API"),
    "x-restencil-page": _of("page"),
    "x-restencil-notes": _note,
}


def _field(of: str, steps: list[str]) -> str:
    """A field of a schema by the names that lead to it, and what is said of it, such as its type."""
    called = ""
    rest = list(steps)
    while rest:
        match rest:
            case ["properties", name, *rest]:
                called += f".{name}" if called else name
            case ["items", *rest]:
                called += "[]"
            case ["additionalProperties", *rest]:
                called += ".*"
            case ["allOf" | "anyOf" | "oneOf" | "prefixItems" as word, number, *rest]:
                called += f"({word} {number})"
            case _:
                break
    return _aspect(f"{of} field {code(called)}" if called else of, rest)


def _aspect(of: str, steps: list[str] | _Steps) -> str:
    return f"{of}, {shown('.'.join(steps))}" if steps else of
