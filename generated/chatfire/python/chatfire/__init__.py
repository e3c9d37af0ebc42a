"""ChatFire: a typed client. Begin with `Chatfire` or `AsyncChatfire`."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ._client import AsyncChatfire, Chatfire
from ._runtime.errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    CredentialsError,
    NotFoundError,
    PayloadValidationError,
    PermissionDeniedError,
    RateLimitError,
    RequestValidationError,
    ResponseTooLargeError,
    ResponseValidationError,
    ServerError,
    StatusError,
    UnprocessableEntityError,
    Violation,
)
from ._runtime.options import (
    OMIT,
    Timeout,
)

if TYPE_CHECKING:
    from ._runtime.hooks import (
        HttpRequest,
        HttpResponse,
    )
    from ._runtime.responses import (
        RawResponse,
    )
    from ._runtime.tasks import (
        SubmittedTask,
    )
    from .models.jimeng_video import (
        CreateTaskRequest,
        CreateTaskRequestAspectRatio,
        CreateTaskRequestDuration,
        CreateTaskResponse,
    )

_LATE: Final[dict[str, str]] = {
    "HttpRequest": "_runtime.hooks",
    "HttpResponse": "_runtime.hooks",
    "RawResponse": "_runtime.responses",
    "SubmittedTask": "_runtime.tasks",
    "CreateTaskRequest": "models.jimeng_video",
    "CreateTaskRequestAspectRatio": "models.jimeng_video",
    "CreateTaskRequestDuration": "models.jimeng_video",
    "CreateTaskResponse": "models.jimeng_video",
}


def __getattr__(name: str) -> object:
    if name in _LATE:
        return getattr(import_module(f".{_LATE[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


def preload() -> None:
    """Imports all modules and makes all validators now, so that no call has to wait for that."""
    from ._api import API
    from ._runtime.preloading import preloaded

    preloaded(API)


__all__ = [
    "OMIT",
    "ApiConnectionError",
    "ApiError",
    "ApiTimeoutError",
    "AsyncChatfire",
    "AuthenticationError",
    "BadRequestError",
    "Chatfire",
    "ConflictError",
    "CreateTaskRequest",
    "CreateTaskRequestAspectRatio",
    "CreateTaskRequestDuration",
    "CreateTaskResponse",
    "CredentialsError",
    "HttpRequest",
    "HttpResponse",
    "NotFoundError",
    "PayloadValidationError",
    "PermissionDeniedError",
    "RateLimitError",
    "RawResponse",
    "RequestValidationError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "ServerError",
    "StatusError",
    "SubmittedTask",
    "Timeout",
    "UnprocessableEntityError",
    "Violation",
    "preload",
]
