"""A documentation page as it is copied from the browser: lines of text, from which all layout is gone."""

from generator.capture.facts import Reading
from generator.capture.masking import masked
from generator.capture.page import head, renderings
from generator.capture.page.bodies import tell_sections
from generator.capture.page.lines import Line, lines_of, split
from generator.capture.page.notes import Notes
from generator.capture.page.sections import Section, sections_of


def looks_like(text: str) -> bool:
    """Whether a text is such a page, in any of the ways in which its text is rendered."""
    lines = lines_of(text)
    first = lines[0].word if lines else ""
    if first.startswith(("curl ", "$ curl ", "```", "openapi:", "swagger:")):
        return False
    _, sections = _taken_apart(Notes(), lines)
    kinds = {each.kind for each in sections} - {"head", "footer"}
    is_headed = head.find(lines) is not None and bool(kinds)
    return is_headed or len(kinds) > 1 or renderings.is_code_only(lines)


def read(text: str) -> Reading:
    """What a page says, fact by fact, and what it leaves open; no text is refused."""
    hidden, secrets = masked(text)
    notes = Notes(doubts=[*secrets])
    lines, raw = lines_of(hidden), split(hidden)
    is_headed, sections = _taken_apart(notes, lines)
    # what stands above all sections of a page without a head is not its description
    told = sections if is_headed else sections[1:]
    described = tell_sections(notes, told, raw)
    if not described:
        renderings.tell(notes, lines, raw)
    if not is_headed:
        _doubt_head(notes, lines)
    notes.use(lines, "not understood")
    return notes.reading()


def _taken_apart(
    notes: Notes, lines: tuple[Line, ...]
) -> tuple[bool, tuple[Section, ...]]:
    """Whether there is a head, and the sections below it."""
    method = head.find(lines)
    if method is None:
        return False, sections_of(lines)
    return True, sections_of(head.tell(notes, lines, method))


def _doubt_head(notes: Notes, lines: tuple[Line, ...]) -> None:
    message = "The page has no line with a method and, below it, an address."
    remedy = "copy the whole page, from its title on"
    notes.doubt("no-operation", message, [line.number for line in lines[:1]], remedy)
