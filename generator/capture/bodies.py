"""What the text of a body shows: its value, each of its fields as it is seen there, and what its comments say of them."""

from collections.abc import Callable, Iterator
from itertools import chain

from generator.capture.facts import ITEMS, Certainty, Doubt, Fact, Subject
from generator.capture.jsonc import Jsonc, JsoncError, Path, read_jsonc
from generator.capture.page.hints import hints
from generator.capture.page.types import Shape
from generator.values import JsonValue

MAX_DEPTH = 100
"""Levels of an example; what is deeper is kept as text."""


def shown_by(
    subject: Subject, text: str, line: int, certainty: Certainty = Certainty.SEEN
) -> tuple[tuple[Fact, ...], tuple[Doubt, ...]]:
    """The facts that an example in JSON shows, whose text begins on `line`; the text itself where it is no JSON.

    How sure it is that this is an example is `certainty`; that fields are as it shows them is only seen.
    """
    as_text = Fact(subject, "example_text", text, line, certainty)
    try:
        found = read_jsonc(text, line)
    except JsoncError as reason:
        return (as_text,), (_unreadable(subject, reason.message, reason.line),)
    if any(len(path) > MAX_DEPTH for path in found.lines):
        message = f"it is nested more than {MAX_DEPTH} levels deep"
        return (as_text,), (_unreadable(subject, message, line),)
    example = Fact(subject, "example", found.value, line, certainty)
    is_free = found.comments or found.liberties
    facts = chain(
        (example, as_text) if is_free else (example,),
        seen(subject, found.value, found.lines.__getitem__),
        _commented(subject, found),
    )
    return tuple(facts), tuple(_liberties(subject, found))


def _unreadable(subject: Subject, message: str, line: int) -> Doubt:
    # 14
    said = f"The example cannot be read as JSON, not even with comments: {message}."
    remedy = "look whether the whole example was copied"
    return Doubt("example-unreadable", said, (line,), remedy, subject)


def _liberties(subject: Subject, found: Jsonc) -> Iterator[Doubt]:
    # 14
    for line, what in found.liberties:
        message = f"The example is not JSON as it stands: {what}."
        remedy = "nothing needs to be done"
        yield Doubt("example-freely-written", message, (line,), remedy, subject)


def _commented(subject: Subject, found: Jsonc) -> Iterator[Fact]:
    for comment in found.comments:
        about, value = subject, found.value
        for step in comment.path:
            value = value[step]  # type: ignore[index]  # the path leads through it
            about = (*about, ITEMS if isinstance(step, int) else step)
        for aspect, said in hints(comment.text, _shape(value)):
            yield Fact(about, aspect, said, comment.line, Certainty.COMMENT)


_KINDS = {bool: "boolean", int: "integer", float: "number", str: "string"}


def _shape(value: JsonValue) -> Shape | None:
    """The type that a value shows, if it is one without others in it."""
    kind = _KINDS.get(type(value))
    return Shape((kind,)) if kind else None


def seen(
    subject: Subject, value: JsonValue, line: Callable[[Path], int]
) -> Iterator[Fact]:
    """Each value of an example that has no others in it, as what is seen of its field, on the line of its path."""
    waiting: list[tuple[Subject, Path, JsonValue]] = [(subject, (), value)]
    while waiting:
        about, path, each = waiting.pop()
        match each:
            case dict() if each:
                waiting += [
                    ((*about, key), (*path, key), each[key]) for key in reversed(each)
                ]
            case list() if each:
                waiting += [
                    ((*about, ITEMS), (*path, at), each[at])
                    for at in reversed(range(len(each)))
                ]
            case _:
                yield Fact(about, "seen", each, line(path), Certainty.SEEN)
