"""The calls that an API makes back, as the document of a page describes them below an operation."""

from collections.abc import Iterator
from typing import Any

from generator.capture.markdown.components import Components, whole
from generator.capture.markdown.record import Json, obj, text
from generator.errors import pointer
from generator.shown import shown

_METHODS = {"get", "post", "put", "patch", "delete", "head", "options", "trace"}
_READ = {"summary", "description", "requestBody", "responses", "deprecated"}
# what is empty, and what the editor keeps, says nothing
_EDITOR = ("x-apifox", "x-apidog", "x-run-in-")


def say_callbacks(parts: Components, operation: Json, place: str) -> None:
    """Take down what an API sends back, and of that only what can be read for certain; the rest is told."""
    at = f"{place}/callbacks"
    made: Json = dict(_callbacks(parts, obj(operation.get("callbacks")), at))
    if made:
        parts.record.say(("callbacks",), "callbacks", made, at)


def _callbacks(
    parts: Components, callbacks: Json, place: str
) -> Iterator[tuple[str, Json]]:
    for name, callback in callbacks.items():
        at = place + pointer(name)
        addresses = {
            address: item
            for address, each in obj(callback).items()
            if (item := dict(_item(parts, obj(each), at + pointer(address))))
        }
        if addresses:
            yield name, addresses
        else:
            _leave_out(parts, f"the callback `{shown(name)}`", at)


def _item(parts: Components, item: Json, place: str) -> Iterator[tuple[str, Json]]:
    for key, each in item.items():
        at = place + pointer(key)
        if key in _METHODS and isinstance(each, dict):
            yield key, dict(_operation(parts, each, at))
        elif each and not key.startswith(_EDITOR):
            _leave_out(parts, f"`{shown(key)}` of a callback", at)


def _operation(
    parts: Components, operation: Json, place: str
) -> Iterator[tuple[str, Any]]:
    for key in ("summary", "description"):
        if said := text(operation.get(key)):
            yield key, said
    if operation.get("deprecated") is True:
        yield "deprecated", True
    if body := _holder(parts, operation.get("requestBody"), f"{place}/requestBody"):
        yield "requestBody", {"content": {}, **body}
    answers = obj(operation.get("responses"))
    yield "responses", {
        str(status): {
            "description": str(status),
            **_holder(parts, each, f"{place}/responses{pointer(status)}"),
        }
        for status, each in answers.items()
    } or {"default": {"description": "Nothing is said of answers."}}
    for key, each in operation.items():
        if each and key not in _READ and not key.startswith(_EDITOR):
            _leave_out(parts, f"`{shown(key)}` of a callback", place + pointer(key))


def _holder(parts: Components, value: Any, place: str) -> Json:
    """What a request or an answer holds."""
    found, at = parts.record.resolved(value, place) if obj(value) else ({}, place)
    made: Json = {}
    if said := text(found.get("description")):
        made["description"] = said
    for media_type, media in obj(found.get("content")).items():
        spot = f"{at}/content{pointer(media_type)}"
        content = made.setdefault("content", {}).setdefault(media_type, {})
        content["schema"] = whole(parts, obj(media).get("schema"), f"{spot}/schema")
        if obj(media).get("example") is not None:
            content["example"] = obj(media)["example"]
        if obj(media).get("examples"):
            _leave_out(parts, "the examples of a callback", f"{spot}/examples")
    if obj(found.get("headers")):
        _leave_out(parts, "the headers of a callback", f"{at}/headers")
    return made


def _leave_out(parts: Components, what: str, place: str) -> None:
    message = f"The page describes calls that the API makes, of which {what} is not read; the spec leaves that out."
    remedy = "describe it in the corrections, as callbacks"
    parts.record.doubt("callbacks-unread", message, place, remedy)
