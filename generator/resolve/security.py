"""How callers prove who they are: the schemes of a document, and what an operation asks for."""

from collections.abc import Iterator
from typing import cast

from generator.errors import warning
from generator.ir import Name, SecurityScheme, wire_of
from generator.names import name
from generator.resolve.node import Node
from generator.shown import shown


def security_schemes(root: Node) -> tuple[SecurityScheme, ...]:
    """The schemes that a client can serve; every other one is a problem that says so."""
    components = root.get("components")
    found = components.items("securitySchemes") if components else ()
    return tuple(scheme for key, node in found if (scheme := _scheme(key, node)))


def _scheme(key: str, node: Node) -> SecurityScheme | None:
    description = node.text("description")
    match node.value.get("type"), str(
        node.value.get("scheme", "")
    ).lower(), node.value.get("in"):
        case "http", "bearer", _:
            return SecurityScheme(name(key), "bearer", node.origin, None, description)
        case "http", "basic", _:
            return SecurityScheme(name(key), "basic", node.origin, None, description)
        case "apiKey", _, ("header" | "query" | "cookie") as place:
            return SecurityScheme(
                name(key), place, node.origin, node.text("name"), description
            )
    message = (
        f"the security scheme `{shown(key)}` is of a kind that clients cannot serve yet"
    )
    hint = "give the credential to the HTTP client that you pass as `http_client`"
    node.context.problems.append(
        warning("security-unsupported", message, hint, node.location)
    )
    return None


def requirements(
    root: Node, operation: Node, schemes: tuple[SecurityScheme, ...]
) -> tuple[tuple[Name, ...], ...]:
    """The alternatives of schemes that `operation` accepts; an empty alternative means that it also works without."""
    stated = operation if "security" in operation.value else root
    known = {wire_of(scheme.name): scheme.name for scheme in schemes}
    return tuple(_alternatives(stated, known))


def _alternatives(stated: Node, known: dict[str, Name]) -> Iterator[tuple[Name, ...]]:
    for alternative in stated.each("security"):
        names = cast("dict[str, object]", alternative.value)
        if all(key in known for key in names):
            yield tuple(known[key] for key in names)
