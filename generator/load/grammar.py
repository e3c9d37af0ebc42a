"""Where in an OpenAPI document which kind of object stands: one table, for all that visit or rewrite documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from generator.errors import step

Many: TypeAlias = Literal["one", "list", "map"]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands at a key: one object of a kind, or a list or a map of them."""

    kind: str
    many: Many = "one"


_OPERATION = Part("operation")
_SCHEMA = Part("schema")
_SCHEMAS = Part("schema", "map")
_SCHEMA_LIST = Part("schema", "list")
_CONTENT = Part("media type", "map")
METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
"""The methods that a path item has keys for, in the order of their operations."""

GRAMMAR: Mapping[str, Mapping[str, Part]] = {
    "document": {
        "info": Part("info"),
        "paths": Part("path item", "map"),
        "webhooks": Part("path item", "map"),
        "components": Part("components"),
        "tags": Part("tag", "list"),
        "servers": Part("server", "list"),
        # of Swagger 2.0
        "definitions": _SCHEMAS,
        "parameters": Part("parameter", "map"),
        "responses": Part("response", "map"),
    },
    "components": {
        "schemas": _SCHEMAS,
        "responses": Part("response", "map"),
        "parameters": Part("parameter", "map"),
        "examples": Part("example", "map"),
        "requestBodies": Part("request body", "map"),
        "headers": Part("header", "map"),
        "securitySchemes": Part("security scheme", "map"),
        "links": Part("link", "map"),
        "callbacks": Part("callback", "map"),
        "pathItems": Part("path item", "map"),
        "mediaTypes": _CONTENT,
    },
    "path item": {
        **dict.fromkeys(METHODS, _OPERATION),
        "parameters": Part("parameter", "list"),
        "servers": Part("server", "list"),
        "additionalOperations": Part("operation", "map"),
    },
    "operation": {
        "parameters": Part("parameter", "list"),
        "requestBody": Part("request body"),
        "responses": Part("response", "map"),
        "callbacks": Part("callback", "map"),
        "servers": Part("server", "list"),
    },
    # its keys are expressions
    "callback": {},
    "parameter": {
        "schema": _SCHEMA,
        "content": _CONTENT,
        "examples": Part("example", "map"),
    },
    "header": {
        "schema": _SCHEMA,
        "content": _CONTENT,
        "examples": Part("example", "map"),
    },
    "request body": {"content": _CONTENT},
    "response": {
        "schema": _SCHEMA,  # of Swagger 2.0
        "headers": Part("header", "map"),
        "content": _CONTENT,
        "links": Part("link", "map"),
    },
    "media type": {
        "schema": _SCHEMA,
        "itemSchema": _SCHEMA,
        "examples": Part("example", "map"),
        "encoding": Part("encoding", "map"),
    },
    "encoding": {"headers": Part("header", "map")},
    "schema": {
        **dict.fromkeys(
            (
                "properties",
                "patternProperties",
                "$defs",
                "definitions",
                "dependentSchemas",
            ),
            _SCHEMAS,
        ),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _SCHEMA_LIST),
        **dict.fromkeys(
            (
                "items",
                "additionalProperties",
                "not",
                "if",
                "then",
                "else",
                "contains",
                "propertyNames",
                "unevaluatedItems",
                "unevaluatedProperties",
                "contentSchema",
            ),
            _SCHEMA,
        ),
    },
    **{
        kind: {}
        for kind in ("info", "tag", "server", "example", "link", "security scheme")
    },
}

# the component section in which an object of a kind can be defined
SECTIONS_OF_32: Mapping[str, tuple[str, ...]] = {
    part.kind: ("components", section)
    for section, part in GRAMMAR["components"].items()
}
SECTIONS: Mapping[str, tuple[str, ...]] = {
    kind: section for kind, section in SECTIONS_OF_32.items() if kind != "media type"
}
SECTIONS_OF_SWAGGER: Mapping[str, tuple[str, ...]] = {
    "schema": ("definitions",),
    "parameter": ("parameters",),
    "response": ("responses",),
}


# of other maps every key is a name, that of a header `x-next` too
_WITH_EXTENSIONS = frozenset(("path item", "response"))


def is_extension(key: str, kind: str) -> bool:
    """Whether an entry of a map of objects of a kind is none of them."""
    return kind in _WITH_EXTENSIONS and key.startswith("x-")


class Placed(NamedTuple):
    """An object of a document: its kind, where it stands, and the value there, a mapping unless the document is wrong."""

    kind: str
    pointer: str
    value: Any


def kind_at(tokens: tuple[str, ...]) -> str | None:
    """The kind of the object that stands at a pointer of a document, by its tokens; None where none does."""
    kind, steps = "document", iter(tokens)
    for token in steps:
        if kind == "callback":
            kind = "path item"
            continue
        part = GRAMMAR[kind].get(token)
        if part is None or (part.many != "one" and next(steps, None) is None):
            return None
        kind = part.kind
    return kind


def objects(root: Any, kind: str = "document") -> Iterator[Placed]:
    """Every object of the document in which `root` is one of `kind`, each before what it contains."""
    pending = [Placed(kind, "", root)]
    while pending:
        placed = pending.pop()
        yield placed
        # a visitor may have rewritten the object
        pending.extend(reversed(list(children(placed))))


def children(placed: Placed) -> Iterator[Placed]:
    """The objects directly inside one."""
    if not isinstance(placed.value, dict):
        return
    if placed.kind == "callback":
        yield from _each(Part("path item", "map"), placed.pointer, placed.value)
        return
    parts = GRAMMAR[placed.kind]
    # most schemas hold no other
    if parts.keys().isdisjoint(placed.value):
        return
    for key, part in parts.items():
        if key in placed.value:
            yield from _each(part, f"{placed.pointer}/{key}", placed.value[key])


def _each(part: Part, place: str, value: Any) -> Iterator[Placed]:
    match part.many, value:
        case "one", _:
            yield Placed(part.kind, place, value)
        case "list", list():
            for index, item in enumerate(value):
                yield Placed(part.kind, f"{place}/{index}", item)
        case "map", dict():
            for key, item in value.items():
                if not is_extension(key, part.kind):
                    yield Placed(part.kind, place + step(key), item)
