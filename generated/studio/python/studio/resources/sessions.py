"""sessions: Being signed in, as people are."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Final, Unpack

from .._runtime.declarations import Body, Operation
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.resources import AsyncResource, SyncResource, as_raw, as_raw_async
from ..models.sessions import NewSecret, NewSession, Session
from ..models.shared import ErrorBody

LIST: Final[Operation[builtins.list[Session]]] = Operation(
    name="sessions.list",
    method="GET",
    path="/sessions",
    responses={
        "200": {
            "application/json": list[Session],
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    security=(
        ("session_cookie",),
        ("session_token",),
        ("session_link",),
    ),
)
CREATE: Final[Operation[NewSecret]] = Operation(
    name="sessions.create",
    method="POST",
    path="/sessions",
    body=Body(
        {
            "application/x-www-form-urlencoded": NewSession,
        },
    ),
    responses={
        "201": {
            "application/json": NewSecret,
        },
        "4XX": {
            "application/json": ErrorBody,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
    security=(("owner",),),
)


class Sessions(SyncResource):
    """sessions"""

    @cached_property
    def raw(self) -> RawSessions:
        """The same methods, which answer with status, headers and bytes."""
        return RawSessions(self)

    def list(
        self,
        **options: Unpack[CallOptions],
    ) -> builtins.list[Session]:
        """List who is signed in

        Asked for by a session: with its secret in the cookie that browsers have, as a
        bearer token, or in the address where neither can be sent."""
        return self._call(
            LIST,
            options=options,
        )

    def create(
        self,
        *,
        device: str,
        languages: builtins.list[str] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> NewSecret:
        """Sign in

        With the name and the password of the account.

        Args:
            device: What somebody signs in on.
        """
        return self._call(
            CREATE,
            body={
                "device": device,
                "languages": languages,
            },
            options=options,
        )


class RawSessions:
    """The methods of `Sessions`, which answer with status, headers and bytes."""

    def __init__(self, resource: Sessions) -> None:
        self.list = as_raw(resource.list)
        self.create = as_raw(resource.create)


class AsyncSessions(AsyncResource):
    """sessions"""

    @cached_property
    def raw(self) -> AsyncRawSessions:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawSessions(self)

    async def list(
        self,
        **options: Unpack[CallOptions],
    ) -> builtins.list[Session]:
        """List who is signed in

        Asked for by a session: with its secret in the cookie that browsers have, as a
        bearer token, or in the address where neither can be sent."""
        return await self._call(
            LIST,
            options=options,
        )

    async def create(
        self,
        *,
        device: str,
        languages: builtins.list[str] | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> NewSecret:
        """Sign in

        With the name and the password of the account.

        Args:
            device: What somebody signs in on.
        """
        return await self._call(
            CREATE,
            body={
                "device": device,
                "languages": languages,
            },
            options=options,
        )


class AsyncRawSessions:
    """The methods of `AsyncSessions`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncSessions) -> None:
        self.list = as_raw_async(resource.list)
        self.create = as_raw_async(resource.create)
