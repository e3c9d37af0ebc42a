"""Types told to a reader: a row for each field, those of nested objects in it, as far as there is room."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal as Choice

from generator.code import Code
from generator.ir import (
    Alias,
    Api,
    Constraint,
    Field,
    List,
    Map,
    Model,
    Parameter,
    Ref,
    Text,
    Tuple,
    Type,
    Union,
    Value,
    wire_of,
)
from generator.wording import limits_of, type_in_words, values_of

# deeper or longer than that, it is no longer read
_DEEPEST, _MOST = 4, 100


@dataclass(frozen=True, slots=True)
class Link:
    """A model that has a page of its own."""

    file: Code
    title: Text


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one of the objects that a value may be; `title` is its name, if it has one of its own."""

    title: Text | None
    rows: "tuple[Row, ...]"


@dataclass(frozen=True, slots=True)
class Row:
    """A field: `path` from the top of the body, `type` in words, the values that it may have, and its limits.

    `links` are the models that it leads to, `groups` the fields in it. An object whose fields stand elsewhere has them
    `like` the one at that path; if `is_cut`, it has more fields than those that are listed.
    """

    name: Text
    path: Text
    type: Text
    required: bool
    description: Text | None
    values: tuple[Value, ...]
    limits: tuple[Constraint, ...]
    default: Value | None
    example: Value | None
    access: Choice["both", "read", "write"]
    deprecated: bool
    links: tuple[Link, ...]
    groups: tuple[Group, ...] = ()
    like: tuple[Text, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The fields of a body; `rows` are all of them, one behind the other. If `is_cut`, it has more than are listed."""

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Lister:
    """Lists the fields of types; `links` are the models that have pages, by their ids."""

    api: Api
    links: Mapping[str, Link]
    _made: dict[Type, Listing] = field(default_factory=dict)

    def listing(self, told: Type) -> Listing:
        """The fields of a body, those of a model that is there twice once."""
        if told not in self._made:
            self._made[told] = self._listing(told)
        return self._made[told]

    def links_of(self, told: Type) -> tuple[Link, ...]:
        """The models with pages that a type leads to at once."""
        return tuple(dict.fromkeys(self._linked(told, frozenset())))

    def _listing(self, told: Type) -> Listing:
        top = _Place("", told, 0)
        self._open(top)
        groups = self._groups(top)
        rows = tuple(_flat(groups))
        return Listing(groups, rows, self.links_of(told), top.is_cut)

    def parameters(self, parameters: tuple[Parameter, ...]) -> tuple[Row, ...]:
        """The parameters of an operation, as rows."""
        return tuple(self._row(each, _Place("", each.type, 0)) for each in parameters)

    def _open(self, top: "_Place") -> None:
        """Lists what is in a value, level by level, as far as there is room, and each model where it is met first."""
        waiting, opened, room = deque([top]), dict[str, str](), _MOST
        while waiting:
            place = waiting.popleft()
            for model, suffix in _models(place.type, self.api, set()):
                if model.id in opened:
                    place.like.append(opened[model.id])
                elif opened and (len(model.fields) > room or place.depth == _DEEPEST):
                    place.is_cut = place.is_cut or bool(model.fields)
                else:
                    path = opened[model.id] = place.path + suffix
                    room -= len(model.fields)
                    inside = list(_inside(model, path, place.depth + 1))
                    place.inner.append((model, inside))
                    waiting.extend(each for _, each in inside)

    def _groups(self, place: "_Place") -> tuple[Group, ...]:
        return tuple(
            Group(
                self._title(model),
                tuple(self._row(each, inner) for each, inner in inside),
            )
            for model, inside in place.inner
        )

    def _title(self, model: Model) -> Text | None:
        return self.links[model.id].title if model.id in self.links else None

    def _row(self, told: Field | Parameter, place: "_Place") -> Row:
        return Row(
            name=Text(wire_of(told.name)),
            path=Text(place.path or wire_of(told.name)),
            type=Text(type_in_words(told.type, self.api)),
            required=told.required,
            description=told.description,
            values=values_of(told.type, self.api),
            limits=limits_of(told.type),
            default=told.default,
            example=told.example,
            access=told.access if isinstance(told, Field) else "both",
            deprecated=told.deprecated,
            links=self.links_of(told.type),
            groups=self._groups(place),
            like=tuple(Text(path or "body") for path in place.like),
            is_cut=place.is_cut,
        )

    def _linked(self, told: Type, above: frozenset[str]) -> Iterator[Link]:
        match told:
            case Ref(id=id_) if id_ in self.links:
                yield self.links[id_]
            case Ref(id=id_) if id_ not in above:
                defined = self.api.definition(told)
                if isinstance(defined, Alias):
                    yield from self._linked(defined.type, above | {id_})
            case List(inner) | Map(inner):
                yield from self._linked(inner, above)
            case Tuple(items=members) | Union(members=members):
                for member in members:
                    yield from self._linked(member, above)


@dataclass(slots=True)
class _Place:
    """Where a value of some type stands, and what is told of the objects that it holds."""

    path: str
    type: Type
    depth: int
    inner: "list[tuple[Model, list[tuple[Field, _Place]]]]" = field(
        default_factory=list
    )
    like: list[str] = field(default_factory=list)
    is_cut: bool = False


def _flat(groups: tuple[Group, ...]) -> Iterator[Row]:
    for group in groups:
        for row in group.rows:
            yield row
            yield from _flat(row.groups)


def _inside(model: Model, path: str, depth: int) -> Iterator[tuple[Field, _Place]]:
    for each in model.fields:
        inner = f"{path}.{wire_of(each.name)}".lstrip(".")
        yield each, _Place(inner, each.type, depth)


def _models(told: Type, api: Api, passed: set[str]) -> Iterator[tuple[Model, str]]:
    """The models that a type leads to, each with the path to it, those behind a name once."""
    match told:
        case Ref(id=id_) if id_ not in passed:
            passed.add(id_)
            match api.definition(told):
                case Model() as model:
                    yield model, ""
                case Alias(type=inner):
                    yield from _models(inner, api, passed)
        case List(item) | Map(item):
            step = "[]" if isinstance(told, List) else ".*"
            for model, path in _models(item, api, passed):
                yield model, step + path
        case Tuple(items=members) | Union(members=members):
            step = "[]" if isinstance(told, Tuple) else ""
            for member in members:
                for model, path in _models(member, api, passed):
                    yield model, step + path
