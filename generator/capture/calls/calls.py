"""Calls of one operation, and what they say of it; all of it is only seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

from generator.capture.bodies import shown_by
from generator.capture.facts import Certainty, Doubt, Fact, Reading, Subject
from generator.media_types import essence, family
from generator.values import JsonValue

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data"
_OPERATION: Subject = ("operation",)
_LARGEST = 200_000
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and the value that was seen of it; None for none, such as that of a file."""

    name: str
    value: str | None
    line: int
    description: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What was sent or answered: a text, or the pairs of a form."""

    media_type: str
    line: int
    text: str = ""
    pairs: tuple[Pair, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was seen: its status, what that is called, and its body if it has one."""

    status: str
    name: str
    line: int
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `url` is without its query, with holes in its path; `said` are facts that stand beside it."""

    method: str
    url: str
    line: int
    parameters: tuple[tuple[str, Pair], ...] = ()
    body: Body | None = None
    answers: tuple[Answer, ...] = ()
    said: tuple[Fact, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lines: range = field(default_factory=lambda: range(0))

    def at(self, url: str) -> "Call":
        """The call with its address as a template; that there are holes in it is told."""
        if url == self.url:
            return self
        message = f"The path is {url.partition('://')[2]} because calls differ only there, by numbers or UUIDs; its names are not the API's."
        remedy = "name the parameters in the corrections"
        doubt = Doubt("path-from-calls", message, (self.line,), remedy)
        return replace(self, url=url, doubts=(*self.doubts, doubt))

    def doubting(self, doubt: Doubt) -> "Call":
        """The call with something to be said of it."""
        return replace(self, doubts=(doubt, *self.doubts))


def reading_of(calls: Sequence[Call], id_: str) -> Reading:
    """What calls of one operation say of it."""
    taken = _Taken()
    for call in calls:
        taken.take(call)
    uses = {line: "call" for call in calls for line in call.lines}
    return Reading(tuple(taken.facts), tuple(taken.doubts), uses, id_)


class _Taken:
    """What was taken down so far, each thing once."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.doubts: list[Doubt] = []
        self._known: set[tuple[Subject, str, str]] = set()
        self._examples: dict[Subject, int] = {}

    def take(self, call: Call) -> None:
        """Takes down one call."""
        self._say(_seen(_OPERATION, "method", call.method.upper(), call.line))
        self._say(_seen(_OPERATION, "url", call.url, call.line))
        for fact in call.said:
            self._say(fact)
        for location, pair in call.parameters:
            self._pair(("parameter", location, pair.name), pair)
        if call.body:
            self._body(("body",), call.body)
        for answer in call.answers:
            self._answer(answer)
        self._doubt(call.doubts)

    def _say(self, fact: Fact) -> None:
        key = fact.subject, fact.aspect, repr(fact.value)
        if key not in self._known:
            self._known.add(key)
            self.facts.append(fact)

    def _doubt(self, doubts: Sequence[Doubt]) -> None:
        known = {(each.rule, each.message) for each in self.doubts}
        self.doubts += [
            each for each in doubts if (each.rule, each.message) not in known
        ]

    def _pair(self, subject: Subject, pair: Pair) -> None:
        if pair.description:
            self._say(Fact(subject, "description", pair.description, pair.line))
        if pair.value is None:
            self._say(_seen(subject, "type", "file", pair.line))
        else:
            self._say(_seen(subject, "seen", pair.value, pair.line))

    def _answer(self, answer: Answer) -> None:
        subject = ("response", answer.status)
        self._say(_seen(subject, "name", answer.name or answer.status, answer.line))
        if answer.body:
            self._body(subject, answer.body)

    def _body(self, above: Subject, body: Body) -> None:
        media_type = essence(body.media_type) or "text/plain"
        subject = (*above, media_type)
        self._say(_seen(subject, "media_type", media_type, body.line))
        for pair in body.pairs or _pairs(media_type, body):
            self._pair((*subject, pair.name), pair)
        if body.text.strip() and media_type not in {FORM, PARTS}:
            self._text(subject, body)

    def _text(self, subject: Subject, body: Body) -> None:
        if len(body.text) > _LARGEST:
            message = f"A body of {len(body.text):,} characters is not shown as an example, and not looked into."
            remedy = "give a smaller example in the corrections"
            self._doubt(
                [Doubt("example-too-large", message, (body.line,), remedy, subject)]
            )
            return
        if family(subject[-1]) != "json":
            self._say(_seen(subject, "example_text", body.text, body.line))
            return
        facts, doubts = shown_by(subject, body.text, body.line)
        number = self._examples[subject] = self._examples.get(subject, 0) + 1
        for fact in facts:
            if fact.aspect != "example" or number <= _EXAMPLES:
                self._say(replace(fact, line=body.line))
        if body.name and number <= _EXAMPLES:
            self.facts.append(_seen(subject, "example_name", body.name, body.line))
        self._doubt([replace(each, lines=(body.line,)) for each in doubts])


def _seen(subject: Subject, aspect: str, value: JsonValue, line: int) -> Fact:
    return Fact(subject, aspect, value, line, Certainty.SEEN)


def _pairs(media_type: str, body: Body) -> Iterator[Pair]:
    """The pairs of a form that is given as text."""
    if media_type == FORM:
        for name, value in parse_qsl(body.text, keep_blank_values=True):
            yield Pair(name, value, body.line)
