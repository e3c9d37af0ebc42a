"""The files that a document refers to: which of them may be read, and how."""

import os
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import unquote, urljoin, urlsplit

from generator.errors import Location, Problem, Stop, error
from generator.load.budget import MAX_BYTES
from generator.load.source import Source, read_source, source_of
from generator.shown import shown

_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be read: files below `folder`, and what begins with one of `allowed`, paths or http(s) addresses."""

    folder: Path
    allowed: tuple[str, ...] = ()

    def read(self, address: str, asked: Location) -> Source:
        """The source at an absolute path or address; raises `Stop`, located where it was asked for, if it may not be."""
        if urlsplit(address).scheme in {"http", "https"}:
            return self._fetch(address, asked)
        path = Path(address).resolve()
        if not self._holds(path):
            raise Stop(_forbidden(self._name(path), asked))
        try:
            return read_source(path, self._name(path))
        except Stop as stop:
            raise Stop(
                *(_located(problem, asked) for problem in stop.problems)
            ) from None

    def _holds(self, path: Path) -> bool:
        folders = [
            self.folder.resolve(),
            *((self.folder / each).resolve() for each in self._paths()),
        ]
        return any(path.is_relative_to(folder) for folder in folders)

    def _paths(self) -> Iterator[str]:
        return (each for each in self.allowed if not _is_address(each))

    def _name(self, path: Path) -> str:
        folder = self.folder.resolve()
        return str(self.folder / os.path.relpath(path, folder))

    def _fetch(self, address: str, asked: Location) -> Source:
        self._admit(address, asked)
        opener = urllib.request.build_opener(_Checked(self, asked))
        try:
            with opener.open(address, timeout=_SECONDS) as answer:
                content: bytes = answer.read(MAX_BYTES + 1)
        except (URLError, OSError, ValueError) as fault:
            raise Stop(_unreachable(address, fault, asked)) from None
        if len(content) > MAX_BYTES:
            raise Stop(_unreachable(address, "it is too large", asked))
        return source_of(address, content.decode("utf-8", "replace"))

    def _admit(self, address: str, asked: Location) -> None:
        if not any(
            _is_address(each) and address.startswith(each) for each in self.allowed
        ):
            raise Stop(_forbidden(address, asked))


class _Checked(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where the first request might have gone."""

    def __init__(self, reach: Reach, asked: Location) -> None:
        self._reach = reach
        self._asked = asked

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
        """The next request, if its address may be read."""
        self._reach._admit(arguments[-1], self._asked)  # noqa: SLF001 - one module
        return super().redirect_request(*arguments)


def _is_address(allowed: str) -> bool:
    return urlsplit(allowed).scheme in {"http", "https"}


def resolved(base: str, reference: str) -> tuple[str, str]:
    """The absolute path or address that a reference in the file at `base` names, and the pointer in it."""
    place, _, fragment = reference.partition("#")
    if not place:
        return base, unquote(fragment)
    if _is_address(base) or urlsplit(place).scheme:
        return urljoin(base, place), unquote(fragment)
    return str((Path(base).parent / unquote(place)).resolve()), unquote(fragment)


def _forbidden(address: str, asked: Location) -> Problem:
    message = f"`$ref` leads to `{shown(address, 100)}`, which may not be read"
    hint = "copy it into the spec's folder, or allow it with `references:` in restencil.yaml"
    return error("ref-forbidden", message, hint, asked)


def _unreachable(address: str, fault: object, asked: Location) -> Problem:
    message = (
        f"`$ref` leads to `{shown(address, 100)}`, which cannot be read: {shown(fault)}"
    )
    return error(
        "ref-unreachable",
        message,
        "check the address and the network, or copy it into the spec's folder",
        asked,
    )


def _located(problem: Problem, asked: Location) -> Problem:
    return error(
        "ref-unreadable",
        f"`$ref` leads to a file that cannot be read: {problem.message}",
        problem.hint,
        asked,
    )
