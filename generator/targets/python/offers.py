"""What a package offers of the runtime under its own name: all that every client has, and what its methods give."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.ir import Api, Operation
from generator.targets.python.faces import answers_bytes
from generator.targets.python.imports import order

_ALWAYS: Mapping[str, tuple[str, ...]] = {
    "errors": (
        "ApiConnectionError",
        "ApiError",
        "ApiTimeoutError",
        "AuthenticationError",
        "BadRequestError",
        "ConflictError",
        "CredentialsError",
        "NotFoundError",
        "PayloadValidationError",
        "PermissionDeniedError",
        "RateLimitError",
        "RequestValidationError",
        "ResponseTooLargeError",
        "ResponseValidationError",
        "ServerError",
        "StatusError",
        "UnprocessableEntityError",
        "Violation",
    ),
    "hooks": ("HttpRequest", "HttpResponse"),
    "options": ("OMIT", "Timeout"),
    "responses": ("RawResponse",),
}
_AT_ONCE = frozenset({"errors", "options"})
_OF_STREAMS = {
    "errors": ("StreamError",),
    "event_streams": ("AsyncEventStream", "EventStream"),
    "items": ("ServerSentEvent",),
}
_OF_BYTES = {"byte_streams": ("AsyncByteStream", "ByteStream")}
_OF_PAGES = {"pagination": ("AsyncPaginated", "PageOf", "Paginated")}
_OF_TASKS = {
    "errors": ("TaskFailedError", "TaskTimeoutError"),
    "tasks": ("AsyncTaskHandle", "TaskHandle"),
    "tracking": ("TaskProgress",),
}
_OF_CANCELLABLE = {
    **_OF_TASKS,
    "tasks": (
        *_OF_TASKS["tasks"],
        "AsyncCancellableTaskHandle",
        "CancellableTaskHandle",
    ),
}
_OF_SUBMITTED = {"tasks": ("SubmittedTask",)}


@dataclass(frozen=True, slots=True)
class OfferView:
    """A module of the runtime, and the names in it that the package offers under its own."""

    module: Code
    names: tuple[Code, ...]

    @property
    def is_needed(self) -> bool:
        """Whether it is imported with every client: what a call needs waits for one."""
        return self.module in _AT_ONCE


def offers(api: Api) -> tuple[OfferView, ...]:
    """What a client of `api` offers of the runtime, by module."""
    found: dict[str, set[str]] = {}
    for needed in (_ALWAYS, *map(_needed, api.operations())):
        for module, names in needed.items():
            found.setdefault(module, set()).update(names)
    return tuple(
        OfferView(Code(module), tuple(map(Code, sorted(found[module], key=order))))
        for module in sorted(found)
    )


def _needed(operation: Operation) -> Mapping[str, tuple[str, ...]]:
    if operation.pagination:
        return _OF_PAGES
    if operation.stream:
        return _OF_STREAMS
    if answers_bytes(operation):
        return _OF_BYTES
    if not operation.task:
        return {}
    if not operation.task.polling:
        return _OF_SUBMITTED
    return _OF_CANCELLABLE if operation.task.polling.cancel else _OF_TASKS
