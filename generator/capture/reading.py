"""Which format a text is in, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.capture.facts import Contents, Doubt, Reading
from generator.capture.masking import masked
from generator.capture.readers import (
    curl,
    har,
    openapi,
    page_markdown,
    page_text,
    postman,
)

_PAGE = 4_000_000
_FILE = 64_000_000


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: what people call it, what tells that a text is in it, and what reads it.

    `safe` makes of a text what can be kept, without its secrets, and tells of each; `most` is how many characters are read.
    """

    title: str
    suffix: str
    looks_like: Callable[[str], bool]
    read: Callable[[str], Contents]
    safe: Callable[[str], tuple[str, tuple[Doubt, ...]]] = masked
    most: int = _FILE


def _of_page(read: Callable[[str], Reading]) -> Callable[[str], Contents]:
    """The reader of a format that describes one operation."""
    return lambda text: Contents((read(text),))


# in this order: a page in Markdown may hold a document or a command, and a page of text too
READERS = (
    Reader("an OpenAPI document", ".json", openapi.is_json, openapi.read),
    Reader("a Postman collection", ".json", postman.looks_like, postman.read, postman.safe),
    Reader("a HAR file", ".json", har.looks_like, har.read, har.safe),
    Reader("a page in Markdown", ".md", page_markdown.looks_like, _of_page(page_markdown.read), most=_PAGE),
    Reader("an OpenAPI document", ".yaml", openapi.is_yaml, openapi.read),
    Reader("the text of a page", ".txt", page_text.looks_like, _of_page(page_text.read), most=_PAGE),
    Reader("a curl command", ".sh", curl.looks_like, _of_page(curl.read), most=_PAGE),
)  # fmt: skip


def reader_of(text: str) -> Reader | None:
    """The format that a text is in, None if it is none that can be read."""
    return next((each for each in READERS if each.looks_like(text)), None)
