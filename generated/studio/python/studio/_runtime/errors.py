"""Everything that a client raises about a call, as one tree under `ApiError`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

Where: TypeAlias = Literal["body", "path", "query", "header", "cookie"]

SHOWN_VIOLATIONS: Final = 20


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of a schema: where (a JSON pointer of wire names), of which JSON Schema keyword, and by what value."""

    where: Where
    pointer: str
    keyword: str
    message: str
    value: object = field(default=None, repr=False)

    def __str__(self) -> str:
        place = self.pointer if self.where == "body" else f"{self.where} {self.pointer}"
        return f"{place or 'the whole body'}: {self.message}"


class ApiError(Exception):
    """Whatever goes wrong with a call."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _revived, (type(self), self.args, self.__dict__)


def _revived(
    cls: type[ApiError], args: tuple[object, ...], state: dict[str, object]
) -> ApiError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class CredentialsError(ApiError):
    """No usable credentials for an operation that needs some; nothing was sent."""


class TokenUnavailableError(CredentialsError):
    """No token for the moment, as the server says that gives them; what was called may be called again."""

    def __init__(self, message: str, *, headers: Mapping[str, str]) -> None:
        super().__init__(message)
        self.headers = headers


class ApiConnectionError(ApiError):
    """No complete response; `request_sent` is false if the server cannot have seen the request."""

    def __init__(self, message: str, *, request_sent: bool) -> None:
        super().__init__(message)
        self.request_sent = request_sent


class ApiTimeoutError(ApiConnectionError):
    """No complete response in the time that was allowed."""


class RequestValidationError(ApiError):
    """Arguments that break the API's schema, with every violation; nothing was sent."""

    def __init__(self, operation: str, violations: Sequence[Violation]) -> None:
        super().__init__(f"{operation}: {_listed(violations)}")
        self.violations = tuple(violations)


class ResponseValidationError(ApiError):
    """A response that is not what the API declares, with its raw `content`."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        headers: Mapping[str, str],
        content: bytes,
        violations: Sequence[Violation] = (),
    ) -> None:
        super().__init__(f"{message}: {_listed(violations)}" if violations else message)
        self.status = status
        self.headers = headers
        self.content = content
        self.violations = tuple(violations)


class ResponseTooLargeError(ApiError):
    """A response that goes on beyond `max_response_bytes`, of which nothing was kept; its connection is closed."""

    def __init__(
        self, message: str, *, status: int, headers: Mapping[str, str]
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers


class PayloadValidationError(ApiError):
    """A webhook or a callback whose body is not what the API declares, with its raw `content`."""

    def __init__(
        self, message: str, *, content: bytes, violations: Sequence[Violation] = ()
    ) -> None:
        super().__init__(f"{message}: {_listed(violations)}" if violations else message)
        self.content = content
        self.violations = tuple(violations)


class TaskFailedError(ApiError):
    """A task that will never be done, with its last `status` and the answer `state` that named it."""

    def __init__(
        self, message: str, *, task_id: object, status: object, state: object
    ) -> None:
        super().__init__(message)
        self.task_id = task_id
        self.status = status
        self.state = state


class TaskTimeoutError(ApiError):
    """A task that is not done in the time that it was waited for; it goes on."""

    def __init__(self, message: str, *, task_id: object, status: object) -> None:
        super().__init__(message)
        self.task_id = task_id
        self.status = status


class StreamError(ApiError):
    """An error that a stream reports in the middle, by the name of its `event`; `body` is its JSON, else its text."""

    def __init__(self, message: str, *, event: str, body: object) -> None:
        super().__init__(message)
        self.event = event
        self.body = body


class StatusError(ApiError):
    """A response whose status is not a success; `body` is as the API declares it, else its JSON or its text.

    `code` is the API's own code for what went wrong, where its description says where that stands.
    """

    def __init__(  # noqa: PLR0913 - all that a handler may ask
        self,
        message: str,
        *,
        status: int,
        headers: Mapping[str, str],
        request_id: str | None,
        body: object,
        method: str,
        path: str,
        code: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.request_id = request_id
        self.body = body
        self.method = method
        self.path = path
        self.code = code


class BadRequestError(StatusError):
    """Status 400."""


class AuthenticationError(StatusError):
    """Status 401."""


class PermissionDeniedError(StatusError):
    """Status 403."""


class NotFoundError(StatusError):
    """Status 404."""


class ConflictError(StatusError):
    """Status 409."""


class UnprocessableEntityError(StatusError):
    """Status 422."""


class RateLimitError(StatusError):
    """Status 429."""


class ServerError(StatusError):
    """Status 500 to 599."""


_SERVER_ERRORS: Final = range(500, 600)
_BY_STATUS: Final[Mapping[int, type[StatusError]]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error_class(status: int) -> type[StatusError]:
    """The class of error for an unsuccessful status."""
    other = ServerError if status in _SERVER_ERRORS else StatusError
    return _BY_STATUS.get(status, other)


def _listed(violations: Sequence[Violation]) -> str:
    noun = "violation" if len(violations) == 1 else "violations"
    return "\n  ".join((f"{len(violations)} {noun}", *_lines(violations)))


def _lines(violations: Sequence[Violation]) -> Iterable[str]:
    yield from map(str, violations[:SHOWN_VIOLATIONS])
    if len(violations) > SHOWN_VIOLATIONS:
        yield f"... and {len(violations) - SHOWN_VIOLATIONS} more"
