"""The bodies of requests and answers, with their examples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.capture.bodies import seen, shown_by
from generator.capture.facts import Certainty, Subject
from generator.capture.markdown.components import Components
from generator.capture.markdown.fields import say_schema
from generator.capture.markdown.record import Json, Record, obj, text
from generator.capture.masking import masked
from generator.capture.secrets import hidden
from generator.errors import pointer
from generator.media_types import family
from generator.shown import shown

_STATUS = re.compile(r"default|[1-5](?:[0-9]{2}|XX)")
_NAMES = ("x-apifox-name", "x-apidog-name")


def say_body(parts: Components, operation: Json, place: str) -> None:
    """Take down what a request sends."""
    if "requestBody" not in operation:
        return
    body, at = parts.record.resolved(operation["requestBody"], f"{place}/requestBody")
    for media_type in _say_contents(parts, ("body",), body, at):
        subject = ("body", media_type)
        if isinstance(body.get("required"), bool):
            parts.record.say(subject, "required", body["required"], f"{at}/required")
    if said := text(body.get("description")):
        parts.record.say(("request",), "description", said, f"{at}/description")


def say_responses(parts: Components, operation: Json, place: str) -> None:
    """Take down what is answered, status by status."""
    for status, value in obj(operation.get("responses")).items():
        where = f"{place}/responses{pointer(status)}"
        if not _is_status(status):
            message = f"`{shown(status)}` is no status; what is said of it is left out."
            remedy = "look which status it is, and describe it in the corrections"
            parts.record.doubt("status-unknown", message, where, remedy)
            continue
        response, at = parts.record.resolved(value, where)
        _say_response(parts, status, response, at)


def _is_status(status: str) -> bool:
    return bool(_STATUS.fullmatch(status))


def _say_response(parts: Components, status: str, response: Json, at: str) -> None:
    record, subject = parts.record, ("response", status)
    name = next((key for key in _NAMES if text(response.get(key))), "")
    said = text(response.get("description"))
    # a response of which nothing is said is one nevertheless
    if name or not said:
        value = text(response.get(name))
        record.say(subject, "name", value, f"{at}{pointer(name)}" if name else at)
    if said:
        record.say(subject, "description", said, f"{at}/description")
    _say_contents(parts, subject, response, at)
    for header, value in obj(response.get("headers")).items():
        _say_header(
            parts,
            ("response-header", status, header),
            value,
            f"{at}/headers{pointer(header)}",
        )


def _say_header(parts: Components, subject: Subject, value: Any, place: str) -> None:
    header, at = parts.record.resolved(value, place)
    if not obj(header.get("schema")):
        message = f"The header `{shown(subject[-1])}` of the answer {subject[1]} has no schema; it is left out."
        remedy = "describe it in the corrections"
        above = ("response", subject[1])
        parts.record.doubt("headers-unread", message, place, remedy, above)
        return
    for aspect in ("required", "description", "deprecated"):
        if (said := header.get(aspect)) not in (None, ""):
            parts.record.say(subject, aspect, said, f"{at}/{aspect}")
    say_schema(parts, subject, header["schema"], f"{at}/schema")
    if (example := header.get("example")) not in (None, ""):
        parts.record.say(subject, "example", example, f"{at}/example")


def _say_contents(
    parts: Components, subject: Subject, holder: Json, at: str
) -> list[str]:
    contents = obj(holder.get("content"))
    for media_type, value in contents.items():
        place = f"{at}/content{pointer(media_type)}"
        about, media = (*subject, media_type), obj(value)
        parts.record.say(about, "media_type", media_type, place)
        say_schema(parts, about, media.get("schema"), f"{place}/schema")
        examples = list(_examples(parts.record, media, place))
        for example in examples:
            _say_example(parts.record, about, example)
        is_shown = any(isinstance(each.value, dict | list) for each in examples)
        if is_shown and not _shows_fields(parts.record, media.get("schema"), place):
            # 24
            message = "The page describes no fields of this body; only its example shows any. The spec has those, and the kinds of their values."
            remedy = "describe the fields in the corrections"
            parts.record.doubt("no-schema", message, place, remedy, about)
    return list(contents)


def _shows_fields(record: Record, schema: Any, place: str) -> bool:
    """Whether a schema says more than that there is an object."""
    found = record.resolved(schema, f"{place}/schema")[0] if obj(schema) else {}
    said = {key for key, each in found.items() if each and not key.startswith("x-")}
    is_object = found.get("type", "object") == "object"
    return not is_object or bool(said - {"type", "title", "description"})


@dataclass(frozen=True, slots=True)
class _Example:
    """An example, its name, if it has one, and where it stands."""

    value: Any
    name: str
    place: str


def _examples(record: Record, media: Json, place: str) -> Iterator[_Example]:
    if media.get("example") is not None:
        yield _Example(media["example"], "", f"{place}/example")
    for key, value in obj(media.get("examples")).items():
        found, at = record.resolved(value, f"{place}/examples{pointer(key)}")
        if "value" in found:
            name = text(found.get("summary")) or key
            yield _Example(found["value"], name, f"{at}/value")


def _say_example(record: Record, subject: Subject, example: _Example) -> None:
    if example.name:
        above = example.place.removesuffix("/value")
        record.say(subject, "example_name", example.name, f"{above}/summary")
    is_text = isinstance(example.value, str)
    if is_text and family(subject[-1]) == "json":
        _say_text(record, subject, example)
    elif is_text:
        record.say(subject, "example_text", example.value, example.place)
    else:
        record.say(subject, "example", example.value, example.place)
        shown = hidden(example.value)[0]
        record.take(seen(subject, shown, partial(_line, record, example)), ())


def _say_text(record: Record, subject: Subject, example: _Example) -> None:
    """Take down an example in JSON that stands there as a text."""
    line = record.document.line(example.place)
    is_block = record.document.is_block(line)
    shown, secrets = masked(example.value, line + is_block)
    facts, doubts = shown_by(subject, shown, line + is_block, Certainty.SCHEMA)
    doubts = (*secrets, *doubts)
    if not is_block:
        # its line breaks are not those of the page
        facts = tuple(replace(each, line=line) for each in facts)
        doubts = tuple(replace(each, lines=(line,)) for each in doubts)
    record.take(facts, doubts)


def _line(record: Record, example: _Example, path: tuple[str | int, ...]) -> int:
    return record.document.line(example.place + pointer(*path))
