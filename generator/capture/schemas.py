"""Schemas from what is said of fields, and from examples where nothing else is said."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.capture.facts import ITEMS, Doubt, Fact, Subject
from generator.capture.telling import Told
from generator.capture.wording import code
from generator.errors import pointer
from generator.values import JsonValue

# in the order in which a schema is best read
_KEYWORDS = (
    "format",
    "title",
    "description",
    "enum",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
)

LIMITS = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"))
"""The keywords that limit a value from below and from above."""


@dataclass(slots=True)
class Written:
    """What was made of a page so far: the lines that say what, by pointers into the operation, and what is in doubt.

    `places` are where the things that facts are about were put, as such pointers too.
    """

    lines: dict[str, int] = field(default_factory=dict)
    places: dict[Subject, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def says(self, place: str, line: int) -> None:
        """Notes which line says what stands at a place."""
        if line:
            self.lines[place] = line


def schema_of(node: Told, place: str, written: Written) -> dict[str, Any]:
    """The schema of a field, or of a whole body, which is to stand at `place`."""
    written.places.setdefault(node.subject, place)
    stated = node.fact("schema")
    if stated and isinstance(stated.value, dict):
        written.says(place, stated.line)
        return {**_examples(node, place, written), **stated.value}
    made: dict[str, Any] = {}
    if kinds := _kinds(node):
        made["type"] = kinds
        written.says(place, node.line("type"))
    if kinds == "file":
        made |= {"type": "string", "format": "binary"}
    left_out = _empty_limits(node)
    for keyword in _KEYWORDS:
        if (found := node.fact(keyword)) and keyword not in left_out:
            made[keyword] = found.value
            written.says(place + pointer(keyword), found.line)
    if described := description_of(node, f"{place}/description", written):
        made["description"] = described
    return {**made, **_parts(node, place, written), **_examples(node, place, written)}


def description_of(node: Told, place: str, written: Written) -> str:
    """What is said of a field, which is to stand at `place`, and of its values, one a line; empty if nothing is."""
    values = node.value("enum_descriptions")
    listed = values if isinstance(values, list) else []
    told = with_values(node.text("description"), listed)
    if told:
        written.says(place, node.line("description", "enum_descriptions"))
    return told


def with_values(description: str, values: list[Any]) -> str:
    """A description with what is said of the values, each a `value` with a `name` or a `description` or with both."""
    lines = [
        f"- {': '.join((code(_spelled(each['value'])), *told))}"
        for each in values
        if (told := [str(each[key]) for key in ("name", "description") if key in each])
    ]
    return "\n\n".join(each for each in (description, "\n".join(lines)) if each)


def _spelled(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _examples(node: Told, place: str, written: Written) -> dict[str, Any]:
    example = None if _is_body(node) else node.fact("example")
    if not example:
        return {}
    written.says(f"{place}/examples", example.line)
    return {"examples": [example.value]}


def _is_body(node: Told) -> bool:
    """Whether it is a whole body, whose examples stand beside its schema."""
    match node.subject:
        case ("body", _) | ("response", _, _):
            return True
    return False


def _kinds(node: Told) -> JsonValue:
    """The type that is stated, else all that examples show; null alone says nothing."""
    stated = [fact for fact in node.every("type") if fact.value != "null"]
    found = max(stated, key=lambda each: each.certainty).value if stated else None
    return _seen_kinds(node) if found is None else found


def _seen_kinds(node: Told) -> JsonValue:
    """The kinds of all values that are seen, a list of several; None where no more than null is."""
    found = dict.fromkeys(
        str(inferred(fact.value).get("type", "null")) for fact in node.every("seen")
    )
    if node.inside:
        found["array" if ITEMS in node.inside else "object"] = None
    if "number" in found:
        found.pop("integer", None)
    kinds = [kind for kind in found if kind != "null"]
    nullable = ["null"] if "null" in found else []
    return (
        kinds[0]
        if len(kinds) == 1 and not nullable
        else [*kinds, *nullable] if kinds else None
    )


def _empty_limits(node: Told) -> set[str]:
    return {
        side
        for least, most in LIMITS
        if are_empty(node.fact(least), node.fact(most))
        for side in (least, most)
    }


def are_empty(low: Fact | None, high: Fact | None) -> bool:
    """Whether two limits leave nothing, or only 0, which nobody can have meant; they are left out."""
    least, most = (each.value if each else None for each in (low, high))
    if not isinstance(least, int | float) or not isinstance(most, int | float):
        return False
    return least > most or least == most == 0


def _parts(node: Told, place: str, written: Written) -> dict[str, Any]:
    made: dict[str, Any] = {}
    items = node.described.get(ITEMS)
    if items:
        made["items"] = schema_of(items, place + pointer("items"), written)
    elif kind := node.value("items"):
        made["items"] = {"type": kind}
    fields = {name: each for name, each in node.described.items() if name != ITEMS}
    if required := [
        name for name, each in fields.items() if each.value("required") is True
    ]:
        made["required"] = required
    if fields:
        inside = place + "/properties"
        made["properties"] = {
            name: schema_of(each, inside + pointer(name), written)
            for name, each in fields.items()
        }
    return made


def inferred(value: JsonValue) -> dict[str, Any]:
    """What an example alone says of a value: kinds, no limits, nothing required."""
    match value:
        case dict():
            return {
                "type": "object",
                "properties": {key: inferred(each) for key, each in value.items()},
            }
        case list():
            return {"type": "array", "items": inferred(value[0]) if value else {}}
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case float():
            return {"type": "number"}
        case str():
            return {"type": "string"}
    return {}


def unstated(node: Told) -> Iterator[Told]:
    """The fields inside of which the page does not say whether they have to be there."""
    for each in node.walk():
        is_field = each is not node and each.subject[-1:] != (ITEMS,)
        if is_field and each.fact("type") and not each.fact("required"):
            yield each
