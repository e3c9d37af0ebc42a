"""The head of an operation: its call, what it is called, and the parameters that it takes."""

import re
from collections.abc import Iterator
from typing import Any

from generator.capture.facts import Subject
from generator.capture.markdown.blocks import Block
from generator.capture.markdown.components import Components
from generator.capture.markdown.fields import say_hints, say_schema
from generator.capture.markdown.record import Json, Record, obj, seq, text
from generator.capture.page.labels import DEPRECATED
from generator.errors import pointer, tokens_of
from generator.shown import shown
from generator.values import JsonValue

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
_OPERATION: Subject = ("operation",)
_ID = re.compile(r"/api-([0-9]+)(?:-run)?\Z")
_EDITORS = ("apifox", "apidog")
_PLACES = ("query", "path", "header", "cookie")


def place_of_operation(record: Record, block: Block) -> str:
    """Where the operation of a page stands: the one that its fence names, else the first; empty if there is none."""
    served, sent = (list(_operations(record, each)) for each in ("paths", "webhooks"))
    found = served or sent
    named = [
        place
        for method, path, place in found
        if (method.upper(), path) == (block.method, block.path)
    ]
    if len(found) > 1 and not named:
        message = f"The page describes {len(found)} operations; the first one is read."
        remedy = "keep each of them on a page of its own"
        record.doubt("several-operations", message, found[1][2], remedy)
    if served and sent:
        message = "The page describes a call that the API makes, beside the one that is made to it; it is left out."
        remedy = "keep each of them on a page of its own"
        record.doubt("webhook-unread", message, "/webhooks", remedy)
    return (named or [place for _, _, place in found] or [""])[0]


def _operations(record: Record, section: str) -> Iterator[tuple[str, str, str]]:
    for path, item in obj(record.root.get(section)).items():
        for method in _METHODS:
            if isinstance(obj(item).get(method), dict):
                yield method, path, pointer(section, path, method)


def say_head(record: Record, place: str) -> None:
    """Take down the call of the operation at `place`, and what is said of it as a whole."""
    operation = obj(record.at(place))
    _say_call(record, operation, place)
    for aspect, key in (("title", "summary"), ("description", "description")):
        if said := text(operation.get(key)):
            record.say(_OPERATION, aspect, said, f"{place}/{key}")
    if said := text(operation.get("operationId")):
        record.say(_OPERATION, "operation_id", said, f"{place}/operationId")
    _say_tags(record, operation, place)
    _say_editor(record, operation, place)
    if operation.get("deprecated") is True:
        record.say(_OPERATION, "deprecated", value=True, place=f"{place}/deprecated")


def _say_call(record: Record, operation: Json, place: str) -> None:
    section, path, method = tokens_of(place)
    record.say(_OPERATION, "method", method.upper(), place)
    if section == "webhooks":
        record.say(_OPERATION, "webhook", path, place.rpartition("/")[0])
        return
    servers = [*_servers(record, operation, place)]
    for url, name, at in servers:
        record.say(_OPERATION, "url", url.rstrip("/") + path, at)
        if name:
            record.say(_OPERATION, "environment", name, f"{at}/description")
    if not servers:
        record.say(_OPERATION, "url", path, place.rpartition("/")[0])


def _servers(
    record: Record, operation: Json, place: str
) -> Iterator[tuple[str, str, str]]:
    above = place.rpartition("/")[0]
    for holder, at in (
        (operation, place),
        (obj(record.at(above)), above),
        (record.root, ""),
    ):
        for number, each in enumerate(seq(holder.get("servers"))):
            if url := text(obj(each).get("url")):
                name = text(obj(each).get("description"))
                yield _filled(url, obj(each)), name, f"{at}/servers/{number}"
        if seq(holder.get("servers")):
            return


def _filled(url: str, server: Json) -> str:
    """An address with the defaults of its variables."""
    for name, each in obj(server.get("variables")).items():
        if default := text(obj(each).get("default")):
            url = url.replace(f"{{{name}}}", default)
    return url


def _say_tags(record: Record, operation: Json, place: str) -> None:
    tags = [each for each in seq(operation.get("tags")) if text(each)]
    folders = [f"x-{each}-folder" for each in _EDITORS if text(operation.get(f"x-{each}-folder"))]  # fmt: skip
    found = dict.fromkeys([*tags, *(operation[key] for key in folders)])
    if found:
        key = "tags" if tags else folders[0]
        record.say(_OPERATION, "tags", list(found), f"{place}/{key}")


def _say_editor(record: Record, operation: Json, place: str) -> None:
    """What the editor of the page keeps beside the operation: its id, and how far its work has come."""
    for editor in _EDITORS:
        key = f"x-run-in-{editor}"
        if found := _ID.search(text(operation.get(key))):
            record.say(_OPERATION, "page_id", found[1], f"{place}/{key}")
        key = f"x-{editor}-status"
        status = text(operation.get(key))
        # a page shows the status of what is not released
        if status and status != "released":
            record.say(_OPERATION, "status", status, f"{place}/{key}")
        if status in DEPRECATED and operation.get("deprecated") is not True:
            record.say(_OPERATION, "deprecated", value=True, place=f"{place}/{key}")


def say_parameters(parts: Components, place: str) -> None:
    """Take down the parameters of the operation at `place`, and those of its path."""
    for holder in (place.rpartition("/")[0], place):
        for number, each in enumerate(
            seq(obj(parts.record.at(holder)).get("parameters"))
        ):
            parameter, at = parts.record.resolved(each, f"{holder}/parameters/{number}")
            _say_parameter(parts, parameter, at)


def _say_parameter(parts: Components, parameter: Json, at: str) -> None:
    record = parts.record
    name, location = text(parameter.get("name")), text(parameter.get("in"))
    if not name or location not in _PLACES:
        message = f"A parameter `{shown(name)}` in `{shown(location)}` is nowhere that one can be; it is left out."
        remedy = "describe it in the corrections"
        record.doubt("parameter-unknown", message, at, remedy)
        return
    subject = ("parameter", location, name)
    for aspect in ("required", "description", "deprecated"):
        if (value := parameter.get(aspect)) not in (None, ""):
            record.say(subject, aspect, value, f"{at}/{aspect}")
    schema, where = _schema(parameter, at)
    say_schema(parts, subject, schema, where)
    said = parameter.get("description")
    say_hints(record, subject, obj(schema), said, f"{at}/description")
    for value, spot in _examples(record, parameter, at):
        record.say(subject, "example", value, spot)


def _schema(parameter: Json, at: str) -> tuple[Any, str]:
    """The schema of a parameter, beside it or below its media type."""
    if "schema" in parameter:
        return parameter["schema"], f"{at}/schema"
    for media_type, media in obj(parameter.get("content")).items():
        place = f"{at}/content{pointer(media_type)}/schema"
        return obj(media).get("schema"), place
    return None, at


def _examples(
    record: Record, parameter: Json, at: str
) -> Iterator[tuple[JsonValue, str]]:
    if parameter.get("example") not in (None, ""):
        yield parameter["example"], f"{at}/example"
    for key, each in obj(parameter.get("examples")).items():
        found, place = record.resolved(each, f"{at}/examples{pointer(key)}")
        if found.get("value") not in (None, ""):
            yield found["value"], f"{place}/value"
