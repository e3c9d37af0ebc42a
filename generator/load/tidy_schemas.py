"""The rules by which schemas are put right whose keywords are those of another draft, or say nothing."""

from typing import Any

from generator.errors import pointer
from generator.load.grammar import kind_at
from generator.load.spots import Done, Spot
from generator.load.type_names import type_called
from generator.shown import shown
from generator.values import get

BOOLEANS = {"true": True, "false": False}
"""Texts that say one of two things."""


def required_in_property(spot: Spot) -> Done:
    """As in early drafts of JSON Schema: each property says for itself whether it must be there."""
    value = BOOLEANS.get(str(spot.value).lower())
    if spot.key != "required" or value is None or kind_at(spot.above) != "schema":
        return None
    hint = "list the names of required properties beside `properties`"
    spot.drop()
    if value and spot.above[-2:-1] == ("properties",):
        owner: Any = get(spot.root, pointer(*spot.above[:-2]))
        listed = owner.get("required")
        if listed is None or isinstance(listed, list):
            owner["required"] = list(dict.fromkeys([*(listed or ()), spot.above[-1]]))
            return "the property is read as required", hint
    return "it is left out", hint


def exclusive(spot: Spot) -> Done:
    """As in OpenAPI 3.0."""
    limits = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
    limit = limits.get(spot.key)
    if not limit or not isinstance(spot.value, bool):
        return None
    stated = spot.parent.pop(spot.key)
    if stated and limit in spot.parent:
        spot.parent[spot.key] = spot.parent.pop(limit)
    hint = f"write `{spot.key}` with the number, without `{limit}`"
    return "it is read as in OpenAPI 3.0", hint


def examples(spot: Spot) -> Done:
    """Examples of a schema that have names, as those of a media type do."""
    if spot.key != "examples" or kind_at(spot.above) != "schema":
        return None
    named = spot.value if isinstance(spot.value, dict) else {"": spot.value}
    values = [
        each["value"] if isinstance(each, dict) and "value" in each else each
        for each in named.values()
    ]
    spot.put(values)
    return "it is read as a list of values", "write the values as a list"


def first_items(spot: Spot) -> Done:
    """As in early drafts of JSON Schema: one schema for each of the first items."""
    if spot.key != "items" or not isinstance(spot.value, list):
        return None
    spot.parent["prefixItems"] = spot.parent.pop("items")
    if "additionalItems" in spot.parent:
        spot.parent["items"] = spot.parent.pop("additionalItems")
    hint = "write `prefixItems`, or one schema for all items"
    if not spot.parent["prefixItems"]:
        del spot.parent["prefixItems"]
        return "items of any kind are taken", hint
    return "it is read as `prefixItems`", hint


def discriminator(spot: Spot) -> Done:
    """The name of a property, as in Swagger 2.0."""
    if spot.key != "discriminator" or not isinstance(spot.value, str):
        return None
    name = spot.value
    spot.put({"propertyName": name})
    hint = f"write `discriminator: {{propertyName: {shown(name)}}}`"
    return "it is read as the name of the property", hint


_LIMITS = {
    *("minLength", "maxLength", "pattern", "format"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
    "$recursiveAnchor",
}


def limit_of_other_kind(spot: Spot) -> Done:
    """A limit that says nothing."""
    if spot.key not in _LIMITS or not isinstance(spot.parent, dict):
        return None
    spot.drop()
    what = "it" if spot.key.startswith("$") else "the limit"
    return f"{what} is left out", "give a value of that type, or remove it"


def type_by_another_name(spot: Spot) -> Done:
    """A type as other languages call it."""
    if spot.key != "type" or not isinstance(spot.parent, dict):
        return None
    known = type_called(spot.value)
    if known is None:
        return None
    spot.drop()
    stated = {"format": spot.parent["format"]} if "format" in spot.parent else {}
    spot.parent.update({**known, **stated})
    if not known:
        return "any value is taken", "remove it"
    told = " ".join(map(str, known.values()))
    return f"it is read as {told}", f"write `type: {known['type']}`"


def types_by_other_names(spot: Spot) -> Done:
    """A list of types, one of them null without quotes, or as other languages call it."""
    if spot.key != "type" or not isinstance(spot.value, list) or not spot.value:
        return None
    names = ["null" if each is None else each for each in spot.value]
    called = [(type_called(each) or {}).get("type") for each in names]
    if None in called:
        return None
    told = list(dict.fromkeys(called))
    spot.put(told if len(told) > 1 else told[0])
    written = ", ".join('"null"' if each == "null" else str(each) for each in told)
    return f"it is read as {', '.join(map(str, told))}", f"write `type: [{written}]`"


def type_beside_reference(spot: Spot) -> Done:
    """What a reference leads to says which type it is."""
    named = spot.parent.get("$ref") if isinstance(spot.parent, dict) else None
    if spot.key != "type" or not isinstance(named, str):
        return None
    spot.drop()
    return "it is left out, for there is a `$ref` beside it", "remove it"
