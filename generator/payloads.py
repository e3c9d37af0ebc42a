"""Bodies read from files or standard input, and checked against the schema of an operation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generator.bodies import is_messagepack
from generator.errors import Location, Problem, Stop, error, tokens_of
from generator.faults import Violation
from generator.ir import Api, Content, Operation, Service, json_of, text_of, wire_of
from generator.load.parse import parse
from generator.load.positions import find_positions
from generator.load.source import Source, read_source, source_of
from generator.names import spell
from generator.shown import shown
from generator.standalone import standalone_schema
from generator.violations import validator, violations

_JSON_LINES = {".jsonl", ".ndjson"}
_MESSAGEPACK = {".msgpack", ".mpk"}


@dataclass(frozen=True, slots=True)
class Payload:
    """One body: its value, and the text that it was read from, None for MessagePack, beginning at `line` of the file."""

    file: str
    value: Any
    source: Source | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation and the place of it in its file, line and column 0 where there is no text."""

    violation: Violation
    location: Location


def operation_called(name: str, api: Api, location: Location) -> Operation:
    """The operation with this operationId, `service.operation` or `METHOD /path`; raises `Stop` if there is none."""
    names = {
        called: operation
        for service in api.services
        for called, operation in _called(service)
    }
    if name in names:
        return names[name]
    near = get_close_matches(name, names, n=1) or list(names)[:1]
    hint = f"did you mean `{shown(near[0])}`?" if near else "the spec has no operation"
    raise Stop(
        error(
            "no-such-operation",
            f"there is no operation `{shown(name)}`",
            hint,
            location,
        )
    )


def _called(service: Service) -> Iterator[tuple[str, Operation]]:
    for operation in service.operations:
        snake = f"{spell(service.name.words, 'snake_case')}.{spell(operation.name.words, 'snake_case')}"
        # paths that differ only in what is not sent are two here
        _, path, method = tokens_of(operation.id)
        yield from ((snake, operation), (f"{method} {path}", operation))
        yield wire_of(operation.name), operation


def content_for(
    operation: Operation, status: str | None, media_type: str | None, location: Location
) -> Content:
    """The content of the request, or of the answer with `status`, in a media type; raises `Stop` if there is none."""
    contents = _contents(operation, status, location)
    found = [
        each for each in contents if media_type in {None, text_of(each.media_type)}
    ]
    if found:
        return found[0]
    known = ", ".join(shown(text_of(each.media_type)) for each in contents)
    hint = (
        f"the media types are {known}"
        if known
        else "nothing is described as sent here; --response STATUS chooses an answer, without it the request is meant"
    )
    message = (
        f"the body is not described as `{shown(media_type)}`"
        if media_type
        else "there is no body to check"
    )
    raise Stop(error("no-such-content", message, hint, location))


def _contents(
    operation: Operation, status: str | None, location: Location
) -> tuple[Content, ...]:
    if status is None:
        return operation.body.contents if operation.body else ()
    for response in operation.responses:
        if text_of(response.status) == status:
            return response.contents
    known = ", ".join(
        shown(text_of(response.status)) for response in operation.responses
    )
    message = f"no answer with the status `{shown(status)}` is described"
    raise Stop(
        error("no-such-response", message, f"the statuses are {known}", location)
    )


def read_payloads(file: Path, media_type: str | None) -> list[Payload]:
    """The bodies in `file`, one, or in JSON Lines one a line; raises `Stop` if it cannot be read."""
    if file.suffix in _MESSAGEPACK or (media_type and is_messagepack(media_type)):
        return [Payload(str(file), _unpacked(_read(file), str(file)))]
    source = read_source(file, str(file))
    return _lines(source) if file.suffix in _JSON_LINES else [_whole(source)]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        message = f"`{shown(file)}` cannot be read: {reason}"
        hint = "check the spelling of the path, and the folder it starts from"
        at = Location(str(file))
        raise Stop(error("file-unreadable", message, hint, at)) from None


def payloads_in(content: bytes, media_type: str | None) -> list[Payload]:
    """The bodies in what standard input gave: JSON, JSON Lines if it is no JSON as a whole, or MessagePack."""
    name = "<stdin>"
    if media_type and is_messagepack(media_type):
        return [Payload(name, _unpacked(content, name))]
    source = replace(source_of(name, _decoded(content, name)), syntax="json")
    try:
        return [_whole(source)]
    except Stop:
        if not _looks_like_lines(source.text):
            raise
        return _lines(source)


def _looks_like_lines(text: str) -> bool:
    filled = [line.strip() for line in text.splitlines() if line.strip()]
    return len(filled) > 1 and all(
        line[0] == "{" and line[-1] == "}" for line in filled
    )


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "encode it as UTF-8, or say what it is with --content-type"
        raise Stop(
            error("file-encoding", "this is no text in UTF-8", hint, Location(name))
        ) from None


def _whole(source: Source) -> Payload:
    json = replace(source, syntax="json")
    return Payload(source.name, parse(json), json)


def _lines(source: Source) -> list[Payload]:
    lines = enumerate(source.text.split("\n"), 1)
    return [
        _line(Source(source.name, line, "json"), number)
        for number, line in lines
        if line.strip()
    ]


def _line(source: Source, number: int) -> Payload:
    try:
        return Payload(source.name, parse(source), source, number)
    except Stop as stop:
        raise Stop(*(_moved(problem, number) for problem in stop.problems)) from None


def _moved(problem: Problem, number: int) -> Problem:
    return replace(problem, location=replace(problem.location, line=number))


def _unpacked(content: bytes, name: str) -> Any:
    import ormsgpack

    try:
        return ormsgpack.unpackb(content)
    except ormsgpack.MsgpackDecodeError as fault:
        message = f"this is no MessagePack: {shown(fault)}"
        raise Stop(
            error(
                "msgpack-syntax", message, "give a file of MessagePack", Location(name)
            )
        ) from None


def check_payload(payload: Payload, content: Content, api: Api) -> list[Finding]:
    """Every violation of a body, with its place in the file."""
    if content.schema is None:
        return []
    schema = standalone_schema(json_of(api.document), content.schema)
    found = violations(validator(schema), payload.value)
    places = (
        find_positions(payload.source, [each.pointer for each in found])
        if payload.source
        else {}
    )
    return [Finding(each, _location(payload, each.pointer, places)) for each in found]


def _location(
    payload: Payload, pointer: str, places: dict[str, tuple[int, int]]
) -> Location:
    line, column = places.get(pointer, (1 - payload.line, 0))
    return Location(payload.file, pointer, line + payload.line - 1, column)
