"""account: Who pays, and for what."""

# the twins of deprecated methods are made of them
# pyright: reportDeprecated=false

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Final, Unpack

from typing_extensions import deprecated

from .._runtime.declarations import Operation, Parameter
from .._runtime.options import OMIT, CallOptions, Omit
from .._runtime.resources import AsyncResource, SyncResource, as_raw, as_raw_async
from .._runtime.types import Constrained
from ..models.account import Account_
from ..models.shared import ErrorBody

GET: Final[Operation[Account_]] = Operation(
    name="account.get",
    method="GET",
    path="/account",
    responses={
        "200": {
            "application/json": Account_,
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
            "oauth": ("read",),
        },
    ),
)
BALANCE: Final[Operation[Account_]] = Operation(
    name="account.balance",
    method="GET",
    path="/account/balance",
    responses={
        "200": {
            "application/json": Account_,
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
            "oauth": ("read",),
        },
    ),
)
USAGE: Final[Operation[str]] = Operation(
    name="account.usage",
    method="GET",
    path="/account/usage",
    parameters=(
        Parameter(
            "months",
            "query",
            Annotated[
                list[Annotated[str, Constrained(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$")]],
                Constrained(max_length=12),
            ],
        ),
        Parameter(
            "X-Studio-Title",
            "header",
            Annotated[str, Constrained(min_length=1, max_length=80)],
        ),
        Parameter(
            "title", "query", Annotated[str, Constrained(min_length=1, max_length=80)]
        ),
    ),
    responses={
        "200": {
            "text/plain": str,
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
            "oauth": ("read",),
        },
    ),
)


class Account(SyncResource):
    """account"""

    @cached_property
    def raw(self) -> RawAccount:
        """The same methods, which answer with status, headers and bytes."""
        return RawAccount(self)

    def get(
        self,
        **options: Unpack[CallOptions],
    ) -> Account_:
        """Get the account"""
        return self._call(
            GET,
            options=options,
        )

    @deprecated("The API deprecates this operation.")
    def balance(
        self,
        **options: Unpack[CallOptions],
    ) -> Account_:
        """Get the balance

        `accountGet` says the same and more."""
        return self._call(
            BALANCE,
            options=options,
        )

    def usage(
        self,
        *,
        months: list[str] | Omit = OMIT,
        title: str | Omit = OMIT,
        x_studio_title: str | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> str:
        """Report what the account was charged for

        Args:
            months: The months to report on, all of them unless given.
            title: The header `X-Studio-Title` says it now.
            x_studio_title: What is written above the report.
        """
        return self._call(
            USAGE,
            query={
                "months": months,
                "title": title,
            },
            header={
                "X-Studio-Title": x_studio_title,
            },
            options=options,
        )


class RawAccount:
    """The methods of `Account`, which answer with status, headers and bytes."""

    def __init__(self, resource: Account) -> None:
        self.get = as_raw(resource.get)
        self.balance = as_raw(resource.balance)
        self.usage = as_raw(resource.usage)


class AsyncAccount(AsyncResource):
    """account"""

    @cached_property
    def raw(self) -> AsyncRawAccount:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawAccount(self)

    async def get(
        self,
        **options: Unpack[CallOptions],
    ) -> Account_:
        """Get the account"""
        return await self._call(
            GET,
            options=options,
        )

    @deprecated("The API deprecates this operation.")
    async def balance(
        self,
        **options: Unpack[CallOptions],
    ) -> Account_:
        """Get the balance

        `accountGet` says the same and more."""
        return await self._call(
            BALANCE,
            options=options,
        )

    async def usage(
        self,
        *,
        months: list[str] | Omit = OMIT,
        title: str | Omit = OMIT,
        x_studio_title: str | Omit = OMIT,
        **options: Unpack[CallOptions],
    ) -> str:
        """Report what the account was charged for

        Args:
            months: The months to report on, all of them unless given.
            title: The header `X-Studio-Title` says it now.
            x_studio_title: What is written above the report.
        """
        return await self._call(
            USAGE,
            query={
                "months": months,
                "title": title,
            },
            header={
                "X-Studio-Title": x_studio_title,
            },
            options=options,
        )


class AsyncRawAccount:
    """The methods of `AsyncAccount`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncAccount) -> None:
        self.get = as_raw_async(resource.get)
        self.balance = as_raw_async(resource.balance)
        self.usage = as_raw_async(resource.usage)
