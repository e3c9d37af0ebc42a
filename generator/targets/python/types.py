"""Types of the API as Python annotations, with the names that they need to be imported."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.ir import (
    Api,
    Constraint,
    Enum,
    List,
    Literal,
    Map,
    Ref,
    Scalar,
    Type,
    Union,
    Value,
    json_of,
    text_of,
)
from generator.language import LiteralFacts
from generator.literals import literal

Import = tuple[str, str]
"""A module and a name in it."""

RUNTIME = "_runtime.types"


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation as it is written, and what it needs: names of modules, and classes of the API by id."""

    code: str
    imports: frozenset[Import] = frozenset()
    classes: frozenset[str] = frozenset()

    def written(self, form: str, *imports: Import) -> "Annotation":
        """This annotation inside another form, `{}` standing for it."""
        return replace(
            self,
            code=form.replace("{}", self.code),
            imports=self.imports | set(imports),
        )


_NONE = Annotation("None")


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes annotations of an API in the two places where types stand: fields of models, and signatures.

    `answered` are the ids of the definitions that answers hold; `hidden` are types of Python's own that methods of the
    class are called like.
    """

    api: Api
    classes: Mapping[str, str]
    literals: LiteralFacts
    answered: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def in_signature(self, told: Type) -> Annotation:
        """What callers pass and get: without limits, which are checked when the call is made."""
        match told:
            case Scalar(kind, format_):
                binary = format_ and text_of(format_) == "binary"
                return self._builtin("bytes" if binary else _PLAIN[kind])
            case List(item):
                return self._generic("list", "{}", self.in_signature(item))
            case Map(value):
                return self._generic(
                    "dict",
                    f"{self._builtin('str').code}, {{}}",
                    self.in_signature(value),
                )
            case Union(members):
                return joined([self.in_signature(member) for member in members])
        return self._told(told)

    def _generic(self, name: str, arguments: str, inner: Annotation) -> Annotation:
        outer = self._builtin(name)
        return inner.written(f"{outer.code}[{arguments}]", *outer.imports)

    def _builtin(self, name: str) -> Annotation:
        """A type of Python's own, by its full name where a method of the class has the short one."""
        if name not in self.hidden:
            return Annotation(name)
        return Annotation(f"builtins.{name}", frozenset({("builtins", "")}))

    def in_model(self, told: Type, *, answered: bool) -> Annotation:
        """What a model holds, with its limits; `answered` says that responses hold it too, so that its enums are open."""
        match told:
            case Scalar():
                return self._scalar(told)
            case List(item, constraints):
                inner = self.in_model(item, answered=answered)
                return _limited(inner.written("list[{}]"), constraints)
            case Map(value, constraints):
                inner = self.in_model(value, answered=answered)
                return _limited(inner.written("dict[str, {}]"), constraints)
            case Union(members):
                return joined(
                    [self.in_model(member, answered=answered) for member in members]
                )
            case Ref() if answered and isinstance(
                definition := self.api.definition(told), Enum
            ):
                return self._open(told, definition)
        return self._told(told)

    def written(self, value: object) -> str:
        """A value as a literal of Python."""
        return literal(value, self.literals)

    def _told(self, told: Type) -> Annotation:
        match told:
            case Ref(id=id_):
                return Annotation(self.classes[id_], classes=frozenset({id_}))
            case Literal(values):
                return self.literal(values)
        return Annotation("Any", frozenset({("typing", "Any")}))

    def literal(self, values: tuple[Value, ...]) -> Annotation:
        """A choice of fixed values, or the kind of them where Python's literals cannot hold them."""
        plain = [json_of(value) for value in values]
        if all(isinstance(value, str | int | None) for value in plain):
            inner = ", ".join(map(self.written, plain))
            return Annotation(f"Literal[{inner}]", frozenset({("typing", "Literal")}))
        if all(isinstance(value, int | float) for value in plain):
            return Annotation("float")
        return Annotation("Any", frozenset({("typing", "Any")}))

    def _open(self, ref: Ref, definition: Enum) -> Annotation:
        kinds = {type(json_of(value)) for value in definition.values}
        closed = self._told(ref)
        if not kinds <= {str, int}:
            return closed
        plain = " | ".join(
            kind.__name__ for kind in sorted(kinds, key=lambda kind: kind.__name__)
        )
        form = f"Annotated[{{}} | {plain}, Open({closed.code})]"
        return closed.written(form, ("typing", "Annotated"), (RUNTIME, "Open"))

    def _scalar(self, told: Scalar) -> Annotation:
        format_ = text_of(told.format) if told.format else ""
        if told.kind == "integer":
            return _limited(
                Annotation("Integer", frozenset({(RUNTIME, "Integer")})),
                told.constraints,
            )
        if told.kind == "string" and format_ == "uri":
            return _limited(
                Annotation("Uri", frozenset({(RUNTIME, "Uri")})), told.constraints
            )
        if told.kind == "string" and format_ == "binary":
            return Annotation("bytes")
        return _limited(Annotation(_PLAIN[told.kind]), told.constraints)


_PLAIN = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}


def joined(members: list[Annotation]) -> Annotation:
    """A union of annotations, each once, None last."""
    distinct = {member.code: member for member in members}
    ordered = sorted(distinct.values(), key=lambda member: member.code == "None")
    return Annotation(
        " | ".join(member.code for member in ordered),
        frozenset(each for member in ordered for each in member.imports),
        frozenset(each for member in ordered for each in member.classes),
    )


def or_none(told: Annotation) -> Annotation:
    """The annotation, or None."""
    return told if told.code.endswith("None") else joined([told, _NONE])


_KEYWORDS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "minProperties": "min_length",
    "maxProperties": "max_length",
    "minimum": "ge",
    "exclusiveMinimum": "gt",
    "maximum": "le",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
    "pattern": "pattern",
}


def _limited(told: Annotation, constraints: tuple[Constraint, ...]) -> Annotation:
    limits = {each.keyword: json_of(each.argument) for each in constraints}
    marks = [f"Constrained({arguments})"] if (arguments := _arguments(limits)) else []
    marks += ["UNIQUE"] if limits.get("uniqueItems") is True else []
    if not marks:
        return told
    names = [(RUNTIME, mark.partition("(")[0]) for mark in marks]
    return told.written(
        f"Annotated[{{}}, {', '.join(marks)}]", ("typing", "Annotated"), *names
    )


def _arguments(limits: Mapping[str, object]) -> str:
    # JSON's strings and numbers are Python's; what surrogates or odd characters a pattern has stays escaped
    return ", ".join(
        f"{_KEYWORDS[key]}={json.dumps(value)}"
        for key, value in limits.items()
        if key in _KEYWORDS
    )
