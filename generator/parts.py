"""What each operation of a document is made of, as digests: by them it is known which pages a change can reach."""

import hashlib
import marshal
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from generator.errors import pointer, tokens_of
from generator.merkle import digest, merkle

# without what later versions add: references to what was written before, which equal values need not share
_FORMAT = 2
_COMPONENT = re.compile(rb"#/components/[^/]+/")
# by what an operation is called, and put with others
_CALLED = frozenset(("operationId", "tags"))
# what is said of an operation where it is listed
_LISTED = ("summary", "deprecated")
INTO_PATHS = b"#/paths/"
"""What has a reference that begins so is made of what is said of operations."""
# so is an operation that has one of these keys, and so speaks of others; before a text stands its length
_LINKING = (
    *(len(key).to_bytes(4, "little") + key for key in (b"links", b"x-restencil-task")),
    INTO_PATHS,
)
_METHODS = [
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
]
_MORE = "additionalOperations"
_PATHS = "#/paths"
# so is what has a reference to neither paths nor components, which may lead to these in turn
_INTO_REST = re.compile(rb"#/(?!components/|paths/)[^/]")
_REST = "#/"
_WHOLE = frozenset((_PATHS, _REST))


@dataclass(frozen=True)
class Parts:
    """The digests of the parts of the document `root`; pages of an operation are made of it, and of the frame.

    The frame is what is left when all that only belongs to single operations and schemas is taken away, and the `names`
    that they are called by, as well as the `places` where they stand.
    """

    root: Mapping[str, Any]
    names: Mapping[tuple[str, ...], Mapping[str, str]]
    places: Sequence[tuple[str, ...]] = ()
    _known: dict[str, bytes] = field(default_factory=dict)
    _lists: dict[tuple[str, ...], bytes] = field(default_factory=dict)
    # each with its thing, so that nothing else can have that number
    _keys: dict[int, tuple[object, str]] = field(default_factory=dict)

    def key_of(self, item: object) -> str:
        """The digest of what pages about a thing are made of; empty if it does not tell."""
        # dozens of pages are about one thing
        if id(item) not in self._keys:
            self._keys[id(item)] = (item, self._key_of(item))
        return self._keys[id(item)][1]

    def _key_of(self, item: object) -> str:
        ids, listed = getattr(item, "parts", ()), getattr(item, "listed", ())
        if ids or listed:
            return self.digest_of(ids, listed)
        told: str = getattr(item, "digest", "")
        return told

    def digest_of(self, ids: Iterable[str], listed: tuple[str, ...] = ()) -> str:
        """The digest of all that pages of the operations and components with these ids are made of.

        They may also list operations, those with the ids `listed`.
        """
        made = hashlib.sha256(self.frame + self._list(listed))
        for id_ in ids:
            if id_ not in self._known:
                self._known[id_] = self._part(tokens_of(id_))
            made.update(self._known[id_])
        return made.hexdigest()

    def _list(self, ids: tuple[str, ...]) -> bytes:
        if ids not in self._lists:
            self._lists[ids] = digest(*map(self._line, map(tokens_of, ids)))
        return self._lists[ids]

    def _line(self, tokens: tuple[str, ...]) -> bytes:
        """What lists say of an operation; what stands elsewhere, as a whole."""
        stated = self._stated(tokens)
        if stated is None:
            return self._operation(tokens)
        return _bytes([stated.get(key) for key in _LISTED])

    def _part(self, tokens: tuple[str, ...]) -> bytes:
        is_operation = tokens[0] == "paths"
        return self._operation(tokens) if is_operation else self._component(tokens)

    @cached_property
    def frame(self) -> bytes:
        """The digest of what every page may show."""
        frame = {
            **self.root,
            "paths": {
                path: item if path.startswith("x-") else _outlined(item)
                for path, item in self._paths.items()
            },
            "components": {
                section: held if _is_shown_whole(section) else list(held)
                for section, held in self._components.items()
            },
        }
        names = [[*scope, dict(given)] for scope, given in self.names.items()]
        return digest(_bytes(frame), _bytes([names, *self.places]))

    @property
    def _paths(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.root.get("paths") or {}
        return found

    @property
    def _components(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.root.get("components") or {}
        return found

    def _operation(self, tokens: tuple[str, ...]) -> bytes:
        item = self._paths.get(tokens[1], {})
        shared = {key: each for key, each in item.items() if not _holds_calls(key)}
        content = _bytes([shared, self._stated(tokens)])
        if any(word in content for word in _LINKING):
            content += _bytes(self.root["paths"])
        found = self._sums.keys() & references(content)
        return digest(content, *(self._sums[each] for each in sorted(found)))

    def _stated(self, tokens: tuple[str, ...]) -> Any:
        """What the document has of an operation."""
        item = self._paths.get(tokens[1], {})
        return item.get(tokens[-1].lower(), item.get(_MORE, {}).get(tokens[-1]))

    def _component(self, tokens: tuple[str, ...]) -> bytes:
        return self._sums.get(f"#{pointer(*tokens)}", b"")

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """The components by their places, and the paths and the rest, if a component refers to what is in them."""
        found = {
            f"#{pointer('components', section, name)}": _bytes(each)
            for section, held in self._components.items()
            if isinstance(held, dict)  # extensions need not be
            for name, each in held.items()
        }
        rest = {**self.root, "paths": None, "components": None}
        found[_REST] = _bytes(rest)
        is_linking = any(INTO_PATHS in each for each in found.values())
        return found | ({_PATHS: _bytes(self._paths)} if is_linking else {})

    @cached_property
    def _sums(self) -> Mapping[str, bytes]:
        """The digests of components with all that they refer to."""
        held = {place: digest(each) for place, each in self._contents.items()}
        return merkle(held, self.links)

    @cached_property
    def links(self) -> Mapping[str, set[str]]:
        """What each component refers to; one with a discriminator, also the components that refer to it.

        Schemas that are made of one with a discriminator are linked both ways. The paths and the rest of the document are
        as components, if a component refers to what is in them.
        """
        found = {
            place: {*references(each), *self._named(place, each)}
            for place, each in self._contents.items()
        }
        bases = {
            place for place, each in self._contents.items() if b"discriminator" in each
        }
        components = [each for each in found.items() if each[0] not in _WHOLE]
        for place, reached in components:
            for base in reached & bases - _WHOLE:
                found[base].add(place)
        for place, parents in self._families(bases):
            for parent in parents & found.keys():
                found[parent].add(place)
        return found

    def _families(self, bases: set[str]) -> Iterator[tuple[str, set[str]]]:
        """The schemas that are made by `allOf` of one that has a discriminator, or is made of one, and what of."""
        schemas = self._components.get("schemas", {}) if bases else {}
        parents = {
            f"#{pointer('components', 'schemas', name)}": {*_parents(each)}
            for name, each in schemas.items()
        }
        family, size = set(bases), 0
        while len(family) > size:
            size = len(family)
            family |= {each for each, above in parents.items() if above & family}
        for place, above in parents.items():
            yield place, above & family

    def _named(self, place: str, content: bytes) -> Iterator[str]:
        """The schemas whose bare names stand in a component that has a discriminator: that is how it may name them."""
        if b"discriminator" in content and place not in _WHOLE:
            _, section, name = tokens_of(place)
            for word in _texts(self._components[section][name]):
                yield f"#{pointer('components', 'schemas', word)}"


def _parents(schema: Any) -> Iterator[str]:
    parts = schema.get("allOf") if isinstance(schema, dict) else None
    for each in parts if isinstance(parts, list) else ():
        if isinstance(each, dict) and isinstance(each.get("$ref"), str):
            yield from references(_bytes(each["$ref"]))


def reached(places: Iterable[str], links: Mapping[str, Iterable[str]]) -> set[str]:
    """The components among `places`, and those that they refer to, and these in turn, by their `links`."""
    found: set[str] = set()
    waiting = [*places]
    while waiting:
        if (each := waiting.pop()) in links and each not in found:
            found.add(each)
            waiting.extend(links[each])
    return found


def _texts(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str(text):
                yield text
            case dict(inside):
                waiting.extend(inside.values())
            case list(inside):
                waiting.extend(inside)


def _outlined(item: Mapping[str, Any]) -> dict[str, Any]:
    """A path without what not every page may show of its operations."""
    return {
        key: (
            {method: called(each) for method, each in held.items()}
            if key == _MORE
            else called(held)
        )
        for key, held in item.items()
        if _holds_calls(key)
    }


def _is_shown_whole(section: str) -> bool:
    return section == "securitySchemes" or section.startswith("x-")


def _holds_calls(key: str) -> bool:
    return key == _MORE or key in _METHODS


def called(operation: Mapping[str, Any]) -> dict[str, Any]:
    """What an operation is called, and put with others by, and what our own keys say of it."""
    return {
        key: each
        for key, each in operation.items()
        if key in _CALLED or key.startswith("x-restencil-")
    }


def references(content: bytes) -> Iterator[str]:
    """The components that something names, and perhaps some that it only speaks of; the paths and the rest as wholes."""
    if INTO_PATHS in content:
        yield _PATHS
    if _INTO_REST.search(content):
        yield _REST
    for found in _COMPONENT.finditer(content):
        # before a text stands its length
        start = found.start()
        end = start + int.from_bytes(content[start - 4 : start], "little")
        place = unquote(content[start:end].decode(errors="replace"))
        yield "/".join(place.split("/", 4)[:4])


def _bytes(value: Any) -> bytes:
    return marshal.dumps(value, _FORMAT)
