"""What a server may answer to a call of a test, and what tells that it failed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any as Json

from generator.canonical import canonical
from generator.code import Code
from generator.errors import tokens_of
from generator.examples import full_value, minimal_value
from generator.fits import fits
from generator.ir import (
    Api,
    Content,
    Operation,
    Response,
    Text,
    Value,
    json_of,
    text_of,
)
from generator.media_types import family
from generator.targets.python.bodies import BYTES, answered
from generator.targets.python.errors import class_of_status
from generator.targets.python.faces import is_streamed, successes, whole_contents
from generator.targets.python.files import FILE
from generator.targets.python.given import concrete
from generator.values import get

# of a success or an error whose status the spec does not tell exactly
_OF_RANGES = range(10, 100)


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A success: its media type and its body, None without one."""

    status: Code
    media_type: Text | None
    body: Value | None


@dataclass(frozen=True, slots=True)
class ErrorView:
    """A status that is no success, as the spec has it, and the class of the error that it raises.

    `status` is one that the server can answer with, empty where the spec names none; `kind` is what all errors of a range
    are, the class itself where the status is exact.
    """

    documented: Text
    status: Code
    name: Code
    kind: Code


def answers(operation: Operation, api: Api) -> tuple[AnswerView | None, ...]:
    """The successes of an operation, but for streams; None for each whose body cannot be made."""
    return tuple(
        _answer(operation, response, api)
        for response in successes(operation)
        if not is_streamed(operation, response)
    )


def errors(operation: Operation) -> tuple[ErrorView, ...]:
    """The statuses of an operation that are no successes."""
    return tuple(_errors(operation))


def _errors(operation: Operation) -> Iterator[ErrorView]:
    good = successes(operation)
    for response in operation.responses:
        status = text_of(response.status)
        if response in good or status.startswith(("1", "2")):
            continue
        sent = "" if status == "default" else _status(status, operation)
        name = Code(class_of_status(int(sent or 0)))
        is_server = status.startswith("5")
        of_range = Code("ServerError" if is_server else "StatusError")
        kind = name if status.isdecimal() else of_range
        yield ErrorView(response.status, Code(sent), name, kind)


def _status(status: str, operation: Operation) -> str:
    """A status that stands for the documented one, none that is documented itself."""
    if status == "default":
        return "200"
    if status.isdecimal():
        return status
    known = {text_of(each.status) for each in operation.responses}
    others = (f"{status[0]}{number}" for number in _OF_RANGES)
    usual = (f"{status[0]}00", *others)
    return next(each for each in usual if each not in known)


def _answer(operation: Operation, response: Response, api: Api) -> AnswerView | None:
    status = Code(_status(text_of(response.status), operation))
    contents = whole_contents(operation, response)
    if not contents or text_of(operation.method) == "HEAD":
        return AnswerView(status, None, None)
    in_json = (each for each in contents if family(concrete(each)) == "json")
    content = next(in_json, contents[0])
    for body in _bodies(content, api):
        if _is_told(body, operation):
            ended = _ended(body, content, operation, api)
            return AnswerView(status, Text(concrete(content)), Value(ended))
    return None


def _bodies(content: Content, api: Api) -> Iterator[Json]:
    told = answered(content)
    if told == BYTES:
        yield FILE
        return
    for example in content.examples:
        if fits(stated := json_of(example.value), told, api, "write"):
            yield canonical(stated, told, api)
    for make in (full_value, minimal_value):
        if fits(made := make(told, api), told, api, "write"):
            yield canonical(made, told, api)


def _is_told(body: Json, operation: Operation) -> bool:
    """Whether the answer that begins a task tells its id and its state."""
    task = operation.task
    return not task or all(
        _at(body, text_of(place)) is not None for place in (task.id, task.status)
    )


def _ended(body: Json, content: Content, operation: Operation, api: Api) -> Json:
    """The body as the last page of a list, for no other one is there."""
    place = operation.pagination and operation.pagination.next
    if not place or not isinstance(_at(body, text_of(place)), str):
        return body
    tokens = tuple(tokens_of(text_of(place)))
    removed, empty = _without(body, tokens), _with(body, tokens, "")
    return removed if fits(removed, content.type, api, "write") else empty


def _at(body: Json, place: str) -> Json:
    try:
        return get(body, place)
    except LookupError:
        return None


def _without(body: Json, tokens: tuple[str, ...]) -> Json:
    token, *inner = tokens
    if inner:
        return {**body, token: _without(body[token], tuple(inner))}
    return {name: value for name, value in body.items() if name != token}


def _with(body: Json, tokens: tuple[str, ...], value: Json) -> Json:
    if not tokens:
        return value
    token, *inner = tokens
    return {**body, token: _with(body[token], tuple(inner), value)}
