"""Which service an operation is in: the one under which it was published, or what its tags and its path say."""

import re

from generator.errors import Problem, Severity
from generator.resolve.node import Node
from generator.shown import shown

# what the paths of many APIs begin with, whatever they lead to
_SAYS_NOTHING = re.compile(r"v?\d+([._-]\w+)*|api|rest", re.IGNORECASE)


def page_key(id_: str) -> str:
    """What an operation is known by that was read from the page called `id_`, wherever it moves."""
    return f"page {id_}"


def service_of(node: Node, path: str) -> str:
    """The tag that names the service of an operation; where a page has been regrouped, the one before."""
    stated = _stated(node, path)
    page = node.get("x-restencil-page")
    held = node.context.services.get(page_key(page.value["id"])) if page else None
    if not held or stated in held:
        return stated
    node.context.problems.append(_kept(node, stated, held[0]))
    return held[0]


def _stated(node: Node, path: str) -> str:
    """The first tag; without one, the first word of the path that tells what it is about."""
    if tags := node.value.get("tags"):
        return str(tags[0])
    words = [
        part for part in path.partition("?")[0].split("/") if part and "{" not in part
    ]
    telling = (word for word in words if not _SAYS_NOTHING.fullmatch(word))
    return (*telling, *words, "default")[0]


def _kept(node: Node, stated: str, held: str) -> Problem:
    message = f"this operation stays in the service `{shown(held)}`, where it was published; by now it would be in `{shown(stated)}`"
    hint = "leave it so, or remove its lines from names.lock.yaml: then it moves"
    return Problem(Severity.NOTE, "service-held", message, hint, node.location)
