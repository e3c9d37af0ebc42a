"""Studio: a typed client. Begin with `Studio` or `AsyncStudio`."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ._client import AsyncStudio, Studio
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
    StreamError,
    TaskFailedError,
    TaskTimeoutError,
    UnprocessableEntityError,
    Violation,
)
from ._runtime.options import (
    OMIT,
    Timeout,
)
from .errors import (
    IdempotencyMismatchError,
    InsufficientScopeError,
    InvalidRequestError,
    NameTakenError,
    QuotaExceededError,
    RenderBusyError,
    RenderOverError,
)

if TYPE_CHECKING:
    from ._runtime.byte_streams import (
        AsyncByteStream,
        ByteStream,
    )
    from ._runtime.event_streams import (
        AsyncEventStream,
        EventStream,
    )
    from ._runtime.hooks import (
        HttpRequest,
        HttpResponse,
    )
    from ._runtime.items import (
        ServerSentEvent,
    )
    from ._runtime.pagination import (
        AsyncPaginated,
        PageOf,
        Paginated,
    )
    from ._runtime.responses import (
        RawResponse,
    )
    from ._runtime.tasks import (
        AsyncCancellableTaskHandle,
        AsyncTaskHandle,
        CancellableTaskHandle,
        TaskHandle,
    )
    from ._runtime.tracking import (
        TaskProgress,
    )
    from .models.account import (
        Account_,
    )
    from .models.assistant import (
        Description,
        DescriptionPart,
        DescriptionRequest,
        DescriptionRequestLanguage,
    )
    from .models.comments import (
        NewComment,
        Thread,
    )
    from .models.events import (
        CommentAdded,
        FileUploaded,
        ProjectEvent,
        RenderFinished,
        RenderProgressed,
    )
    from .models.files import (
        FilePage,
        FileUpload,
        FilesUpload,
    )
    from .models.health import (
        HealthStatus,
        Health_,
    )
    from .models.projects import (
        NewProject,
        Project,
        ProjectChanges,
        ProjectPage,
        Visibility,
    )
    from .models.renders import (
        NewRender,
        NewRenderFormat,
        NewRenderResolution,
        Period,
        RenderPage,
    )
    from .models.sessions import (
        NewSecret,
        NewSession,
        Session,
    )
    from .models.shared import (
        ClipSource,
        Comment,
        ErrorBody,
        ErrorBodyError,
        File,
        FileMetadata,
        ImageOutput,
        ImageOutputKind,
        ImageSource,
        Output,
        Render,
        RenderError,
        RenderErrorCode,
        RenderFormat,
        RenderModel,
        RenderModel1,
        RenderResolution,
        RenderStatus,
        Scope,
        Source,
        TextSource,
        Token,
        VideoOutput,
    )
    from .models.tokens import (
        IssuedToken,
        NewToken,
    )

_LATE: Final[dict[str, str]] = {
    "AsyncByteStream": "_runtime.byte_streams",
    "ByteStream": "_runtime.byte_streams",
    "AsyncEventStream": "_runtime.event_streams",
    "EventStream": "_runtime.event_streams",
    "HttpRequest": "_runtime.hooks",
    "HttpResponse": "_runtime.hooks",
    "ServerSentEvent": "_runtime.items",
    "AsyncPaginated": "_runtime.pagination",
    "PageOf": "_runtime.pagination",
    "Paginated": "_runtime.pagination",
    "RawResponse": "_runtime.responses",
    "AsyncCancellableTaskHandle": "_runtime.tasks",
    "AsyncTaskHandle": "_runtime.tasks",
    "CancellableTaskHandle": "_runtime.tasks",
    "TaskHandle": "_runtime.tasks",
    "TaskProgress": "_runtime.tracking",
    "Account_": "models.account",
    "Description": "models.assistant",
    "DescriptionPart": "models.assistant",
    "DescriptionRequest": "models.assistant",
    "DescriptionRequestLanguage": "models.assistant",
    "NewComment": "models.comments",
    "Thread": "models.comments",
    "CommentAdded": "models.events",
    "FileUploaded": "models.events",
    "ProjectEvent": "models.events",
    "RenderFinished": "models.events",
    "RenderProgressed": "models.events",
    "FilePage": "models.files",
    "FileUpload": "models.files",
    "FilesUpload": "models.files",
    "HealthStatus": "models.health",
    "Health_": "models.health",
    "NewProject": "models.projects",
    "Project": "models.projects",
    "ProjectChanges": "models.projects",
    "ProjectPage": "models.projects",
    "Visibility": "models.projects",
    "NewRender": "models.renders",
    "NewRenderFormat": "models.renders",
    "NewRenderResolution": "models.renders",
    "Period": "models.renders",
    "RenderPage": "models.renders",
    "NewSecret": "models.sessions",
    "NewSession": "models.sessions",
    "Session": "models.sessions",
    "ClipSource": "models.shared",
    "Comment": "models.shared",
    "ErrorBody": "models.shared",
    "ErrorBodyError": "models.shared",
    "File": "models.shared",
    "FileMetadata": "models.shared",
    "ImageOutput": "models.shared",
    "ImageOutputKind": "models.shared",
    "ImageSource": "models.shared",
    "Output": "models.shared",
    "Render": "models.shared",
    "RenderError": "models.shared",
    "RenderErrorCode": "models.shared",
    "RenderFormat": "models.shared",
    "RenderModel": "models.shared",
    "RenderModel1": "models.shared",
    "RenderResolution": "models.shared",
    "RenderStatus": "models.shared",
    "Scope": "models.shared",
    "Source": "models.shared",
    "TextSource": "models.shared",
    "Token": "models.shared",
    "VideoOutput": "models.shared",
    "IssuedToken": "models.tokens",
    "NewToken": "models.tokens",
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
    "Account_",
    "ApiConnectionError",
    "ApiError",
    "ApiTimeoutError",
    "AsyncByteStream",
    "AsyncCancellableTaskHandle",
    "AsyncEventStream",
    "AsyncPaginated",
    "AsyncStudio",
    "AsyncTaskHandle",
    "AuthenticationError",
    "BadRequestError",
    "ByteStream",
    "CancellableTaskHandle",
    "ClipSource",
    "Comment",
    "CommentAdded",
    "ConflictError",
    "CredentialsError",
    "Description",
    "DescriptionPart",
    "DescriptionRequest",
    "DescriptionRequestLanguage",
    "ErrorBody",
    "ErrorBodyError",
    "EventStream",
    "File",
    "FileMetadata",
    "FilePage",
    "FileUpload",
    "FileUploaded",
    "FilesUpload",
    "HealthStatus",
    "Health_",
    "HttpRequest",
    "HttpResponse",
    "IdempotencyMismatchError",
    "ImageOutput",
    "ImageOutputKind",
    "ImageSource",
    "InsufficientScopeError",
    "InvalidRequestError",
    "IssuedToken",
    "NameTakenError",
    "NewComment",
    "NewProject",
    "NewRender",
    "NewRenderFormat",
    "NewRenderResolution",
    "NewSecret",
    "NewSession",
    "NewToken",
    "NotFoundError",
    "Output",
    "PageOf",
    "Paginated",
    "PayloadValidationError",
    "Period",
    "PermissionDeniedError",
    "Project",
    "ProjectChanges",
    "ProjectEvent",
    "ProjectPage",
    "QuotaExceededError",
    "RateLimitError",
    "RawResponse",
    "Render",
    "RenderBusyError",
    "RenderError",
    "RenderErrorCode",
    "RenderFinished",
    "RenderFormat",
    "RenderModel",
    "RenderModel1",
    "RenderOverError",
    "RenderPage",
    "RenderProgressed",
    "RenderResolution",
    "RenderStatus",
    "RequestValidationError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "Scope",
    "ServerError",
    "ServerSentEvent",
    "Session",
    "Source",
    "StatusError",
    "StreamError",
    "Studio",
    "TaskFailedError",
    "TaskHandle",
    "TaskProgress",
    "TaskTimeoutError",
    "TextSource",
    "Thread",
    "Timeout",
    "Token",
    "UnprocessableEntityError",
    "VideoOutput",
    "Violation",
    "Visibility",
    "preload",
]
