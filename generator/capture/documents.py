"""The document of all pages of a folder, each operation at its path, with the line of its page for what is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.capture.merging import Merged
from generator.errors import Location, Problem, Stop, error, pointer
from generator.shown import shown


@dataclass(frozen=True, slots=True)
class Page:
    """A page of evidence: its id, the file that it is kept in, and what it was made into."""

    id: str
    file: str
    merged: Merged


@dataclass(frozen=True, slots=True)
class Captured:
    """An OpenAPI document that was read from pages; `sources` say of pointers into it which page and line say so."""

    document: dict[str, Any]
    sources: Mapping[str, tuple[str, int]]


def captured(pages: Iterable[Page], title: str) -> Captured:
    """The document of `pages`; raises `Stop` if two of them describe one method of one path."""
    listed = list(pages)
    if faults := list(_collisions(listed)):
        raise Stop(*faults)
    servers = list(dict.fromkeys(each.merged.server for each in listed))
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": _version(listed)},
    }
    if common := servers[0] if servers else "":
        document["servers"] = [{"url": common}]
    paths: dict[str, Any] = {}
    sources: dict[str, tuple[str, int]] = {}
    for page in listed:
        made = page.merged
        method = made.method.lower()
        own = {"servers": [{"url": made.server}]} if made.server != common else {}
        paths.setdefault(made.path, {})[method] = {**made.operation, **own}
        place = pointer("paths", made.path, method)
        sources[place] = page.id, 0
        for inside, line in made.lines.items():
            sources[place + inside] = page.id, line
    document["paths"] = paths
    schemes = {
        name: each for page in listed for name, each in page.merged.schemes.items()
    }
    schemas = {
        name: each for page in listed for name, each in page.merged.schemas.items()
    }
    named = {"schemas": schemas, "securitySchemes": schemes}
    if found := {section: each for section, each in named.items() if each}:
        document["components"] = found
    return Captured(document, sources)


def _version(pages: list[Page]) -> str:
    """The latest day on which a page says that it was changed."""
    seen = [page.merged.operation["x-restencil-page"].get("modified") for page in pages]
    return max((str(each)[:10] for each in seen if each), default="0")


def _collisions(pages: list[Page]) -> Iterable[Problem]:
    yield from _differing_schemas(pages)
    first: dict[tuple[str, str], Page] = {}
    for page in pages:
        key = page.merged.method, page.merged.path
        before = first.setdefault(key, page)
        if before is not page:
            message = f"{key[0]} {key[1]} is described by this page and by {before.file}, and OpenAPI holds one"
            hint = "leave one of them out, or keep them in two spec folders"
            yield error("pages-collide", message, hint, Location(page.file))


def _differing_schemas(pages: list[Page]) -> Iterable[Problem]:
    first: dict[str, Page] = {}
    for page in pages:
        for name, schema in page.merged.schemas.items():
            before = first.setdefault(name, page)
            if before.merged.schemas[name] != schema:
                message = f"the schema `{shown(name)}` is another one on {before.file}"
                hint = "keep the two pages in two spec folders"
                yield error("schemas-collide", message, hint, Location(page.file))
