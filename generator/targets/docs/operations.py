"""What is told of one operation."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.code import Code
from generator.credentials import credentials_of
from generator.exchange import Request, address_of, sample_request
from generator.ir import (
    Api,
    Content,
    Example,
    Operation,
    Requirement,
    Response,
    SecurityScheme,
    Text,
    Type,
    Value,
    json_of,
    text_of,
    wire_of,
)
from generator.names import spell, split
from generator.targets.docs.console import console_data
from generator.targets.docs.records import (
    ContentView,
    ExampleView,
    ParametersView,
    ResponseView,
    TabView,
)
from generator.targets.docs.rows import Lister
from generator.views import Inputs, UsedPage
from generator.wording import type_in_words

# some documents have whole paragraphs for summaries
_LONGEST_TITLE = 120
_PLACES = ("path", "query", "header", "cookie")
_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of operations; `source` gives the file in which a part of the spec is edited."""

    inputs: Inputs
    lister: Lister
    source: Callable[[str], Code]

    def operation(
        self, operation: Operation, file: Code, listed: tuple[str, ...]
    ) -> "OperationView":
        """All that is told of an operation, and that those with the ids `listed` are beside it."""
        title = _title(operation)
        lead = None if operation.summary == title else operation.summary
        tone = _tone(operation)
        return OperationView(file, title, lead, operation, tone, listed, self)

    def responses(self, responses: tuple[Response, ...]) -> Iterator[ResponseView]:
        """The answers of an operation."""
        for each in responses:
            kind = _KINDS.get(text_of(each.status)[:1], "other")
            yield ResponseView(Code(kind), each, self.contents(each.contents))

    def contents(self, contents: tuple[Content, ...]) -> tuple[ContentView, ...]:
        """The bodies of a request or an answer, those of one type once."""
        return tuple(
            ContentView(
                media_types=tuple(types),
                content=each,
                type=Text(type_in_words(each.item or each.type, self.inputs.api)),
                listing=self.lister.listing(each.item or each.type),
                examples=tuple(map(_example, dict.fromkeys(examples))),
            )
            for each, types, examples in _grouped(contents)
        )

    def groups(self, operation: Operation) -> Iterator[ParametersView]:
        """The parameters of an operation, place by place."""
        for place in _PLACES:
            found = tuple(
                each for each in operation.parameters if each.location == place
            )
            if found:
                rows = self.lister.parameters(found)
                yield ParametersView(Code(place), f"in_{place}", rows)


# what only its own page shows is made when that is
@dataclass(frozen=True)
class OperationView:
    """All that is told of an operation.

    `title` is its summary, unless that is too long for one and is the `lead` of what is said of it; `tone` is the kind of
    its method, `listed` are the ids of the operations that its pages list.
    """

    file: Code
    title: Text
    lead: Text | None
    operation: Operation
    tone: Code
    listed: tuple[str, ...]
    _teller: Teller

    @property
    def parts(self) -> tuple[str, ...]:
        """The operations that its pages are made of."""
        return (self.operation.id,)

    @cached_property
    def server(self) -> Text:
        """The address that its path is appended to."""
        return Text(address_of(self.operation, self._teller.inputs.api))

    @property
    def url(self) -> Text:
        """Its whole address."""
        return Text(text_of(self.server) + text_of(self.operation.path))

    @cached_property
    def schemes(self) -> tuple[SecurityScheme, ...]:
        """The ways in which callers prove who they are."""
        return _schemes(self.operation, self._teller.inputs.api)

    @property
    def scopes(self) -> tuple[Text, ...]:
        """What they must have been allowed."""
        return _scopes(self.operation)

    @cached_property
    def request(self) -> Request:
        """The request that its samples send."""
        inputs = self._teller.inputs
        secrets = credentials_of(inputs.api, inputs.package)
        return sample_request(self.operation, inputs.api, secrets)

    @property
    def tabs(self) -> tuple[TabView, ...]:
        """Its samples, language by language."""
        return tuple(_tabs(self._teller.inputs.used(self.operation.id)))

    @cached_property
    def groups(self) -> tuple[ParametersView, ...]:
        """Its parameters, place by place."""
        return tuple(self._teller.groups(self.operation))

    @cached_property
    def contents(self) -> tuple[ContentView, ...]:
        """The bodies that it takes."""
        body = self.operation.body
        return self._teller.contents(body.contents if body else ())

    @cached_property
    def _responses(self) -> tuple[ResponseView, ...]:
        return tuple(self._teller.responses(self.operation.responses))

    @property
    def answers(self) -> tuple[ResponseView, ...]:
        """What it answers if all is well."""
        return tuple(each for each in self._responses if each.kind != "failure")

    @property
    def failures(self) -> tuple[ResponseView, ...]:
        """What it answers if something is wrong."""
        return tuple(each for each in self._responses if each.kind == "failure")

    @property
    def traits(self) -> tuple[str, ...]:
        """The keys of what it does beyond one request and one answer."""
        return tuple(_traits(self.operation))

    @property
    def source(self) -> Code:
        """The file that it is edited in."""
        return self._teller.source(self.operation.origin.file)

    @cached_property
    def data(self) -> Value:
        """What a console needs to know of it."""
        api = self._teller.inputs.api
        return console_data(self.operation, api, self.schemes)


_KINDS = {"2": "success", "3": "redirect", "4": "failure", "5": "failure"}


def _example(example: Example) -> ExampleView:
    value = json_of(example.value)
    if isinstance(value, str):
        return ExampleView(example.summary, Text(value))
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    seen = _HIDDEN.sub(lambda hidden: f"\\u{ord(hidden[0]):04x}", text)
    return ExampleView(example.summary, Text(seen))


def _title(operation: Operation) -> Text:
    summary = text_of(operation.summary) if operation.summary else ""
    is_title = 0 < len(summary) <= _LONGEST_TITLE
    return Text(summary if is_title else wire_of(operation.name))


def _grouped(
    contents: tuple[Content, ...],
) -> Iterator[tuple[Content, list[Text], list[Example]]]:
    """Contents of one type once, with all their media types and examples."""
    grouped: dict[tuple[Type, Type | None], list[Content]] = {}
    for content in contents:
        grouped.setdefault((content.type, content.item), []).append(content)
    for same in grouped.values():
        examples = [example for each in same for example in each.examples]
        yield same[0], [each.media_type for each in same], examples


def _schemes(operation: Operation, api: Api) -> tuple[SecurityScheme, ...]:
    accepted = {wire_of(each.scheme) for each in _requirements(operation)}
    return tuple(
        scheme for scheme in api.security_schemes if wire_of(scheme.name) in accepted
    )


def _scopes(operation: Operation) -> tuple[Text, ...]:
    asked = [scope for each in _requirements(operation) for scope in each.scopes]
    return tuple(map(Text, dict.fromkeys(map(text_of, asked))))


def _requirements(operation: Operation) -> Iterator[Requirement]:
    return (each for alternative in operation.security for each in alternative)


def _tone(operation: Operation) -> Code:
    method = text_of(operation.method).lower()
    return Code(method if method in _TONES else "other")


_TONES = frozenset(("get", "post", "put", "patch", "delete"))


def _traits(operation: Operation) -> Iterator[str]:
    told = {
        "paginated": operation.pagination,
        "streams": operation.stream,
        "begins_task": operation.task,
        "idempotent": operation.idempotency,
    }
    return (key for key, behaviour in told.items() if behaviour)


def _tabs(samples: tuple[UsedPage, ...]) -> Iterator[TabView]:
    languages: dict[str, list[UsedPage]] = {}
    for each in samples:
        languages.setdefault(each.title, []).append(each)
    for title, inside in languages.items():
        file = spell(split(title), "kebab-case", fallback="other")
        yield TabView(Code(_FILES.get(title, file)), Code(title), tuple(inside))


# what has the same letters as another language
_FILES = {"C#": "csharp", "C++": "cpp", "F#": "fsharp"}
