"""A Markdown page as it is rendered, with HTML allowed: the strictest reading of what stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Markdown:
    """A page: its text, and its tokens, inline ones among them."""

    source: str
    tokens: tuple[Token, ...]

    @property
    def types(self) -> set[str]:
        """The kinds of all that is in it."""
        return {token.type for token in self.tokens}

    @property
    def words(self) -> str:
        """Its text as it is read, code among it."""
        kinds = {"text", "code_inline", "fence", "code_block", "softbreak"}
        texts = (token.content or " " for token in self.tokens if token.type in kinds)
        return " ".join("".join(texts).split())

    @property
    def headings(self) -> list[str]:
        """The marks of its headings, in their order."""
        return [token.markup for token in self.tokens if token.type == "heading_open"]

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [
            str(token.attrs["href"])
            for token in self.tokens
            if token.type == "link_open"
        ]

    @property
    def fences(self) -> dict[str, str]:
        """Its blocks of code, by their language."""
        return {t.info: t.content for t in self.tokens if t.type == "fence"}

    def tables(self) -> list[list[list[str]]]:
        """The cells of each table, row by row."""
        tables: list[list[list[str]]] = []
        for token in self.tokens:
            match token.type:
                case "table_open":
                    tables.append([])
                case "tr_open":
                    tables[-1].append([])
                case "td_open" | "th_open":
                    tables[-1][-1].append("")
                case "text" | "code_inline" if tables and tables[-1] and tables[-1][-1]:
                    tables[-1][-1][-1] += token.content
        return tables


def read_markdown(file: Path) -> Markdown:
    """The page in `file`."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    source = file.read_text("utf-8")
    return Markdown(source, tuple(_flat(reader.parse(source))))


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])
