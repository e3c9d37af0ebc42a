"""A document read again where only operations have changed: of those alone the API is made anew.

A document of its own is made of them and of what they need, and read as any other, as it was and as it is now. What
comes of it must fit what the whole document came to the last time, else the whole is read: what nobody has thought of
costs time then, and no truth.
"""

import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from generator.errors import Problem, Stop, pointer, tokens_of
from generator.ir import Api, Operation, Value, json_of
from generator.load.document import document_of
from generator.load.source import Source
from generator.load.written import codes_as_numbers, merge_keys
from generator.parts import reached, references
from generator.resolve import resolve
from generator.snapshot import Snapshot, unpacked
from generator.stated import Stated, part

# more of them would cost as much as the whole
_MANY = 40

Services = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document that `source`, the file at `path`, holds, and what it states; it has not been read."""

    path: Path
    source: Source
    root: Any
    stated: Stated


def read_again(now: Parsed, last: Snapshot, services: Services) -> Api | None:
    """The API of a document that says the same as the last time, but for some operations; None if the whole is to be read.

    The problems of it are those of the last time.
    """
    if not _is_same(now, last, services):
        return None
    changed = now.stated.changed(last.stated)
    if len(changed) > _MANY:
        return None
    try:
        parts = _parts(now, last, changed)
        before, after = (_read(now, each, services) for each in parts)
    except Stop:
        return None
    change = _Change(_whole(last), frozenset(changed))
    return change.made(before, after) if change.fits(before, after) else None


def _is_same(now: Parsed, last: Snapshot, services: Services) -> bool:
    name = now.source.name
    found = (name, services, now.stated.frame)
    known = (last.name, last.services, last.stated.frame)
    sources = {name: now.source}
    told = chain(codes_as_numbers(sources), merge_keys(sources))
    return found == known and not any(told)


def _whole(last: Snapshot) -> "_Part":
    api = unpacked(last.api)
    root = marshal.loads(last.root)  # noqa: S302 - as whole as it was kept
    index = {each.id: each for each in api.definitions}
    return _Part(replace(api, document=Value(root), index=index), last.problems)


def _parts(
    now: Parsed, last: Snapshot, changed: tuple[str, ...]
) -> list[dict[str, Any]]:
    """The documents of what has changed, as it was and as it is."""
    both = (last.stated, now.stated)
    chosen = [{place: each.operations[place] for place in changed} for each in both]
    contents = [each for operations in chosen for each in operations.values()]
    paths = {path: now.root["paths"][path] for _, path, _ in map(tokens_of, changed)}
    named = references(b"".join((*contents, marshal.dumps(paths, 2))))
    needed = reached(named, last.links)
    return [part(now.root, operations, needed) for operations in chosen]


@dataclass(frozen=True, slots=True)
class _Part:
    """What a document of a part came to."""

    api: Api
    problems: tuple[Problem, ...]

    def item(self, *keys: str) -> Any:
        """What stands in its document, an empty mapping for nothing."""
        found: Any = json_of(self.api.document)
        for key in keys:
            found = found.get(key, {})
        return found


def _read(now: Parsed, root: dict[str, Any], services: Services) -> _Part:
    document = document_of(root, now.source, now.path)
    api, problems = resolve(document, services)
    return _Part(api, (*document.problems, *problems))


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of operations, at the places `changed`, in the API of a `whole` document."""

    whole: _Part
    changed: frozenset[str]

    def fits(self, before: _Part, after: _Part) -> bool:
        """Whether a part was in the whole as it was, and what has changed in it has changed in these operations alone."""
        return (
            before.problems == after.problems
            and before.api.webhooks == after.api.webhooks
            and self._has(before, lambda _: False)
            and self._has(after, self._is_inside)
            and self._has_definitions(before, after)
        )

    def made(self, before: _Part, after: _Part) -> Api:
        """The API with the change."""
        api = self.whole.api
        ids = filter(self._is_inside, before.api.index)
        definitions = {id_: after.api.index[id_] for id_ in ids}
        operations = {each.id: each for each in after.api.operations()}
        self.whole.item("paths").update(after.item("paths"))
        services = (
            replace(
                service,
                operations=tuple(
                    operations.get(each.id, each) for each in service.operations
                ),
            )
            for service in api.services
        )
        return replace(
            api,
            services=tuple(services),
            definitions=tuple(
                definitions.get(each.id, each) for each in api.definitions
            ),
            index={**api.index, **definitions},
        )

    def _is_inside(self, place: str) -> bool:
        """Whether something stands in one of the operations, by its pointer or its id."""
        tokens = tokens_of(place.removeprefix(_ALIAS))
        return tokens[:1] == ("paths",) and pointer(*tokens[:3]) in self.changed

    def _has(self, part: _Part, is_new: Callable[[str], bool]) -> bool:
        """Whether the operations and components of a part are in the whole, but for what is new."""
        known = {each.id: each for each in self.whole.api.operations()}
        return all(
            is_new(_place(each)) or known.get(each.id) == each
            for each in part.api.operations()
        ) and all(
            self.whole.item("components", section, name) == each
            for section, held in part.item("components").items()
            if isinstance(held, dict)  # extensions need not be
            for name, each in held.items()
        )

    def _has_definitions(self, before: _Part, after: _Part) -> bool:
        """Whether the whole has the same definitions after the change, and knows what those in the operations were.

        What stands in no schema among the components may be called after the first operation that uses it.
        """
        old, new, known = before.api.index, after.api.index, self.whole.api.index
        inside = list(filter(self._is_inside, old))
        outside = [id_ for id_ in old if not self._is_inside(id_)]
        return (
            inside == list(filter(self._is_inside, new))
            and all(known.get(id_) == old[id_] for id_ in inside)
            and all(_is_of_schema(id_) or id_ in new for id_ in outside)
            and all(
                self._is_inside(id_)
                or old.get(id_) == each
                or (_is_of_schema(id_) and known.get(id_) == each)
                for id_, each in new.items()
            )
        )


_ALIAS = "alias:"


def _is_of_schema(id_: str) -> bool:
    return id_.removeprefix(_ALIAS).startswith("/components/schemas/")


def _place(operation: Operation) -> str:
    """Where an operation stands in its document."""
    *above, method = tokens_of(operation.id)
    return pointer(*above, method.lower())
