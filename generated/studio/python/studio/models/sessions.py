"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated

from .._runtime.types import Constrained, IsoDateTime, Model, Omittable


class NewSession(Model):
    """An object of the API."""

    device: Annotated[str, Constrained(min_length=1, max_length=80)]
    """What somebody signs in on."""
    languages: Omittable[
        Annotated[
            list[Annotated[str, Constrained(pattern="^[a-z]{2}$")]],
            Constrained(max_length=5),
        ]
    ] = None


class Session(Model):
    """An object of the API."""

    device: str
    languages: list[str]
    created_at: IsoDateTime


class NewSecret(Model):
    """An object of the API."""

    secret: str
    session: Session
