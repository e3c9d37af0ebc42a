"""What an API sends to those who use it: its webhooks, and the callbacks of its operations."""

from collections.abc import Iterator

from generator.errors import Problem, Severity
from generator.ir import Name, Text, Webhook, wire_of
from generator.names import split
from generator.resolve.contents import body_of
from generator.resolve.node import Node
from generator.resolve.operations import methods_of, paths_of
from generator.resolve.schemas import Schemas
from generator.shown import shown


def webhooks(root: Node, schemas: Schemas) -> Iterator[Webhook]:
    """Each webhook in the order of the document, then the callbacks, operation by operation."""
    for key, item in root.items("webhooks"):
        yield from _of_item(item, Name(split(key), key), schemas, None)
    for path, item in paths_of(root):
        for method, node in methods_of(item):
            called = node.value.get("operationId") or f"{method} {path}"
            yield from _callbacks(node, split(str(called)), schemas)


def _callbacks(
    node: Node, words: tuple[str, ...], schemas: Schemas
) -> Iterator[Webhook]:
    for key, callback in node.items("callbacks"):
        named = Name((*words, *split(key)), key)
        for expression in callback.value:
            item = callback.get(expression)
            if item and not expression.startswith("x-"):
                yield from _of_item(item, named, schemas, node.pointer)


def _of_item(
    item: Node, named: Name, schemas: Schemas, operation: str | None
) -> Iterator[Webhook]:
    found = list(methods_of(item))
    for method, node in found:
        # one request is what the webhook is, several are told apart by their methods
        several = split(method) if len(found) > 1 else ()
        called = Name((*named.words, *several), wire_of(named))
        body = body_of(node, schemas, (*called.words, "payload"))
        if not body or not body.contents:
            _note_empty(node, called, method)
            continue
        yield Webhook(
            id=node.pointer,
            name=called,
            method=Text(method),
            origin=node.origin,
            body=body,
            operation=operation,
            summary=node.text("summary"),
            description=node.text("description"),
            deprecated=node.flag("deprecated"),
        )


def _note_empty(node: Node, called: Name, method: str) -> None:
    kind = f"the webhook or callback `{shown(wire_of(called))}` ({shown(method)})"
    message = f"{kind} has no body, so that there is nothing to parse"
    hint = "nothing needs to be done, unless the body was forgotten"
    node.context.problems.append(
        Problem(Severity.NOTE, "webhook-without-body", message, hint, node.location)
    )
