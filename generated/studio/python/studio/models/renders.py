"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.types import Constrained, Integer, IsoDateTime, Model, Omittable
from ..models.shared import Render, RenderModel, Source

NewRenderFormat: TypeAlias = Literal["mp4", "webm", "png"]
"""A video, or with png a still picture."""

NewRenderResolution: TypeAlias = Literal["720p", "1080p", "4k"]


class NewRender(Model):
    """An object of the API."""

    model: Omittable[RenderModel] = None
    """The model that does the work. There are more than these, and they come and go."""
    source: Source
    """What a render is made from."""
    format: NewRenderFormat
    """A video, or with png a still picture."""
    resolution: Omittable[NewRenderResolution] = None
    seconds: Omittable[Annotated[Integer, Constrained(ge=1, le=60)]] = None
    labels: Omittable[
        Annotated[
            dict[str, Annotated[str, Constrained(max_length=64)]],
            Constrained(max_length=16),
        ]
    ] = None
    """Words of your own, by names of your own."""


class RenderPage(Model):
    """An object of the API."""

    items: list[Render]
    total: Annotated[Integer, Constrained(ge=0)]
    """How many there are in all."""


class Period(Model):
    """A time with a beginning, an end, or both."""

    after: Omittable[IsoDateTime] = None
    before: Omittable[IsoDateTime] = None
