"""Operations by the ids that the spec gives them."""

from importlib import import_module
from typing import Any

from .declarations import Api, Operation


def declared_operation(api: Api, operation_id: str) -> Operation[Any]:
    """The declaration of an operation; raises LookupError if the API has no operation of this id."""
    module, _, name = api.operations[operation_id].partition(":")
    found: Operation[Any] = getattr(resources(module), name)
    return found


def resources(module: str) -> object:
    """A module of resources, imported when it is first asked for."""
    return import_module(f"..resources.{module}", __package__)
