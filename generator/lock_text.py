"""The text of a names lock: an entry a line, sorted, so that changes to it can be read and merged."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_HEAD = """\
# The names under which this API was published, by what the spec calls the things that have them.
# `restencil generate` writes this file, sorted and without other comments; commit it with the spec.
# A thing keeps its name, and a thing that has left the spec does so too: what comes later is called something else.
# Remove a line to free a name, change one to choose another.
"""

# what every reader of YAML takes for a string without quotes
_PLAIN = re.compile(r"[^\W\d][\w./~{}-]*( [\w./~{}-]+)*")
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def lock_text(scopes: Mapping[tuple[str, ...], Mapping[str, str]]) -> str:
    """The text that holds names by their keys, scope by scope."""
    return _HEAD + "".join(_lines(_nested(scopes), ""))


def _nested(scopes: Mapping[tuple[str, ...], Mapping[str, str]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for scope, names in scopes.items():
        inside = root
        for part in scope if names else ():
            inside = inside.setdefault(part, {})
        inside.update(names)
    return root


def _lines(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key in sorted(value):
        match value[key]:
            case str(name):
                yield f"{indent}{_scalar(key)}: {_scalar(name)}\n"
            case inside:
                yield f"{indent}{_scalar(key)}:\n"
                yield from _lines(inside, indent + "  ")


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
