"""The records that the parts of an operation's page are given."""

from dataclasses import dataclass

from generator.code import Code
from generator.ir import Content, Response, Text
from generator.targets.docs.rows import Listing, Row
from generator.views import UsedPage


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example of a body: what it is called, if anything, and its text."""

    summary: Text | None
    text: Text


@dataclass(frozen=True, slots=True)
class ContentView:
    """A body in one media type, or in several that say the same; its type in words, its fields and its examples."""

    media_types: tuple[Text, ...]
    content: Content
    type: Text
    listing: Listing
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True, slots=True)
class ResponseView:
    """An answer and its bodies; `kind` tells what its status means: success, redirect, failure or other."""

    kind: Code
    response: Response
    contents: tuple[ContentView, ...]


@dataclass(frozen=True, slots=True)
class ParametersView:
    """The parameters in one `place` of the request; `words` is the key of what they are called."""

    place: Code
    words: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TabView:
    """The samples in one language, `file` names it in identifiers."""

    file: Code
    title: Code
    samples: tuple[UsedPage, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where an operation is told of: the stems of its folder and page, and its title."""

    folder: Code
    file: Code
    title: Text
