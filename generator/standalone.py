"""Schemas of a document as schemas of their own, complete without the document."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any
from urllib.parse import unquote

from generator.errors import tokens_of
from generator.sparing import without_required
from generator.values import get

# what is under these keys is data, in which `$ref` is a key like any other
_DATA = {"const", "default", "enum", "example", "examples", "discriminator"}
# what a schema is called in its document: here it has another place, from which its references lead
_NAMES = {"$id", "$schema", "$anchor", "$dynamicAnchor", "$dynamicRef"}
_MAPS = {"properties", "patternProperties", "$defs", "dependentSchemas", "definitions"}


def standalone_schema(document: Any, pointer: str) -> dict[str, Any]:
    """The schema at `pointer` in JSON Schema 2020-12, with all that it refers to in `$defs`."""
    return Schemas(document).complete(pointer)


def _nothing(_key: str, _value: Any) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas of a document, which share one set of `definitions`; without the keywords that `omits` is true of.

    Properties that are marked as `spared` (`readOnly`, `writeOnly`) are required by none of them.
    """

    document: Any
    omits: Callable[[str, Any], bool] = _nothing
    spared: str = ""
    definitions: dict[str, Any] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _taken: Counter[str] = field(default_factory=Counter)
    _leads: dict[str, set[str]] = field(default_factory=dict)
    _pending: dict[str, str] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)
    _met: dict[str, set[str]] = field(default_factory=dict)

    def sparing(self, mark: str) -> "Schemas":
        """The same schemas as they are where properties with a mark need not be there, their definitions among these."""
        return replace(self, spared=mark, _names={}, _pending={}, _met={})

    def schema(self, pointer: str, base: str = "") -> dict[str, Any]:
        """The schema at `pointer` in JSON Schema 2020-12, what it refers to defined in the document at `base`."""
        met = self._met[pointer] = set()
        top = self._copied(get(self.document, pointer), base, met)
        self._define()
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        return whole | (top if isinstance(top, dict) else {"allOf": [top]})

    def complete(self, pointer: str) -> dict[str, Any]:
        """The same, with all that it refers to in its own `$defs`."""
        whole = self.schema(pointer)
        reached = sorted(name for name, _ in self._reached(pointer))
        made = {name: self.definitions[name] for name in reached}
        return {**whole, "$defs": made} if made else whole

    def is_longer(self, pointer: str, most: int) -> bool:
        """Whether what the schema at `pointer` leads to takes more characters of JSON than `most`."""
        sizes = accumulate(size for _, size in self._reached(pointer))
        return any(total > most for total in sizes)

    def renamed(self) -> dict[str, str]:
        """The definitions that are not called after what they are, because others had that name before, and their places."""
        return {
            name: place
            for place, name in self._names.items()
            if name != _spelled(place)
        }

    def leads_to(self, pointer: str) -> Iterator[str]:
        """The names of the definitions that the schema at `pointer` leads to."""
        return (name for name, _ in self._reached(pointer))

    def _reached(self, pointer: str) -> Iterator[tuple[str, int]]:
        """The definitions that a schema leads to, by their names, and their sizes."""
        if pointer not in self._met:
            self.schema(pointer)
        waiting = sorted(self._met[pointer])
        seen = set(waiting)
        while waiting:
            name = waiting.pop()
            yield name, self._sizes[name]
            new = self._leads[name] - seen
            seen |= new
            waiting += sorted(new)

    def _define(self) -> None:
        while self._pending:
            name, place = self._pending.popitem()
            leads = self._leads[name] = set()
            made = self._copied(get(self.document, place), "", leads)
            self.definitions[name], self._sizes[name] = made, len(json.dumps(made))

    def _copied(self, schema: Any, base: str, met: set[str]) -> Any:
        if isinstance(schema, list):
            return [self._copied(item, base, met) for item in schema]
        if not isinstance(schema, dict):
            return schema
        kept = {key: each for key, each in schema.items() if self._keeps(key, each)}
        if self.spared:
            kept = without_required(kept, self.document, self.spared)
        return {key: self._entry(key, each, base, met) for key, each in kept.items()}

    def _keeps(self, key: str, value: Any) -> bool:
        return key not in _NAMES and not self.omits(key, value)

    def _entry(self, key: str, value: Any, base: str, met: set[str]) -> Any:
        if key in _DATA:
            return value
        if key in _MAPS and isinstance(value, dict):
            return {
                name: self._copied(inner, base, met) for name, inner in value.items()
            }
        if key == "$ref" and isinstance(value, str) and value.startswith("#"):
            met.add(name := self._name(unquote(value[1:])))
            return f"{base}#/$defs/{name}"
        return self._copied(value, base, met)

    def _name(self, place: str) -> str:
        if place not in self._names:
            name = self._names[place] = self._free(_spelled(place))
            self._pending[name] = place
        return self._names[place]

    def _free(self, wanted: str) -> str:
        name = wanted
        while name in self._taken:
            self._taken[wanted] += 1
            name = f"{wanted}_{self._taken[wanted]}"
        self._taken[name] = 1
        return name


def _spelled(place: str) -> str:
    """What a definition is called if nothing else is called so."""
    return "".join(each if each.isalnum() else "_" for each in tokens_of(place)[-1])
