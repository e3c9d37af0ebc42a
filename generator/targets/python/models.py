"""The modules of models: which definitions stand in which, in what order, and how they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.ir import (
    Api,
    Definition,
    Enum,
    Field,
    List,
    Map,
    Model,
    Operation,
    Ref,
    Text,
    Type,
    Union,
    Value,
    json_of,
    wire_of,
)
from generator.targets.python.imports import import_lines
from generator.targets.python.names import Names, attributes, service_key
from generator.targets.python.types import (
    RUNTIME,
    Annotation,
    Annotator,
    Import,
    or_none,
)

_SHARED = "shared"


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model: what is assigned to it is empty where it must be given."""

    name: Code
    annotation: Code
    assigned: Code
    description: Text | None


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class of the client, or an alias of a literal: then `alias` is that, and there are no fields."""

    name: Code
    alias: Code | None
    fields: tuple[FieldView, ...]
    description: Text | None


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of models."""

    file: Code
    imports: tuple[tuple[Code, ...], ...]
    models: tuple[ModelView, ...]


def used_in(operation: Operation, api: Api, *, answers: bool) -> frozenset[str]:
    """The ids of the definitions that an operation's answers, or its request, lead to."""
    contents = [
        content for response in operation.responses for content in response.contents
    ]
    requested = [*(operation.body.contents if operation.body else ())]
    types = [content.type for content in (contents if answers else requested)]
    types += [] if answers else [parameter.type for parameter in operation.parameters]
    return reached(types, api)


def reached(types: list[Type], api: Api) -> frozenset[str]:
    """The ids of the definitions that types lead to, through however many others."""
    found: set[str] = set()
    pending = list(types)
    while pending:
        for ref in _refs(pending.pop()):
            if ref not in found:
                found.add(ref)
                pending += _types_in(api.index[ref])
    return frozenset(found)


def _refs(told: Type) -> Iterator[str]:
    match told:
        case Ref(id=id_):
            yield id_
        case List(item) | Map(item):
            yield from _refs(item)
        case Union(members):
            for member in members:
                yield from _refs(member)


def _types_in(definition: Definition) -> list[Type]:
    if isinstance(definition, Enum):
        return []
    extra = [definition.extra] if definition.extra else []
    return [field.type for field in definition.fields] + extra


def module_of_each(api: Api, names: Names) -> dict[str, str]:
    """The module of each definition: that of the only service that uses it, or the shared one.

    So no two modules need each other: what a shared definition leads to is shared itself.
    """
    users: dict[str, set[str]] = {
        definition.id: set() for definition in api.definitions
    }
    for service in api.services:
        for operation in service.operations:
            for used in used_in(operation, api, answers=True) | used_in(
                operation, api, answers=False
            ):
                users[used].add(names.modules[service_key(service)])
    unused = [Ref(id_) for id_, modules in users.items() if not modules]
    for id_ in reached(list(unused), api):
        users[id_].add(_SHARED)
    return {
        id_: next(iter(modules)) if len(modules) == 1 else _SHARED
        for id_, modules in users.items()
    }


def model_modules(
    api: Api, modules: Mapping[str, str], annotator: Annotator
) -> tuple[ModuleView, ...]:
    """The modules of models, in alphabetical order."""
    ordered = list(_ordered(api))
    return tuple(
        _module(
            module,
            [each for each in ordered if modules[each.id] == module],
            modules,
            annotator,
        )
        for module in sorted(set(modules.values()))
    )


def _ordered(api: Api) -> Iterator[Definition]:
    """Aliases first, since annotations name them when a module is read; classes in the order of the spec."""
    yield from (each for each in api.definitions if isinstance(each, Enum))
    yield from (each for each in api.definitions if isinstance(each, Model))


def _module(
    module: str,
    definitions: list[Definition],
    modules: Mapping[str, str],
    annotator: Annotator,
) -> ModuleView:
    views, used = [], set[Import]()
    for definition in definitions:
        view, annotations = _view(definition, annotator)
        views.append(view)
        used |= set(_imports(definition, annotations, module, modules, annotator))
    return ModuleView(Code(module), import_lines(used, depth=1), tuple(views))


def _imports(
    definition: Definition,
    annotations: list[Annotation],
    module: str,
    modules: Mapping[str, str],
    annotator: Annotator,
) -> Iterator[Import]:
    yield (
        ("typing", "TypeAlias") if isinstance(definition, Enum) else (RUNTIME, "Model")
    )
    for annotation in annotations:
        yield from annotation.imports
        for id_ in annotation.classes:
            if modules[id_] != module:
                yield f"models.{modules[id_]}", annotator.classes[id_]


def _view(
    definition: Definition, annotator: Annotator
) -> tuple[ModelView, list[Annotation]]:
    name = Code(annotator.classes[definition.id])
    if isinstance(definition, Enum):
        alias = annotator.literal(definition.values)
        return ModelView(name, Code(alias.code), (), definition.description), [alias]
    called = attributes(field.name for field in definition.fields)
    made = [_field(each, called, definition, annotator) for each in definition.fields]
    fields = tuple(view for view, _ in made)
    return ModelView(name, None, fields, definition.description), [
        annotation for _, annotation in made
    ]


def _field(
    field: Field, called: Mapping[str, str], model: Model, annotator: Annotator
) -> tuple[FieldView, Annotation]:
    wire = wire_of(field.name)
    annotation = _annotation(field, annotator, answered=model.id in annotator.answered)
    default = "" if field.required else "None"
    if called[wire] != wire:
        alias = f"Field(alias={annotator.written(wire)})"
        annotation = annotation.written(
            f"Annotated[{{}}, {alias}]", ("typing", "Annotated"), ("pydantic", "Field")
        )
    view = FieldView(
        Code(called[wire]), Code(annotation.code), Code(default), field.description
    )
    return view, annotation


def _annotation(field: Field, annotator: Annotator, *, answered: bool) -> Annotation:
    told = annotator.in_model(field.type, answered=answered)
    if field.required:
        return told
    if is_nullable(field.type):
        return or_none(told)
    return told.written("Omittable[{}]", (RUNTIME, "Omittable"))


def is_nullable(told: Type) -> bool:
    """Whether null is one of the values of a type."""
    match told:
        case Union(members):
            return any(is_nullable(member) for member in members)
    return getattr(told, "kind", "") == "null" or _is_null(told)


def _is_null(told: Type) -> bool:
    values: tuple[Value, ...] = getattr(told, "values", ())
    return any(json_of(value) is None for value in values)
