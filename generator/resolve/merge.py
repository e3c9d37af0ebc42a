"""`allOf` told as one schema, which asks for all that its parts ask for."""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.resolve.node import Node
from generator.resolve.portable import assertions, place_of, portable, refers_to

# More alternatives than that, made of two lists of them, would help no reader.
_MOST_ALTERNATIVES = 64

Json = dict[str, Any]


@dataclass(slots=True)
class Merged:
    """A schema without `allOf`, and the keywords by which its parts contradict one another."""

    node: Node
    conflicts: list[str] = field(default_factory=list)


def merged(schema: Node) -> Merged:
    """`schema` with its `allOf` merged into it; itself if it has none. Its pointer stays the same."""
    if not isinstance(schema.value, dict) or "allOf" not in schema.value:
        return Merged(schema)
    parts = list(_parts(schema, frozenset(), inside=True))
    alone = sum(bool(assertions(part.value)) for part in parts) < 2
    whole: Json = {}
    made = Merged(Node(schema.context, schema.pointer, whole))
    for part in parts:
        _join(whole, part.value if part.inside or alone else _bare(part), made)
    return made


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the schemas that hold together; `inside` if it was written for this one alone."""

    value: Json
    inside: bool


def _parts(
    schema: Node, above: frozenset[tuple[str, int]], *, inside: bool
) -> Iterator[_Part]:
    if not isinstance(schema.value, dict):
        yield _Part({} if schema.value else {"not": {}}, inside)
        return
    if place_of(schema) in above:
        return  # it contains itself, which asks for nothing more
    above |= {place_of(schema)}
    if "$ref" in schema.value:
        yield from _parts(schema.target(), above, inside=False)
    for index in range(len(schema.value.get("allOf", ()))):
        part = schema.child("allOf").child(index)
        yield from _parts(part, above, inside=inside)
    own = portable(schema)
    for keyword in ("oneOf", "anyOf"):
        # a choice of schemas, one of them this very one, says nothing new of it
        if refers_to(schema, keyword, {pointer for pointer, _ in above}):
            own.pop(keyword)
    yield _Part(own, inside)


def _bare(part: _Part) -> Json:
    inherited = assertions(part.value)
    inherited.pop("discriminator", None)
    return inherited


def _join(whole: Json, part: Json, made: Merged) -> None:
    for key, value in part.items():
        if key not in whole or whole[key] == value:
            whole[key] = value
            continue
        together = _JOINERS.get(key, _later)(whole[key], value)
        if together is None:
            made.conflicts.append(key)
        whole[key] = value if together is None else together


def _later(_: Any, later: Any) -> Any:
    return later


def _both(first: Any, second: Any) -> Any:
    """Two schemas for one place."""
    if first is False or second is False:
        return False
    if first in (True, {}):
        return second
    return first if second in (True, {}) else {"allOf": [first, second]}


def _each_both(first: Json, second: Json) -> Json:
    shared = {key: _both(first[key], second[key]) for key in first.keys() & second}
    return {key: shared.get(key, value) for key, value in (first | second).items()}


def _either(first: list[Any], second: list[Any]) -> list[Any]:
    return list(dict.fromkeys([*first, *second]))


def _types(first: Any, second: Any) -> Any:
    """The types that both allow; every integer is a number."""
    allowed = _listed(second)
    kept = [kind for kind in _listed(first) if kind in allowed]
    if "integer" in (*_listed(first), *allowed) and "integer" not in kept:
        others = (_listed(first), allowed)
        kept += ["integer"] if all({"integer", "number"} & {*o} for o in others) else []
    return (kept[0] if len(kept) == 1 else kept) or None


def _listed(types: Any) -> list[Any]:
    return types if isinstance(types, list) else [types]


def _values(first: list[Any], second: list[Any]) -> list[Any] | None:
    known = set(map(_identity, second))
    return [value for value in first if _identity(value) in known] or None


def _identity(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _multiple(first: Any, second: Any) -> Any:
    whole = isinstance(first, int) and isinstance(second, int)
    return math.lcm(first, second) if whole else second


def _patterns(first: str, second: str) -> str:
    return rf"^(?=[\s\S]*?(?:{first}))(?=[\s\S]*?(?:{second}))"


def _alternatives(first: list[Any], second: list[Any]) -> list[Any] | None:
    if len(first) * len(second) > _MOST_ALTERNATIVES:
        return None
    return [_both(one, other) for one in first for other in second]


_JOINERS: Mapping[str, Callable[[Any, Any], Any]] = {
    "type": _types,
    "enum": _values,
    "const": lambda *_: None,
    "properties": _each_both,
    "patternProperties": _each_both,
    "dependentRequired": lambda first, second: first | second,
    "required": _either,
    "items": _both,
    "additionalProperties": _both,
    "oneOf": _alternatives,
    "anyOf": _alternatives,
    "pattern": _patterns,
    "multipleOf": _multiple,
    "uniqueItems": lambda first, second: first or second,
    **dict.fromkeys(
        ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"], max
    ),
    **dict.fromkeys(
        ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"], min
    ),
}
