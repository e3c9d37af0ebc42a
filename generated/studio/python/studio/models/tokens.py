"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated

from .._runtime.types import UNIQUE, Constrained, IsoDateTime, Model, Omittable, Open
from ..models.shared import Scope


class NewToken(Model):
    """A token as it is asked for."""

    id: Omittable[str] = None
    name: Annotated[str, Constrained(min_length=1, max_length=80)]
    scopes: Annotated[list[Scope], Constrained(min_length=1), UNIQUE]
    password: Annotated[str, Constrained(min_length=8)]
    """The password of the account."""
    expires_at: IsoDateTime | None = None
    """Null is never."""
    secret: Omittable[str] = None
    """What is sent in `X-Studio-Key`."""
    created_at: Omittable[IsoDateTime] = None


class IssuedToken(Model):
    """A token as it was made."""

    id: str
    name: Annotated[str, Constrained(min_length=1, max_length=80)]
    scopes: Annotated[
        list[Annotated[Scope | str, Open(Scope)]], Constrained(min_length=1), UNIQUE
    ]
    password: Omittable[Annotated[str, Constrained(min_length=8)]] = None
    """The password of the account."""
    expires_at: IsoDateTime | None = None
    """Null is never."""
    secret: str
    """What is sent in `X-Studio-Key`."""
    created_at: IsoDateTime
