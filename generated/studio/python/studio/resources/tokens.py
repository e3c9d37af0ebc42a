"""tokens: Keys for programs."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Final, Unpack

from .._runtime.declarations import Body, Operation, Parameter
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.resources import AsyncResource, SyncResource, as_raw, as_raw_async
from .._runtime.types import Constrained, IsoDateTime
from ..models.shared import ErrorBody, Scope
from ..models.tokens import IssuedToken, NewToken

CREATE: Final[Operation[IssuedToken]] = Operation(
    name="tokens.create",
    method="POST",
    path="/tokens",
    body=Body(
        {
            "application/json": NewToken,
        },
    ),
    responses={
        "201": {
            "application/json": IssuedToken,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    security=(
        ("account",),
        ("oauth",),
    ),
    scopes=(
        {},
        {
            "oauth": ("admin",),
        },
    ),
)
REVOKE: Final[Operation[None]] = Operation(
    name="tokens.revoke",
    method="DELETE",
    path="/tokens/{token_id}",
    parameters=(
        Parameter(
            "token_id",
            "path",
            Annotated[str, Constrained(pattern="^tok_[0-9]{4,}$")],
            required=True,
        ),
    ),
    responses={
        "204": {},
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    security=(
        ("account",),
        ("oauth",),
    ),
    scopes=(
        {},
        {
            "oauth": ("admin",),
        },
    ),
)


class Tokens(SyncResource):
    """tokens"""

    @cached_property
    def raw(self) -> RawTokens:
        """The same methods, which answer with status, headers and bytes."""
        return RawTokens(self)

    def create(
        self,
        *,
        name: str,
        scopes: list[Scope],
        password: str,
        expires_at: IsoDateTime | str | None | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> IssuedToken:
        """Create a token

        Args:
            password: The password of the account.
            expires_at: Null is never.
        """
        return self._call(
            CREATE,
            body={
                "name": name,
                "scopes": scopes,
                "password": password,
                "expires_at": expires_at,
            },
            options=options,
        )

    def revoke(
        self,
        *,
        token_id: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """Revoke a token"""
        return self._call(
            REVOKE,
            path={
                "token_id": token_id,
            },
            options=options,
        )


class RawTokens:
    """The methods of `Tokens`, which answer with status, headers and bytes."""

    def __init__(self, resource: Tokens) -> None:
        self.create = as_raw(resource.create)
        self.revoke = as_raw(resource.revoke)


class AsyncTokens(AsyncResource):
    """tokens"""

    @cached_property
    def raw(self) -> AsyncRawTokens:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawTokens(self)

    async def create(
        self,
        *,
        name: str,
        scopes: list[Scope],
        password: str,
        expires_at: IsoDateTime | str | None | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> IssuedToken:
        """Create a token

        Args:
            password: The password of the account.
            expires_at: Null is never.
        """
        return await self._call(
            CREATE,
            body={
                "name": name,
                "scopes": scopes,
                "password": password,
                "expires_at": expires_at,
            },
            options=options,
        )

    async def revoke(
        self,
        *,
        token_id: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """Revoke a token"""
        return await self._call(
            REVOKE,
            path={
                "token_id": token_id,
            },
            options=options,
        )


class AsyncRawTokens:
    """The methods of `AsyncTokens`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncTokens) -> None:
        self.create = as_raw_async(resource.create)
        self.revoke = as_raw_async(resource.revoke)
