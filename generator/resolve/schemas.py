"""JSON Schemas as types: objects, enums and unions become definitions of the API, everything else is told in place."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.ir import Alias, Any, Definition, Name, Ref, Type, Union
from generator.resolve.families import Families
from generator.resolve.kinds import scalar_of, type_of_kinds, warn_of_untyped
from generator.resolve.members import with_null, without_null
from generator.resolve.merge import merged
from generator.resolve.node import Node
from generator.resolve.portable import effective, only_part
from generator.resolve.tally import Tally
from generator.resolve.unions import family_union, type_of_union
from generator.resolve.values import type_of_values
from generator.resolve.words import Words, is_component, words_of

# A union of more members than that is hard to read where it is used.
_MOST_MEMBERS = 3
# Python reads 200 brackets within one another, and an array may need two.
_DEEPEST = 64


@dataclass(slots=True)
class Schemas:
    """The definitions met so far, by their id, in the order in which they were met.

    The id of an object or an enum is the pointer of its schema. What an object holds is told once nothing else is under
    way, so that neither a chain of objects nor a ring of them leads deep.
    """

    definitions: dict[str, Definition | None] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    _told: dict[str, Type] = field(default_factory=dict)
    _merged: dict[str, Node] = field(default_factory=dict)
    _underway: dict[str, int] = field(default_factory=dict)
    _repeated: set[str] = field(default_factory=set)
    _containers: int = 0
    _pending: deque[Callable[[], None]] = field(default_factory=deque)
    _families: list[Families] = field(default_factory=list)

    def type_of(self, schema: Node, context: Words) -> Type:
        """The type of `schema`; `context` are the words that name it, unless it is a component with a name."""
        told = self._type_of(effective(schema), context)
        while self._pending and not self._underway:
            self._pending.popleft()()
        return told

    def member(self, schema: Node, context: Words) -> Type:
        """The type of a part of what is under way, such as a member of a union."""
        return self._type_of(effective(schema), context)

    def model_of(self, schema: Node, context: Words) -> Type:
        """The type of a schema by its own keywords, where another stands for it and for all that is made of it."""
        told = self.inner(schema, context)
        return Ref(schema.pointer) if schema.pointer in self.definitions else told

    def inner(self, schema: Node, context: Words) -> Type:
        """The type of what an array or a map holds; it may contain the array or the map again."""
        if self._containers == _DEEPEST:
            message = f"arrays and maps are nested more than {_DEEPEST} deep; any value is taken here"
            hint = "put an object between them, or make the nesting shallower"
            self.tally.warn(schema, "schema-depth", message, hint)
            return Any()
        self._containers += 1
        told = self._type_of(effective(schema), context)
        self._containers -= 1
        return told

    def all(self) -> tuple[Definition, ...]:
        """Every definition met."""
        return tuple(each for each in self.definitions.values() if each)

    def define(self, id_: str, make: Callable[[], Definition]) -> Ref:
        """A reference to the definition that `make` gives later."""
        self.definitions[id_] = None
        self._pending.append(lambda: self.definitions.update({id_: make()}))
        return Ref(id_)

    def merged(self, schema: Node) -> Node:
        """What `schema` leads to by reference, its `allOf` merged."""
        target = effective(schema)
        if target.pointer not in self._merged:
            made = merged(target)
            self._merged[target.pointer] = made.node
            for keyword in made.conflicts:
                message = f"parts of an `allOf` contradict one another by `{keyword}`; the last one is followed"
                hint = "correct the parts, or take one of them out"
                self.tally.warn(target, "schema-conflict", message, hint)
        return self._merged[target.pointer]

    def families(self, schema: Node) -> Families:
        """Which components of the document are made of which others."""
        if not self._families:
            self._families.append(Families(schema.context))
        return self._families[0]

    def _type_of(self, target: Node, context: Words) -> Type:
        pointer = target.pointer
        if pointer in self._told:
            return self._told[pointer]
        if scalar := scalar_of(target):
            self._told[pointer] = scalar
            return scalar
        if pointer in self._underway:
            return self._again(pointer)
        self._underway[pointer] = self._containers
        told = self._named(target, self._first(target, context), context)
        self._told[pointer] = told
        del self._underway[pointer]
        return told

    def _again(self, pointer: str) -> Type:
        """What a schema is inside itself: nothing new, or a reference if there is an array or a map between."""
        if self._underway[pointer] == self._containers:
            return Union(())
        self._repeated.add(pointer)
        self.definitions.setdefault(_alias(pointer), None)
        return Ref(_alias(pointer))

    def _first(self, target: Node, context: Words) -> Type:
        words = words_of(target, context)
        if not isinstance(target.value, dict):
            return self._boolean(target)
        if family := self.families(target).of(target):
            return family_union(self, target, family, words)
        part = self._only_part(target)
        return (
            self._type_of(effective(part), words) if part else self.plain(target, words)
        )

    def plain(self, target: Node, words: Words) -> Type:
        """The type of a schema by its own keywords, whichever components are made of it."""
        schema = self.merged(target)
        warn_of_untyped(self, schema)
        if "const" in schema.value or "enum" in schema.value:
            return type_of_values(self, schema, words)
        for keyword in ("oneOf", "anyOf"):
            if told := type_of_union(self, schema, keyword, words):
                return told
        return type_of_kinds(self, schema, words)

    def _only_part(self, target: Node) -> Node | None:
        """The schema that `target` is but for words about it; an object of a family is always one of its own."""
        part = only_part(target)
        own = is_component(target.pointer)
        return None if own and part and self._is_of_family(part) else part

    def _is_of_family(self, part: Node) -> bool:
        schema = effective(part)
        return self.families(schema).of(schema) is not None

    def _boolean(self, target: Node) -> Type:
        if target.value is False:
            message = "`false` allows no value, which no type expresses; any is taken"
            self.tally.note(target, "schema-untyped", message)
        return Any()

    def _named(self, target: Node, told: Type, context: Words) -> Type:
        """The type, under a name of its own if it is recursive, or a union that is better read by its name."""
        pointer = target.pointer
        if told == Union(()):
            message = "this schema is nothing but itself; its type is left open"
            self.tally.warn(target, "schema-recursive", message, "say what it holds")
            return Any()
        if pointer in self._repeated:
            return self._aliased(target, told, context)
        bare = without_null(told)
        if isinstance(bare, Union) and _is_worth_a_name(bare, pointer):
            ref = self._aliased(target, bare, context)
            return ref if bare == told else with_null(ref)
        if isinstance(told, Ref) and is_component(pointer) and self._only_part(target):
            self._aliased(target, told, context)
        return told

    def _aliased(self, target: Node, told: Type, context: Words) -> Ref:
        words = words_of(target, context)
        self.definitions[_alias(target.pointer)] = Alias(
            id=_alias(target.pointer),
            name=Name(words, "_".join(words)),
            type=told,
            origin=target.origin,
            description=target.text("description"),
            deprecated=target.flag("deprecated"),
        )
        return Ref(_alias(target.pointer))


def _alias(pointer: str) -> str:
    return f"alias:{pointer}"


def _is_worth_a_name(union: Union, pointer: str) -> bool:
    many = len(union.members) > _MOST_MEMBERS or union.discriminator is not None
    return many or is_component(pointer)
