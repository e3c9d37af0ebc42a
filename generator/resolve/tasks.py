"""Work that goes on after the answer that began it, by `x-restencil-task`."""

from collections.abc import Mapping

from generator.ir import Name, Operation, Polling, Task, Text, wire_of
from generator.resolve.extended import Extended
from generator.resolve.inside import without_null
from generator.shown import shown

KEY = "x-restencil-task"

Named = Mapping[str, Operation]
"""Operations by the ids that the document gives them."""


def task(extended: Extended, named: Named) -> Task | None:
    """The task that an operation begins, None if the extension is wrong."""
    before = len(extended.faults)
    id_ = extended.pointer("id", extended.operation)
    status = extended.pointer("status", extended.operation)
    poll = _named(extended, "poll", named)
    cancel = _named(extended, "cancel", named)
    polling = _polling(extended, poll, cancel) if poll else None
    if len(extended.faults) > before or not id_ or not status:
        return None
    return Task(id_, status, polling)


def _named(extended: Extended, key: str, named: Named) -> Operation | None:
    wanted = extended.node.value.get(key)
    if wanted is None or wanted in named:
        return named.get(wanted)
    message = f"no operation has the id `{shown(wanted)}`"
    extended.fault(
        key, message, "give the operationId of an operation of this document"
    )
    return None


def _polling(
    extended: Extended, poll: Operation, cancel: Operation | None
) -> Polling | None:
    stated = extended.node.value
    extended.pointer("status", poll)
    parameter = _parameter(extended, poll)
    result = extended.type_at("result", poll)
    for key, operation in (("poll", poll), ("cancel", cancel)):
        if operation and parameter:
            _refuse_unknown(extended, key, operation, parameter)
    if not parameter:
        return None
    return Polling(
        poll=poll.id,
        parameter=parameter,
        success=tuple(map(Text, stated["success"])),
        failure=tuple(map(Text, stated.get("failure", ()))),
        result=result and without_null(result),
        interval=float(stated.get("interval", 2)),
        deadline=float(stated.get("deadline", 600)),
        result_at=extended.node.text("result"),
        progress_at=extended.pointer("progress", poll),
        error_at=extended.pointer("error", poll),
        cancel=cancel.id if cancel else None,
    )


def _parameter(extended: Extended, poll: Operation) -> Name | None:
    """The path parameter of `poll` that takes the id."""
    wanted = extended.node.value.get("parameter")
    own = _in_path(extended.operation)
    known = _in_path(poll)
    candidates = [wanted] if wanted else [name for name in known if name not in own]
    if len(candidates) == 1 and candidates[0] in known:
        return known[candidates[0]]
    hint = "name one of " + ", ".join(f"`{shown(name)}`" for name in known)
    hint = hint if known else "choose an operation whose path takes the id"
    message = "it is not clear which path parameter of `poll` takes the id"
    extended.fault("parameter" if wanted else "poll", message, hint)
    return None


def _in_path(operation: Operation) -> dict[str, Name]:
    return {
        wire_of(each.name): each.name
        for each in operation.parameters
        if each.location == "path"
    }


def _refuse_unknown(
    extended: Extended, key: str, operation: Operation, parameter: Name
) -> None:
    """A fault for what the operation needs and a handle of the task does not know."""
    known = {*_in_path(extended.operation), wire_of(parameter)}
    for each in operation.parameters:
        name = wire_of(each.name)
        if each.required and not (each.location == "path" and name in known):
            message = f"`{shown(name)}` is needed there, and not known to the task"
            hint = "make it optional, or a path parameter of this operation too"
            extended.fault(key, message, hint)
    if operation.body and operation.body.required:
        message = "it needs a body, which the task has not"
        extended.fault(key, message, "choose an operation without a body")
