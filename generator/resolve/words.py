"""The words that name a schema without a name: where it stands, whatever was met before it."""

from collections.abc import Iterator
from typing import Any

from generator.errors import tokens_of
from generator.names import split
from generator.resolve.node import Node

Words = tuple[str, ...]

_COMPONENTS = ("components", "schemas")
_NAMED = frozenset(("properties", "$defs", "definitions", "dependentSchemas"))
_LISTED = frozenset(("oneOf", "anyOf"))
_SAID = {"items": "item", "additionalProperties": "value", "patternProperties": "value"}


def is_component(pointer: str) -> bool:
    """Whether a pointer is that of a schema among the components, which has a name of its own."""
    tokens = tokens_of(pointer)
    return len(tokens) == len(_COMPONENTS) + 1 and tokens[:2] == _COMPONENTS


def words_of(schema: Node, context: Words) -> Words:
    """The words that name `schema`: its component's and the way from there; without one, `context`."""
    tokens = tokens_of(schema.pointer)
    if tokens[:2] != _COMPONENTS or len(tokens) < 3:
        return context
    words = split(tokens[2])
    for step, name, value in _steps(schema.context.document.root, tokens):
        words = _further(words, step, name, value)
    return words or context


def _steps(root: Any, tokens: tuple[str, ...]) -> Iterator[tuple[str, str, Any]]:
    """The keywords on the way to a schema, what is chosen below each if there is a choice, and the schema there."""
    value = _inside(root, *tokens[:3])
    rest = iter(tokens[3:])
    for keyword in rest:
        value = _inside(value, keyword)
        name = next(rest, "") if _has_choice(keyword) else ""
        value = _inside(value, name) if name else value
        yield keyword, name, value


def _has_choice(keyword: str) -> bool:
    return keyword in _NAMED | _LISTED | {"allOf", "prefixItems", "patternProperties"}


def _inside(value: Any, *tokens: str) -> Any:
    for token in tokens:
        if isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            value = value.get(token) if isinstance(value, dict) else None
    return value


def _further(words: Words, keyword: str, name: str, value: Any) -> Words:
    if keyword in _NAMED:
        return (*words, *split(name))
    if keyword in _LISTED:
        title = value.get("title") if isinstance(value, dict) else None
        return entitled(words, title, int(name) + 1 if name.isdecimal() else 1)
    if keyword == "prefixItems":
        return (*words, "item", name)
    return (*words, _SAID[keyword]) if keyword in _SAID else words


def entitled(words: Words, title: object, number: int) -> Words:
    """The words of a member of a union: by its title, else by its number."""
    said = split(title) if isinstance(title, str) else ()
    if not said:
        return (*words, str(number))
    return said if said[: len(words)] == words else (*words, *said)
