"""The modules of models: in what order definitions stand in them, and how they are written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

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
from generator.targets.python.imports import import_lines
from generator.targets.python.reach import reached, refs, requested_types
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


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of models."""

    file: Code
    imports: tuple[tuple[Code, ...], ...]
    models: tuple[ModelView, ...]


def model_modules(
    api: Api, modules: Mapping[str, str], annotator: Annotator
) -> tuple[ModuleView, ...]:
    """The modules of models, in alphabetical order."""
    recursive = frozenset(
        each.id for each in api.definitions if each.id in _aliases_in(each.id, api)
    )
    ordered = _ordered(api, recursive)
    requested = reached(
        (told for each in api.operations() for told in requested_types(each)), api
    )
    writer = _Writer(modules, annotator, requested, recursive)
    placed: dict[str, list[Definition]] = {}
    for each in ordered:
        placed.setdefault(modules[each.id], []).append(each)
    return tuple(writer.module(module, placed[module]) for module in sorted(placed))


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


def _ordered(api: Api, recursive: frozenset[str]) -> list[Definition]:
    """What annotations name when a module is read comes first: choices, then classes, then aliases of both.

    An alias that is recursive is read when it is used; any other comes after those that it names.
    """
    places = {each.id: number for number, each in enumerate(api.definitions)}

    def rank(each: Definition) -> tuple[int, int, int]:
        match each:
            case Enum():
                return 0, 0, places[each.id]
            case Model():
                return 1, 0, places[each.id]
        depth = 0 if each.id in recursive else 1 + len(_aliases_in(each.id, api))
        return 2, depth, places[each.id]

    return sorted(api.definitions, key=rank)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes modules; `requested` are the ids of the definitions that requests hold."""

    modules: Mapping[str, str]
    annotator: Annotator
    requested: frozenset[str]
    recursive: frozenset[str]

    def module(self, module: str, definitions: list[Definition]) -> ModuleView:
        """A module that holds definitions."""
        views, used = [], set[Import]()
        for definition in definitions:
            view, annotation = self._view(definition)
            views.append(view)
            used |= annotation.imports
            for id_ in annotation.classes:
                if self.modules[id_] != module:
                    name = self.annotator.classes[id_]
                    used.add((f"models.{self.modules[id_]}", name))
        return ModuleView(Code(module), import_lines(used, depth=1), tuple(views))

    def _view(self, definition: Definition) -> tuple[ModelView, Annotation]:
        match definition:
            case Enum(values=values):
                told = self.annotator.literal(values)
                return self._alias(definition, told, ("typing", "TypeAlias"))
            case Alias(id=id_, type=type_):
                answered = id_ in self.annotator.answered
                told = self.annotator.in_model(type_, answered=answered)
                lazy = ("typing_extensions", "TypeAliasType")
                needed = lazy if id_ in self.recursive else ("typing", "TypeAlias")
                return self._alias(definition, told, needed)
        return self._model(definition)

    def _alias(
        self, definition: Enum | Alias, told: Annotation, needed: Import
    ) -> tuple[ModelView, Annotation]:
        is_recursive = definition.id in self.recursive
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
        called = self.annotator.attributes[model.id]
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
        if field.access == "read" and model.id in self.requested:
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
