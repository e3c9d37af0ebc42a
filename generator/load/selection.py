"""The part of a document that a project chooses: some operations, and what these need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import unquote

from generator.errors import Location, Problem, error, pointer, tokens_of
from generator.load.document import Document
from generator.load.grammar import METHODS
from generator.shown import shown

_KINDS = ("tags", "paths", "operations")
_ITEMS = ("paths", "webhooks")
_SCHEMAS = "schemas"
_SECURITY = "securitySchemes"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which operations are wanted: those with one of `tags`, on one of `paths` (`*` standing for anything), or so called."""

    tags: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()

    def wants(self, path: str, operation: Mapping[str, Any]) -> bool:
        """Whether an operation is among them."""
        return (
            any(tag in self.tags for tag in operation.get("tags", ()))
            or any(fnmatchcase(path, each) for each in self.paths)
            or operation.get("operationId") in self.operations
        )


def selected(document: Document, selection: Selection) -> Document:
    """The document with the operations that are wanted, and nothing that only others need."""
    root = dict(document.root)
    for section in _ITEMS:
        if section in root:
            root[section] = dict(_items(root[section], selection))
    used = {tag for _, each in _operations(root) for tag in each.get("tags", ())}
    if "tags" in root:
        root["tags"] = [each for each in root["tags"] if each.get("name") in used]
    if components := root.pop("components", None):
        root["components"] = _needed(root, components)
    return replace(document, root=root, problems=_left(document, root))


def _left(document: Document, root: Mapping[str, Any]) -> tuple[Problem, ...]:
    """The problems of what is left of a document in `root`."""
    dropped = {
        document.location(pointer(*place))
        for place in set(_places(document.root)) - set(_places(root))
    }
    return tuple(
        problem
        for problem in document.problems
        if not any(each in dropped for each in _above(problem.location))
    )


def _above(location: Location) -> Iterator[Location]:
    """What a place is in, each thing without a line."""
    tokens = tokens_of(location.pointer)
    for length in range(1, len(tokens) + 1):
        yield Location(location.file, pointer(*tokens[:length]))


def _places(root: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Where operations and components stand."""
    for section in _ITEMS:
        for path, item in root.get(section, {}).items():
            yield section, path
            yield from ((section, path, method) for method, _ in _methods(item))
    for section, named in root.get("components", {}).items():
        if isinstance(named, dict):
            yield from (("components", section, key) for key in named)


def unmatched(document: Document, selection: Selection, file: str) -> Iterator[Problem]:
    """A fault for each word of a selection, which stands in `file`, that no operation answers to."""
    found = list(_operations(document.root))
    known = {
        "tags": {str(tag) for _, each in found for tag in each.get("tags", ())},
        "paths": {path for path, _ in found},
        "operations": {str(each.get("operationId")) for _, each in found},
    }
    for kind in _KINDS:
        for number, word in enumerate(getattr(selection, kind)):
            if not any(_meets(kind, word, each) for each in known[kind]):
                message = f"no operation of the document has this among its {kind}: `{shown(word)}`"
                place = Location(file).at("only", kind, number)
                hint = _instead(word, sorted(known[kind]))
                yield error("selection-empty", message, hint, place)


def _meets(kind: str, word: str, known: str) -> bool:
    return fnmatchcase(known, word) if kind == "paths" else known == word


def _instead(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return (
        f"did you mean `{shown(near[0])}`?"
        if near
        else "take it out, or write it as the document does"
    )


def _operations(root: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for section in _ITEMS:
        for path, item in root.get(section, {}).items():
            yield from ((path, each) for _, each in _methods(item))


def _methods(item: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(item, dict):
        yield from ((key, each) for key, each in item.items() if key in METHODS)
        yield from item.get("additionalOperations", {}).items()


def _items(
    stated: Mapping[str, Any], selection: Selection
) -> Iterator[tuple[str, Any]]:
    """The paths, or webhooks, that have an operation which is wanted, without the others."""
    for path, item in stated.items():
        wanted = [key for key, each in _methods(item) if selection.wants(path, each)]
        if wanted:
            yield path, _of_item(item, frozenset(wanted))


def _of_item(item: Mapping[str, Any], wanted: frozenset[str]) -> dict[str, Any]:
    made = {
        key: value for key, value in item.items() if key not in METHODS or key in wanted
    }
    if others := made.pop("additionalOperations", None):
        made["additionalOperations"] = {
            key: each for key, each in others.items() if key in wanted
        }
    return made


def _needed(root: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    """The components that the rest of a document leads to, in their order."""
    reach = _Reach(components)
    reach.spread(root)
    return {
        section: (
            {key: each for key, each in named.items() if (section, key) in reach.found}
            if isinstance(named, dict) and not section.startswith("x-")
            else named
        )
        for section, named in components.items()
    }


@dataclass(frozen=True, slots=True)
class _Reach:
    """Which components have been reached, as sections and keys."""

    components: Mapping[str, Any]
    found: set[tuple[str, str]] = field(default_factory=set)

    def spread(self, value: Any) -> None:
        """Notes what `value` names, and what that does in turn."""
        pending = [value]
        while pending:
            each = pending.pop()
            pending += each.values() if isinstance(each, dict) else ()
            pending += each if isinstance(each, list) else ()
            if isinstance(each, dict):
                pending += filter(None, map(self._taken, _named(each)))

    def _taken(self, place: tuple[str, str]) -> Any:
        """What stands at a place, the first time that it is asked for."""
        section, key = place
        if place in self.found or key not in self.components.get(section, {}):
            return None
        self.found.add(place)
        return self.components[section][key]


def _named(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The components that a mapping names itself: by reference, as the kinds of a union, or as security schemes."""
    mapping = value.get("mapping")
    names = [
        value.get("$ref"),
        *(mapping.values() if isinstance(mapping, dict) else ()),
    ]
    yield from (_component(name) for name in names if isinstance(name, str))
    for alternative in _listed(value.get("security")):
        yield from ((_SECURITY, key) for key in alternative)


def _component(name: str) -> tuple[str, str]:
    """The section and the key of what a reference, or a bare name of a schema, leads to."""
    tokens = tokens_of(unquote(name[1:])) if name[:1] == "#" else ()
    return (tokens[1], tokens[2]) if len(tokens) > 2 else (_SCHEMAS, name)


def _listed(value: Any) -> list[dict[str, Any]]:
    stated = value if isinstance(value, list) else []
    return [each for each in stated if isinstance(each, dict)]
