"""What rules are made of: the things that facts are about, how messages call them, and what is in doubt of one."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from generator.capture.facts import ITEMS, SAMPLE, Doubt, Fact
from generator.capture.telling import Told
from generator.shown import shown
from generator.values import JsonValue

Rule: TypeAlias = Callable[[Told], Iterator[Doubt]]
"""From all that is said of one operation to what is in doubt."""

ASK = "look which of the two the API does, and write that into the corrections"
NOTHING = "nothing needs to be done"


def doubt(
    rule: str, message: str, node: Told, lines: Iterable[int], remedy: str
) -> Doubt:
    """What is in doubt of `node`, each line of the page once."""
    told = tuple(dict.fromkeys(line for line in lines if line))
    return Doubt(rule, message, told, remedy, node.subject)


def inside(node: Told, *path: str) -> list[tuple[str, Told]]:
    """The things of one kind, by their names."""
    found = node.at(*path)
    return list(found.inside.items()) if found else []


def answers(root: Told) -> Iterator[Told]:
    """Every body that is answered."""
    for _, node in inside(root, "response"):
        yield from node.inside.values()


def contents(root: Told) -> Iterator[Told]:
    """Every body, sent and answered."""
    for _, node in inside(root, "body"):
        yield node
    yield from answers(root)


def fields(root: Told, *sections: str) -> Iterator[Told]:
    """Everything that has a type: parameters, bodies and their fields."""
    for section in sections or ("parameter", "body", "response"):
        if node := root.at(section):
            yield from node.walk()


def head_of(root: Told) -> Told:
    """What is said of the operation as a whole."""
    return root.at("operation") or Told(("operation",))


def sample_of(root: Told) -> Told | None:
    """The sample that calls the API, if the page has one."""
    sample = root.at(*SAMPLE)
    return sample if sample and sample.fact("url") else None


def name_of(node: Told) -> str:
    """What a message calls a thing."""
    match node.subject:
        case ("body", _):
            return "the body of the request"
        case ("response", status, _):
            return f"the body of the answer {shown(status)}"
        case (*above, last) if last == ITEMS:
            return f"each item of {name_of(Told((*above,)))}"
        case (*_, last):
            return f"`{shown(last)}`"
    return "the operation"


def line_of(node: Told, *aspects: str) -> int:
    """The line that says the first of `aspects`; of a thing of which nothing is said itself, the first that is about what is inside."""
    inner = (each.line() for each in node.walk())
    return node.line(*aspects) or min((line for line in inner if line), default=0)


def quoted(value: JsonValue) -> str:
    """A value as a message shows it."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"`{shown(text)}`"


def said(value: JsonValue) -> str:
    """A type, or a list of values, as a message says it."""
    parts = value if isinstance(value, list) else [value]
    return " or ".join(map(quoted, parts))


def listed(names: Iterable[str]) -> str:
    """Names as a message lists them."""
    return ", ".join(f"`{shown(name)}`" for name in names)


def texts(node: Told) -> Iterator[Fact]:
    """What is said of a thing in words, line by line."""
    for aspect in ("title", "description"):
        for fact in node.every(aspect):
            if isinstance(fact.value, str):
                yield fact


def names_of(value: JsonValue) -> set[str]:
    """The names in an object, none in anything else."""
    return {*value} if isinstance(value, dict) else set()
