"""The words that name a schema without a name: where it stands, whatever was met before it."""

from collections.abc import Iterator
from typing import Any

from generator.errors import tokens_of
from generator.names import split
from generator.resolve.node import Node

Words = tuple[str, ...]

_COMPONENTS = ("components", "schemas")
JOINED = "/&"
"""What follows the pointer of a member of a union, when it is told together with what stands beside the union."""

_NAMED = frozenset(("properties", "$defs", "definitions", "dependentSchemas"))
_LISTED = frozenset(("oneOf", "anyOf"))
_CHOOSING = _NAMED | _LISTED | {"allOf", "prefixItems", "patternProperties"}
_SAID = {"items": "item", "additionalProperties": "value", "patternProperties": "value"}


def is_component(pointer: str) -> bool:
    """Whether a pointer is that of a schema among the components, which has a name of its own."""
    tokens = tokens_of(pointer)
    return len(tokens) == len(_COMPONENTS) + 1 and tokens[:2] == _COMPONENTS


def words_of(schema: Node, context: Words) -> Words:
    """The words that name `schema`: its component's and the way from there; without one, `context`."""
    tokens = tokens_of(schema.pointer)
    if tokens[:2] != _COMPONENTS or len(tokens) < 3 or "&" in tokens:
        return context
    words = split(tokens[2])
    for keyword, name, listed in _steps(schema.context.document.root, tokens):
        words = _further(words, keyword, name, listed)
    return words or context


def _steps(root: Any, tokens: tuple[str, ...]) -> Iterator[tuple[str, str, Any]]:
    """The keywords on the way to a schema, what is chosen below each if there is a choice, and all there is to choose."""
    value = _inside(root, *tokens[:3])
    rest = iter(tokens[3:])
    for keyword in rest:
        value = listed = _inside(value, keyword)
        name = next(rest, "") if _has_choice(keyword) else ""
        value = _inside(value, name) if name else value
        yield keyword, name, listed


def _has_choice(keyword: str) -> bool:
    return keyword in _CHOOSING


def _inside(value: Any, *tokens: str) -> Any:
    for token in tokens:
        if isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            value = value.get(token) if isinstance(value, dict) else None
    return value


def _further(words: Words, keyword: str, name: str, listed: Any) -> Words:
    if keyword in _NAMED:
        return (*words, *split(name))
    if keyword in _LISTED and name.isdecimal() and isinstance(listed, list):
        return entitled(words, listed, int(name))
    if keyword == "prefixItems":
        return (*words, "item", name)
    return (*words, _SAID[keyword]) if keyword in _SAID else words


def entitled(words: Words, members: list[Any], number: int) -> Words:
    """The words of a member of a union: by its title, its tag or its number, none if it is the only one but null."""
    if sum(member != {"type": "null"} for member in members) < 2:
        return words
    member = members[number] if isinstance(members[number], dict) else {}
    said = split(str(member.get("title") or "")) or _tag(member)
    if said[: len(words)] == words:
        return said or (*words, str(number + 1))
    return (*words, *(said or (str(number + 1),)))


def _tag(member: dict[str, Any]) -> Words:
    """The words of the value to which a required property of an object is fixed."""
    properties, required = member.get("properties"), member.get("required")
    for name in required if isinstance(required, list) else ():
        stated = properties.get(name) if isinstance(properties, dict) else None
        value = stated if isinstance(stated, dict) else {}
        listed = [value["const"]] if "const" in value else value.get("enum", [])
        if len(listed) == 1 and isinstance(listed[0], str):
            return split(listed[0])
    return ()
