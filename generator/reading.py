"""What a project describes: its document, and the API that this is resolved to."""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.errors import Problem, Stop
from generator.ir import Api, Value, json_of
from generator.load.choices import Choices
from generator.load.document import Document, document_of
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.project import Project
from generator.load.project_document import load_project, owned, plain_document
from generator.load.source import Source, read_source
from generator.lock import Lock
from generator.parts import Parts
from generator.rereading import Parsed, read_again
from generator.resolve import resolve
from generator.resolve.grouping import page_key
from generator.snapshot import Snapshot, packed
from generator.stated import Stated, stated


@dataclass(frozen=True, slots=True)
class Reading:
    """The API of a project, the sources of positions in its document, and the problems of both, unplaced but for some.

    If it can be known again by what its file states, that is `stated`.
    """

    api: Api
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]
    stated: Stated | None = None


def read_api(
    project: Project, choices: Choices, lock: Lock, last: Snapshot | None
) -> Reading:
    """The API of a project; raises `Stop` if there is none. What it was the last time shortens that, if that is known."""
    plain = plain_document(project, choices) if last else None
    if not last or not plain:
        return _resolved(load_project(project, choices), lock)
    path, shown = plain
    source = read_source(path, shown)
    root = parse(source)
    now = stated(root)
    given = Parsed(path, source, root, now) if now else None
    if given and (api := read_again(given, last, _services(lock))):
        return Reading(api, {source.name: source}, last.problems)
    document = document_of(root, source, path, choices.references)
    owns = project.root.is_dir()
    made = _resolved(owned(document) if owns else document, lock)
    return replace(made, stated=now if now and _is_plain(document, made) else None)


def snapshot_of(reading: Reading, lock: Lock) -> Snapshot | None:
    """What the next run may know a reading by; None if it was known itself, or there is nothing to know it by."""
    if not reading.stated:
        return None
    api = reading.api
    root = json_of(api.document)
    assert isinstance(root, dict)
    (name,) = reading.sources
    return Snapshot(
        name=name,
        services=_services(lock),
        stated=reading.stated,
        links={each: tuple(links) for each, links in Parts(root, {}).links.items()},
        root=marshal.dumps(root),
        api=packed(replace(api, document=Value(None), index={})),
        problems=reading.problems,
    )


def _services(lock: Lock) -> Mapping[str, tuple[str, ...]]:
    """What resolving asks a lock: where operations were published that were read from pages."""
    found = lock.services()
    return {key: tags for key, tags in found.items() if key.startswith(page_key(""))}


def _is_plain(document: Document, made: Reading) -> bool:
    """Whether all that is said of a document is of one file, and of its values, wherever in the file they stand."""
    has_lines = any(each.location.line for each in made.problems)
    return len(document.sources) == 1 and not (document.spelled or has_lines)


def _resolved(document: Document, lock: Lock) -> Reading:
    try:
        api, problems = resolve(document, lock.services())
    except Stop as stop:
        told = (*document.problems, *stop.problems)
        raise Stop(*place(told, document.sources)) from None
    return Reading(api, document.sources, (*document.problems, *problems))
