"""The parameters of an operation, and in which style each is written."""

import re
from collections.abc import Iterator, Mapping
from typing import cast
from urllib.parse import unquote

from generator.errors import Problem, warning
from generator.ir import Any as Anything
from generator.ir import Parameter, Scalar, Style, Text, Value
from generator.names import name, split
from generator.resolve.node import Node
from generator.resolve.schemas import Schemas
from generator.shown import shown

# OpenAPI says to ignore header parameters of these names: they are the client's own business
_OWN_HEADERS = {"accept", "content-type", "authorization"}

# by location, the usual one first
_STYLES: Mapping[str, tuple[Style, ...]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}
_EXPLODED = ("form", "cookie")

_HOLE = re.compile(r"\{([^{}]*)\}")


def parameters(
    node: Node, item: Node, path: str, schemas: Schemas, words: tuple[str, ...]
) -> Iterator[Parameter]:
    """Those of the path item, unless the operation has one of the same name and place, then the operation's."""
    stated = _by_place(item) | _by_place(node)
    asked = set(_asked(path))
    for (wire, location), each in stated.items():
        if location == "query" and wire in asked:
            node.context.problems.append(_said_by_path(each))
        elif location != "header" or wire.lower() not in _OWN_HEADERS:
            yield _parameter(each, schemas, words)
    for wire in dict.fromkeys(_HOLE.findall(path)):
        if (wire, "path") not in stated:
            yield _unstated(wire, node)


def _asked(path: str) -> Iterator[str]:
    """The names in the query that a path has of its own."""
    for pair in filter(None, path.partition("?")[2].split("&")):
        yield unquote(pair.partition("=")[0])


def _said_by_path(node: Node) -> Problem:
    message = f"the query of the path has `{shown(node.value['name'])}` already; this parameter is left out, or it would be sent twice"
    hint = "take it out of the path, unless it tells this operation from another one; then take out the parameter"
    return warning("parameter-in-path", message, hint, node.location)


def _by_place(node: Node) -> dict[tuple[str, str], Node]:
    return {
        (each.value["name"], each.value["in"]): each for each in node.each("parameters")
    }


def _parameter(node: Node, schemas: Schemas, words: tuple[str, ...]) -> Parameter:
    wire, location = node.value["name"], node.value["in"]
    media_type, holder = _content(node)
    schema = holder.get("schema")
    detail = schema if schema and isinstance(schema.value, dict) else holder
    style = _style(node)
    return Parameter(
        name=name(wire),
        location="query" if location == "querystring" else location,
        type=(
            schemas.type_of(holder.child("schema"), (*words, *split(wire)))
            if schema
            else Anything()
        ),
        required=node.flag("required"),
        origin=node.origin,
        style=style,
        explode=_explodes(node, style),
        allow_reserved=node.flag("allowReserved"),
        media_type=media_type,
        schema=holder.child("schema").pointer if schema else None,
        description=node.text("description") or detail.text("description"),
        default=detail.stated("default"),
        example=_example(node) or _example(holder) or detail.stated("example"),
        deprecated=node.flag("deprecated"),
    )


def _content(node: Node) -> tuple[Text | None, Node]:
    """The media type of a parameter that is a document, and what holds its schema."""
    for media_type, content in node.items("content"):
        return Text(media_type), content
    return None, node


def _example(node: Node) -> Value | None:
    examples = (each.stated("value") for _, each in node.items("examples"))
    return node.stated("example") or next(filter(None, examples), None)


def _style(node: Node) -> Style:
    location = node.value["in"]
    if location == "querystring":
        return "querystring"
    known = _STYLES[location]
    stated = node.value.get("style", known[0])
    if stated in known:
        return cast("Style", stated)
    message = f"{location} parameters have no style `{shown(stated)}`"
    hint = f"write {_listed(known)}; it is sent in the style `{known[0]}`"
    place = node.location.at("style")
    node.context.problems.append(warning("parameter-style", message, hint, place))
    return known[0]


def _listed(styles: tuple[Style, ...]) -> str:
    return " or ".join(f"`{style}`" for style in styles)


def _explodes(node: Node, style: Style) -> bool:
    if style in {"deepObject", "querystring"}:
        return True
    return node.value.get("explode", style in _EXPLODED) is True


def _unstated(wire: str, node: Node) -> Parameter:
    message = f"the path has a parameter `{shown(wire)}`, which nothing describes"
    hint = "describe it; it is taken for a string"
    node.context.problems.append(
        warning("parameter-undescribed", message, hint, node.location)
    )
    return Parameter(
        name=name(wire),
        location="path",
        type=Scalar("string"),
        required=True,
        origin=node.origin,
        style="simple",
        explode=False,
    )
