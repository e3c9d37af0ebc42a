"""What a reader may search for: operations and models, with what is said of them in short."""

from typing import Any

from generator.ir import (
    Api,
    Model,
    Operation,
    Ref,
    Text,
    Type,
    Value,
    text_of,
    wire_of,
)
from generator.targets.docs.operations import OperationView
from generator.targets.docs.pages import ModelView, ServiceView

_SHORT = 160


def search(
    services: tuple[ServiceView, ...], models: tuple[ModelView, ...], api: Api
) -> Value:
    """All pages, as rows without keys to keep them short.

    `services` are the folder, the title and the operations of each: stem, title, method, path, name, fields, text.
    `models` are stem, title, fields and text. Fields are names with spaces between.
    """
    return Value(
        {
            "services": [_service(each, api) for each in services],
            "models": [_model(each) for each in models],
        }
    )


def _service(service: ServiceView, api: Api) -> list[Any]:
    operations = [_operation(each, api) for each in service.operations]
    return [service.file, text_of(service.title), operations]


def _operation(view: OperationView, api: Api) -> list[str]:
    operation = view.operation
    return [
        view.file,
        text_of(view.title),
        text_of(operation.method),
        text_of(operation.path),
        wire_of(operation.name),
        " ".join(_fields(operation, api)),
        _short(view.lead or operation.description),
    ]


def _fields(operation: Operation, api: Api) -> list[str]:
    """The names of the parameters and of what stands in the body."""
    named = [wire_of(each.name) for each in operation.parameters]
    for content in operation.body.contents if operation.body else ():
        named += _members(content.type, api)
    return list(dict.fromkeys(named))


def _members(told: Type, api: Api) -> list[str]:
    defined = api.definition(told) if isinstance(told, Ref) else None
    fields = defined.fields if isinstance(defined, Model) else ()
    return [wire_of(each.name) for each in fields]


def _model(view: ModelView) -> list[str]:
    definition = view.definition
    fields = definition.fields if isinstance(definition, Model) else ()
    return [
        view.file,
        text_of(view.title),
        " ".join(wire_of(each.name) for each in fields),
        _short(definition.description),
    ]


def _short(told: Text | None) -> str:
    return " ".join(text_of(told).split())[:_SHORT] if told else ""
