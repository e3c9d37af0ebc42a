"""The schemas of parameters and bodies, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from generator.capture.facts import ITEMS, Certainty, Subject
from generator.capture.markdown.components import (
    LISTED,
    Components,
    enum_descriptions,
    one,
    whole,
)
from generator.capture.markdown.record import Json, Record, obj, seq, text
from generator.capture.page.hints import hints
from generator.capture.page.hints.values import lacks_values
from generator.capture.page.types import Shape
from generator.errors import pointer, tokens_of
from generator.shown import shown

_ASPECTS = (
    *("title", "description", "enum", "default", "minimum", "maximum"),
    *("exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"),
    *("minItems", "maxItems", "pattern"),
)
_SAID = {
    *("type", "format", "properties", "items", "required", "examples"),
    *_ASPECTS,
}
"""The keywords that facts can say; a schema with others is told as a whole."""
_ORDERS = ("x-apifox-orders", "x-apidog-orders")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A schema that is to be told: what it is about, where it stands, and whether a whole around it is told already."""

    subject: Subject
    schema: Json
    place: str
    is_told: bool = False
    required: bool | None = None

    @property
    def is_root(self) -> bool:
        return self.required is None and self.subject[-1] != ITEMS


def say_schema(parts: Components, subject: Subject, schema: Any, place: str) -> None:
    """Take down what a schema says, and what those inside it say.

    That of a whole body is read to where it leads; a reference inside is told as one, and by its name.
    """
    if not obj(schema):
        return
    waiting = [_Spot(subject, schema, place)]
    while waiting:
        waiting += reversed(list(_told(parts, waiting.pop())))


def _told(parts: Components, spot: _Spot) -> Iterator[_Spot]:
    """Take down one schema; those inside it are left to do."""
    made = one(parts.record, spot.schema, spot.place)
    if spot.required is not None:
        parts.record.say(spot.subject, "required", spot.required, spot.place)
    if not spot.is_told and not _SAID.issuperset(made):
        schema = whole(parts, spot.schema, spot.place)
        parts.record.say(spot.subject, "schema", schema, spot.place)
        spot = replace(spot, is_told=True)
    if isinstance(made.get("$ref"), str):
        yield from _led(parts.record, spot)
        return
    _say_kinds(parts.record, spot, made)
    _say_aspects(parts.record, spot, made)
    if not LISTED & set(made):
        yield from _properties(spot, made)
        yield from _items(parts.record, spot, made)


def _led(record: Record, spot: _Spot) -> Iterator[_Spot]:
    """The schema that a body refers to; of a field, only what it is called is told."""
    if spot.is_root:
        found, target = record.resolved(spot.schema, spot.place)
        yield _Spot(spot.subject, found, target, is_told=True)
        return
    name = _name(spot.schema)
    if name and spot.subject[-1] != ITEMS:
        record.say(spot.subject, "named", name, spot.place)


def _name(schema: Json) -> str:
    named = schema.get("$ref")
    if not isinstance(named, str) or "/" not in named:
        return ""
    return unquote(tokens_of(named)[-1])


def _say_kinds(record: Record, spot: _Spot, made: Json) -> None:
    kind, form = made.get("type"), made.get("format")
    if kind == "string" and form == "binary":
        kind, form = "file", None
    for aspect, value in (("type", kind), ("format", form)):
        if value:
            record.say(spot.subject, aspect, value, f"{spot.place}/{aspect}")
    if (
        spot.is_root
        and made.get("type") == "object"
        and not _SHOWS & set(_filled(made))
    ):
        record.say(spot.subject, "empty", value=True, place=spot.place)


_SHOWS = LISTED | {"properties", "$ref", "additionalProperties"}


def _filled(made: Json) -> Iterator[str]:
    return (key for key, each in made.items() if each)


def _say_aspects(record: Record, spot: _Spot, made: Json) -> None:
    for aspect in _ASPECTS:
        if aspect in made and made[aspect] != "":
            place = f"{spot.place}/{_written(aspect, spot.schema)}"
            record.say(spot.subject, aspect, made[aspect], place)
    for aspect in ("title", "description"):
        say_hints(
            record, spot.subject, made, made.get(aspect), f"{spot.place}/{aspect}"
        )
    for at, value in enumerate(seq(made.get("examples"))):
        is_one = "example" in spot.schema and at == 0
        place = f"{spot.place}/example" if is_one else f"{spot.place}/examples/{at}"
        record.say(spot.subject, "example", value, place)
    if described := enum_descriptions(spot.schema):
        place = f"{spot.place}/{_written('', spot.schema)}"
        record.say(spot.subject, "enum_descriptions", [*described], place)


def _written(aspect: str, schema: Json) -> str:
    """The keyword that says an aspect; that of the editor where there is no other."""
    editors = (key for key in ("x-apifox-enum", "x-apidog-enum") if key in schema)
    return aspect if aspect in schema else next(editors, aspect)


def say_hints(
    record: Record, subject: Subject, schema: Json, said: Any, place: str
) -> None:
    """Take down what a title or a description says of the values that a schema is for."""
    kinds = schema.get("type")
    words = tuple(each for each in [kinds, *seq(kinds)] if isinstance(each, str))
    shape = Shape(words) if words else None
    for aspect, value in hints(text(said), shape):
        record.say(subject, aspect, value, place, Certainty.PROSE)
    if lacks_values(text(said)):
        # 3
        message = f"The values of `{shown(subject[-1])}` are announced here, and none is named. The spec allows any."
        record.doubt("enum-without-values", message, place, "ask which there are", subject)  # fmt: skip


def _properties(spot: _Spot, made: Json) -> Iterator[_Spot]:
    properties = obj(made.get("properties"))
    required = seq(made.get("required"))
    for name in _ordered(properties, spot.schema):
        place = f"{spot.place}/properties{pointer(name)}"
        schema = obj(properties[name])
        is_required = name in required or schema.get("required") is True
        yield _Spot((*spot.subject, name), schema, place, spot.is_told, is_required)


def _ordered(properties: Json, schema: Json) -> list[str]:
    """The names of properties in the order in which the editor shows them."""
    said = next((schema[key] for key in _ORDERS if key in schema), None)
    first = [each for each in seq(said) if isinstance(each, str) and each in properties]
    return list(dict.fromkeys([*first, *properties]))


def _items(record: Record, spot: _Spot, made: Json) -> Iterator[_Spot]:
    items = obj(made.get("items"))
    place = f"{spot.place}/items"
    if kind := items.get("type"):
        record.say(spot.subject, "items", kind, place)
    if name := _name(items):
        record.say(spot.subject, "named", name, place)
    if set(items) - {"type"}:
        yield _Spot((*spot.subject, ITEMS), items, place, spot.is_told)
