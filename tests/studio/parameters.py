"""Parameters of a request, read as the document describes them."""

from typing import Any

from starlette.requests import Request

from tests.studio.document import Document, Node, Operation

_BOOLEANS = {"true": True, "false": False}


def read_parameters(
    document: Document, operation: Operation, request: Request
) -> tuple[dict[str, Any], list[str]]:
    """The parameters by their names, with their defaults, and what is wrong with them."""
    values: dict[str, Any] = {}
    faults = []
    for parameter in operation.parameters:
        schema = document.inside(parameter, "schema")
        name, place = parameter.value["name"], parameter.value["in"]
        value = _given(document, parameter, schema, request)
        if value is not None:
            told = document.request_faults(schema.pointer, value)
            faults += [f"{place} {name}{each}" for each in told]
        values[name] = schema.value.get("default") if value is None else value
    return values, faults


def _given(
    document: Document, parameter: Node, schema: Node, request: Request
) -> object:
    name = parameter.value["name"]
    match parameter.value["in"], schema.value.get("type"):
        case "path", _:
            return _typed(schema, request.path_params[name])
        case "header", _:
            return request.headers.get(name)
        case _, "object":
            return _members(document, name, schema, request)
        case _, "array":
            return _items(document, parameter.value, schema, request)
    text = request.query_params.get(name)
    return None if text is None else _typed(schema, text)


def _items(
    document: Document, parameter: Any, schema: Node, request: Request
) -> list[object] | None:
    texts = request.query_params.getlist(parameter["name"])
    if not parameter.get("explode", True):
        texts = [item for text in texts for item in text.split(",")]
    each = document.inside(schema, "items")
    return [_typed(each, text) for text in texts] or None


def _members(
    document: Document, name: str, schema: Node, request: Request
) -> dict[str, object] | None:
    """The members of an object in the style `deepObject`."""
    found = {}
    for key, text in request.query_params.items():
        member = key.removeprefix(f"{name}[").removesuffix("]")
        if key == f"{name}[{member}]" and member in schema.value["properties"]:
            place = document.inside(schema, "properties", member)
            found[member] = _typed(place, text)
    return found or None


def _typed(schema: Node, text: str) -> object:
    """The value that a text says; the text itself if it says none of the type, which the schema then refuses."""
    match schema.value.get("type"):
        case "integer":
            return int(text) if text.lstrip("-").isdecimal() else text
        case "boolean":
            return _BOOLEANS.get(text, text)
    return text
