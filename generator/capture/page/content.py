"""The facts that a body says, of a request or of an answer: those of its fields, and those of its examples."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.capture.facts import ITEMS, Certainty, Subject
from generator.capture.jsonc import Comment, Jsonc, JsoncError, read_jsonc
from generator.capture.page.describing import describe, tell_no_values
from generator.capture.page.examples import Example, name_of
from generator.capture.page.fields import Field
from generator.capture.page.hints import hints
from generator.capture.page.hints.values import lacks_values
from generator.capture.page.nesting import nested
from generator.capture.page.notes import Notes
from generator.capture.page.types import Shape
from generator.media_types import family
from generator.shown import shown
from generator.values import JsonValue

Path = tuple[str, ...]


@dataclass(slots=True)
class Content:
    """A body: what it is called, its fields, and its examples; `is_empty` tells that the page says that it has no fields."""

    subject: Subject
    fields: list[Field] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    is_empty: bool = False


def tell(notes: Notes, content: Content) -> None:
    """Takes down what a body says."""
    read = [(each, _read(each)) for each in content.examples]
    parsed = [each for _, each in read if each]
    whole, fields = _whole(content.fields)
    places = nested(
        fields, [each.value for each in parsed], whole.shape if whole else None
    )
    shapes = {path: each.shape for path, each in places.fields}
    values, commented = _values(parsed), _commented(parsed)
    if whole:
        describe(notes, content.subject, whole, ())
    for path, each in places.fields:
        witnesses = [*values.get(path, ())]
        for text in commented.get(path, ()):
            witnesses += _listed(text, each.shape)
        describe(notes, (*content.subject, *path), each, witnesses)
    _doubt_places(notes, content.subject, places.unknown, places.twice)
    for example, jsonc in read:
        _say_example(notes, content.subject, example, jsonc)
    for jsonc in parsed:
        _say_seen(notes, content.subject, jsonc)
        _say_comments(notes, content.subject, jsonc, shapes)


def _whole(fields: list[Field]) -> tuple[Field | None, list[Field]]:
    if fields and fields[0].name is None:
        return fields[0], fields[1:]
    return None, fields


def _read(example: Example) -> Jsonc | None:
    """What an example says, if it is JSON; a text of another kind only if it is so strictly."""
    try:
        found = read_jsonc(example.text, example.line)
    except JsoncError:
        return None
    return found if example.is_json or not found.liberties else None


def _step(path: Sequence[str | int]) -> Path:
    return tuple(ITEMS if isinstance(step, int) else step for step in path)


def _at(value: JsonValue, path: Sequence[str | int]) -> JsonValue:
    for step in path:
        match value, step:
            case dict(), str():
                value = value.get(step)
            case list(), int() if step < len(value):
                value = value[step]
            case _:
                return None
    return value


def _leaves(jsonc: Jsonc) -> Iterator[tuple[Path, JsonValue, int]]:
    """Each value that holds no others, with its place and its line, once for each place."""
    told: set[tuple[Path, str]] = set()
    for path, line in jsonc.lines.items():
        value = _at(jsonc.value, path)
        place = _step(path)
        key = (place, repr(value)) if not value or not _holds(value) else None
        if key and key not in told:
            told.add(key)
            yield place, value, line


def _holds(value: JsonValue) -> bool:
    return isinstance(value, dict | list) and bool(value)


def _is_generated(jsonc: Jsonc) -> bool:
    """Whether an example was made from the types alone: `"string"`, 0 and true everywhere."""
    values = [value for _, value, _ in _leaves(jsonc)]
    return "string" in values and all(
        value in ("string", 0, True, None) or value in ({}, []) for value in values
    )


def _values(parsed: list[Jsonc]) -> dict[Path, list[JsonValue]]:
    found: dict[Path, list[JsonValue]] = {}
    for jsonc in parsed:
        if not _is_generated(jsonc):
            for path, value, _ in _leaves(jsonc):
                found.setdefault(path, []).append(value)
    return found


def _commented(parsed: list[Jsonc]) -> dict[Path, list[str]]:
    found: dict[Path, list[str]] = {}
    for jsonc in parsed:
        for comment in jsonc.comments:
            found.setdefault(_step(comment.path), []).append(comment.text)
    return found


def _listed(text: str, shape: Shape) -> Iterator[JsonValue]:
    """The values that a comment lists."""
    for aspect, value in hints(text, shape):
        if aspect == "enum" and isinstance(value, list):
            yield from value


def _doubt_places(
    notes: Notes,
    subject: Subject,
    unknown: Sequence[tuple[Field, tuple[Field, ...]]],
    twice: Sequence[Field],
) -> None:
    for each, holders in unknown:
        # 24; section 2.5 of the grammar
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(map(_name, holders)))
        message = f"The page shows no indentation, and its example does not tell where the fields from `{_name(each)}` on belong: inside {names}, or beside it."
        remedy = "look at the page, and correct where they are"
        lines = sorted({each.kind.number, *(one.kind.number for one in holders)})
        notes.doubt("nesting-unknown", message, lines, remedy, subject)
    for each in twice:
        message = f"`{shown(_name(each))}` is described a second time at the same place, on line {each.kind.number}. The spec has what is said first."
        remedy = "ask which of the two holds"
        notes.doubt("field-twice", message, (each.kind.number,), remedy, subject)


def _name(each: Field) -> str:
    return each.name.text if each.name else "the whole"


def _say_example(
    notes: Notes, subject: Subject, example: Example, jsonc: Jsonc | None
) -> None:
    if example.name:
        notes.say(subject, "example_name", name_of(example.name), example.name.number)
    if jsonc:
        notes.say(subject, "example", jsonc.value, example.line)
    if jsonc is None or jsonc.comments or jsonc.liberties:
        notes.say(subject, "example_text", example.text, example.line)
    if jsonc is None and (example.is_json or _is_json(subject)):
        # 14
        message = f"The example from line {example.line} on cannot be read as JSON, not even with comments. The spec leaves it out."
        remedy = "look whether the whole example was copied"
        notes.doubt("example-unreadable", message, (example.line,), remedy, subject)
    for line, what in jsonc.liberties if jsonc else ():
        message = f"The example is not JSON as it stands, because on line {line} {what}. It was read nevertheless."
        remedy = "nothing needs to be done"
        notes.doubt("example-freely-written", message, (line,), remedy, subject)


def _is_json(subject: Subject) -> bool:
    return subject[-1] != "*/*" and family(subject[-1]) == "json"


def _say_seen(notes: Notes, subject: Subject, jsonc: Jsonc) -> None:
    if _is_generated(jsonc):
        return
    for path, value, line in _leaves(jsonc):
        notes.say((*subject, *path), "seen", value, line, Certainty.SEEN)


def _say_comments(
    notes: Notes, subject: Subject, jsonc: Jsonc, shapes: dict[Path, Shape]
) -> None:
    for comment in jsonc.comments:
        path = _step(comment.path)
        about = (*subject, *path)
        shape = shapes.get(path) or _shape_of(_at(jsonc.value, comment.path))
        for aspect, value in hints(comment.text, shape):
            notes.say(about, aspect, value, comment.line, Certainty.COMMENT)
        if lacks_values(comment.text):
            tell_no_values(notes, about, comment.line)
        if _is_property(comment):
            # 14
            message = f"Line {comment.line} of the example has a field that is commented out. The spec leaves it out."
            remedy = "ask whether the API takes it"
            lines = (comment.line,)
            notes.doubt("property-commented-out", message, lines, remedy, about)


def _is_property(comment: Comment) -> bool:
    return comment.text.startswith('"') and '":' in comment.text.replace(" ", "")


def _shape_of(value: JsonValue) -> Shape | None:
    """The type that a value shows, as far as it goes."""
    match value:
        case bool():
            return Shape(("boolean",))
        case int():
            return Shape(("integer",))
        case float():
            return Shape(("number",))
        case str():
            return Shape(("string",))
    return None


def doubt_schema(notes: Notes, content: Content) -> None:
    """Takes down that a body is only shown by examples."""
    # 24
    if content.examples and not content.fields:
        line = content.examples[0].line
        message = f"The page describes no fields of a body; only its example from line {line} on shows any. The spec has those, and the kinds of their values."
        remedy = "describe the fields in the corrections"
        notes.doubt("no-schema", message, (line,), remedy, content.subject)
