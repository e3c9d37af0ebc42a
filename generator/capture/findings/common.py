"""What rules are made of: the things that facts are about, and what is in doubt of one."""

from collections.abc import Iterator

from generator.capture.facts import Doubt
from generator.capture.telling import Told

ASK = "look which of the two the API does, and correct it"


def doubt(
    rule: str, message: str, node: Told, lines: tuple[int, ...], remedy: str
) -> Doubt:
    """What is in doubt of `node`, each line of the page once."""
    return Doubt(rule, message, tuple(dict.fromkeys(lines)), remedy, node.subject)


def inside(node: Told, step: str) -> list[tuple[str, Told]]:
    """The things of one kind, by their names."""
    found = node.at(step)
    return list(found.inside.items()) if found else []


def contents(root: Told) -> Iterator[Told]:
    """Every body, sent and answered."""
    for _, node in inside(root, "body"):
        yield node
    for _, node in inside(root, "response"):
        yield from node.inside.values()


def fields(root: Told, *sections: str) -> Iterator[Told]:
    """Everything that has a type: parameters, bodies and their fields."""
    for section in sections or ("parameter", "body", "response"):
        if node := root.at(section):
            yield from node.walk()
