"""Types of the API as Python annotations, with the names that they need to be imported."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir import (
    Api,
    Discriminator,
    Enum,
    List,
    Literal,
    Map,
    Model,
    Ref,
    Scalar,
    Tuple,
    Type,
    Union,
    Value,
    json_of,
    wire_of,
)
from generator.language import LiteralFacts
from generator.literals import literal
from generator.targets.python.annotations import (
    RUNTIME,
    Annotation,
    joined,
    listed,
    listed_with,
)
from generator.targets.python.attributes import Attributes
from generator.targets.python.scalars import (
    OBJECTS,
    PLAIN,
    format_of,
    limited,
    runtime,
    scalar,
)


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes annotations of an API in the two places where types stand: fields of models, and signatures.

    `answered` are the ids of the definitions that answers hold; `hidden` are types of Python's own that methods of the
    class are called like.
    """

    api: Api
    classes: Mapping[str, str]
    attributes: Attributes
    literals: LiteralFacts
    answered: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def in_signature(self, told: Type) -> Annotation:
        """What callers pass and get: without limits, which are checked when the call is made."""
        match told:
            case Scalar() if spelled := OBJECTS.get(format_of(told)):
                # the text that says it is taken as well
                return joined([runtime(spelled), self._builtin("str")])
            case Union(members):
                return joined([self.in_signature(member) for member in members])
        return self._held(told)

    def _held(self, told: Type) -> Annotation:
        match told:
            case Scalar() if spelled := OBJECTS.get(format_of(told)):
                return runtime(spelled)
            case Scalar(kind):
                binary = format_of(told) == "binary"
                return self._builtin("bytes" if binary else PLAIN[kind])
            case List(item):
                return self.generic("list", "{}", self._held(item))
            case Tuple(items):
                return self.generic("tuple", "{}", listed(map(self._held, items)))
            case Map(value):
                text = self._builtin("str").code
                return self.generic("dict", f"{text}, {{}}", self._held(value))
            case Union(members):
                return joined([self._held(member) for member in members])
        return self._told(told)

    def generic(self, name: str, arguments: str, inner: Annotation) -> Annotation:
        """A type of Python's own with `arguments`, in which `{}` stands for `inner`."""
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
                return scalar(told)
            case List(item, constraints):
                inner = self.in_model(item, answered=answered)
                return limited(inner.written("list[{}]"), constraints)
            case Map(value, constraints):
                inner = self.in_model(value, answered=answered)
                return limited(inner.written("dict[str, {}]"), constraints)
            case Tuple(items):
                inner = listed(self.in_model(item, answered=answered) for item in items)
                return inner.written("tuple[{}]").marked("FIXED", (RUNTIME, "FIXED"))
            case Union(members, discriminator):
                union = joined(
                    [self.in_model(member, answered=answered) for member in members]
                )
                return (
                    self._tagged(union, discriminator, answered=answered)
                    if discriminator
                    else union
                )
            case Ref() if answered and isinstance(
                definition := self.api.definition(told), Enum
            ):
                return self._open(told, definition)
        return self._told(told)

    def _tagged(
        self, union: Annotation, by: Discriminator, *, answered: bool
    ) -> Annotation:
        """A union that is told apart by tags; what answers hold may have one that the spec does not name."""
        made = [
            (self.written(json_of(tag)), self.in_model(told, answered=answered))
            for tag, told in by.tags
        ]
        tags = ", ".join(f"{tag}: {told.code}" for tag, told in made)
        said = [self.written(wire_of(by.name)), f"{{{tags}}}"]
        if attributes := self._attributes(by):
            said.append(f"({', '.join(map(self.written, attributes))},)")
        if by.other:
            said.append(f"other={self._told(by.other).code}")
        open_ = [runtime("UnknownObject")] if answered and not by.other else []
        whole = listed_with(joined([union, *open_]), [told for _, told in made])
        return whole.marked(f"Tagged({', '.join(said)})", (RUNTIME, "Tagged"))

    def _attributes(self, by: Discriminator) -> list[str]:
        """What models call the property that has the tag, where that is not its name on the wire."""
        wire, found = wire_of(by.name), set[str]()
        for _, told in by.tags:
            model = self.api.definition(told) if isinstance(told, Ref) else None
            if isinstance(model, Model):
                found.add(self.attributes.of(model.id).get(wire, wire))
        return sorted(found - {wire})

    def written(self, value: object) -> str:
        """A value as a literal of Python."""
        return literal(value, self.literals)

    def _told(self, told: Type) -> Annotation:
        match told:
            case Ref(id=id_):
                return Annotation(self.classes[id_], classes=frozenset({id_}))
            case Literal(values):
                return self.literal(values)
        return Annotation("Any", _ANY)

    def literal(self, values: tuple[Value, ...]) -> Annotation:
        """A choice of fixed values; where Python's literals cannot hold them, their kinds, and a mark that lists them."""
        plain = [json_of(value) for value in values]
        if not all(isinstance(value, str | int | None) for value in plain):
            return self._among(joined([_KINDS[type(value)] for value in plain]), plain)
        inner = ", ".join(map(self.written, plain))
        told = Annotation(f"Literal[{inner}]", frozenset({("typing", "Literal")}))
        # Python takes true for 1, and false for 0
        return self._among(told, plain) if {0, 1} & {*plain} else told

    def _among(self, told: Annotation, values: list[object]) -> Annotation:
        comma = "," if len(values) == 1 else ""
        mark = f"Among(({', '.join(map(self._on_one_line, values))}{comma}))"
        return told.marked(mark, (RUNTIME, "Among"))

    def _on_one_line(self, value: object) -> str:
        match value:
            case list():
                return f"[{', '.join(map(self._on_one_line, value))}]"
            case dict():
                pairs = (
                    f"{self.written(key)}: {self._on_one_line(inner)}"
                    for key, inner in value.items()
                )
                return f"{{{', '.join(pairs)}}}"
        return self.written(value)

    def _open(self, ref: Ref, definition: Enum) -> Annotation:
        kinds = {type(json_of(value)) for value in definition.values}
        closed = self._told(ref)
        if not kinds <= {str, int, bool}:
            return closed
        plain = " | ".join(
            kind.__name__ for kind in sorted(kinds, key=lambda kind: kind.__name__)
        )
        open_ = closed.written(f"{{}} | {plain}")
        return open_.marked(f"Open({closed.code})", (RUNTIME, "Open"))


_ANY = frozenset({("typing", "Any")})

_KINDS = {
    str: Annotation("str"),
    bool: Annotation("bool"),
    int: Annotation("float"),
    float: Annotation("float"),
    type(None): Annotation("None"),
    list: Annotation("list[Any]", _ANY),
    dict: Annotation("dict[str, Any]", _ANY),
}
