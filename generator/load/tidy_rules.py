"""The rules by which documents are put right: one function for each kind of slip, by the keyword that it breaks.

A rule looks at one spot; it returns what it did and what the author should do, or None if it is not about that.
"""

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.errors import pointer
from generator.load.grammar import kind_at
from generator.load.spots import Done, Spot
from generator.load.tidy_schemas import (
    BOOLEANS,
    discriminator,
    examples,
    exclusive,
    first_items,
    limit_of_other_kind,
    required_in_property,
    type_beside_reference,
    type_by_another_name,
    types_by_other_names,
)
from generator.shown import shown

_OTHER_CASE = re.compile(r"[1-5][xX]{2}")


def _key_in_other_spelling(spot: Spot) -> Done:
    """A range of response codes in lower case, a path without its slash."""
    if not isinstance(spot.parent, dict) or not spot.is_there:
        return None
    if spot.above[-1:] == ("responses",) and _OTHER_CASE.fullmatch(spot.key):
        return _renamed(spot, spot.key.upper())
    if spot.above == ("paths",) and not spot.key.startswith(("/", "x-", "$")):
        return _renamed(spot, "/" + spot.key)
    return None


def _renamed(spot: Spot, name: str) -> Done:
    if name in spot.parent:
        return None
    spot.rename(spot.parent, pointer(*spot.above), spot.key, name)
    return f"it is read as `{shown(name)}`", f"write `{shown(name)}`"


def _unknown(spot: Spot) -> Done:
    """A key that means nothing here means nothing to readers of the document either."""
    if not isinstance(spot.parent, dict) or not spot.is_there:
        return None
    spot.drop()
    hint = "correct the spelling of the key, remove it, or begin it with `x-`"
    return "it is left out", hint


_DEFAULTS: Mapping[str, Any] = {
    "description": "",
    "info": {"title": "API", "version": "0"},
    "title": "API",
    "version": "0",
    "name": "",
    "scopes": {},
}


_READ_AS = {
    "info": "that of an API without a name",
    "title": "`API`",
    "version": "`0`",
}


def _missing(spot: Spot) -> Done:
    if not isinstance(spot.parent, dict) or spot.key not in _DEFAULTS or spot.is_there:
        return None
    if spot.key == "name" and kind_at(spot.above) not in {"tag", None}:
        return None
    spot.put(copy.deepcopy(_DEFAULTS[spot.key]))
    return f"it is read as {_READ_AS.get(spot.key, 'empty')}", "add the missing key"


# which of two keys is left out that may not stand beside each other
_BESIDE = (
    ("identifier", "url"),
    ("operationRef", "operationId"),
    ("externalValue", "value"),
    ("externalValue", "serializedValue"),
    ("value", "dataValue"),
    ("value", "serializedValue"),
    ("example", "examples"),
)


def _one_too_many(spot: Spot) -> Done:
    """Two keys of which one is enough."""
    held = spot.value if isinstance(spot.value, dict) else {}
    for key, other in _BESIDE:
        if key in held and other in held:
            del held[key]
            return f"`{key}` is left out", f"remove `{key}` or `{other}`"
    return None


def _no_answers(spot: Spot) -> Done:
    """An operation of which nobody said what it answers."""
    hint = 'describe an answer, such as `"200": {description: Done.}`'
    if spot.key == "responses" and spot.value == {}:
        spot.drop()
        return "no answer is known", hint
    if spot.key == "default" and spot.parent and _has_extensions_only(spot.parent):
        spot.put({"description": ""})
        return "any answer is taken", hint
    return None


def _has_extensions_only(value: Any) -> bool:
    return all(key.startswith("x-") for key in value)


def _missing_in_path(spot: Spot) -> Done:
    if spot.key == "required" and _is_in_path(spot.parent):
        spot.put(value=True)
        return "it is read as true, for no path can lack it", "add `required: true`"
    return None


def _path_not_required(spot: Spot) -> Done:
    if spot.key == "required" and _is_in_path(spot.parent):
        spot.put(value=True)
        return "it is read as true, for no path can lack it", "write `required: true`"
    return None


def _is_in_path(parameter: Any) -> bool:
    return isinstance(parameter, dict) and parameter.get("in") == "path"


def _parameter_without_schema(spot: Spot) -> Done:
    """A parameter, or a header, of which nobody said what it is."""
    value = spot.value
    if spot.kind not in {"parameter", "header"} or not isinstance(value, dict):
        return None
    if value.keys() & {"schema", "content"}:
        return None
    value["schema"] = {}
    return "any value is taken", "add a `schema`, such as `schema: {type: string}`"


def _text(spot: Spot) -> Done:
    """Text that was written as a number."""
    value = spot.value
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    if "a string" not in spot.message:
        return None
    # the number of a version loses its last zero
    text = spot.written() or str(value)
    spot.put(text)
    return f"it is read as the text `{shown(text)}`", "put quotes around it"


def _named_only(spot: Spot) -> Done:
    """A license or a contact of which nothing but the name is told."""
    if spot.above != ("info",) or spot.key not in {"license", "contact"}:
        return None
    if not isinstance(spot.value, str):
        return None
    spot.put({"name": spot.value})
    return "it is read as the name", f"write `{spot.key}: {{name: ...}}`"


def _boolean(spot: Spot) -> Done:
    """A boolean that was written as text."""
    value = spot.value
    if not isinstance(value, str) or "a boolean" not in spot.message:
        return None
    if value.lower() not in BOOLEANS:
        return None
    spot.put(BOOLEANS[value.lower()])
    return f"it is read as {value.lower()}", "write it without quotes"


_NUMBER = re.compile(r"-?[0-9]{1,300}(\.[0-9]{1,300})?")


def _number(spot: Spot) -> Done:
    value = spot.value
    wanted = ("a number", "an integer")
    if not isinstance(value, str) or not any(each in spot.message for each in wanted):
        return None
    found = _NUMBER.fullmatch(value)
    if not found:
        return None
    spot.put(float(value) if found[1] else int(value))
    return f"it is read as the number {shown(value)}", "write it without quotes"


def _null(spot: Spot) -> Done:
    """An optional key without a value says as much as no key; an entry of a map has a name, and stays."""
    if not spot.is_there or spot.value is not None:
        return None
    if spot.kind == "schema":
        spot.put({})
        return "any value is taken", "write `{}`, or the schema that is meant"
    if spot.kind in _NAMED:
        spot.put({})
        return "it is read as empty", "write `{}`, or what is meant"
    if "an array" in spot.message:
        spot.put([])
        return "it is read as an empty list", "write `[]`, or remove the key"
    if isinstance(spot.parent, dict):
        spot.drop()
        return "it is left out", "give it a value, or remove the key"
    return None


# what is defined under a name that is part of the API
_NAMED = {"path item", "response", "media type", "header", "example"}


def _empty_of_other_kind(spot: Spot) -> Done:
    """An empty list where a mapping should be, or the other way round: some languages cannot tell them apart."""
    if spot.value == [] and isinstance(spot.value, list) and "object" in spot.message:
        spot.put({})
        return "it is read as an empty mapping", "write `{}`"
    if spot.value == {} and "an array" in spot.message:
        spot.put([])
        return "it is read as an empty list", "write `[]`"
    return None


_LISTS_OF_TEXT = {"tags", "required", "enum", "consumes", "produces", "schemes"}
_LISTS_OF_OBJECTS = {"security", "servers", "tags", "allOf", "oneOf", "anyOf"}


def _listed(spot: Spot) -> Done:
    """One thing where a list of such things should be."""
    value = spot.value
    one_text = spot.key in _LISTS_OF_TEXT and isinstance(value, str)
    one_object = (
        spot.key in _LISTS_OF_OBJECTS and isinstance(value, dict) and bool(value)
    )
    if "an array" not in spot.message or not (one_text or one_object):
        return None
    spot.put([value])
    return "it is read as a list of one", "write it as a list"


def _twice(spot: Spot) -> Done:
    if not isinstance(spot.value, list):
        return None
    once: list[Any] = []
    for each in spot.value:
        once += [each] if each not in once else []
    spot.put(once)
    return "each is read once", "remove what is listed twice"


Rule = Callable[[Spot], Done]

RULES: Mapping[str, tuple[Rule, ...]] = {
    "unevaluatedProperties": (_key_in_other_spelling, _unknown),
    "additionalProperties": (_key_in_other_spelling, _unknown),
    "required": (_missing_in_path, _no_answers, _missing),
    "minProperties": (_no_answers,),
    "oneOf": (_parameter_without_schema, _one_too_many),
    "type": (
        _null,
        first_items,
        _empty_of_other_kind,
        exclusive,
        required_in_property,
        _listed,
        _named_only,
        _text,
        _boolean,
        _number,
        examples,
        discriminator,
        limit_of_other_kind,
    ),
    "const": (_path_not_required,),
    "enum": (type_by_another_name, type_beside_reference, _null),
    "anyOf": (type_by_another_name, types_by_other_names, type_beside_reference, _null),
    "not": (_one_too_many,),
    "uniqueItems": (_twice,),
    "minimum": (limit_of_other_kind,),
    "exclusiveMinimum": (limit_of_other_kind,),
    "pattern": (_null,),
}
