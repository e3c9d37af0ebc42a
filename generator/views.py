"""What templates are given: the API with file names, sample requests and rows for readers, in frozen records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.code import Code
from generator.credentials import credentials_of
from generator.exchange import Request, sample_request
from generator.ir import (
    Api,
    Content,
    Example,
    Operation,
    Response,
    SecurityScheme,
    Service,
    Text,
    text_of,
    wire_of,
)
from generator.language import Language
from generator.names import file_stem, unique
from generator.rows import Row, rows_of_content, rows_of_parameters, type_in_words


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
    """All that a view is built from. `package` is the name that the Python client is imported by."""

    api: Api
    name: str
    package: str
    language: Language
    used: tuple[UsedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentView:
    """A body in one media type, or in several that say the same: its type in words, and the rows of its fields."""

    media_types: tuple[Text, ...]
    type: Text
    rows: tuple[Row, ...]
    examples: tuple[Example, ...]


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


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation, the file that is named after it, a request that shows it, and its samples where they are used."""

    file: Code
    operation: Operation
    url: Text
    schemes: tuple[SecurityScheme, ...]
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
    services = named_files(inputs.api.services, inputs.language)
    views = tuple(_service(service, file, inputs) for service, file in services)
    return View(inputs.api, Code(inputs.name), Code(inputs.package), views)


T = TypeVar("T", Service, Operation)


def named_files(items: tuple[T, ...], language: Language) -> list[tuple[T, Code]]:
    """Each service or operation with a file name of its own, in the case style of the language."""
    wanted = {
        _key(each): file_stem(each.name.words, language.file_style, "item")
        for each in items
    }
    given = unique(wanted)
    return [(each, Code(given[_key(each)])) for each in items]


def _key(item: Service | Operation) -> str:
    return f"{wire_of(item.name)} {item.origin.pointer}"


def _service(service: Service, file: Code, inputs: Inputs) -> ServiceView:
    operations = named_files(service.operations, inputs.language)
    return ServiceView(
        file,
        service,
        tuple(_operation(each, name, inputs) for each, name in operations),
    )


def _operation(operation: Operation, file: Code, inputs: Inputs) -> OperationView:
    api = inputs.api
    return OperationView(
        file=file,
        operation=operation,
        url=Text(text_of(api.servers[0].url).rstrip("/") + text_of(operation.path)),
        schemes=_schemes(operation, api),
        request=sample_request(operation, api, credentials_of(api, inputs.package)),
        samples=tuple(page for page in inputs.used if page.operation == operation.id),
        groups=tuple(_groups(operation, api)),
        contents=_contents(operation.body.contents if operation.body else (), api),
        responses=tuple(
            ResponseView(each, _contents(each.contents, api))
            for each in operation.responses
        ),
    )


def _contents(contents: tuple[Content, ...], api: Api) -> tuple[ContentView, ...]:
    grouped: list[tuple[Content, list[Text]]] = []
    for content in contents:
        same = next(
            (types for other, types in grouped if _says_the_same(content, other)), None
        )
        if same is None:
            grouped.append((content, same := []))
        same.append(content.media_type)
    return tuple(
        ContentView(
            tuple(types),
            Text(type_in_words(each.type, api)),
            rows_of_content(each, api),
            each.examples,
        )
        for each, types in grouped
    )


def _says_the_same(one: Content, other: Content) -> bool:
    return one.type == other.type and one.examples == other.examples


def _schemes(operation: Operation, api: Api) -> tuple[SecurityScheme, ...]:
    accepted = {
        wire_of(name) for alternative in operation.security for name in alternative
    }
    return tuple(
        scheme for scheme in api.security_schemes if wire_of(scheme.name) in accepted
    )


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
