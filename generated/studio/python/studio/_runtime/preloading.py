"""All that calls need and that is made when it is first needed, made at once."""

from importlib import import_module
from typing import Any, Final

from . import contents, items
from .declarations import Api, Operation
from .lookup import declared_operation
from .responses import prepare_reading
from .validation import parameter_adapter

_LATE: Final = (
    "byte_streams",
    "callers",
    "event_streams",
    "forms",
    "grants",
    "handling",
    "pagination",
    "tasks",
)


def preloaded(api: Api) -> None:
    """Imports the modules of an API, and makes the validators of all its operations."""
    for name in _LATE:
        import_module(f".{name}", __package__)
    for operation_id in api.operations:
        _prepare(declared_operation(api, operation_id))


def _prepare(operation: Operation[Any]) -> None:
    for parameter in operation.parameters:
        parameter_adapter(parameter)
    if operation.body:
        contents.prepare(operation.body)
    prepare_reading(operation)
    if operation.stream:
        items.prepare(operation.stream)
