"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from .._runtime.types import (
    UNIQUE,
    Constrained,
    DecimalString,
    Integer,
    IsoDateTime,
    Model,
    Omittable,
    Open,
    Tagged,
    UnknownObject,
    Uri,
    Uuid,
)

RenderModel1: TypeAlias = Literal["tide-1", "tide-2", "tide-2-fast"]

RenderStatus: TypeAlias = Literal[
    "queued", "running", "succeeded", "failed", "cancelled"
]

RenderFormat: TypeAlias = Literal["mp4", "webm", "png"]

RenderResolution: TypeAlias = Literal["720p", "1080p", "4k"]

ImageOutputKind: TypeAlias = Literal["image", "still"]
"""A still is taken from a clip."""

RenderErrorCode: TypeAlias = Literal["unfit_source", "out_of_memory"]

Scope: TypeAlias = Literal["read", "write", "render", "admin"]


class ErrorBody(Model):
    """An object of the API."""

    error: ErrorBodyError


class ErrorBodyError(Model):
    """An object of the API."""

    code: str
    """What went wrong, for programs."""
    message: str
    """What went wrong, for people."""
    details: Omittable[dict[str, Any]] = None
    """More about it, whatever there is to say."""


class FileMetadata(Model):
    """An object of the API."""

    title: Omittable[Annotated[str, Constrained(max_length=200)]] = None
    taken_at: Omittable[IsoDateTime] = None
    latitude: Omittable[Annotated[float, Constrained(ge=-90, le=90)]] = None
    longitude: Omittable[Annotated[float, Constrained(ge=-180, le=180)]] = None


class File(Model):
    """An object of the API."""

    id: Uuid
    project_id: str
    name: str
    media_type: str
    size: Annotated[Integer, Constrained(ge=0)]
    """Number of bytes."""
    tags: list[str]
    metadata: FileMetadata
    url: Uri
    """Where its bytes are."""
    created_at: IsoDateTime


class TextSource(Model):
    """An object of the API."""

    kind: Literal["text"]
    prompt: Annotated[str, Constrained(min_length=1, max_length=2000)]
    seed: Omittable[Annotated[Integer, Constrained(ge=0)]] = None
    """The same seed makes the same video."""


class ImageSource(Model):
    """An object of the API."""

    kind: Literal["image"]
    file_id: Uuid
    """A picture of the project."""
    motion: Omittable[Annotated[float, Constrained(ge=0, le=1)]] = None
    """How much the picture moves."""


class ClipSource(Model):
    """An object of the API."""

    kind: Literal["clip"]
    file_id: Uuid
    """A video of the project."""
    start: Annotated[float, Constrained(ge=0)]
    """Where the clip begins, in seconds."""
    end: Annotated[float, Constrained(gt=0)]
    """Where the clip ends, in seconds."""


class Render(Model):
    """An object of the API."""

    id: str
    project_id: str
    status: Annotated[RenderStatus | str, Open(RenderStatus)]
    progress: Annotated[float, Constrained(ge=0, le=1)]
    model: RenderModel
    """The model that does the work. There are more than these, and they come and go."""
    source: Source
    """What a render is made from."""
    format: Annotated[RenderFormat | str, Open(RenderFormat)]
    resolution: Annotated[RenderResolution | str, Open(RenderResolution)]
    seconds: Integer
    price: Annotated[DecimalString, Constrained(pattern="^[0-9]+[.][0-9]{2}$")]
    """In the currency of the account."""
    labels: Annotated[
        dict[str, Annotated[str, Constrained(max_length=64)]],
        Constrained(max_length=16),
    ]
    """Words of your own, by names of your own."""
    output: Output | None
    """What was made, once it is."""
    error: RenderError | None
    """Why the render failed, if it did."""
    created_at: IsoDateTime
    finished_at: IsoDateTime | None


class VideoOutput(Model):
    """An object of the API."""

    kind: Literal["video"]
    file_id: Uuid
    url: Uri
    width: Integer
    height: Integer
    seconds: Integer


class ImageOutput(Model):
    """An object of the API."""

    kind: Annotated[ImageOutputKind | str, Open(ImageOutputKind)]
    """A still is taken from a clip."""
    file_id: Uuid
    url: Uri
    width: Integer
    height: Integer


class RenderError(Model):
    """An object of the API."""

    code: Annotated[RenderErrorCode | str, Open(RenderErrorCode)]
    message: str


class Comment(Model):
    """An object of the API."""

    id: Integer
    project_id: str
    text: str
    reply_to: Integer | None
    created_at: IsoDateTime


class Token(Model):
    """An object of the API."""

    id: Omittable[str] = None
    name: Annotated[str, Constrained(min_length=1, max_length=80)]
    scopes: Annotated[list[Scope], Constrained(min_length=1), UNIQUE]
    password: Omittable[Annotated[str, Constrained(min_length=8)]] = None
    """The password of the account."""
    expires_at: IsoDateTime | None = None
    """Null is never."""
    secret: Omittable[str] = None
    """What is sent in `X-Studio-Key`."""
    created_at: Omittable[IsoDateTime] = None


Source: TypeAlias = Annotated[
    TextSource | ImageSource | ClipSource | UnknownObject,
    Tagged("kind", {"text": TextSource, "image": ImageSource, "clip": ClipSource}),
]
"""What a render is made from."""

RenderModel: TypeAlias = (
    Annotated[RenderModel1 | str, Open(RenderModel1)]
    | Annotated[str, Constrained(pattern="^[a-z0-9-]+$")]
)
"""The model that does the work. There are more than these, and they come and go."""

Output: TypeAlias = Annotated[
    VideoOutput | ImageOutput | UnknownObject,
    Tagged("kind", {"video": VideoOutput, "image": ImageOutput, "still": ImageOutput}),
]
"""What a render made. Other kinds will come; a program should pass over those that it does
not know."""
