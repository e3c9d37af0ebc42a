"""The types of what an answer holds one by one: the data of events, and lines."""

from collections.abc import Iterator

from generator.errors import warning
from generator.ir import Any, Scalar, Type, Union
from generator.media_types import comes_by_items, has_events
from generator.resolve.node import Node
from generator.resolve.schemas import Schemas

_TEXT = Scalar("string")


def item_of(
    media_type: str, content: Node, schemas: Schemas, words: tuple[str, ...]
) -> Type | None:
    """The type of each item; None where a media type is not one for items."""
    if not comes_by_items(media_type):
        return None
    named = (*words[:-1], "item")
    events = has_events(media_type)
    if "itemSchema" in content.value:
        schema = content.child("itemSchema")
        if not events:
            return schemas.type_of(schema, named)
        return _of_events(content, list(_data(schema, set())), schemas, named)
    if "schema" in content.value:
        return schemas.type_of(content.child("schema"), words)
    return _TEXT if events else Any()


def _data(schema: Node, seen: set[str]) -> Iterator[Node]:
    """What events say of their `data`, in each of the forms that they may have."""
    node = schema.follow()
    if node.pointer in seen or not isinstance(node.value, dict):
        return
    seen.add(node.pointer)
    properties = node.get("properties")
    if properties and "data" in properties.value:
        yield properties.child("data")
    for key in ("allOf", "anyOf", "oneOf"):
        for each in node.each(key):
            yield from _data(each, seen)


def _of_events(
    content: Node, stated: list[Node], schemas: Schemas, words: tuple[str, ...]
) -> Type:
    told = [_of_data(each, schemas, words) for each in stated]
    found = tuple(dict.fromkeys(each for each in told if each != _TEXT))
    if found and _TEXT in told:
        message = "some of the events have JSON as their data, and some have text"
        hint = "clients get the text of all of them; write `contentSchema` for each"
        place = content.location.at("itemSchema")
        problem = warning("item-schema", message, hint, place)
        content.context.problems.append(problem)
        return _TEXT
    if len(found) == 1:
        return found[0]
    return Union(found) if found else _TEXT


def _of_data(schema: Node, schemas: Schemas, words: tuple[str, ...]) -> Type:
    """The type that the data has as JSON; that of text where nothing says that it is JSON."""
    node = schema.follow()
    if not isinstance(node.value, dict):
        return _TEXT
    if "contentSchema" in node.value:
        return schemas.type_of(node.child("contentSchema"), words)
    kinds = node.value.get("type", "string")
    is_text = kinds == "string" and not {"oneOf", "anyOf", "allOf"} & node.value.keys()
    return _TEXT if is_text else schemas.type_of(schema, words)
