"""What the generated modules declare about an API: plain data that the rest of the runtime interprets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from .errors import StatusError

if TYPE_CHECKING:
    from .rules import Paging, Streaming, TaskRule

T = TypeVar("T")

Location: TypeAlias = Literal["path", "query", "header", "cookie"]

Style: TypeAlias = Literal[
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


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret's two sources: the client's keyword `argument`, and the environment variable that stands in for it."""

    argument: str
    env: str


@dataclass(frozen=True, slots=True)
class BearerAuth:
    """A token sent as `Authorization: Bearer ...`."""

    token: Credential

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """The secrets that the scheme needs."""
        return (self.token,)


@dataclass(frozen=True, slots=True)
class BasicAuth:
    """A user name and a password sent as `Authorization: Basic ...`."""

    username: Credential
    password: Credential

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """The secrets that the scheme needs."""
        return (self.username, self.password)


@dataclass(frozen=True, slots=True)
class ApiKeyAuth:
    """A key sent as the header, query parameter or cookie called `name`."""

    key: Credential
    location: Literal["header", "query", "cookie"]
    name: str

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """The secrets that the scheme needs."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class OAuth2Auth:
    """A token sent as `Authorization: Bearer ...`, which `token_url` gives for the id and the secret of a client."""

    token: Credential
    client_id: Credential
    client_secret: Credential
    token_url: str

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """The secret that the scheme needs, unless it is got."""
        return (self.token,)

    @property
    def client(self) -> BasicAuth:
        """How a client proves itself to get a token."""
        return BasicAuth(self.client_id, self.client_secret)


Scheme: TypeAlias = BearerAuth | BasicAuth | ApiKeyAuth | OAuth2Auth


@dataclass(frozen=True, slots=True)
class ErrorRule:
    """Where the bodies of errors hold a code and a message, as JSON pointers, and the classes of errors by code."""

    code: str = ""
    message: str = ""
    classes: Mapping[str, type[StatusError]] = field(
        default_factory=dict[str, type[StatusError]]
    )


@dataclass(frozen=True, slots=True)
class Api:
    """What holds for every operation: the servers, the first being the default, and the security schemes by name.

    `operations` says where each operation is declared, by its id in the spec: `module:name` among the resources.
    """

    servers: tuple[str, ...]
    security: Mapping[str, Scheme]
    operations: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: ErrorRule = field(default_factory=ErrorRule)


# Compared by identity, so that what is made from one of these is made once and found again at no cost.
@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """One parameter outside the body, its `name` as on the wire.

    `style` and `explode` are OpenAPI's, None where the usual ones of the location hold; `content` is the media type of a
    value that is written as a document instead.
    """

    name: str
    location: Location
    type: Any
    required: bool = False
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    content: str = ""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FormPart:
    """How a field of a form is written, where that is not the usual way.

    `file` says that it may be a file. `content_type` is one media type or several with commas between; `headers` are
    those that the part always has. A `style` (with `explode` and `allow_reserved`) writes it as a query would.
    """

    file: bool = False
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The types that a request body may have, by media type, the first being the default.

    `parts` are the fields of forms that are not written in the usual way, by media type and name.
    """

    content: Mapping[str, Any]
    required: bool = True
    parts: Mapping[str, Mapping[str, FormPart]] = field(
        default_factory=dict[str, Mapping[str, FormPart]]
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Operation(Generic[T]):
    """One operation, which answers with a `T`.

    `name` is how messages call it, `server` its address where it is not the API's, `responses` maps `"200"`, `"4XX"` or `"default"` to types by media type, and
    `security` lists alternatives, each the names of schemes needed together (an empty one: no credentials). `scopes` are
    those that tokens need, alternative by alternative, by the names of schemes. `idempotency` is the header of a key by
    which the API does it once, however often it is sent.
    """

    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: Mapping[str, Mapping[str, Any]]
    server: str = ""
    security: tuple[tuple[str, ...], ...] = ()
    scopes: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    idempotency: str = ""
    paging: "Paging | None" = None
    task: "TaskRule | None" = None
    stream: "Streaming | None" = None
