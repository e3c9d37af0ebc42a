"""Objects with properties as models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

from generator.errors import tokens_of
from generator.ir import Any as Anything
from generator.ir import Field, Model, Name, Ref, Text, Type, Value
from generator.names import name, split
from generator.resolve.members import union_of
from generator.resolve.portable import described_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.resolve.node import Node
    from generator.resolve.schemas import Schemas
    from generator.resolve.words import Words

T = TypeVar("T")


def define_model(schemas: Schemas, schema: Node, words: Words) -> Ref:
    """A reference to the model of an object with properties; its fields are told later."""
    return schemas.define(schema.pointer, lambda: _model(schemas, schema, words))


def _model(schemas: Schemas, schema: Node, words: Words) -> Model:
    return Model(
        id=schema.pointer,
        name=Name(words, "_".join(words)),
        fields=tuple(_fields(schemas, schema, words)),
        extra=extra_of(schemas, schema, words),
        origin=schema.origin,
        description=schema.text("description"),
        deprecated=schema.flag("deprecated"),
    )


def extra_of(schemas: Schemas, schema: Node, words: Words) -> Type | None:
    """The type of the properties that have no name in the schema; None if there may be none."""
    stated = schema.value.get("additionalProperties", True)
    patterns = schema.value.get("patternProperties") or {}
    told: Type | None = None
    if stated not in (True, False):
        child = schema.child("additionalProperties")
        told = schemas.inner(child, (*words, "value"))
    if not patterns or stated is True:
        return Anything() if stated is True else told
    inside = schema.child("patternProperties")
    matching = [schemas.inner(inside.child(key), (*words, "value")) for key in patterns]
    return union_of([*matching, *([told] if told else [])])


def _fields(schemas: Schemas, schema: Node, words: Words) -> Iterator[Field]:
    required = schema.value.get("required", ())
    properties = schema.child("properties")
    for wire in properties.value:
        stated = properties.child(wire)
        told = schemas.inner(stated, (*words, *split(wire)))
        yield _field(_place(stated), wire, told, required=wire in required)
    if set(required) - properties.value.keys():
        message = "properties are required that the object does not describe; types do not ask for them"
        schemas.tally.note(schema, "schema-untyped", message, "required")


def _place(stated: Node) -> Node:
    """Where a property stands, which for one that was merged in is in another schema."""
    reference = stated.value.get("$ref") if isinstance(stated.value, dict) else None
    if not reference:
        return stated
    target = stated.target()
    return target if "properties" in tokens_of(target.pointer)[-2:-1] else stated


def _field(stated: Node, wire: str, told: Type, *, required: bool) -> Field:
    # keywords beside a `$ref` speak of this use, those behind it of every use
    speakers = described_by(stated)
    return Field(
        name=name(wire),
        type=told,
        required=required,
        origin=stated.origin,
        description=_first(speakers, _described),
        default=_first(speakers, _default),
        example=_first(speakers, _example),
        access=_access(speakers),
        deprecated=_is_flagged(speakers, "deprecated"),
    )


# there are tens of thousands of fields: a loop costs a third of a generator
def _first(speakers: tuple[Node, ...], tell: Callable[[Node], T | None]) -> T | None:
    for each in speakers:
        told = tell(each)
        if told is not None:
            return told
    return None


def _is_flagged(speakers: tuple[Node, ...], flag: str) -> bool:
    for each in speakers:  # noqa: SIM110 - as above
        if each.value.get(flag) is True:
            return True
    return False


def _access(speakers: tuple[Node, ...]) -> Literal["both", "read", "write"]:
    if _is_flagged(speakers, "readOnly"):
        return "read"
    return "write" if _is_flagged(speakers, "writeOnly") else "both"


def _described(schema: Node) -> Text | None:
    return schema.text("description")


def _default(schema: Node) -> Value | None:
    return schema.stated("default")


def _example(schema: Node) -> Value | None:
    examples = schema.value.get("examples")
    if isinstance(examples, list) and examples:
        return Value(examples[0])
    return schema.stated("example")
