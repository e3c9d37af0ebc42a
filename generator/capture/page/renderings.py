"""Pages of which only the code was copied: without names and types, so that they show no more than their examples do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.capture.page import content
from generator.capture.page.bodies import ANY
from generator.capture.page.content import Content
from generator.capture.page.examples import Example
from generator.capture.page.lines import Line
from generator.capture.page.notes import OPERATION, Notes

_BEGIN = re.compile(r"(?P<json>[{\[])|(?<![\w'\"-])(?P<curl>curl) ")
_TOKEN = re.compile(
    r"""//[^\n]*|"(?:[^"\\]|\\.)*+"?|(?P<open>[{\[])|(?P<close>[}\]])""", re.DOTALL
)
_COMMAND = re.compile(
    r"(?:'[^']*+'|\"(?:[^\"\\]|\\.)*+\"|\\.|[^\n'\"\\{\[])++", re.DOTALL
)
_TOKENED = re.compile(r"Authorization: (Bearer|Basic) ?(\*+)")


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of code: `json` or `curl`, its text, and the line where it begins."""

    kind: str
    text: str
    line: int
    last: int


def is_code_only(lines: Sequence[Line]) -> bool:
    """Whether all there is of a page is code: credentials, examples and a sample."""
    text = "\n".join(line.text for line in lines)
    kinds = [each.kind for each in _blocks(text)]
    return "json" in kinds and ("curl" in kinds or bool(_TOKENED.search(text)))


def tell(notes: Notes, lines: Sequence[Line], raw: Sequence[str]) -> None:
    """Takes down what the pieces of code show; the first before a sample is sent, the one behind it answered."""
    text = "\n".join(raw)
    blocks = [*_blocks(text)]
    if not blocks:
        return
    _tell_credentials(notes, text)
    curl = next((each for each in blocks if each.kind == "curl"), None)
    shown = [each for each in blocks if each.kind == "json"]
    if curl:
        notes.say(("sample",), "text", curl.text, curl.line)
        sent = [each for each in shown if each.line <= curl.line and each is not curl]
        sent = [each for each in sent if blocks.index(each) < blocks.index(curl)]
        answered = [each for each in shown if each not in sent]
    else:
        sent, answered = shown[:-1], shown[-1:]
    for subject, found in (
        (("body", ANY), sent[:1]),
        (("response", "default", ANY), answered[:1]),
    ):
        examples = [Example(None, each.line, each.text) for each in found]
        if examples:
            content.tell(notes, Content(subject, examples=examples))
    _use(notes, lines, blocks)
    _doubt(notes, blocks)


def _use(notes: Notes, lines: Sequence[Line], blocks: Sequence[_Block]) -> None:
    for block in blocks:
        inside = [each for each in lines if block.line <= each.number <= block.last]
        notes.use(inside, "sample" if block.kind == "curl" else "example")


def _doubt(notes: Notes, blocks: Sequence[_Block]) -> None:
    # 24; the third and the fourth rendering of the grammar
    message = "Only examples were copied of this page, without names and types of fields; it cannot be told what is required, and which of them is an answer only by their order."
    remedy = "copy the page as its browser shows it, or give its Markdown"
    notes.doubt("no-schema", message, [each.line for each in blocks], remedy, OPERATION)


def _tell_credentials(notes: Notes, text: str) -> None:
    found = _TOKENED.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        subject = ("security", "0")
        notes.say(subject, "kind", found[1].lower(), line)
        notes.say(subject, "example", found[0], line)


def _blocks(text: str) -> Iterator[_Block]:
    """The pieces of code in a text, in their order."""
    place, line, told = 0, 1, 0
    while found := _BEGIN.search(text, place):
        start = found.start()
        kind = found.lastgroup or ""
        end = _end_of_json(text, start) if kind == "json" else _end_of_curl(text, start)
        if end is None:
            return
        line += text.count("\n", told, start)
        told = start
        last = line + text.count("\n", start, end)
        yield _Block(kind, text[start:end].strip(), line, last)
        place = end


def _end_of_json(text: str, start: int) -> int | None:
    depth = 0
    for found in _TOKEN.finditer(text, start):
        depth += 1 if found["open"] else -1 if found["close"] else 0
        if depth == 0:
            return found.end()
    return None


def _end_of_curl(text: str, start: int) -> int:
    found = _COMMAND.match(text, start)
    return found.end() if found else len(text)
