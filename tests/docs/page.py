"""A page as its reader meets it: the elements of an HTML document, and their text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"br", "meta", "img", "link", "input", "hr", "source", "base", "embed"}


@dataclass(slots=True)
class Element:
    """An element: its name, attributes, and what is in it."""

    tag: str
    attributes: dict[str, str]
    content: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, white space as it stands in the source."""
        return "".join(
            each if isinstance(each, str) else each.text for each in self.content
        )

    @property
    def words(self) -> str:
        """All text in it as it is read: runs of white space are one space."""
        return " ".join(self.text.split())

    def all(self, tag: str = "", kind: str = "") -> Iterator["Element"]:
        """The elements in it with this name and class, in their order."""
        for each in self.content:
            if isinstance(each, Element):
                classes = each.attributes.get("class", "").split()
                if tag in {"", each.tag} and (not kind or kind in classes):
                    yield each
                yield from each.all(tag, kind)

    def one(self, tag: str = "", kind: str = "") -> "Element":
        """The only such element."""
        (only,) = self.all(tag, kind)
        return only


class _Builder(HTMLParser):
    """Builds the tree, and refuses what a browser would have to repair."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"{tag} repeats an attribute"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data}")


def read_page(file: Path) -> Element:
    """The page in `file`; every element of it is closed."""
    builder = _Builder()
    builder.feed(file.read_text("utf-8"))
    builder.close()
    assert builder.open == [builder.root]
    return builder.root


def sections(page: Element) -> dict[str, Element]:
    """The sections of a page, by the text of their headings."""
    return {next(each.all("h2")).words: each for each in page.all("section")}
