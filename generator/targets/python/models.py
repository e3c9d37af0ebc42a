"""The modules of models: in what order definitions stand in them, and how they are written."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.code import Code
from generator.ir import (
    Alias,
    Any,
    Api,
    Definition,
    Enum,
    Field,
    Model,
    Ref,
    Text,
    Type,
    Union,
    Value,
    json_of,
    wire_of,
)
from generator.targets.python.annotations import (
    RUNTIME,
    Annotation,
    Import,
    listed_with,
    or_none,
)
from generator.targets.python.digests import Digests
from generator.targets.python.imports import import_lines
from generator.targets.python.reach import refs, requested
from generator.targets.python.types import Annotator


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model: what is assigned to it is empty where it must be given."""

    name: Code
    annotation: Code
    assigned: Code
    description: Text | None
    deprecated: bool


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class of the client, or a name for a type: then `alias` is that, or a string of it if `is_recursive`.

    `extra` is the type of what a class holds besides its fields, None if it says nothing; `is_closed` that there is nothing.
    """

    name: Code
    alias: Code | None
    is_recursive: bool
    fields: tuple[FieldView, ...]
    extra: Code | None
    is_closed: bool
    description: Text | None
    deprecated: bool


Blocks = tuple[tuple[Code, ...], ...]
"""Lines of code, block by block."""


@dataclass(frozen=True)
class ModuleView:
    """A module of models, which are written when they are asked for."""

    file: Code
    _definitions: tuple[Definition, ...]
    _writer: "_Writer"
    _digests: Digests

    @property
    def digest(self) -> str:
        """The digest of all that it is made of."""
        return self._digests.of_module(self._definitions)

    @property
    def imports(self) -> Blocks:
        """What it imports."""
        return self._written[0]

    @property
    def models(self) -> tuple[ModelView, ...]:
        """Its models, in the order in which they can be read."""
        return self._written[1]

    @cached_property
    def _written(self) -> tuple[Blocks, tuple[ModelView, ...]]:
        return self._writer.module(self.file, self._definitions)


def model_modules(annotator: Annotator, digests: Digests) -> Iterator[ModuleView]:
    """The modules of models, in alphabetical order."""
    modules, api = digests.modules, annotator.api
    writer = _Writer(modules, annotator)
    placed: dict[str, list[Definition]] = {}
    for each in api.definitions:
        placed.setdefault(modules[each.id], []).append(each)
    for module in sorted(placed):
        yield ModuleView(Code(module), tuple(placed[module]), writer, digests)


def _aliases_in(id_: str, api: Api) -> frozenset[str]:
    """The aliases that an alias needs to be known when it is read, itself if it holds itself; models are known later."""
    found: set[str] = set()
    pending = [id_]
    while pending:
        definition = api.index[pending.pop()]
        inner = refs(definition.type) if isinstance(definition, Alias) else ()
        new = {each for each in inner if isinstance(api.index[each], Alias)} - found
        found |= new
        pending += sorted(new)
    return frozenset(found)


def _ordered(definitions: tuple[Definition, ...], api: Api) -> list[Definition]:
    """What annotations name when a module is read comes first: choices, then classes, then aliases of both.

    An alias that is recursive is read when it is used; any other comes after those that it names.
    """

    def rank(each: Definition) -> tuple[int, int]:
        match each:
            case Enum():
                return 0, 0
            case Model():
                return 1, 0
        inner = _aliases_in(each.id, api)
        return 2, 0 if each.id in inner else 1 + len(inner)

    return sorted(definitions, key=rank)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes modules; `modules` are those in which definitions stand."""

    modules: Mapping[str, str]
    annotator: Annotator

    def module(
        self, module: str, definitions: tuple[Definition, ...]
    ) -> tuple[Blocks, tuple[ModelView, ...]]:
        """What a module imports that holds definitions, and what it says of them."""
        views, used = [], set[Import]()
        for definition in _ordered(definitions, self.annotator.api):
            view, annotation = self._view(definition)
            views.append(view)
            used |= annotation.imports
            for id_ in annotation.classes:
                if self.modules[id_] != module:
                    name = self.annotator.classes[id_]
                    used.add((f"models.{self.modules[id_]}", name))
        return import_lines(used, depth=1), tuple(views)

    def _view(self, definition: Definition) -> tuple[ModelView, Annotation]:
        match definition:
            case Enum(values=values):
                told = self.annotator.literal(values)
                return self._alias(definition, told, ("typing", "TypeAlias"))
            case Alias(id=id_, type=type_):
                answered = id_ in self.annotator.answered
                told = self.annotator.in_model(type_, answered=answered)
                lazy = ("typing_extensions", "TypeAliasType")
                needed = lazy if self._is_recursive(id_) else ("typing", "TypeAlias")
                return self._alias(definition, told, needed)
        return self._model(definition)

    def _is_recursive(self, id_: str) -> bool:
        return id_ in _aliases_in(id_, self.annotator.api)

    def _alias(
        self, definition: Enum | Alias, told: Annotation, needed: Import
    ) -> tuple[ModelView, Annotation]:
        is_recursive = self._is_recursive(definition.id)
        view = ModelView(
            name=Code(self.annotator.classes[definition.id]),
            alias=Code(quoted(told.code) if is_recursive else told.code),
            is_recursive=is_recursive,
            fields=(),
            extra=None,
            is_closed=False,
            description=definition.description,
            deprecated=definition.deprecated,
        )
        return view, told.importing(needed)

    def _model(self, model: Model) -> tuple[ModelView, Annotation]:
        called = self.annotator.attributes.of(model.id)
        made = [self._field(each, called, model) for each in model.fields]
        extra = self._extra(model)
        view = ModelView(
            name=Code(self.annotator.classes[model.id]),
            alias=None,
            is_recursive=False,
            fields=tuple(view for view, _ in made),
            extra=Code(extra.code) if extra else None,
            is_closed=model.extra is None,
            description=model.description,
            deprecated=model.deprecated,
        )
        base = Annotation("Model", frozenset({(RUNTIME, "Model")}))
        parts = [annotation for _, annotation in made] + ([extra] if extra else [])
        return view, listed_with(base, parts)

    def _extra(self, model: Model) -> Annotation | None:
        """The type of the properties without a name, if it says more than that they are free."""
        if model.extra is None or isinstance(model.extra, Any):
            return None
        told = self._in_model(model.extra, model)
        return told.written("dict[str, {}]", ("pydantic", "Field"))

    def _in_model(self, told: Type, model: Model) -> Annotation:
        answered = model.id in self.annotator.answered
        return self.annotator.in_model(told, answered=answered)

    def _field(
        self, field: Field, called: Mapping[str, str], model: Model
    ) -> tuple[FieldView, Annotation]:
        wire = wire_of(field.name)
        told, assigned = self._in_model(field.type, model), self._assigned(field, model)
        if not field.required:
            api = self.annotator.api
            told = or_none(told) if is_nullable(field.type, api) else _omittable(told)
        if called[wire] != wire:
            alias = f"Field(alias={self.annotator.written(wire)})"
            told = told.marked(alias, ("pydantic", "Field"))
        if field.required and assigned:
            told = told.importing((RUNTIME, assigned))
        view = FieldView(
            name=Code(called[wire]),
            annotation=Code(told.code),
            assigned=Code(assigned),
            description=field.description,
            deprecated=field.deprecated,
        )
        return view, told

    def _assigned(self, field: Field, model: Model) -> str:
        """What makes a field one that need not be given, wherever that is."""
        if not field.required:
            return "None"
        if field.access == "read" and model.id in requested(self.annotator.api):
            return "READ_ONLY"
        answered = model.id in self.annotator.answered
        return "WRITE_ONLY" if field.access == "write" and answered else ""


def _omittable(told: Annotation) -> Annotation:
    return told.written("Omittable[{}]", (RUNTIME, "Omittable"))


def quoted(code: str) -> str:
    """Code as a string literal, as black leaves it."""
    if '"' in code and "'" not in code and "\\" not in code:
        return f"'{code}'"
    return json.dumps(code, ensure_ascii=False)


def is_nullable(told: Type, api: Api, above: frozenset[str] = frozenset()) -> bool:
    """Whether null is one of the values of a type."""
    match told:
        case Union(members):
            return any(is_nullable(member, api, above) for member in members)
        case Ref(id=id_):
            inner = api.index[id_]
            return (
                isinstance(inner, Alias)
                and id_ not in above
                and is_nullable(inner.type, api, above | {id_})
            )
    return getattr(told, "kind", "") == "null" or _is_null(told)


def _is_null(told: Type) -> bool:
    values: tuple[Value, ...] = getattr(told, "values", ())
    return any(json_of(value) is None for value in values)
