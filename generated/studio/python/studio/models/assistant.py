"""What is sent and answered."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.types import Constrained, Integer, Model, Omittable, Uuid

DescriptionRequestLanguage: TypeAlias = Literal["en", "de", "fr"]


class DescriptionRequest(Model):
    """An object of the API."""

    question: Omittable[Annotated[str, Constrained(min_length=1, max_length=500)]] = (
        None
    )
    language: Omittable[DescriptionRequestLanguage] = None
    max_words: Omittable[Annotated[Integer, Constrained(ge=1, le=200)]] = None
    stream: Omittable[bool] = None
    """Whether the words come as they are found."""


class Description(Model):
    """An object of the API."""

    file_id: Uuid
    text: str
    words: Annotated[Integer, Constrained(ge=0)]


class DescriptionPart(Model):
    """An object of the API."""

    index: Annotated[Integer, Constrained(ge=0)]
    text: str
    """A word, with the blank before it."""
