"""The operations of a document, each with its parameters, bodies, answers and the page it came from."""

import re
from collections.abc import Iterator

from generator.errors import Problem, Severity, pointer, warning
from generator.ir import (
    Name,
    Note,
    Operation,
    Page,
    Requirement,
    Response,
    SecurityScheme,
    Text,
)
from generator.load.grammar import METHODS
from generator.names import split
from generator.resolve.contents import answers_of, body_of
from generator.resolve.grouping import service_of
from generator.resolve.node import Node
from generator.resolve.parameters import parameters
from generator.resolve.schemas import Schemas
from generator.resolve.security import requirements
from generator.resolve.servers import own_servers
from generator.shown import shown

# samples write it into programs of many languages
_METHOD = re.compile(r"[A-Za-z]+(-[A-Za-z]+)*")


def operations(
    root: Node, schemas: Schemas, schemes: tuple[SecurityScheme, ...]
) -> tuple[tuple[str, Operation], ...]:
    """Each operation in the order of the document, with the tag that names its service."""
    found = []
    for path, item in paths_of(root):
        _warn_of_methods(item)
        for method, node in methods_of(item):
            tag = service_of(node, sent(path))
            security = requirements(root, node, schemes)
            key = (tag, path, method)
            found.append((tag, _operation(node, item, key, schemas, security)))
    return tuple(found)


def paths_of(root: Node) -> Iterator[tuple[str, Node]]:
    """Each path of the API and what stands there."""
    return ((path, item) for path, item in root.items("paths") if path.startswith("/"))


def sent(path: str) -> str:
    """The part of a path that an address has: what stands behind a `#` only tells one from another."""
    return path.partition("#")[0]


def methods_of(item: Node) -> Iterator[tuple[str, Node]]:
    """Each method of a path, as it is sent, and its operation."""
    for method in METHODS:
        if node := item.get(method):
            yield method.upper(), node
    for method, node in item.items("additionalOperations"):
        if _METHOD.fullmatch(method):
            yield method, node


def _warn_of_methods(item: Node) -> None:
    for method, node in item.items("additionalOperations"):
        if not _METHOD.fullmatch(method):
            message = f"no operation can have the method `{shown(method)}`"
            hint = "write it with letters and hyphens; it is left out"
            node.context.problems.append(
                warning("method-unknown", message, hint, node.location)
            )


def _operation(
    node: Node,
    item: Node,
    key: tuple[str, str, str],
    schemas: Schemas,
    security: tuple[tuple[Requirement, ...], ...],
) -> Operation:
    tag, path, method = key
    called = _name(node, tag, path, method)
    docs = node.get("externalDocs")
    return Operation(
        # not the place of the node, which may be that of two paths
        id=pointer("paths", path, method),
        name=called,
        method=Text(method),
        path=Text(sent(path)),
        origin=node.origin,
        responses=tuple(_responses(node, schemas, called.words)),
        parameters=tuple(parameters(node, item, sent(path), schemas, called.words)),
        body=body_of(node, schemas, (*called.words, "request")),
        servers=own_servers(item, node),
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
        return Name((*split(method), *split(path)), f"{method} {path}")
    words, service = split(stated), split(tag)
    shared = words[: len(service)] == service and len(words) > len(service)
    return Name(words[len(service) :] if shared else words, stated)


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
        contents = tuple(answers_of(response, schemas, named))
        _note_links(response)
        # a range is found by its usual spelling, `4XX`
        told = status.upper() if status[:1].isdecimal() else status
        yield Response(Text(told), response.text("description"), contents)


def _note_links(response: Node) -> None:
    if "links" in response.value:
        message = "links are not expressed in code"
        hint = "call the operation that a link names with what the answer gave"
        place = response.location.at("links")
        response.context.problems.append(
            Problem(Severity.NOTE, "links-unexpressed", message, hint, place)
        )


def _page(node: Node) -> Page | None:
    page = node.get("x-restencil-page")
    if not page:
        return None
    title = page.text("title") or Text("")
    return Page(
        Text(page.value["id"]),
        title,
        page.text("modified"),
        page.text("owner"),
        page.text("status"),
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
