"""The inert twin of a hostile document, and what two generations must have in common."""

import ast
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from generator.errors import pointer, tokens_of

# what honest documents are written in; anything else may be an attempt
_HONEST = re.compile(r"[A-Za-z0-9 ._/{}#:$-]*")
_ODD = re.compile(r"[^A-Za-z0-9]")


def inert(value: Any) -> Any:
    """A document with the same structure, in whose texts and names only letters, digits and `-` are left."""
    match value:
        case dict():
            return {_plain(key): inert(each) for key, each in value.items()}
        case list():
            return [inert(each) for each in value]
        case str():
            return _plain(value)
    return value


def _plain(text: str) -> str:
    if text.startswith("#/"):
        return "#" + pointer(*map(_plain, tokens_of(text)))
    # a placeholder or a media type means something only as it is
    # two texts stay two: either kind of quotes is told apart
    return text if _HONEST.fullmatch(text) else _ODD.sub("-", text.replace("'", "--"))


def twin_of(path: Path) -> str:
    """The text of the inert twin of a document in JSON."""
    return json.dumps(inert(json.loads(path.read_text("utf-8"))))


def shape(code: str) -> str:
    """A Python file without its names and constants: what it does."""
    return ast.dump(_Bare().visit(ast.parse(code)))


class _Bare(ast.NodeTransformer):
    """Takes names and constants out, and the order that depends on names."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in (
            "id",
            "name",
            "attr",
            "arg",
            "asname",
            "module",
            "names_",
            "level",
        ):
            if isinstance(getattr(node, field, None), str):
                setattr(node, field, "")
        return node

    def visit_Constant(self, _: ast.Constant) -> ast.AST:
        return ast.Constant(0)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return self.generic_visit(node)


# descriptions are Markdown, and hostile ones happen to hold some
_MARKDOWN = frozenset(("a", "br", "code", "em", "li", "ol", "p", "strong", "ul"))


def elements(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page in their order, each with the names of its attributes, without what Markdown may make."""
    parser = _Elements()
    parser.feed(page)
    return parser.found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for _, value in attrs:
            assert not (value or "").strip().lower().startswith("javascript:")
        names = tuple(name for name, _ in attrs)
        if tag not in _MARKDOWN or not {"href", "rel"} >= {*names}:
            self.found.append((tag, names))


def by_kind(tree: Mapping[str, bytes], ending: str) -> list[str]:
    """The texts of the files with an ending, sorted by nothing that a name of the document could change."""
    return [content.decode() for path, content in tree.items() if path.endswith(ending)]
