"""What extensions say of operations once all of them and their types are known, and of the errors of the whole API."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.errors import Problem, Stop, pointer
from generator.ir import (
    ErrorCode,
    ErrorCodes,
    Operation,
    Service,
    wire_of,
)
from generator.names import name
from generator.resolve.extended import Extended
from generator.resolve.inside import Index
from generator.resolve.node import Node
from generator.resolve.operations import methods_of, paths_of
from generator.resolve.pagination import KEY as PAGINATION
from generator.resolve.pagination import pagination
from generator.resolve.tasks import KEY as TASK
from generator.resolve.tasks import task

_IDEMPOTENCY = "x-restencil-idempotency"
_KEYS = (PAGINATION, TASK, _IDEMPOTENCY)


def behaving(
    root: Node, services: tuple[Service, ...], index: Index
) -> tuple[Service, ...]:
    """The services with what the extensions of their operations say; raises `Stop` with all that cannot be so."""
    stated = dict(_stated(root))
    if not stated:
        return services
    faults: list[Problem] = []
    named = {
        wire_of(each.name): each for service in services for each in service.operations
    }
    made = tuple(
        replace(
            service,
            operations=tuple(
                _behaving(each, stated.get(each.id), (named, index, faults))
                for each in service.operations
            ),
        )
        for service in services
    )
    if faults:
        raise Stop(*faults)
    return made


def _stated(root: Node) -> Iterator[tuple[str, Node]]:
    """The operations that have an extension, by id."""
    for path, item in paths_of(root):
        for method, node in methods_of(item):
            if any(key in node.value for key in _KEYS):
                yield pointer("paths", path, method), node


_Known = tuple[Mapping[str, Operation], Index, list[Problem]]


def _behaving(operation: Operation, node: Node | None, known: _Known) -> Operation:
    if not node:
        return operation
    named, index, faults = known
    paging, begun = node.get(PAGINATION), node.get(TASK)
    once = node.get(_IDEMPOTENCY)
    return replace(
        operation,
        pagination=(
            pagination(Extended(paging, operation, index, faults)) if paging else None
        ),
        task=task(Extended(begun, operation, index, faults), named) if begun else None,
        idempotency=once.text("header") if once else None,
    )


def error_codes(root: Node) -> ErrorCodes | None:
    """Where errors hold a code and a message, and the codes that the API names."""
    node = root.get("x-restencil-errors")
    if not node:
        return None
    return ErrorCodes(
        code=node.text("code"),
        message=node.text("message"),
        known=tuple(
            ErrorCode(name(key), each.value.get("status"), each.text("description"))
            for key, each in node.items("codes")
        ),
    )
