"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated

from .._runtime.types import Constrained, DecimalString, Model


class Account_(Model):
    """An object of the API."""

    name: str
    balance: DecimalString
    currency: Annotated[str, Constrained(pattern="^[A-Z]{3}$")]
