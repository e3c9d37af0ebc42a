"""What the body of a request shows: its media type, and its fields."""

from collections.abc import Iterator

from generator.capture.bodies import shown_by
from generator.capture.curl.requests import Pair, Request, pairs
from generator.capture.facts import Certainty, Doubt, Fact, Subject
from generator.media_types import essence, family

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data"


def of_body(made: Request) -> tuple[list[Fact], list[Doubt]]:
    """The facts about the body of a request, none if it has none."""
    if made.form:
        return list(_of_parts(made.form)), []
    if not made.body.strip():
        return [], []
    media_type, line, doubts = _media_type(made)
    subject: Subject = ("body", media_type)
    facts = [_seen(subject, "media_type", media_type, line)]
    if media_type == FORM:
        found = [pair for each in made.texts for pair in pairs(each)]
        facts += [_seen((*subject, each.name), "seen", each.value, each.line) for each in found]  # fmt: skip
        return facts, doubts
    if family(media_type) == "json" or made.body.lstrip().startswith(("{", "[")):
        shown, more = shown_by(subject, made.body, made.texts[0].line)
        return [*facts, *shown], [*doubts, *more]
    text = _seen(subject, "example_text", made.body, made.texts[0].line)
    return [*facts, text], doubts


def _seen(subject: Subject, aspect: str, value: str, line: int) -> Fact:
    return Fact(subject, aspect, value, line, Certainty.SEEN)


def _media_type(made: Request) -> tuple[str, int, list[Doubt]]:
    """The media type, the line that says it, and whether that is open."""
    line = made.texts[0].line
    header = made.header("content-type")
    if header and (said := essence(header.value)):
        return said, header.line, []
    if not made.body.lstrip().startswith(("{", "[")):
        return FORM, line, []
    message = "The command sends JSON and names no media type, so that curl would call it a form."
    remedy = "add the header `Content-Type: application/json`, if that is what it is"
    return JSON, line, [Doubt("content-type-unstated", message, (line,), remedy)]


def _of_parts(form: list[Pair]) -> Iterator[Fact]:
    subject: Subject = ("body", PARTS)
    yield _seen(subject, "media_type", PARTS, form[0].line)
    for each in form:
        aspect = "type" if each.kind == "file" else "seen"
        value = "file" if each.kind == "file" else each.value
        yield _seen((*subject, each.name), aspect, value, each.line)
