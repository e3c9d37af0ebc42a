"""The tests of a client: for each operation what a call of it sends, and what it makes of what is answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any as Json

from generator.canonical import canonical
from generator.code import Code
from generator.errors import Location, Problem, warning
from generator.examples import full_value, minimal_value
from generator.fits import fits
from generator.ir import Api, Streaming, Text, Value, text_of
from generator.targets.python.answers import AnswerView, ErrorView, answers
from generator.targets.python.given import CallView, GivenView, asking_for
from generator.targets.python.reference import ChapterView, EntryView
from generator.targets.python.streams import asking_argument
from generator.values import get


@dataclass(frozen=True, slots=True)
class StreamView:
    """A stream that a server answers with, and the argument that asks for it, if one does."""

    media_type: Text
    items: tuple[Value, ...]
    end: Text | None
    asking: GivenView | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """What is tested of a method; `answers` are those that are read as a whole."""

    entry: EntryView
    call: CallView
    answers: tuple[AnswerView, ...]
    errors: tuple[ErrorView, ...]
    stream: StreamView | None

    @property
    def gives(self) -> Code:
        """What its checks take apart: pages, a task, a stream, or the answer as it is."""
        return Code(_GIVES.get(self.entry.kind, "answer"))


_GIVES = {"pages": "pages", "task": "task", "submitted": "task", "stream": "stream"}


@dataclass(frozen=True)
class SuiteView:
    """The tests of a service, made when they are asked for, and what they lack."""

    chapter: ChapterView
    _api: Api

    @property
    def file(self) -> Code:
        """What its module is called."""
        return self.chapter.resource.file

    @property
    def digest(self) -> str:
        """The digest of all that it is made of."""
        return self.chapter.resource.digest

    @cached_property
    def _makers(self) -> "tuple[_Maker, ...]":
        api = self._api
        return tuple(
            _Maker(entry, answers(entry.method.operation, api), api)
            for entry in self.chapter.entries
        )

    @cached_property
    def cases(self) -> tuple[CaseView, ...]:
        """What is tested, method by method."""
        return tuple(case for each in self._makers if (case := each.case()))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What cannot be tested."""
        return tuple(problem for each in self._makers for problem in each.problems())

    @property
    def declared(self) -> tuple[Code, ...]:
        """The classes by which its cases are declared, in alphabetical order."""
        answers = {"Answer"} if any(case.answers for case in self.cases) else set()
        streams = {"Stream"} if "streams" in self.checks else set()
        return tuple(map(Code, sorted({"Case", *answers, *streams})))

    @property
    def checks(self) -> tuple[Code, ...]:
        """What is checked of its cases."""
        found = {
            "calls": any(case.gives != "stream" for case in self.cases),
            "errors": any(case.errors for case in self.cases),
            "streams": any(case.stream for case in self.cases),
        }
        return tuple(Code(name) for name, is_there in found.items() if is_there)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the case of one method, with the answers that were found for it."""

    entry: EntryView
    answers: tuple[AnswerView | None, ...]
    api: Api

    def case(self) -> CaseView | None:
        """What is tested; None if nothing can be called."""
        call = self.entry.call
        if not call:
            return None
        return CaseView(
            entry=self.entry,
            call=call,
            answers=tuple(each for each in self.answers if each),
            errors=tuple(each for each in self.entry.errors if each.status),
            stream=self._stream(),
        )

    def _stream(self) -> StreamView | None:
        streaming = self._streaming()
        item = self._item(streaming) if streaming else None
        if not streaming or not item:
            return None
        asking = asking_argument(self.entry.method, streaming)
        return StreamView(
            media_type=streaming.items[0][0],
            # of which one is not all that there is
            items=(item, item),
            end=streaming.end,
            asking=asking_for(asking.name, stream=True) if asking else None,
        )

    def _streaming(self) -> Streaming | None:
        """How the method streams, if it does: always, or because an argument asks for it."""
        method, streaming = self.entry.method, self.entry.method.operation.stream
        if not streaming or not method.face.hand_on.endswith("_stream"):
            return None
        is_asked = not streaming.parameter or asking_argument(method, streaming)
        return streaming if is_asked else None

    def _item(self, streaming: Streaming) -> Value | None:
        told = streaming.items[0][1]
        for make in (full_value, minimal_value):
            made = make(told, self.api)
            if fits(made, told, self.api, "write") and not _is_error(made, streaming):
                return Value(canonical(made, told, self.api))
        return None

    def problems(self) -> Iterator[Problem]:
        """A warning for each thing of the operation that no test can be made of."""
        call, streaming = self.entry.call, self._streaming()
        if not call:
            yield self._problem("an argument", "there are no tests of its operation")
            return
        if call.lacks:
            yield self._problem("an argument", "tests call the operation without it")
        if None in self.answers:
            yield self._problem("an answer", "there is no test of it")
        if streaming and not self._item(streaming):
            yield self._problem("an item of a stream", "there is no test of it")

    def _problem(self, what: str, consequence: str) -> Problem:
        message = f"no value of {what} could be made that satisfies its schema, so {consequence}"
        hint = (
            "give an example of it, or correct its schema, which may contradict itself"
        )
        origin = self.entry.method.operation.origin
        return warning(
            "test-unmade", message, hint, Location(origin.file, origin.pointer)
        )


def _is_error(item: Json, streaming: Streaming) -> bool:
    """Whether an item would be taken for a report of an error."""
    try:
        return bool(streaming.error and get(item, text_of(streaming.error)))
    except LookupError:
        return False
