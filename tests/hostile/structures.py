"""Hostile documents that are too large to keep, or easier to tell by rule."""

import json
import os
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

Json = dict[str, Any]

_TEXT = {"type": "string"}
# bytes; the longest takes as long as all documents else together
_LONG = 50_000_000 if os.environ.get("CI") else 5_000_000


def _document(schemas: Json) -> Json:
    """A document that sends and gets the schema `A`."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}
    place = {"name": "id", "in": "path", "required": True, "schema": _TEXT}
    operation = {
        "operationId": "send",
        "parameters": [place],
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "D", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://h.example"}],
        "paths": {"/a/{id}": {"post": operation}},
        "components": {"schemas": schemas},
    }


def _object(**properties: Any) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _levels(count: int, make: Callable[[Json], Json]) -> Json:
    """Schemas `A`, `B`, … each of them made of the next one; the last is a text."""
    names = [chr(ord("A") + level) for level in range(count + 1)]
    pairs = pairwise(names)
    return {
        **{name: make(_ref(following)) for name, following in pairs},
        names[-1]: _TEXT,
    }


def _chain(count: int, make: Callable[[Json], Json]) -> Json:
    """The same, of any length."""
    links = {f"L{number}": make(_ref(f"L{number + 1}")) for number in range(count)}
    return {"A": _ref("L0"), **links, f"L{count}": _TEXT}


def _nested(depth: int) -> Json:
    schema: Json = _TEXT
    for _ in range(depth):
        schema = _object(n=schema)
    return schema


def _tangle(count: int) -> Json:
    """Schemas each of which has properties of all the others."""
    names = [f"M{number}" for number in range(count)]
    tangled = {"type": "object", "properties": {name: _ref(name) for name in names}}
    return {"A": _ref(names[0]), **dict.fromkeys(names, tangled)}


def _long_description() -> Json:
    document = _document({"A": _object(a=_TEXT)})
    document["info"]["description"] = "Lorem ipsum dolor. " * (_LONG // 19)
    return document


def _many_placeholders() -> Json:
    document = _document({"A": _TEXT})
    names = [f"p{number}" for number in range(300)]
    document["paths"]["/b/" + "/".join(f"{{{name}}}" for name in names)] = {
        "get": {
            "parameters": [
                {"name": name, "in": "path", "required": True, "schema": _TEXT}
                for name in names
            ],
            "responses": {"200": {"description": "D"}},
        }
    }
    return document


_SLOW = "a" * 40 + "!"
_HUGE = 2_147_483_647

STRUCTURES: Mapping[str, Callable[[], Json]] = {
    "S09-long-description": _long_description,
    "X01-high-limits": lambda: _document(
        {
            "A": _object(
                a={"type": "string", "maxLength": _HUGE},
                b={"type": "array", "items": _TEXT, "maxItems": _HUGE},
                c={
                    "type": "object",
                    "additionalProperties": _TEXT,
                    "maxProperties": _HUGE,
                },
            )
        }
    ),
    "X02-long-text": lambda: _document({"A": _object(a={**_TEXT, "minLength": _HUGE})}),
    "X03-long-list": lambda: _document(
        {"A": _object(a={"type": "array", "items": _TEXT, "minItems": _HUGE})}
    ),
    "X04-many-properties": lambda: _document(
        {"A": {"type": "object", "additionalProperties": _TEXT, "minProperties": _HUGE}}
    ),
    "X05-odd-numbers": lambda: _document(
        {
            "A": _object(
                a={"type": "integer", "minimum": 10**300},
                b={
                    "type": "number",
                    "minimum": 1e308,
                    "maximum": 1e308,
                    "multipleOf": 1e-300,
                },
                c={"type": "integer", "multipleOf": 0.1},
                d={"type": "number", "exclusiveMinimum": 1.7976931348623157e308},
            )
        }
    ),
    "X06-wide-objects": lambda: _document(
        _levels(
            12, lambda inner: _object(**{f"p{number}": inner for number in range(10)})
        )
    ),
    "X07-wide-all-of": lambda: _document(
        _levels(14, lambda inner: {"allOf": [inner] * 8})
    ),
    "X08-wide-any-of": lambda: _document(
        _levels(14, lambda inner: {"anyOf": [inner, _object(x=inner)] * 4})
    ),
    "X09-deep-lists": lambda: _document(
        _levels(12, lambda inner: {"type": "array", "minItems": 10, "items": inner})
    ),
    "X10-slow-pattern": lambda: _document(
        {
            "A": {
                **_object(a={**_TEXT, "pattern": "^(a+)+$", "example": _SLOW}),
                "patternProperties": {"^(a|a)*$": _TEXT},
                "example": {"a": _SLOW, _SLOW: "x"},
            }
        }
    ),
    "X11-repeats-in-repeats": lambda: _document(
        {"A": _object(a={**_TEXT, "pattern": "^((((a{900}){900}){900}){900})$"})}
    ),
    "X12-chain-of-references": lambda: _document(_chain(2000, lambda inner: inner)),
    "X13-chain-of-objects": lambda: _document(
        _chain(1200, lambda inner: _object(n=inner))
    ),
    "X14-chain-of-all-of": lambda: _document(
        _chain(1200, lambda inner: {"allOf": [inner]})
    ),
    "X15-nested": lambda: _document({"A": _nested(55)}),
    "X16-many-values": lambda: _document(
        {"A": _object(a={"enum": [f"v{number}" for number in range(5000)]})}
    ),
    "X17-wide-union": lambda: _document(
        {"A": {"oneOf": [_object(**{f"k{number}": _TEXT}) for number in range(150)]}}
    ),
    "X18-many-placeholders": _many_placeholders,
    "X19-endless-lists": lambda: _document(
        {
            "A": {"type": "array", "minItems": 5, "items": _ref("B")},
            "B": {"type": "array", "minItems": 5, "items": _ref("A")},
        }
    ),
    "X20-endless-object": lambda: _document({"A": _object(a=_ref("A"))}),
    "X21-all-in-all": lambda: _document(_tangle(60)),
}


def text_of(name: str) -> str:
    """The text of a document that is made by rule."""
    return json.dumps(STRUCTURES[name]())
