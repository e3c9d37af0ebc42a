"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.types import Model, Open

HealthStatus: TypeAlias = Literal["open", "closing"]


class Health_(Model):
    """An object of the API."""

    status: Annotated[HealthStatus | str, Open(HealthStatus)]
    version: str
