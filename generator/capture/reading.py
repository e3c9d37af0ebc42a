"""Which format a text is in, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.capture.facts import Reading
from generator.capture.readers import curl, page_markdown, page_text


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: what people call it, what tells that a text is in it, and what reads it."""

    title: str
    suffix: str
    looks_like: Callable[[str], bool]
    read: Callable[[str], Reading]


# in this order: a page in Markdown may hold a command, and a page of text too
READERS = (
    Reader("a page in Markdown", ".md", page_markdown.looks_like, page_markdown.read),
    Reader("the text of a page", ".txt", page_text.looks_like, page_text.read),
    Reader("a curl command", ".sh", curl.looks_like, curl.read),
)


def reader_of(text: str) -> Reader | None:
    """The format that a text is in, None if it is none that can be read."""
    return next((each for each in READERS if each.looks_like(text)), None)
