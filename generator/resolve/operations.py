"""The operations of a document, each with its parameters, bodies, answers and the page it came from."""

from collections.abc import Iterator

from generator.errors import warning
from generator.ir import Any as Anything
from generator.ir import (
    Body,
    Content,
    Example,
    Name,
    Note,
    Operation,
    Page,
    Parameter,
    Response,
    SecurityScheme,
    Text,
    Value,
)
from generator.names import name, split
from generator.resolve.node import Node
from generator.resolve.schemas import Schemas
from generator.resolve.security import requirements
from generator.shown import shown

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# OpenAPI says to ignore header parameters of these names: they are the client's own business
_OWN_HEADERS = {"accept", "content-type", "authorization"}


def operations(
    root: Node, schemas: Schemas, schemes: tuple[SecurityScheme, ...]
) -> tuple[tuple[str, Operation], ...]:
    """Each operation in the order of the document, with the tag that names its service."""
    found = []
    for path, item in root.items("paths"):
        for method in _METHODS if path.startswith("/") else ():
            if node := item.get(method):
                tag = _tag(node, path)
                security = requirements(root, node, schemes)
                found.append(
                    (
                        tag,
                        _operation(node, item, (tag, path, method), schemas, security),
                    )
                )
    return tuple(found)


def _tag(node: Node, path: str) -> str:
    """The first tag; without one, the first word of the path that is no parameter."""
    tags = node.value.get("tags")
    words = (part for part in path.split("/") if part and "{" not in part)
    return str(tags[0]) if tags else next(words, "default")


def _operation(
    node: Node,
    item: Node,
    key: tuple[str, str, str],
    schemas: Schemas,
    security: tuple[tuple[Name, ...], ...],
) -> Operation:
    tag, path, method = key
    called = _name(node, tag, path, method)
    docs = node.get("externalDocs")
    return Operation(
        id=node.pointer,
        name=called,
        method=Text(method.upper()),
        path=Text(path),
        origin=node.origin,
        responses=tuple(_responses(node, schemas, called.words)),
        parameters=tuple(_parameters(node, item, schemas, called.words)),
        body=_body(node, schemas, called.words),
        security=security,
        summary=node.text("summary"),
        description=node.text("description"),
        link=docs.text("url") if docs else None,
        page=_page(node),
        notes=tuple(_notes(node)),
        deprecated=node.flag("deprecated"),
    )


def _name(node: Node, tag: str, path: str, method: str) -> Name:
    """The name within the service: the operationId less the words that it shares with the service."""
    stated = node.value.get("operationId")
    if not isinstance(stated, str):
        return Name((method, *split(path)), f"{method.upper()} {path}")
    words, service = split(stated), split(tag)
    shared = words[: len(service)] == service and len(words) > len(service)
    return Name(words[len(service) :] if shared else words, stated)


def _parameters(
    node: Node, item: Node, schemas: Schemas, words: tuple[str, ...]
) -> Iterator[Parameter]:
    """Those of the path item, unless the operation has one of the same name and place, then the operation's."""
    own = {
        (each.value["name"], each.value["in"]): each for each in node.each("parameters")
    }
    shared = {
        (each.value["name"], each.value["in"]): each for each in item.each("parameters")
    }
    for (wire, location), each in (shared | own).items():
        if location == "header" and wire.lower() in _OWN_HEADERS:
            continue
        yield _parameter(each, schemas, words)


def _parameter(node: Node, schemas: Schemas, words: tuple[str, ...]) -> Parameter:
    wire, location = node.value["name"], node.value["in"]
    _warn_of_style(node)
    schema = node.get("schema")
    detail = schema if schema and isinstance(schema.value, dict) else node
    return Parameter(
        name=name(wire),
        location=location,
        type=(
            schemas.type_of(node.child("schema"), (*words, *split(wire)))
            if schema
            else Anything()
        ),
        required=node.flag("required"),
        origin=node.origin,
        schema=node.child("schema").pointer if schema else None,
        description=node.text("description") or detail.text("description"),
        default=detail.stated("default"),
        example=node.stated("example") or detail.stated("example"),
        deprecated=node.flag("deprecated"),
    )


def _warn_of_style(node: Node) -> None:
    usual = {"path": "simple", "header": "simple"}.get(node.value["in"], "form")
    odd = "content" in node.value or node.value.get("style", usual) != usual
    if odd:
        message = f"the parameter `{shown(node.value['name'])}` is written in a style that clients do not know yet"
        hint = f"it is sent in the style `{usual}`"
        node.context.problems.append(
            warning("parameter-style", message, hint, node.location)
        )


def _body(node: Node, schemas: Schemas, words: tuple[str, ...]) -> Body | None:
    body = node.get("requestBody")
    if not body:
        return None
    contents = tuple(_contents(body, schemas, (*words, "request")))
    return Body(contents, body.flag("required"), body.text("description"))


def _responses(
    node: Node, schemas: Schemas, words: tuple[str, ...]
) -> Iterator[Response]:
    statuses = [
        (status, each)
        for status, each in node.items("responses")
        if not status.startswith("x-")
    ]
    for status, response in statuses:
        # the first success is what an operation is about, and needs no status in its name
        named = (
            (*words, "response")
            if status == statuses[0][0]
            else (*words, status, "response")
        )
        contents = tuple(_contents(response, schemas, named))
        yield Response(Text(status), response.text("description"), contents)


def _contents(
    node: Node, schemas: Schemas, words: tuple[str, ...]
) -> Iterator[Content]:
    for media_type, content in node.items("content"):
        schema = content.child("schema") if "schema" in content.value else None
        yield Content(
            media_type=Text(media_type),
            type=schemas.type_of(schema, words) if schema else Anything(),
            schema=schema.pointer if schema else None,
            examples=tuple(_examples(content)),
        )


def _examples(content: Node) -> Iterator[Example]:
    if "example" in content.value:
        yield Example(Text("example"), Value(content.value["example"]))
    for key, example in content.items("examples"):
        if "value" in example.value:
            yield Example(
                Text(key), Value(example.value["value"]), example.text("summary")
            )


def _page(node: Node) -> Page | None:
    page = node.get("x-restencil-page")
    if not page:
        return None
    title = page.text("title") or Text("")
    return Page(
        Text(page.value["id"]), title, page.text("modified"), page.text("owner")
    )


def _notes(node: Node) -> Iterator[Note]:
    for note in node.each("x-restencil-notes"):
        lines = tuple(note.value.get("lines", ()))
        yield Note(
            Text(note.value["rule"]),
            Text(note.value["message"]),
            lines,
            note.text("pointer"),
        )
