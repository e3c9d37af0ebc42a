"""What is left open of fields: their values, and whether they have to be there."""

import re
from collections.abc import Callable, Iterator

from generator.capture.facts import Certainty, Doubt
from generator.capture.findings.common import doubt, fields, inside
from generator.capture.schemas import unstated
from generator.capture.telling import Told

_STATES = re.compile(r"(^|_)(status|state)$", re.IGNORECASE)


def _enum_only_in_comment(root: Told) -> Iterator[Doubt]:
    for node in fields(root):
        found = node.fact("enum")
        if (
            found
            and found.certainty is Certainty.COMMENT
            and len(node.every("enum")) == 1
        ):
            message = f"The values of `{node.subject[-1]}` are named only in a comment of the example."
            remedy = "ask whether there are others"
            yield doubt("enum-only-in-comment", message, node, (found.line,), remedy)


def _enum_in_title(root: Told) -> Iterator[Doubt]:
    for node in fields(root):
        for found in node.every("enum"):
            if found.certainty is Certainty.PROSE:
                where = "title" if node.line("title") == found.line else "description"
                message = f"The values of `{node.subject[-1]}` stand in its {where}, not as an enum."
                remedy = "ask whether there are others"
                yield doubt(f"enum-in-{where}", message, node, (found.line,), remedy)


def _required_unstated(root: Told) -> Iterator[Doubt]:
    for section in ("body",):
        for _, node in inside(root, section):
            for each in unstated(node):
                message = (
                    f"`{each.subject[-1]}` says neither required nor optional. The spec says optional; "
                    "whether it is, is unknown."
                )
                remedy = "try the API without it"
                yield doubt(
                    "required-unstated", message, each, (each.line("type"),), remedy
                )


def _values_unlisted(root: Told) -> Iterator[Doubt]:
    for node in fields(root, "response"):
        name = node.subject[-1]
        is_state = _STATES.search(name) and node.value("type") == "string"
        if is_state and not node.fact("enum"):
            message = f"`{name}` is a state, and the page lists no values; the spec names none."
            line = node.line("type")
            yield doubt(
                "values-unlisted", message, node, (line,), "ask which there are"
            )


def _null_only(root: Told) -> Iterator[Doubt]:
    for node in fields(root):
        stated = node.fact("type")
        if stated and stated.value == "null":
            message = f"`{node.subject[-1]}` is of type null, which was taken from an example."
            remedy = "ask what it is when it is not null"
            yield doubt("null-only", message, node, (stated.line,), remedy)


RULES: tuple[Callable[[Told], Iterator[Doubt]], ...] = (
    _enum_only_in_comment,
    _enum_in_title,
    _required_unstated,
    _values_unlisted,
    _null_only,
)
"""Each from all facts to what is in doubt."""
