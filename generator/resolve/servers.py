"""Where an API is served: the addresses of a document, their variables filled in."""

import re
from collections.abc import Iterator

from generator.errors import warning
from generator.ir import Server, ServerVariable, Text, text_of
from generator.names import name
from generator.resolve.node import Node
from generator.shown import shown

_WHOLE = re.compile(r"https?://", re.IGNORECASE)
_HOLE = re.compile(r"\{([^{}]*)\}")


def servers_of(node: Node) -> tuple[Server, ...]:
    """The servers that a document, a path or an operation states, less those whose address is not known."""
    found = (_server(each) for each in node.each("servers"))
    return tuple(server for server in found if server)


def own_servers(item: Node, node: Node) -> tuple[Server, ...]:
    """The servers of an operation, or else of its path; those that are no whole address are left out."""
    stated = node if "servers" in node.value else item
    found = servers_of(stated)
    whole = tuple(each for each in found if _WHOLE.match(text_of(each.url)))
    if whole != found:
        message = "an address of an operation is relative, and it is not said to what"
        hint = "write the whole address, with `https://`; it is left out"
        place = stated.location.at("servers")
        node.context.problems.append(warning("server-relative", message, hint, place))
    return whole


def _server(node: Node) -> Server | None:
    template = str(node.value.get("url") or "/")
    stated = dict(_stated(node))
    unknown = [key for key in _HOLE.findall(template) if key not in stated]
    if unknown:
        _warn(node, unknown[0])
        return None
    return Server(
        url=Text(_HOLE.sub(lambda hole: stated[hole[1]], template)),
        description=node.text("description"),
        template=Text(template),
        variables=tuple(
            variable
            for key, each in node.items("variables")
            if (variable := _variable(key, each))
        ),
    )


def _stated(node: Node) -> Iterator[tuple[str, str]]:
    for key, each in node.items("variables"):
        default = each.value.get("default")
        # one that is a hole again says that it has to be filled
        if isinstance(default, str) and not _HOLE.search(default):
            yield key, default


def _variable(key: str, node: Node) -> ServerVariable | None:
    default = node.value.get("default")
    if not isinstance(default, str):
        return None
    listed = node.value.get("enum", ())
    return ServerVariable(
        name=name(key),
        default=Text(default),
        choices=tuple(Text(each) for each in listed if isinstance(each, str)),
        description=node.text("description"),
    )


def _warn(node: Node, key: str) -> None:
    message = f"the address has a variable that has no default: `{shown(key)}`"
    hint = "give it one below `variables`; the address is left out"
    place = node.location.at("url")
    node.context.problems.append(warning("server-variable", message, hint, place))
