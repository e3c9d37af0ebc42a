"""The names under which an API was published, kept in its spec folder: what comes later is called something else."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import Location, Problem, Severity, Stop, error, pointer
from generator.handwritten import violations_of
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.project import Project
from generator.load.source import Source, read_source, source_of
from generator.lock_text import lock_text
from generator.names import is_portable, unique
from generator.shown import shown

Scope = tuple[str, ...]
Scopes = Mapping[Scope, Mapping[str, str]]
"""Names by their keys, scope by scope; within one, no two are the same, or differ in case only."""

FILES = "files"

# what comes before the tag in the scopes of operations
_BY_SERVICE = {("methods",), ("operations",)}

# YAML takes no longer keys, and nobody could read them
_LONGEST = 200


@dataclass(frozen=True, slots=True, eq=False)
class Lock:
    """The names that are held; `source` is the file that they were read from, None if there is none."""

    file: str
    scopes: Scopes = field(default_factory=dict)
    source: Source | None = None

    def names(
        self,
        scope: Scope,
        wanted: Mapping[str, str],
        reserved: frozenset[str] = frozenset(),
    ) -> dict[str, str]:
        """Distinct identifiers for `wanted` (keys to the identifiers they would like), those that are held first."""
        keys = {key: _short(key) for key in wanted}
        asked = {keys[key]: spelled for key, spelled in wanted.items()}
        given = unique(asked, self.scopes.get(_shortened(scope), {}), reserved)
        return {key: given[keys[key]] for key in wanted}

    def held(self, *section: str) -> frozenset[str]:
        """Every name in the scopes that begin with `section`."""
        return frozenset(name for _, _, name in self.entries(*section))

    def entries(self, *section: str) -> Iterator[tuple[Scope, str, str]]:
        """The scope, the key and the name of all that is held in the scopes that begin with `section`."""
        for scope, names in self.scopes.items():
            if scope[: len(section)] == section:
                yield from ((scope, key, name) for key, name in names.items())

    def services(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of the services in which operations were published, by the keys of those."""
        found: dict[str, dict[str, None]] = {}
        for scope, key, _ in self.entries():
            if scope[-2:-1] in _BY_SERVICE:
                found.setdefault(key, {})[scope[-1]] = None
        return {key: tuple(tags) for key, tags in found.items()}

    def at(self, scope: Scope, key: str) -> Location:
        """Where a name stands in the file."""
        return Location(self.file, pointer(*scope, key))

    def text(self, published: Scopes) -> str:
        """The text of the file once it holds what is `published` too; empty if there is nothing to hold, and no file."""
        new = {_shortened(scope): names for scope, names in published.items()}
        scopes = {
            scope: {**self.scopes.get(scope, {}), **_shortened_keys(new.get(scope, {}))}
            for scope in {**self.scopes, **new}
        }
        if any(scopes.values()):
            return lock_text(scopes)
        return self.source.text if self.source else ""

    def notes(self, published: Scopes, text: str) -> tuple[Problem, ...]:
        """A note, in the `text` to come, for every name that has a number because what has left the spec has it without."""
        notes = list(self._notes(published))
        return place(notes, {self.file: source_of(self.file, text)} if notes else {})

    def _notes(self, published: Scopes) -> Iterator[Problem]:
        for scope, given in published.items():
            held = self.scopes.get(_shortened(scope), {})
            gone = {key: held[key] for key in held.keys() - _shortened_keys(given)}
            numbered = dict(_numbered(given))
            for key in sorted(gone):
                if gone[key] in numbered:
                    yield self._held_by_gone(scope, key, numbered[gone[key]])

    def _held_by_gone(self, scope: Scope, key: str, numbered: str) -> Problem:
        message = f"`{numbered}` has its number because `{shown(key)}`, which has left the spec, was published without"
        hint = "leave it so, or remove this line and that of the other: then the name is free"
        at = self.at(_shortened(scope), key)
        return Problem(Severity.NOTE, "name-held", message, hint, at)

    def refusal(self, scope: Scope, key: str, message: str) -> Problem:
        """The problem that a name which is held cannot be used."""
        hint = "choose another name, or remove the line: then one is made"
        return error("lock-name", message, hint, self.at(scope, key))


def load_lock(project: Project) -> Lock:
    """The names that the spec folder of a project holds, none for a bare file; raises `Stop` if the file is wrong."""
    file = project.lock
    if not file or not file.exists():
        return Lock(str(file or ""))
    try:
        source = read_source(file, str(file))
        stated = parse(source)
    except Stop as stop:
        if {each.rule for each in stop.problems} != {"file-empty"}:
            raise
        return Lock(str(file))
    refuse(Lock(source.name, {}, source), [*_schema_problems(source, stated)])
    lock = Lock(source.name, dict(_scopes(stated, ())), source)
    refuse(lock, [*_problems(lock)])
    return lock


def refuse(lock: Lock, problems: list[Problem]) -> None:
    """Raises `Stop` with problems of a lock, if there are any."""
    if problems:
        raise Stop(*place(problems, {lock.file: lock.source} if lock.source else {}))


def _scopes(value: Any, scope: Scope) -> Iterator[tuple[Scope, Mapping[str, str]]]:
    if isinstance(value, dict):
        names = {key: each for key, each in value.items() if isinstance(each, str)}
        if names:
            yield scope, names
        for key, each in value.items():
            yield from _scopes(each, (*scope, key))


def _schema_problems(source: Source, stated: Any) -> Iterator[Problem]:
    for each in violations_of("names-lock", stated):
        hint = "remove the line, and `restencil generate` writes what is needed"
        at = Location(source.name, each.pointer)
        yield error("lock-invalid", each.message, hint, at)


def _problems(lock: Lock) -> Iterator[Problem]:
    for scope, names in lock.scopes.items():
        yield from twice(lock, ((scope, key, name) for key, name in names.items()))
    for scope, key, name in lock.entries(FILES):
        if not is_portable(name):
            message = f"`{shown(name)}` cannot be the name of a file everywhere"
            yield lock.refusal(scope, key, message)


def twice(lock: Lock, entries: Iterable[tuple[Scope, str, str]]) -> Iterator[Problem]:
    """A problem for every name that has been given before, also if it differs in case."""
    owners: dict[str, str] = {}
    for scope, key, name in entries:
        owner = owners.setdefault(name.casefold(), key)
        if owner is not key:
            message = f"`{shown(name)}` is the name of `{shown(owner)}` already"
            yield lock.refusal(scope, key, message)


def _numbered(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names that have a number which is not their key's, by what they are without."""
    for key, name in given.items():
        plain, _, number = name.rpartition("_")
        if number.isdecimal() and not key.endswith(number):
            yield plain, name


def _short(key: str) -> str:
    """A key, or the beginning and the digest of a long one."""
    if len(key) <= _LONGEST:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"{key[:40]}… {digest[:16]}"


def _shortened(scope: Scope) -> Scope:
    return tuple(map(_short, scope))


def _shortened_keys(names: Mapping[str, str]) -> dict[str, str]:
    return {_short(key): name for key, name in names.items()}
