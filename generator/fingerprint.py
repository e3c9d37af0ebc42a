"""A digest of all that output depends on, by which a run that would change nothing is known."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.load.project import Project

_LIBRARIES = (
    "black",
    "jinja2",
    "jsonschema",
    "markdown-it-py",
    "nh3",
    "openapi-spec-validator",
    "ormsgpack",
    "python-jsonpath",
    "pyyaml",
)


def fingerprint(project: Project, names: Iterable[str], templates: Path) -> str:
    """The digest of a project's inputs, the `names` of the targets asked for, and the generator."""
    choices = (project.name, project.shown, *names)
    stated = map(_encoded, choices)
    return _digest((*stated, *_contents(project.inputs()), _generator(templates)))


def fingerprint_of_generator(project: Project, templates: Path) -> str:
    """The digest of what makes files of a document: all inputs of a project beside it, and the generator."""
    others = _contents(project.beside_document())
    return _digest((_encoded(project.name), *others, _generator(templates)))


def fingerprint_of_templates(templates: Path) -> str:
    """The digest of the generator and its templates, whatever they are used for."""
    return _generator(templates).decode()


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def _generator(templates: Path) -> bytes:
    versions = (sys.version, *map(version, _LIBRARIES))
    own = _contents((*_files(Path(__file__).parent), *_files(templates)))
    return _digest((*(each.encode() for each in versions), *own)).encode()


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        yield _encoded(str(path))
        yield path.read_bytes()


def _encoded(text: str) -> bytes:
    """A text that may be the name of a file, which need not be one in UTF-8."""
    return text.encode(errors="surrogateescape")
