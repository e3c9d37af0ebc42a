"""The errors that the codes of Studio stand for."""

from ._runtime.errors import (
    ConflictError,
    PermissionDeniedError,
    StatusError,
    UnprocessableEntityError,
)


class InsufficientScopeError(PermissionDeniedError):
    """The key or token may not do this."""


class NameTakenError(ConflictError):
    """Another project has this name."""


class RenderBusyError(ConflictError):
    """A render is still at work on what would be deleted."""


class RenderOverError(ConflictError):
    """The render has ended and cannot be cancelled."""


class IdempotencyMismatchError(ConflictError):
    """The idempotency key came before with another request."""


class QuotaExceededError(StatusError):
    """The balance of the account does not pay for this render."""


class InvalidRequestError(UnprocessableEntityError):
    """The request is not as this document says."""


__all__ = [
    "IdempotencyMismatchError",
    "InsufficientScopeError",
    "InvalidRequestError",
    "NameTakenError",
    "QuotaExceededError",
    "RenderBusyError",
    "RenderOverError",
]
