"""The facts that the sections of a page say, each told of what its section is about."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.capture.facts import Subject
from generator.capture.page import auth, content, head
from generator.capture.page.content import Content
from generator.capture.page.describing import describe
from generator.capture.page.examples import examples_of
from generator.capture.page.fields import fields_of
from generator.capture.page.labels import MEDIA_TYPE, MODIFIED, NO_SCHEMA
from generator.capture.page.lines import Line
from generator.capture.page.notes import OPERATION, Notes
from generator.capture.page.sections import Section, is_tab

ANY = "*/*"
"""The media type of a body of which the page names none."""


def tell_sections(
    notes: Notes, sections: Sequence[Section], raw: Sequence[str]
) -> bool:
    """Takes down what sections say; whether there is one that describes a request or an answer."""
    page = _Page(notes, raw)
    for section in sections:
        if section.heading:
            notes.use((section.heading,), "heading")
        page.tell(section)
    page.tell_contents()
    return any(each.kind not in {"head", "footer"} for each in sections)


@dataclass(slots=True)
class _Page:
    """What the sections so far were about: the answer with this status, and the body that examples belong to."""

    notes: Notes
    raw: Sequence[str]
    status: str | None = None
    current: Content | None = None
    contents: dict[Subject, Content] = field(default_factory=dict)
    answers: list[Section] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def tell(self, section: Section) -> None:
        _TELLERS[section.kind](self, section)

    def tell_contents(self) -> None:
        for section in self.answers:
            self._add_examples(self._first_answer(), section)
        for each in self.contents.values():
            content.tell(self.notes, each)
            content.doubt_schema(self.notes, each)

    def _first_answer(self) -> Content:
        """The body of an answer whose example stands apart from it."""
        answers = (
            each for each in self.contents.values() if each.subject[0] == "response"
        )
        status = min(self.named, default="default")
        return next(answers, None) or self._content(("response", status, ANY))

    def _content(self, subject: Subject) -> Content:
        return self.contents.setdefault(subject, Content(subject))

    def tell_head(self, section: Section) -> None:
        described = head.tell_changes(self.notes, section.lines)
        self._describe(OPERATION, described)

    def _describe(self, subject: Subject, lines: Sequence[Line]) -> None:
        if lines:
            text = "\n".join(line.text for line in lines)
            self.notes.say(subject, "description", text, lines[0].number)
            self.notes.use(lines, "description")

    def tell_auth(self, section: Section) -> None:
        assert section.heading, "only the head has none"
        auth.tell(self.notes, section.heading, section.lines)

    def tell_parameters(self, section: Section) -> None:
        location = section.names[0].lower()
        before, fields = fields_of(section.lines)
        self._unread(before)
        for each in fields:
            if each.name:
                subject = ("parameter", location, each.name.text)
                describe(self.notes, subject, each, ())

    def _unread(self, lines: Sequence[Line]) -> None:
        """Lines before the first field, of which nothing is known."""
        if lines:
            message = (
                "These lines are neither fields nor anything else that is known here."
            )
            numbers = [line.number for line in lines]
            self.notes.doubt("lines-unread", message, numbers, "look what they say")
            self.notes.use(lines, "not understood")

    def tell_body(self, section: Section) -> None:
        assert section.heading, "only the head has none"
        media_type, lines, line = _media_type(section)
        self.current = self._content(("body", media_type or ANY))
        if media_type:
            self.notes.say(self.current.subject, "media_type", media_type, line)
        self._add_fields(self.current, lines)

    def _add_fields(self, body: Content, lines: Sequence[Line]) -> None:
        """Takes the fields of a body; the last line may say that it has none."""
        if any(line.word in NO_SCHEMA for line in lines):
            line = next(line for line in lines if line.word in NO_SCHEMA)
            self._say_empty(body, line)
            lines = [each for each in lines if each is not line]
        before, fields = fields_of(lines)
        self._unread(before)
        for each in fields:
            if each.name is None and each.shape.count == 0:
                self._say_empty(body, each.kind)
            else:
                body.fields.append(each)

    def _say_empty(self, body: Content, line: Line) -> None:
        self.notes.say(body.subject, "empty", value=True, line=line.number)
        self.notes.use((line,), "no schema")

    def tell_example(self, section: Section) -> None:
        if self.current is None:
            self.answers.append(section)
        else:
            self._add_examples(self.current, section)

    def _add_examples(self, body: Content, section: Section) -> None:
        self.notes.use(section.lines, "example")
        told = {each.text for each in body.examples}
        found = examples_of(section.lines, self.raw)
        body.examples += [each for each in found if each.text not in told]

    def tell_samples(self, section: Section) -> None:
        """Samples of code: the languages that they are offered in, and the text of the one that is shown."""
        tabs = [line for line in section.lines if is_tab(line)]
        shown = [line for line in section.lines if not is_tab(line)]
        self.notes.use(tabs, "languages of samples")
        if not shown:
            return
        first, last = shown[0].number, shown[-1].number
        text = "\n".join((shown[0].text, *self.raw[first:last]))
        self.notes.say(("sample",), "text", text, first)
        self.notes.use(section.lines, "sample")

    def tell_answer(self, section: Section) -> None:
        self.answers.append(section)

    def tell_responses(self, section: Section) -> None:
        self.current = None
        self._describe_status(section.lines)

    def tell_status(self, section: Section) -> None:
        assert section.heading, "only the head has none"
        self.status = section.names[0]
        self.current = None
        self._name_status(self.status, section.names[1:], section.heading)
        self._describe_status(section.lines)

    def _name_status(self, status: str, names: tuple[str, ...], line: Line) -> None:
        """Takes a status down, with its name or with none."""
        subject, name = ("response", status), names[0].strip() if names else ""
        if name:
            self.notes.say(subject, "name", name, line.number)
        elif status not in self.named:
            self.notes.say(subject, "status", status, line.number)
        self.named.add(status)

    def _describe_status(self, lines: Sequence[Line]) -> None:
        if self.status:
            self._describe(("response", self.status), lines)

    def tell_tab(self, section: Section) -> None:
        assert section.heading, "only the head has none"
        name, status = section.names
        self._name_status(status, (name,), section.heading)
        self.status = status
        self._describe_status(section.lines)

    def tell_code(self, section: Section) -> None:
        assert section.heading, "only the head has none"
        self.status = section.names[0]
        self._name_status(self.status, (), section.heading)
        self._describe_status(section.lines)

    def tell_media(self, section: Section) -> None:
        assert section.heading, "only the head has none"
        media_type = section.names[0]
        self.current = self._content(("response", self.status or "default", media_type))
        line = section.heading.number
        self.notes.say(self.current.subject, "media_type", media_type, line)
        self._describe_status(section.lines)

    def tell_data(self, section: Section) -> None:
        if self.current is None:
            self.current = self._content(("response", self.status or "default", ANY))
        self._add_fields(self.current, section.lines)

    def tell_headers(self, section: Section) -> None:
        """Headers of an answer, each a field."""
        before, fields = fields_of(section.lines)
        self._unread(before)
        for each in fields:
            if each.name:
                status = self.status or "default"
                subject = ("response-header", status, each.name.text)
                describe(self.notes, subject, each, ())

    def tell_request(self, section: Section) -> None:
        self._unread(section.lines)

    def tell_footer(self, section: Section) -> None:
        assert section.heading, "only the head has none"
        found = MODIFIED.fullmatch(section.heading.key)
        if found:
            head.tell_modified(self.notes, section.heading, found)
        self.notes.use(section.lines, "links to other pages")


def _media_type(section: Section) -> tuple[str, list[Line], int]:
    """The media type of a body, the lines below it, and its line: that of the heading, or the next."""
    lines = section.lines
    assert section.heading, "only the head has none"
    if section.names:
        return section.names[0], lines, section.heading.number
    if lines and re.fullmatch(MEDIA_TYPE, lines[0].key):
        return lines[0].text, lines[1:], lines[0].number
    return "", lines, section.heading.number


_TELLERS: Mapping[str, Callable[[_Page, Section], None]] = MappingProxyType(
    {
        "head": _Page.tell_head,
        "request": _Page.tell_request,
        "auth": _Page.tell_auth,
        "parameters": _Page.tell_parameters,
        "body": _Page.tell_body,
        "samples": _Page.tell_samples,
        "sample": _Page.tell_samples,
        "answer": _Page.tell_answer,
        "responses": _Page.tell_responses,
        "status": _Page.tell_status,
        "code": _Page.tell_code,
        "tab": _Page.tell_tab,
        "media": _Page.tell_media,
        "data": _Page.tell_data,
        "headers": _Page.tell_headers,
        "example": _Page.tell_example,
        "footer": _Page.tell_footer,
    }
)
