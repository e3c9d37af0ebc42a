"""A digest of all that output depends on, by which a run that would change nothing is known."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from generator.load.project import Project

_LIBRARIES = (
    "black",
    "jinja2",
    "jsonschema",
    "openapi-spec-validator",
    "ormsgpack",
    "python-jsonpath",
    "pyyaml",
)


def fingerprint(project: Project, names: Iterable[str], templates: Path) -> str:
    """The digest of a project's inputs, the `names` of the targets asked for, the templates, the engine and its libraries."""
    digest = hashlib.sha256()
    for part in _parts(project, names, templates):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _parts(project: Project, names: Iterable[str], templates: Path) -> Iterator[bytes]:
    choices = (project.name, project.shown, sys.version, *map(version, _LIBRARIES))
    yield from (choice.encode() for choice in (*choices, *names))
    yield from _contents(project.inputs())
    yield from _contents(_files(Path(__file__).parent))
    yield from _contents(_files(templates))


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        yield str(path).encode()
        yield path.read_bytes()
