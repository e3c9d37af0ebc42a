"""What an API can do: its operations, what they send and get, and the services that hold them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal as Choice
from typing import TypeAlias

from generator.ir.behaviours import ErrorCodes, Pagination, Streaming, Task
from generator.ir.definitions import Definition
from generator.ir.types import Origin, Ref, Type
from generator.ir.unprintable import Name, Text, Value


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a value, complete as it is sent."""

    name: Text
    value: Value
    summary: Text | None = None


Style: TypeAlias = Choice[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
    "querystring",
]
"""How a value is written into a request: OpenAPI's styles, and `querystring` for a value that is the whole query."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a field of a form is written; without a style, by its media type (one, or several with commas between).

    `headers` are those of its part in a multipart body, each with the value that it has if the spec gives one.
    """

    field: Name
    content_type: Text | None = None
    headers: tuple[tuple[Text, Value | None], ...] = ()
    style: Style | None = None
    explode: bool = True
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """One media type in which a body is sent or answered; `schema` is the pointer of its schema, None without one.

    `item` is the type of what comes one by one, in answers of media types that are made for that.
    """

    media_type: Text
    type: Type
    schema: str | None
    examples: tuple[Example, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    item: Type | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a request; the first content is the default one."""

    contents: tuple[Content, ...]
    required: bool
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value sent in the path, the query, a header or a cookie.

    `media_type` is that of a value which is written as a document; its style is then only that of the document's text.
    """

    name: Name
    location: Choice["path", "query", "header", "cookie"]
    type: Type
    required: bool
    origin: Origin
    style: Style
    explode: bool
    allow_reserved: bool = False
    media_type: Text | None = None
    schema: str | None = None
    description: Text | None = None
    default: Value | None = None
    example: Value | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: its status is exact (`200`), a range (`4XX`) or `default`."""

    status: Text
    description: Text | None
    contents: tuple[Content, ...] = ()


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to prove who calls; `carrier` is the name of the header, query parameter or cookie of an API key.

    `token_url` is where tokens are given for a client's id and secret, as OAuth 2's client credentials flow has it.
    """

    name: Name
    kind: Choice["bearer", "basic", "header", "query", "cookie"]
    origin: Origin
    carrier: Text | None = None
    description: Text | None = None
    token_url: Text | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """A scheme by which a caller proves itself, and the scopes that it needs then."""

    scheme: Name
    scopes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The documentation page that an operation was read from; `status` is its word for how far the work on it has come."""

    id: Text
    title: Text
    modified: Text | None = None
    owner: Text | None = None
    status: Text | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the documentation page contradicts or leaves open, with the lines that show it."""

    rule: Text
    message: Text
    lines: tuple[int, ...] = ()
    field: Text | None = None


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A part of an address that callers choose: one of `choices`, or anything if there are none."""

    name: Name
    default: Text
    choices: tuple[Text, ...] = ()
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """An address at which the API is served: `template` with the defaults of its variables."""

    url: Text
    template: Text
    description: Text | None = None
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One call: a method on a path, at one of `servers` if it has any of its own.

    `path` is what is sent; `id` and `name` have the fragment too that tells it from another one of that path. `security` lists alternatives, each the schemes that it needs together; `idempotency` is the header of a key by which
    the API does it once, however often it is sent.
    """

    id: str
    name: Name
    method: Text
    path: Text
    origin: Origin
    responses: tuple[Response, ...]
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    servers: tuple[Server, ...] = ()
    security: tuple[tuple[Requirement, ...], ...] = ()
    summary: Text | None = None
    description: Text | None = None
    link: Text | None = None
    page: Page | None = None
    notes: tuple[Note, ...] = ()
    deprecated: bool = False
    pagination: Pagination | None = None
    task: Task | None = None
    idempotency: Text | None = None
    stream: Streaming | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Operations that belong together, from one tag of the spec."""

    name: Name
    operations: tuple[Operation, ...]
    origin: Origin
    title: Text | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request that the API makes of those who use it: a webhook, or the callback of an `operation`, named by its id."""

    id: str
    name: Name
    method: Text
    origin: Origin
    body: Body
    operation: str | None = None
    summary: Text | None = None
    description: Text | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Api:
    """A whole API. `document` is the effective OpenAPI document that it was resolved from."""

    title: Text
    version: Text
    document: Value
    origin: Origin
    services: tuple[Service, ...] = ()
    definitions: tuple[Definition, ...] = ()
    servers: tuple[Server, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    webhooks: tuple[Webhook, ...] = ()
    errors: ErrorCodes | None = None
    summary: Text | None = None
    description: Text | None = None
    link: Text | None = None
    index: dict[str, Definition] = field(
        default_factory=dict, repr=False, compare=False
    )

    def definition(self, ref: Ref) -> Definition:
        """The model, enum or alias that `ref` names."""
        return self.index[ref.id]

    def server(self, operation: Operation) -> Server:
        """Where an operation is served: at its own address, or at the first one of the API."""
        return (*operation.servers, *self.servers)[0]

    def operations(self) -> Iterator[Operation]:
        """Every operation, service by service."""
        for service in self.services:
            yield from service.operations
