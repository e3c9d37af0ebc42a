"""JSON Schemas as types: objects and enums become definitions of the API, everything else is told in place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any as Json
from typing import cast

from generator.errors import tokens_of, warning
from generator.ir import (
    Any,
    Constraint,
    Definition,
    Enum,
    Field,
    Kind,
    List,
    Literal,
    Map,
    Model,
    Name,
    Ref,
    Scalar,
    Type,
    Union,
    Value,
)
from generator.names import name, split
from generator.resolve.merge import merged
from generator.resolve.node import Node

_CONSTRAINTS: Mapping[str, tuple[str, ...]] = {
    "string": ("minLength", "maxLength", "pattern"),
    "integer": (
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ),
    "number": (
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ),
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
}

# They limit values in ways that no type expresses; payloads are still checked against them.
_UNTYPED = (
    "not",
    "if",
    "contains",
    "prefixItems",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
)

_NULL = Scalar("null")


@dataclass(slots=True)
class Schemas:
    """The definitions met so far, by the pointer of their schema, in the order in which they were met."""

    definitions: dict[str, Definition | None] = field(default_factory=dict)
    _told_types: dict[str, Type] = field(default_factory=dict)
    _underway: set[str] = field(default_factory=set)

    def type_of(self, schema: Node, context: tuple[str, ...]) -> Type:
        """The type of `schema`; `context` are the words that name it, unless it is a component with a name."""
        target = schema.follow()
        if target.pointer in self._underway:
            return self._recursive(target)
        if target.pointer not in self._told_types:
            self._underway.add(target.pointer)
            words = _component_words(target.pointer) or context
            self._told_types[target.pointer] = self._told(merged(target), words)
            self._underway.discard(target.pointer)
        return self._told_types[target.pointer]

    def all(self) -> tuple[Definition, ...]:
        """Every definition met."""
        return tuple(
            definition for definition in self.definitions.values() if definition
        )

    def _recursive(self, target: Node) -> Type:
        if target.pointer in self.definitions:
            return Ref(target.pointer)
        message = "this schema contains itself without an object between; its type is left open"
        hint = "put the recursion into a property of an object"
        target.context.problems.append(
            warning("schema-recursive", message, hint, target.location)
        )
        return Any()

    def _told(self, schema: Node, words: tuple[str, ...]) -> Type:
        if not isinstance(schema.value, dict):
            return Any()
        _warn_of_untyped(schema)
        if "const" in schema.value:
            return Literal((Value(schema.value["const"]),))
        if "enum" in schema.value:
            return self._enum(schema, words)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema.value:
                return self._union(schema, keyword, words)
        return self._of_kinds(schema, words)

    def _enum(self, schema: Node, words: tuple[str, ...]) -> Type:
        values = tuple(
            Value(value) for value in schema.value["enum"] if value is not None
        )
        told: Type = (
            Literal(values)
            if len(values) < 2
            else self._define_enum(schema, words, values)
        )
        return Union((told, _NULL)) if None in schema.value["enum"] else told

    def _define_enum(
        self, schema: Node, words: tuple[str, ...], values: tuple[Value, ...]
    ) -> Type:
        self.definitions[schema.pointer] = Enum(
            id=schema.pointer,
            name=Name(words, "_".join(words)),
            values=values,
            origin=schema.origin,
            description=schema.text("description"),
            deprecated=schema.flag("deprecated"),
        )
        return Ref(schema.pointer)

    def _union(self, schema: Node, keyword: str, words: tuple[str, ...]) -> Type:
        branches = [
            schema.child(keyword).child(index)
            for index in range(len(schema.value[keyword]))
        ]
        told = [
            self.type_of(branch, (*words, str(number)))
            for number, branch in enumerate(branches, 1)
        ]
        members = tuple(
            dict.fromkeys(member for each in told for member in _members(each))
        )
        discriminator = schema.get("discriminator")
        by = discriminator.text("propertyName") if discriminator else None
        return members[0] if len(members) == 1 else Union(members, by)

    def _of_kinds(self, schema: Node, words: tuple[str, ...]) -> Type:
        stated = schema.value.get("type") or _implied(schema)
        kinds = stated if isinstance(stated, list) else [stated]
        told = [self._of_kind(schema, words, kind) for kind in kinds if kind]
        return told[0] if len(told) == 1 else Union(tuple(told)) if told else Any()

    def _of_kind(self, schema: Node, words: tuple[str, ...], kind: str) -> Type:
        match kind:
            case "object":
                return self._object(schema, words)
            case "array":
                item = schema.get("items")
                told = (
                    self.type_of(schema.child("items"), (*words, "item"))
                    if item
                    else Any()
                )
                return List(told, _constraints(schema, kind))
            case _:
                return Scalar(
                    cast("Kind", kind),
                    schema.text("format"),
                    _constraints(schema, kind),
                )

    def _object(self, schema: Node, words: tuple[str, ...]) -> Type:
        if "properties" not in schema.value:
            return Map(
                self._extra(schema, words) or Any(), _constraints(schema, "object")
            )
        # known before its fields are, so that they can refer to it
        self.definitions[schema.pointer] = None
        self.definitions[schema.pointer] = Model(
            id=schema.pointer,
            name=Name(words, "_".join(words)),
            fields=tuple(self._fields(schema, words)),
            extra=self._extra(schema, words),
            origin=schema.origin,
            description=schema.text("description"),
            deprecated=schema.flag("deprecated"),
        )
        return Ref(schema.pointer)

    def _extra(self, schema: Node, words: tuple[str, ...]) -> Type | None:
        extra = schema.value.get("additionalProperties", True)
        if isinstance(extra, bool):
            return Any() if extra else None
        return self.type_of(schema.child("additionalProperties"), (*words, "value"))

    def _fields(self, schema: Node, words: tuple[str, ...]) -> Iterator[Field]:
        required = set(schema.value.get("required", ()))
        properties = schema.child("properties")
        for wire in properties.value:
            stated = properties.child(wire)
            told = self.type_of(stated, (*words, *split(wire)))
            yield _field(stated, wire, told, required)


def _field(stated: Node, wire: str, told: Type, required: set[str]) -> Field:
    schema = stated.follow()
    # keywords beside a `$ref` speak of this use, those behind it of every use
    near = stated if isinstance(stated.value, dict) else schema
    plain = Field(name(wire), told, wire in required, stated.origin)
    if not isinstance(schema.value, dict):
        return plain
    return replace(
        plain,
        description=near.text("description") or schema.text("description"),
        default=near.stated("default") or schema.stated("default"),
        example=_example(schema),
        access=(
            "read"
            if schema.flag("readOnly")
            else "write" if schema.flag("writeOnly") else "both"
        ),
        deprecated=near.flag("deprecated") or schema.flag("deprecated"),
    )


def _example(schema: Node) -> Value | None:
    examples = schema.value.get("examples")
    if isinstance(examples, list) and examples:
        return Value(examples[0])
    return schema.stated("example")


def _component_words(pointer: str) -> tuple[str, ...]:
    tokens = tokens_of(pointer)
    return (
        split(tokens[2])
        if len(tokens) == 3 and tokens[:2] == ("components", "schemas")
        else ()
    )


def _members(told: Type) -> tuple[Type, ...]:
    return (
        told.members if isinstance(told, Union) and not told.discriminator else (told,)
    )


def _constraints(schema: Node, kind: str) -> tuple[Constraint, ...]:
    stated = (
        keyword for keyword in _CONSTRAINTS.get(kind, ()) if keyword in schema.value
    )
    return tuple(
        Constraint(keyword, Value(schema.value[keyword])) for keyword in stated
    )


_IMPLIED: Mapping[str, Callable[[Json], bool]] = {
    "object": lambda schema: "properties" in schema or "additionalProperties" in schema,
    "array": lambda schema: "items" in schema,
    "string": lambda schema: any(
        keyword in schema for keyword in _CONSTRAINTS["string"]
    ),
    "number": lambda schema: any(
        keyword in schema for keyword in _CONSTRAINTS["number"]
    ),
}


def _implied(schema: Node) -> str | None:
    return next(
        (kind for kind, implies in _IMPLIED.items() if implies(schema.value)), None
    )


def _warn_of_untyped(schema: Node) -> None:
    for keyword in _UNTYPED:
        if keyword in schema.value:
            message = f"`{keyword}` is not expressed in types; `restencil validate` and the fixtures check it"
            hint = "nothing needs to be done, if that is enough"
            problem = warning(
                "schema-untyped", message, hint, schema.location.at(keyword)
            )
            schema.context.problems.append(problem)
