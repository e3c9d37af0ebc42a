"""A page in Markdown, of Apifox, Apidog or Mintlify: the OpenAPI document in it, fact by fact."""

from collections.abc import Sequence

from generator.capture.facts import Doubt, Fact, Reading, Subject
from generator.capture.markdown.blocks import (
    Block,
    blocks,
    description_of,
    lines_of,
    title_of,
)
from generator.capture.markdown.callbacks import say_callbacks
from generator.capture.markdown.components import components_of, say_components
from generator.capture.markdown.contents import say_body, say_responses
from generator.capture.markdown.credentials import say_credentials
from generator.capture.markdown.operations import (
    place_of_operation,
    say_head,
    say_parameters,
)
from generator.capture.markdown.record import MOST, Record, obj, text
from generator.capture.markdown.repairing import parsed
from generator.capture.secrets import hidden

_OPERATION: Subject = ("operation",)


def looks_like(text: str) -> bool:
    """Whether a text is a page in Markdown with a document inside."""
    return bool(blocks(lines_of(text)))


def read(text: str) -> Reading:
    """What the document of a page says of its operation, each fact with the line of the page."""
    lines = lines_of(text)
    found = blocks(lines)
    if not found:
        message = "There is no OpenAPI document on this page."
        doubt = Doubt("no-document", message, (1,), "copy the page with its block")
        return Reading(tuple(_heading(lines)), (doubt,), _uses(lines, None))
    block = found[0]
    record = Record(parsed(block))
    if place := place_of_operation(record, block):
        _say_all(record, place)
    facts = _together(lines, block, record, place)
    doubts = (*record.document.doubts, *record.doubts, *_about(found, record))
    return Reading(facts, doubts, _uses(lines, block))


def _say_all(record: Record, place: str) -> None:
    operation = obj(record.at(place))
    parts = components_of(record)
    say_head(record, place)
    say_credentials(record, place)
    say_parameters(parts, place)
    say_body(parts, operation, place)
    say_responses(parts, operation, place)
    say_callbacks(parts, operation, place)
    say_components(parts)


def _together(
    lines: Sequence[str], block: Block, record: Record, place: str
) -> tuple[Fact, ...]:
    """The facts of the document, and those of the page around it that it does not say itself."""
    operation = obj(record.at(place)) if place else {}
    around = [
        fact
        for fact in _heading(lines)
        if fact.aspect == "title" or not text(operation.get("description"))
    ]
    named = block.method and not place
    call = (("method", block.method), ("url", block.path)) if named else ()
    fence = [Fact(_OPERATION, aspect, value, block.line - 1) for aspect, value in call]
    return (*around, *fence, *record.facts)


def _heading(lines: Sequence[str]) -> list[Fact]:
    title = title_of(lines)
    said = (("title", title), ("description", description_of(lines, title)))
    return [
        Fact(_OPERATION, aspect, hidden(each.text)[0], each.line)
        for aspect, each in said
        if each
    ]


def _about(found: Sequence[Block], record: Record) -> list[Doubt]:
    doubts = []
    if not found[0].is_closed:
        message = "The page ends inside its document."
        last = (found[0].lines[-1],)
        doubts.append(Doubt("page-cut-off", message, last, "copy the whole page"))
    if len(found) > 1:
        message = "The page holds several documents; the first one is read."
        remedy = "keep each of them on a page of its own"
        doubts.append(Doubt("several-documents", message, (found[1].line,), remedy))
    if len(record.facts) == MOST:
        message = f"The page says more than {MOST:,} things; the rest is not read."
        remedy = "read the document of the whole API instead"
        doubts.append(Doubt("page-too-large", message, (found[0].line,), remedy))
    return doubts


def _uses(lines: Sequence[str], block: Block | None) -> dict[int, str]:
    """What each line was read as."""
    title = title_of(lines)
    described = description_of(lines, title)
    uses = {number: "not read" for number, line in enumerate(lines, 1) if line.strip()}
    uses |= dict.fromkeys(block.lines if block else (), "document")
    for said, use in ((title, "title"), (described, "description")):
        if said:
            uses[said.line] = use
    return uses
