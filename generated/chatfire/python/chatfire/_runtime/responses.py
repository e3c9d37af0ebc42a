"""What came back: as it was received, and as the operation declares it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Generic, NamedTuple, NoReturn, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from .bodies import (
    Family,
    charset_of,
    decode,
    essence,
    read,
    reading_of,
    says_the_same,
)
from .building import adapter_of
from .declarations import Operation
from .errors import ResponseValidationError, Violation
from .redaction import clipped
from .validation import violations

T = TypeVar("T")

_TEXT: Final = frozenset({"text", "form"})
_EMPTY: Final = frozenset({204, 205})


@dataclass(frozen=True, slots=True)
class Reply:
    """A response that was received whole."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return self.headers.get("x-request-id") or self.headers.get("request-id")

    @property
    def media_type(self) -> str:
        """The media type of the content, empty if the server did not say."""
        return essence(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str:
        """The encoding that the content has if it is text."""
        return charset_of(self.headers.get("content-type", ""))


class Reader(NamedTuple):
    """How a body is read, and what validates what it says."""

    family: Family
    adapter: TypeAdapter[Any]


class RawResponse(Generic[T]):
    """A successful response as it was received, that `parse()` makes a `T` of."""

    __slots__ = ("_operation", "_reply", "_secrets", "_strict")

    def __init__(
        self,
        operation: Operation[T],
        reply: Reply,
        secrets: tuple[str, ...],
        *,
        strict: bool,
    ) -> None:
        self._operation = operation
        self._reply = reply
        self._secrets = secrets
        self._strict = strict

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._reply.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, by name in any case."""
        return self._reply.headers

    @property
    def content(self) -> bytes:
        """The body, decompressed."""
        return self._reply.content

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return self._reply.request_id

    def quoted(self, text: str) -> str:
        """Something that the response says, as messages show it: one line, and none of the request's secrets."""
        return clipped(text, self._secrets)

    def __repr__(self) -> str:
        return f"<RawResponse {self.status} of {self._operation.name}>"

    def parse(self) -> T:
        """The content as the operation declares it; raises `ResponseValidationError` if it is not so."""
        content = declared(self._operation, self.status)
        if content is None:
            content = self._undeclared()
        # The declarations are where `T` comes from, which types cannot express.
        return cast(T, self._read(content) if content else None)

    def _undeclared(self) -> Mapping[str, Any]:
        if self._strict:
            self._refuse(f"status {self.status} is not declared")
        return any_success(self._operation)

    def _read(self, content: Mapping[str, Any]) -> object:
        if not self._reply.content and _may_be_empty(self._operation, self.status):
            return None
        media_type = self._reply.media_type or next(iter(content))
        found = reader(self._operation, self.status, media_type)
        if found is None:
            said = clipped(self.content.decode(errors="replace"), self._secrets)
            self._refuse(f"{self._came()} instead of {', '.join(content)}: {said!r}")
        try:
            return decoded(found, self._reply, strict=self._strict)
        except ValidationError as error:
            if not self.content:
                self._refuse("the body is empty")
            value = _plain(found.family, self._reply)
            told = violations(error, value, secrets=self._secrets)
            self._refuse("the body breaks its schema", *told)
        except ValueError as error:
            self._refuse(f"the body is not {media_type} ({error})")

    # In the server's own spelling, for the sake of what has to be hidden.
    def _came(self) -> str:
        return clipped(self.headers["content-type"].partition(";")[0], self._secrets)

    def _refuse(self, reason: str, *found: Violation) -> NoReturn:
        # Without the cause: pydantic's messages quote what they were given, at length.
        raise ResponseValidationError(
            f"{self._operation.name}: response {self.status}: {reason}",
            status=self.status,
            headers=self.headers,
            content=self.content,
            violations=found,
        ) from None


@lru_cache(maxsize=1024)
def declared(operation: Operation[Any], status: int) -> Mapping[str, Any] | None:
    """The types by media type that an operation declares for a status: exactly, for its range, or by default."""
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in operation.responses:
            return operation.responses[key]
    return None


def any_success(operation: Operation[Any]) -> Mapping[str, Any]:
    """The types by media type of the first success that an operation declares."""
    successes = (key for key in operation.responses if key.startswith("2"))
    return operation.responses.get(next(successes, ""), {})


@lru_cache(maxsize=1024)
def _may_be_empty(operation: Operation[Any], status: int) -> bool:
    """Whether a success may come without a body: by its status, its method, or as another success does."""
    nothing = (k[:1] == "2" and not each for k, each in operation.responses.items())
    return status in _EMPTY or operation.method == "HEAD" or any(nothing)


@lru_cache(maxsize=1024)
def reader(operation: Operation[Any], status: int, media_type: str) -> Reader | None:
    """How a response of a media type is read, or nothing if none like it is declared."""
    content = declared(operation, status) or any_success(operation)
    kind = media_type.partition("/")[0]
    same = (media_type, _equivalent(content, media_type), f"{kind}/*", "*/*")
    for name in (*same, _as_bytes(content)):
        if name in content:
            family = reading_of(content[name], media_type)
            return Reader(family, adapter_of(content[name]))
    return None


def prepare_reading(operation: Operation[Any]) -> None:
    """Makes now what reads the answers of an operation."""
    for status, content in operation.responses.items():
        if status.isdecimal():
            for media_type in content:
                reader(operation, int(status), essence(media_type))


def _equivalent(content: Mapping[str, Any], media_type: str) -> str:
    exact = (name for name in content if essence(name) == media_type)
    like = (name for name in content if says_the_same(name, media_type))
    return next(exact, next(like, ""))


# Whatever came, its bytes can be handed on.
def _as_bytes(content: Mapping[str, Any]) -> str:
    return next((name for name, told in content.items() if told is bytes), "")


def decoded(found: Reader, reply: Reply, *, strict: bool) -> object:
    """What the content of a response says, validated."""
    charset = reply.charset if found.family in _TEXT else ""
    return decode(
        found.family, found.adapter, reply.content, charset=charset, strict=strict
    )


def _plain(family: Family, reply: Reply) -> object:
    try:
        return read(family, reply.content, charset=reply.charset)
    except ValueError:
        return None
