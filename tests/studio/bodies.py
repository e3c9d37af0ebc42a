"""Bodies of requests, read by their media types and checked by the document."""

import json
from collections.abc import Iterable
from typing import Any

import ormsgpack
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from tests.studio.call import MSGPACK, Body, Upload
from tests.studio.document import Document, Node, Operation
from tests.studio.refusal import Refusal, invalid

OCTETS = "application/octet-stream"
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


async def read_body(document: Document, operation: Operation, request: Request) -> Body:
    """The body of a request, or the refusal of it."""
    if "requestBody" not in operation.node.value:
        return Body()
    content = document.inside(operation.node, "requestBody", "content")
    said = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if said not in content.value:
        taken = ", ".join(content.value)
        message = f"The body is `{said}`; what is taken is {taken}."
        raise Refusal(415, "unsupported_media_type", message)
    media = document.inside(content, said)
    if said == OCTETS:
        return Body(said, await request.body())
    schema = document.inside(media, "schema")
    value = await _value(document, schema, said, request)
    if faults := document.request_faults(schema.pointer, _checkable(value)):
        raise invalid([f"body{each}" for each in faults])
    return Body(said, value)


async def _value(
    document: Document, schema: Node, media_type: str, request: Request
) -> Any:
    if media_type in FORMS:
        async with request.form() as form:
            return await _fields(document, schema, form)
    content = await request.body()
    try:
        match media_type:
            case "text/plain":
                return content.decode()
            case _ if media_type == MSGPACK:
                return ormsgpack.unpackb(content)
        return json.loads(content)
    except ValueError as error:
        message = f"The body is no {media_type}: {error}"
        raise Refusal(400, "malformed_body", message) from None


async def _fields(document: Document, schema: Node, form: FormData) -> dict[str, Any]:
    fields = {}
    for name in schema.value["properties"].keys() & form.keys():
        items = [await _part(each) for each in form.getlist(name)]
        place = document.inside(schema, "properties", name)
        fields[name] = _field(document, place, items)
    return fields


async def _part(part: UploadFile | str) -> Upload:
    if isinstance(part, str):
        return Upload("", "text/plain", part.encode())
    kind = part.content_type or OCTETS
    return Upload(part.filename or "", kind, await part.read())


def _field(document: Document, schema: Node, parts: list[Upload]) -> Any:
    """The value of a field: all of its parts if it is an array, else the last one."""
    match schema.value:
        case {"type": "array"}:
            each = document.inside(schema, "items")
            return [_field(document, each, [part]) for part in parts]
        case {"type": "object"}:
            return _json_of(parts[-1].content)
        case {"format": "binary"}:
            return parts[-1]
    return parts[-1].content.decode(errors="replace")


def _json_of(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Refusal(400, "malformed_body", f"A field is no JSON: {error}") from None


def _checkable(value: Any) -> Any:
    """`value` with the names of files in their places, since schemas know no files."""
    match value:
        case Upload(name=name):
            return name
        case dict():
            return dict(zip(value, _each(value.values()), strict=True))
        case list():
            return list(_each(value))
    return value


def _each(values: Iterable[Any]) -> Iterable[Any]:
    return map(_checkable, values)
