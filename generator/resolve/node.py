"""A place in a document, from which one walks to its children and through its references."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

from generator.errors import Location, Problem, Stop, error, step, tokens_of
from generator.ir import Origin, Text, Value
from generator.load.document import Document
from generator.shown import shown


@dataclass(slots=True)
class Context:
    """What one resolution works on, the problems it has met so far, and what references it has followed.

    `services` are the tags under which operations were published, by what those are known by.
    """

    document: Document
    problems: list[Problem]
    services: Mapping[str, tuple[str, ...]]
    followed: dict[str, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """The value at `pointer` of the document."""

    context: Context
    pointer: str
    value: Any

    @property
    def location(self) -> Location:
        """Where problems of this node are reported."""
        return self.context.document.location(self.pointer)

    @property
    def origin(self) -> Origin:
        """Where what is made of this node came from."""
        place = self.location
        return Origin(place.file, place.pointer)

    def get(self, key: str) -> "Node | None":
        """The child at `key`, references followed; None if there is none."""
        if not isinstance(self.value, dict) or key not in self.value:
            return None
        return self.child(key).follow()

    def child(self, key: str | int) -> "Node":
        """The child at `key` as it stands, a reference or not."""
        return Node(self.context, self.pointer + step(key), self.value[key])

    def items(self, key: str) -> Iterator[tuple[str, "Node"]]:
        """The entries of the mapping at `key`, references followed; none if there is no such mapping."""
        parent = self.get(key)
        for name in parent.value if parent else ():
            if child := parent and parent.get(name):
                yield name, child

    def each(self, key: str) -> Iterator["Node"]:
        """The items of the list at `key`, references followed; none if there is no such list."""
        parent = self.get(key)
        for index in range(len(parent.value)) if parent else ():
            if parent:
                yield parent.child(index).follow()

    def text(self, key: str) -> Text | None:
        """The text at `key`; None if there is none, or it is blank."""
        value = self.value.get(key)
        return Text(value) if isinstance(value, str) and value.strip() else None

    def flag(self, key: str) -> bool:
        """Whether `key` is there and true."""
        return self.value.get(key) is True

    def stated(self, key: str) -> Value | None:
        """The value at `key` as data; None if the key is not there."""
        return Value(self.value[key]) if key in self.value else None

    def follow(self) -> "Node":
        """This node, or what its `$ref` leads to at last; raises `Stop` at a reference that leads nowhere."""
        node, seen = self, {self.pointer}
        while isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str):
            node = node.target()
            if node.pointer in seen:
                raise Stop(_circular(self))
            seen.add(node.pointer)
        return node

    def target(self) -> "Node":
        """What the `$ref` of this node names, one step."""
        reference = self.value["$ref"]
        followed = self.context.followed
        if reference not in followed:
            followed[reference] = self._named(reference)
        return followed[reference]

    def _named(self, reference: str) -> "Node":
        if not reference.startswith("#"):
            raise Stop(_elsewhere(self, reference))
        place = unquote(reference[1:])
        if place and not place.startswith("/"):
            raise Stop(_dangling(self, reference, None))
        value: Any = self.context.document.root
        for token in tokens_of(place):
            if not (found := _step(value, token)):
                raise Stop(_dangling(self, reference, value))
            value = found[0]
        return Node(self.context, place, value)


def _step(value: Any, token: str) -> tuple[Any] | None:
    if isinstance(value, dict) and token in value:
        return (value[token],)
    if isinstance(value, list) and token.isdecimal() and int(token) < len(value):
        return (value[int(token)],)
    return None


def _dangling(node: Node, reference: str, parent: Any) -> Problem:
    names = list(parent) if isinstance(parent, dict) else []
    near = get_close_matches(reference.rpartition("/")[2], names, n=1)
    hint = (
        f"did you mean `{shown(near[0])}`?"
        if near
        else "define what it names, or correct the reference"
    )
    message = f"`$ref` leads to nothing: `{shown(reference)}`"
    return error("ref-dangling", message, hint, node.location.at("$ref"))


def _circular(node: Node) -> Problem:
    message = f"`$ref` leads back to itself: `{shown(node.value['$ref'])}`"
    return error(
        "ref-circular",
        message,
        "write the schema itself, instead of a reference, at one of the places that refer to each other",
        node.location.at("$ref"),
    )


def _elsewhere(node: Node, reference: str) -> Problem:
    message = (
        f"`$ref` leads out of this file, which is not read yet: `{shown(reference)}`"
    )
    hint = "bundle the document into one file, so that its references begin with `#/`"
    return error("ref-elsewhere", message, hint, node.location.at("$ref"))
