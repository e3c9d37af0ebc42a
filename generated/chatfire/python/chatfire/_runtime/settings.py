"""What a client is configured with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar
from urllib.parse import urlsplit

from .declarations import Api, Operation
from .options import DEFAULT_MAX_RESPONSE_BYTES, DEFAULT_TIMEOUT, TimeoutValue
from .quota import RetryQuota
from .tokens import Tokens

if TYPE_CHECKING:
    from .auth import AsyncSecret

Chain = TypeVar("Chain")


class ClientOptions(TypedDict, Generic[Chain], total=False):
    """What `with_options` may replace; no `base_url` is that of the API's first server."""

    base_url: str | None
    timeout: TimeoutValue
    max_retries: int
    max_response_bytes: int | None
    strict_responses: bool
    middleware: Chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of a client."""

    base_url: str | None = None
    timeout: TimeoutValue = DEFAULT_TIMEOUT
    max_retries: int = 2
    max_response_bytes: int | None = DEFAULT_MAX_RESPONSE_BYTES
    strict_responses: bool = False
    # One chain or the other: only the caller that the client has knows whether it is awaited.
    middleware: Sequence[Any] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "middleware", tuple(self.middleware))


@dataclass(frozen=True, slots=True)
class Setup:
    """What all calls of a client have in common; raises ValueError if there is no usable base URL."""

    api: Api
    secrets: "Mapping[str, AsyncSecret | None]" = field(repr=False)
    settings: Settings
    quota: RetryQuota = field(default_factory=RetryQuota, repr=False)
    tokens: Tokens = field(default_factory=Tokens, repr=False)

    def __post_init__(self) -> None:
        url = urlsplit(self.base_url)
        if url.username is not None:
            raise ValueError("base_url must not hold credentials")
        if url.scheme not in {"http", "https"} or not url.hostname:
            raise ValueError("base_url must be an absolute http or https URL")
        if url.query or url.fragment:
            raise ValueError("base_url must have neither a query nor a fragment")

    @property
    def base_url(self) -> str:
        """The address that the paths of operations are appended to, unless an operation has one of its own."""
        given = self.settings.base_url
        return next(iter(self.api.servers), "") if given is None else given

    def with_retries(self, times: int) -> "Setup":
        """The same, but that calls are repeated at most so many times."""
        return replace(self, settings=replace(self.settings, max_retries=times))

    def address_of(self, operation: Operation[Any]) -> str:
        """The address that the path of an operation is appended to: what the caller gives goes for all of them."""
        is_own = self.settings.base_url is None and operation.server
        return operation.server if is_own else self.base_url
