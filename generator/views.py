"""What templates are given: the API with file names, sample requests and rows for readers, in frozen records."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.code import Code
from generator.credentials import credentials_of
from generator.exchange import Request, address_of, sample_request
from generator.ir import (
    Api,
    Content,
    Operation,
    Requirement,
    Response,
    SecurityScheme,
    Service,
    Text,
    text_of,
    wire_of,
)
from generator.language import Language
from generator.lock import Lock, Scopes
from generator.rows import Listing, Row, listing_of, rows_of_parameters, type_in_words
from generator.stems import Stems, stems


@dataclass(frozen=True, slots=True)
class UsedPage:
    """A page of another target that is shown: what it is called, the operation that it is about, and its text."""

    title: Code
    highlight: Code
    operation: str
    file: Code
    text: Text


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a view is built from: `package` is the name that the Python client is imported by, `lock` holds names."""

    api: Api
    name: str
    package: str
    language: Language
    lock: Lock
    used: tuple[UsedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentView:
    """A body in one media type, or in several that say the same."""

    media_types: tuple[Text, ...]
    content: Content
    api: Api

    @property
    def type(self) -> Text:
        """Its type in words."""
        return Text(type_in_words(self.content.type, self.api))

    # made when it is asked for: few targets list fields, and there are many
    @property
    def listing(self) -> Listing:
        """The rows of its fields."""
        return listing_of(self.content, self.api)


@dataclass(frozen=True, slots=True)
class ResponseView:
    """An answer and its bodies."""

    response: Response
    contents: tuple[ContentView, ...]


@dataclass(frozen=True, slots=True)
class ParametersView:
    """The parameters in one place of the request, and what they are called in English and in Chinese."""

    place: Code
    title: Code
    chinese: Code
    rows: tuple[Row, ...]


# Some documents have whole paragraphs for summaries.
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation, the file that is named after it, a request that shows it, and its samples where they are used.

    `title` is its summary, unless that is too long for one and is the `lead` of what is said of it.
    """

    file: Code
    title: Text
    lead: Text | None
    operation: Operation
    url: Text
    schemes: tuple[SecurityScheme, ...]
    scopes: tuple[Text, ...]
    request: Request
    samples: tuple[UsedPage, ...]
    groups: tuple[ParametersView, ...]
    contents: tuple[ContentView, ...]
    responses: tuple[ResponseView, ...]


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service, the file or folder that is named after it, and its operations."""

    file: Code
    service: Service
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The API as templates see it."""

    api: Api
    name: Code
    package: Code
    services: tuple[ServiceView, ...]


def build_view(inputs: Inputs) -> View:
    """The view of every target that needs no types or imports of its own."""
    files = stems(inputs.api, inputs.language.file_style, inputs.lock)
    views = tuple(_service(each, files, inputs) for each in inputs.api.services)
    return View(inputs.api, Code(inputs.name), Code(inputs.package), views)


def published(inputs: Inputs) -> Scopes:
    """The names that such a target makes public: those of its files."""
    return stems(inputs.api, inputs.language.file_style, inputs.lock).published


def _service(service: Service, files: Stems, inputs: Inputs) -> ServiceView:
    return ServiceView(
        Code(files.services[wire_of(service.name)]),
        service,
        tuple(
            _operation(each, Code(files.operations[each.id]), inputs)
            for each in service.operations
        ),
    )


def _operation(operation: Operation, file: Code, inputs: Inputs) -> OperationView:
    api = inputs.api
    title = _title(operation)
    return OperationView(
        file=file,
        title=title,
        lead=None if operation.summary == title else operation.summary,
        operation=operation,
        url=Text(address_of(operation, api) + text_of(operation.path)),
        schemes=_schemes(operation, api),
        scopes=_scopes(operation),
        request=sample_request(operation, api, credentials_of(api, inputs.package)),
        samples=tuple(page for page in inputs.used if page.operation == operation.id),
        groups=tuple(_groups(operation, api)),
        contents=_contents(operation.body.contents if operation.body else (), api),
        responses=tuple(
            ResponseView(each, _contents(each.contents, api))
            for each in operation.responses
        ),
    )


def _title(operation: Operation) -> Text:
    summary = text_of(operation.summary) if operation.summary else ""
    is_title = 0 < len(summary) <= _LONGEST_TITLE
    return Text(summary if is_title else wire_of(operation.name))


def _contents(contents: tuple[Content, ...], api: Api) -> tuple[ContentView, ...]:
    grouped: list[tuple[Content, list[Text]]] = []
    for content in contents:
        same = next(
            (types for other, types in grouped if _says_the_same(content, other)), None
        )
        if same is None:
            grouped.append((content, same := []))
        same.append(content.media_type)
    return tuple(ContentView(tuple(types), each, api) for each, types in grouped)


def _says_the_same(one: Content, other: Content) -> bool:
    return one.type == other.type and one.examples == other.examples


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


_PLACES = (
    ("path", "Path parameters", "路径参数"),
    ("query", "Query parameters", "查询参数"),
    ("header", "Header parameters", "请求头参数"),
    ("cookie", "Cookie parameters", "Cookie 参数"),
)


def _groups(operation: Operation, api: Api) -> Iterator[ParametersView]:
    for place, title, chinese in _PLACES:
        found = tuple(each for each in operation.parameters if each.location == place)
        if found:
            rows = rows_of_parameters(found, api)
            yield ParametersView(Code(place), Code(title), Code(chinese), rows)
