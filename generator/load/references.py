"""The files that a document refers to: which of them may be read, and how."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator.errors import Location, Problem, Stop, error
from generator.load.source import Source, decoded_source, read_source
from generator.shown import shown, shown_path

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be read: files below `folder`, and what begins with one of `allowed`, paths or http(s) addresses."""

    folder: Path
    allowed: tuple[str, ...] = ()

    def read(self, address: str, asked: Location) -> Source:
        """The source at an absolute path or address; raises `Stop`, located where it was asked for, if it may not be."""
        if is_address(address):
            return self._fetch(address, asked)
        path = _real(address)
        if path is None or not self._holds(path):
            raise Stop(_forbidden(self._name(Path(address)), asked))
        try:
            return read_source(path, self._name(path))
        except Stop as stop:
            problems = (_located(problem, asked) for problem in stop.problems)
            raise Stop(*problems) from None

    def _holds(self, path: Path) -> bool:
        paths = (each for each in self.allowed if not is_address(each))
        folders = [_real(str(self.folder / each)) for each in (".", *paths)]
        return any(path.is_relative_to(folder) for folder in folders if folder)

    def _name(self, path: Path) -> str:
        return str(self.folder / os.path.relpath(path, self.folder.resolve()))

    def _fetch(self, address: str, asked: Location) -> Source:
        # hardly any document needs it, and its libraries take as long as a run that changes nothing
        from generator.load.fetching import UnreachableError, fetched

        self.admit(address, asked)
        try:
            content = fetched(address, lambda next_: self.admit(next_, asked))
        except UnreachableError as fault:
            raise Stop(_unreachable(address, str(fault), asked)) from None
        try:
            return decoded_source(content, address)
        except Stop as stop:
            problems = (_located(problem, asked) for problem in stop.problems)
            raise Stop(*problems) from None

    def admit(self, address: str, asked: Location) -> None:
        """Raises `Stop` if an address may not be read."""
        if not any(
            is_address(each) and _begins(address, each) for each in self.allowed
        ):
            raise Stop(_forbidden(address, asked))


def is_address(text: str) -> bool:
    """Whether a text is the address of something on the web."""
    split = _split(text)
    return bool(split and split.scheme in _PORTS)


def _split(text: str) -> SplitResult | None:
    try:
        return urlsplit(text)
    except ValueError:
        return None


def _begins(address: str, allowed: str) -> bool:
    """Whether an address is at the place that is allowed, or below it."""
    asked, base = _split(address), _split(allowed)
    if not asked or not base or _origin(asked) != _origin(base):
        return False
    # a server may take these steps upwards out of what is allowed
    steps = unquote(unquote(asked.path)).replace("\\", "/").split("/")
    return asked.path.startswith(base.path) and not {".", ".."} & set(steps)


def _origin(split: SplitResult) -> tuple[object, ...] | None:
    try:
        port = split.port or _PORTS.get(split.scheme)
    except ValueError:
        return None
    return split.scheme, split.hostname, port, split.username, split.password


def resolved(base: str, reference: str, asked: Location) -> tuple[str, str]:
    """The absolute path or address that a reference in the file at `base` names, and the pointer in it."""
    place, _, fragment = reference.partition("#")
    inside = unquote(fragment)
    if not place:
        return base, inside
    split = _split(place)
    if split is None:
        raise Stop(_unreadable_reference(reference, asked))
    if is_address(base) or split.scheme in _PORTS:
        return _on_the_web(base, place, asked), inside
    if split.scheme == "file" and split.netloc in {"", "localhost"}:
        return str(_real(unquote(split.path)) or split.path), inside
    if len(split.scheme) > 1:
        raise Stop(_forbidden(place, asked))
    path = str(Path(base).parent / unquote(place.replace("\\", "/")))
    return str(_real(path) or path), inside


def _on_the_web(base: str, place: str, asked: Location) -> str:
    address = urljoin(base, place) if is_address(base) else place
    if not is_address(address):
        raise Stop(_forbidden(place, asked))
    return address


def _real(path: str) -> Path | None:
    """A path without links, `.` and `..`; None if it cannot be one."""
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _forbidden(address: str, asked: Location) -> Problem:
    message = f"`$ref` leads to `{shown_path(address)}`, which may not be read"
    hint = "copy it into the spec's folder, or allow it with `references:` in restencil.yaml; a bare file has none: call it openapi.yaml, and name its folder"
    return error("ref-forbidden", message, hint, asked)


def _unreadable_reference(reference: str, asked: Location) -> Problem:
    message = f"`$ref` is neither a path nor a web address: `{shown(reference, 100)}`"
    hint = "write the path of a file, such as `models/pet.yaml#/Pet`"
    return error("ref-invalid", message, hint, asked)


def _unreachable(address: str, reason: str, asked: Location) -> Problem:
    message = f"`$ref` leads to `{shown_path(address)}`, which cannot be read: {shown(reason)}"
    hint = "check the address and the network, or copy it into the spec's folder"
    return error("ref-unreachable", message, hint, asked)


def _located(problem: Problem, asked: Location) -> Problem:
    message = f"`$ref` leads to a file that cannot be read: {problem.message}"
    return error("ref-unreadable", message, problem.hint, asked)
