"""The document of all evidence of a folder, each operation at its path, with the line of its page for what is said."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from generator.capture.facts import Fact, Whole
from generator.capture.merging import Merged
from generator.errors import pointer, tokens_of

_PAGE = "x-restencil-page"
_METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)


Before: TypeAlias = Callable[[], Mapping[str, Any]]
"""The document that was captured last, empty if none was; it is read when it is asked for."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one operation is known by, the file that it was read from, the name under which that is kept, what it was made into, and the other files by lines."""

    id: str
    file: str
    kept: str
    merged: Merged
    elsewhere: Mapping[int, tuple[str, int]] = field(default_factory=dict)

    def where(self, around: str) -> tuple[str, int]:
        """The file, empty where it is the page's own, and the line that say what stands outside of the operation; 0 if none does."""
        line = self.merged.around.get(around, 0)
        return self.elsewhere.get(line, ("", line))


@dataclass(frozen=True, slots=True)
class Base:
    """The whole document that pages are added to, the file that it was read from, and the name of what keeps it."""

    file: str
    kept: str
    whole: Whole


@dataclass(frozen=True, slots=True)
class About:
    """What the whole API is called where nothing says it, and what is said of it."""

    title: str
    facts: tuple[Fact, ...] = ()


class Source(NamedTuple):
    """What says something: the operation's id, the line (0 for all of it), and the file, empty where it is the page's own."""

    page: str
    line: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """An OpenAPI document that was read from evidence; `sources` say of pointers into it what says so."""

    document: dict[str, Any]
    sources: Mapping[str, Source]


def captured(pages: Iterable[Page], about: About, base: Base | None = None) -> Captured:
    """The document of `pages`, each at a place of its own and with names of its own, added to that of `base`."""
    listed = list(pages)
    sources: dict[str, Source] = {}
    document = _taken_over(base, sources) if base else _begun(listed, about, sources)
    common = next((each["url"] for each in document.get("servers", ())), "")
    document.setdefault("paths", {})
    for page in listed:
        made = page.merged
        items = document.setdefault(made.section, {})
        items.setdefault(made.path, {})[made.method.lower()] = _served(made, common)
        for at, source in _sources(page, common).items():
            sources.setdefault(at, source)
    components = document.get("components", {})
    for page in listed:
        named = {"schemas": page.merged.schemas, "securitySchemes": page.merged.schemes}
        for section, each in named.items():
            if each:
                components.setdefault(section, {}).update(each)
    if components:
        document["components"] = components
    return Captured(document, sources)


def _served(made: Merged, common: str) -> dict[str, Any]:
    """An operation, with its server if that is another one than the `common` one; nobody serves what the API sends."""
    if made.section == "webhooks" or made.server == common:
        return made.operation
    return {**made.operation, "servers": [{"url": made.server}]}


def _begun(
    pages: list[Page], about: About, sources: dict[str, Source]
) -> dict[str, Any]:
    """The head of a document that only pages are in."""
    said = {fact.aspect: fact.value for fact in about.facts}
    info = {"title": about.title, "version": _version(pages), **said}
    sources |= {
        pointer("info", fact.aspect): Source("", fact.line) for fact in about.facts
    }
    begun: dict[str, Any] = {"openapi": "3.1.0", "info": info}
    servers = [page.merged.server for page in pages if page.merged.section == "paths"]
    if servers and servers[0]:
        begun["servers"] = [{"url": servers[0]}]
    return begun


def _taken_over(base: Base, sources: dict[str, Source]) -> dict[str, Any]:
    """A whole document, with what each of its operations is known by."""
    document = copy.deepcopy(base.whole.root)
    for place, operation in operations_in(document):
        known_by = str(operation.get("operationId") or called(place))
        title = str(operation.get("summary") or known_by)
        operation.setdefault(_PAGE, {"id": known_by, "title": title, "file": base.kept})
        sources[place] = Source(operation[_PAGE]["id"], 0)
    for place, line in base.whole.lines.items():
        sources.setdefault(place, Source("", line))
    return document


def operations_in(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each operation of a valid document and its pointer; those that the API sends, its webhooks, come last."""
    for section in ("paths", "webhooks"):
        for path, item in document.get(section, {}).items():
            for method in _METHODS:
                if method in item:
                    yield pointer(section, path, method), item[method]


def places_of(document: Mapping[str, Any]) -> dict[str, str]:
    """Where the operations that were read from pages stand, by the ids of these."""
    return {
        operation[_PAGE]["id"]: place
        for place, operation in operations_in(document)
        if _PAGE in operation
    }


def called(place: str) -> str:
    """What the operation at a place is called by: its method and its path, or the name of the webhook."""
    section, path, method = tokens_of(place)
    word = "webhook " if section == "webhooks" else ""
    return f"{word}{method.upper()} {path}"


def _sources(page: Page, common: str) -> dict[str, Source]:
    made = page.merged
    place = made.place
    found = {place: Source(page.id, 0)}
    lines = {place + inside: line for inside, line in made.lines.items()}
    for around, line in made.around.items():
        is_own = around == "/servers" and made.server != common
        lines[place + around if is_own else around] = line
    for at, line in lines.items():
        if line and _is_there(at, made, common):
            file, number = page.elsewhere.get(line, ("", line))
            found[at] = Source(page.id, number, file)
    return found


def _is_there(at: str, made: Merged, common: str) -> bool:
    """Whether the document has such a part: there are no servers of a webhook, and none that has no address."""
    if not at.endswith("/servers"):
        return True
    return made.section == "paths" and bool(made.server or common)


def _version(pages: list[Page]) -> str:
    """The latest day on which a page says that it was changed."""
    seen = [page.merged.operation[_PAGE].get("modified") for page in pages]
    return max((str(each)[:10] for each in seen if each), default="0")
