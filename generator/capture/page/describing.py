"""The facts that the lines of one field say."""

from collections.abc import Iterable

from generator.capture.facts import ITEMS, Certainty, Subject
from generator.capture.page.fields import Field, Said, parts_of
from generator.capture.page.hints import hints
from generator.capture.page.hints.values import lacks_values
from generator.capture.page.labels import PRESENCE
from generator.capture.page.limits import limits_of
from generator.capture.page.notes import Notes
from generator.capture.page.types import Shape
from generator.capture.page.values import covering, fits, is_computed, value_of
from generator.shown import shown
from generator.values import JsonValue


def describe(
    notes: Notes, subject: Subject, field: Field, witnesses: Iterable[JsonValue]
) -> None:
    """Takes down what the lines of a field say; `witnesses` are values that it is known to have."""
    name = field.name.text if field.name else "whole"
    notes.use(filter(None, (field.name, field.kind, *field.rest)), f"field {name}")
    _say_shape(notes, subject, field.shape, field.kind.number)
    said = [*parts_of(field)]
    known = {*map(_plain, witnesses), *_labelled(said)}
    for each in said:
        if each.lines:
            _SAYERS[each.part](notes, subject, field, each)
    for each in said:
        if each.part == "enum" and each.lines:
            _say_enum(notes, subject, field.shape, each, known)


def _labelled(said: list[Said]) -> Iterable[str]:
    return (each.text for each in said if each.part in {"default", "example"})


def _plain(value: JsonValue) -> str:
    return value if isinstance(value, str) else str(value)


def _say_shape(notes: Notes, subject: Subject, shape: Shape, line: int) -> None:
    if shape.kinds:
        notes.say(subject, "type", _kinds(shape), line)
    if shape.format:
        notes.say(subject, "format", shape.format, line)
    inner = shape.items if shape.is_array else shape
    if inner and shape.is_array and inner.kinds:
        notes.say(subject, "items", _kinds(inner), line)
        if inner.format or inner.is_array:
            _say_shape(notes, (*subject, ITEMS), inner, line)
    if inner and inner.named:
        notes.say(subject, "named", inner.named, line)
    if inner and inner.count is not None:
        notes.say(subject, "count", inner.count, line)


def _kinds(shape: Shape) -> JsonValue:
    return shape.kinds[0] if len(shape.kinds) == 1 else [*shape.kinds]


def _say_required(notes: Notes, subject: Subject, _: Field, said: Said) -> None:
    line = said.lines[0]
    notes.say(subject, "required", PRESENCE[line.word], line.number)


def _say_text(notes: Notes, subject: Subject, field: Field, said: Said) -> None:
    notes.say(subject, said.part, said.text, said.lines[0].number)
    for line in said.lines:
        for aspect, value in hints(line.text, field.shape):
            notes.say(subject, aspect, value, line.number, Certainty.PROSE)
    # what stands below it may be the values
    if lacks_values(said.lines[-1].text):
        tell_no_values(notes, subject, said.lines[-1].number)


def tell_no_values(notes: Notes, subject: Subject, line: int) -> None:
    """Takes down that values are announced in a line, and that there are none."""
    # 3
    message = f"Line {line} announces the values of `{shown(subject[-1])}`, and names none. The spec allows any."
    notes.doubt("enum-without-values", message, (line,), "ask which there are", subject)


def _say_limits(notes: Notes, subject: Subject, field: Field, said: Said) -> None:
    line = said.lines[0]
    for aspect, value in limits_of(line.key, field.shape):
        notes.say(subject, aspect, value, line.number)


def _say_value(notes: Notes, subject: Subject, field: Field, said: Said) -> None:
    line = said.lines[0].number
    if said.part == "default" and is_computed(said.text):
        # 43
        message = f"The default of `{shown(subject[-1])}` on line {line} is an expression of a database, not a value. The spec has no default."
        remedy = "nothing needs to be done"
        notes.doubt("default-computed", message, (line,), remedy, subject)
        return
    is_prose = said.is_beside and said.part == "default"
    certainty = Certainty.PROSE if is_prose else Certainty.SCHEMA
    notes.say(subject, said.part, value_of(said.text, field.shape), line, certainty)


def _say_nothing(_: Notes, __: Subject, ___: Field, ____: Said) -> None:
    """Values are told last, when those that prove them are known."""


_SAYERS = {
    "required": _say_required,
    "title": _say_text,
    "description": _say_text,
    "limits": _say_limits,
    "enum": _say_nothing,
    "default": _say_value,
    "example": _say_value,
}


def _say_enum(
    notes: Notes, subject: Subject, shape: Shape, said: Said, known: set[str]
) -> None:
    line = said.lines[0].number
    listed = [each.text for each in said.lines]
    words = listed if len(listed) > 1 else covering(listed[0], known)
    kind = shape.items if shape.is_array else shape
    values = [value_of(word, kind) for word in words or ()]
    if shape.is_array:
        subject = (*subject, ITEMS)
        _say_shape(notes, subject, kind or Shape(()), line)
    if values and all(fits(each, kind) for each in values):
        notes.say(subject, "enum", values, line)
        return
    notes.say(subject, "enum_glued", said.text, line)
    message = f"The values of `{shown(subject[-1])}` stand on line {line} without anything between them, so they cannot be told apart. The spec allows any."
    remedy = "look at the page, and write them into the corrections"
    notes.doubt("enum-glued", message, (line,), remedy, subject)
