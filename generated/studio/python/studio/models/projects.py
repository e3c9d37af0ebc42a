"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.types import Constrained, IsoDateTime, Model, Omittable, Open, Uri

Visibility: TypeAlias = Literal["private", "team", "public"]
"""Who sees a project."""


class NewProject(Model):
    """An object of the API."""

    name: Annotated[str, Constrained(min_length=1, max_length=80)]
    description: Annotated[str, Constrained(max_length=1000)] | None = None
    homepage: Uri | None = None
    visibility: Omittable[Visibility] = None
    """Who sees a project."""
    labels: Omittable[
        Annotated[
            dict[str, Annotated[str, Constrained(max_length=64)]],
            Constrained(max_length=16),
        ]
    ] = None
    """Words of your own, by names of your own."""


class ProjectChanges(Model, closed=True):
    """An object of the API."""

    name: Omittable[Annotated[str, Constrained(min_length=1, max_length=80)]] = None
    description: Annotated[str, Constrained(max_length=1000)] | None = None
    """Null removes it."""
    homepage: Uri | None = None
    """Null removes it."""
    visibility: Omittable[Visibility] = None
    """Who sees a project."""
    labels: Omittable[
        Annotated[
            dict[str, Annotated[str, Constrained(max_length=64)]],
            Constrained(max_length=16),
        ]
    ] = None
    """Words of your own, by names of your own."""


class Project(Model):
    """An object of the API."""

    id: str
    name: str
    description: str | None
    homepage: Uri | None
    visibility: Annotated[Visibility | str, Open(Visibility)]
    """Who sees a project."""
    labels: Annotated[
        dict[str, Annotated[str, Constrained(max_length=64)]],
        Constrained(max_length=16),
    ]
    """Words of your own, by names of your own."""
    created_at: IsoDateTime
    updated_at: IsoDateTime


class ProjectPage(Model):
    """An object of the API."""

    items: list[Project]
    next_cursor: str | None
    """Null on the last page."""
