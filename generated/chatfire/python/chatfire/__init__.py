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
from ._runtime.hooks import HttpRequest, HttpResponse
from ._runtime.options import OMIT, Timeout
from ._runtime.responses import RawResponse

if TYPE_CHECKING:
    from .models.jimeng_video import (
        CreateTaskRequest,
        CreateTaskRequestAspectRatio,
        CreateTaskRequestDuration,
        CreateTaskResponse,
    )

_MODELS: Final[dict[str, str]] = {
    "CreateTaskRequest": "jimeng_video",
    "CreateTaskRequestAspectRatio": "jimeng_video",
    "CreateTaskRequestDuration": "jimeng_video",
    "CreateTaskResponse": "jimeng_video",
}


def __getattr__(name: str) -> object:
    if name in _MODELS:
        return getattr(import_module(f".models.{_MODELS[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


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
    "CredentialsError",
    "CreateTaskRequest",
    "CreateTaskRequestAspectRatio",
    "CreateTaskRequestDuration",
    "CreateTaskResponse",
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
    "Timeout",
    "UnprocessableEntityError",
    "Violation",
]
