"""The language-neutral description of an API that every target is generated from.

Everything here is frozen and ordered as the spec has it. Text that comes from a spec is `Text`, a name is `Name`, any
other value is `Value`: none of the three can be printed by accident; they leave through a filter that knows its sink.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal as Choice
from typing import NoReturn, TypeAlias


class _Unprintable:
    """Refuses every way by which an object turns into text unasked."""

    __slots__ = ()

    def __str__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} was printed without a filter")

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError(f"{type(self).__name__} was formatted without a filter")


@dataclass(frozen=True, slots=True)
class Text(_Unprintable):
    """Text written by the author of a spec: hostile until a filter has escaped it for its sink."""

    _text: str


@dataclass(frozen=True, slots=True)
class Name(_Unprintable):
    """A name: its words, lower case, from which a language spells an identifier, and its spelling on the wire."""

    words: tuple[str, ...]
    _wire: str


@dataclass(frozen=True, slots=True, eq=False)
class Value(_Unprintable):
    """A JSON value written by the author of a spec, such as an example, a default or a member of an enum.

    Two are equal if they are in JSON, where 1 is not true, and lists and objects are values like others.
    """

    _json: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and self._text() == other._text()

    def __hash__(self) -> int:
        return hash(self._text())

    def _text(self) -> str:
        return json.dumps(self._json, sort_keys=True)


def text_of(text: Text) -> str:
    """The characters of a `Text`; for filters and for the building of views, which know where they go."""
    return text._text  # noqa: SLF001 - keeps templates out, not us


def wire_of(name: Name) -> str:
    """A name as it is spelled on the wire."""
    return name._wire  # noqa: SLF001 - as above


def json_of(value: Value) -> object:
    """The JSON value inside a `Value`."""
    return value._json  # noqa: SLF001 - as above


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of the API was read: file, JSON pointer and, if it was captured, the id of the page."""

    file: str
    pointer: str
    page: str | None = None


Kind: TypeAlias = Choice["string", "integer", "number", "boolean", "null"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One JSON Schema keyword that limits a value, such as `maxLength`, and its argument."""

    keyword: str
    argument: Value


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, boolean or null, with its format and limits."""

    kind: Kind
    format: Text | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """One of a few fixed values."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A definition of the API, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class List:
    """An array of one type."""

    item: "Type"
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Tuple:
    """An array of so many items, each place with a type of its own."""

    items: tuple["Type", ...]


@dataclass(frozen=True, slots=True)
class Map:
    """An object of free keys with values of one type."""

    value: "Type"
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property whose value, a tag, tells which member of a union an object is.

    An object with any other value is still an `other`, if there is such a type.
    """

    name: Name
    tags: tuple[tuple[Value, "Type"], ...]
    other: "Type | None" = None


@dataclass(frozen=True, slots=True)
class Union:
    """A value of any of several types; nullable is a union with null."""

    members: tuple["Type", ...]
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Any:
    """A value of which the spec says nothing that a type could express."""


Type: TypeAlias = Scalar | Literal | Ref | List | Tuple | Map | Union | Any


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model."""

    name: Name
    type: Type
    required: bool
    origin: Origin
    description: Text | None = None
    default: Value | None = None
    example: Value | None = None
    access: Choice["both", "read", "write"] = "both"
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """An object with known properties; `extra` is the type of the properties beside them, None if there may be none."""

    id: str
    name: Name
    fields: tuple[Field, ...]
    extra: Type | None
    origin: Origin
    description: Text | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Enum:
    """A named choice of several fixed values."""

    id: str
    name: Name
    values: tuple[Value, ...]
    origin: Origin
    description: Text | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A named type that is neither an object nor a choice of values, such as a union or an array that holds itself."""

    id: str
    name: Name
    type: Type
    origin: Origin
    description: Text | None = None
    deprecated: bool = False


Definition: TypeAlias = Model | Enum | Alias


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
    """One media type in which a body is sent or answered; `schema` is the pointer of its schema, None without one."""

    media_type: Text
    type: Type
    schema: str | None
    examples: tuple[Example, ...] = ()
    encodings: tuple[Encoding, ...] = ()


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
    """A way to prove who calls; `carrier` is the name of the header, query parameter or cookie of an API key."""

    name: Name
    kind: Choice["bearer", "basic", "header", "query", "cookie"]
    origin: Origin
    carrier: Text | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The documentation page that an operation was read from."""

    id: Text
    title: Text
    modified: Text | None = None
    owner: Text | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the documentation page contradicts or leaves open, with the lines that show it."""

    rule: Text
    message: Text
    lines: tuple[int, ...] = ()
    field: Text | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One call: a method on a path. `security` lists alternatives, each the schemes that it needs together."""

    id: str
    name: Name
    method: Text
    path: Text
    origin: Origin
    responses: tuple[Response, ...]
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    security: tuple[tuple[Name, ...], ...] = ()
    summary: Text | None = None
    description: Text | None = None
    link: Text | None = None
    page: Page | None = None
    notes: tuple[Note, ...] = ()
    deprecated: bool = False


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


@dataclass(frozen=True, slots=True)
class Server:
    """An address at which the API is served."""

    url: Text
    description: Text | None = None


@dataclass(frozen=True, slots=True)
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
    summary: Text | None = None
    description: Text | None = None
    link: Text | None = None
    index: dict[str, Definition] = field(
        default_factory=dict, repr=False, compare=False
    )

    def definition(self, ref: Ref) -> Definition:
        """The model, enum or alias that `ref` names."""
        return self.index[ref.id]

    def operations(self) -> Iterator[Operation]:
        """Every operation, service by service."""
        for service in self.services:
            yield from service.operations
