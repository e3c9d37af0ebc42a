"""health: Whether the studio is open."""

from __future__ import annotations

from functools import cached_property
from typing import Final, Unpack

from .._runtime.declarations import Operation
from .._runtime.options import CallOptions
from .._runtime.resources import AsyncResource, SyncResource, as_raw, as_raw_async
from ..models.health import Health_
from ..models.shared import ErrorBody

GET: Final[Operation[Health_]] = Operation(
    name="health.get",
    method="GET",
    path="/health",
    responses={
        "200": {
            "application/json": Health_,
        },
        "5XX": {
            "application/json": ErrorBody,
        },
    },
)


class Health(SyncResource):
    """health"""

    @cached_property
    def raw(self) -> RawHealth:
        """The same methods, which answer with status, headers and bytes."""
        return RawHealth(self)

    def get(
        self,
        **options: Unpack[CallOptions],
    ) -> Health_:
        """Tell whether the studio is open"""
        return self._call(
            GET,
            options=options,
        )


class RawHealth:
    """The methods of `Health`, which answer with status, headers and bytes."""

    def __init__(self, resource: Health) -> None:
        self.get = as_raw(resource.get)


class AsyncHealth(AsyncResource):
    """health"""

    @cached_property
    def raw(self) -> AsyncRawHealth:
        """The same methods, which answer with status, headers and bytes."""
        return AsyncRawHealth(self)

    async def get(
        self,
        **options: Unpack[CallOptions],
    ) -> Health_:
        """Tell whether the studio is open"""
        return await self._call(
            GET,
            options=options,
        )


class AsyncRawHealth:
    """The methods of `AsyncHealth`, which answer with status, headers and bytes."""

    def __init__(self, resource: AsyncHealth) -> None:
        self.get = as_raw_async(resource.get)
