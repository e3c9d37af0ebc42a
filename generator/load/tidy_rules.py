"""The rules by which documents are put right: one function for each kind of slip, by the keyword that it breaks.

A rule looks at one spot; it returns what it did and what the author should do, or None if it is not about that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import pointer
from generator.load.grammar import kind_at
from generator.load.type_names import type_called
from generator.shown import shown
from generator.values import get


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a violation is: the key, the object or list that holds or lacks it, and the keys that lead there.

    `rename` gives an entry another key; `written` tells how a scalar is written in the file, where that can be found.
    """

    root: Any
    above: tuple[str, ...]
    parent: Any
    key: str
    message: str
    rename: Callable[[dict[str, Any], str, str, str], None]
    written: Callable[[], str | None]

    @property
    def is_there(self) -> bool:
        """Whether the key is."""
        if isinstance(self.parent, list):
            return self.key.isdecimal() and int(self.key) < len(self.parent)
        return self.key in self.parent

    @property
    def value(self) -> Any:
        """What stands there; None if nothing does."""
        if not self.is_there:
            return None
        return self.parent[int(self.key) if self._is_list else self.key]

    @property
    def _is_list(self) -> bool:
        return isinstance(self.parent, list)

    @property
    def kind(self) -> str | None:
        """The kind of object that stands or should stand there."""
        return kind_at((*self.above, self.key))

    def put(self, value: Any) -> None:
        """Puts something else there."""
        self.parent[int(self.key) if self._is_list else self.key] = value

    def drop(self) -> None:
        """Takes the key away."""
        del self.parent[self.key]


Done = tuple[str, str] | None
"""What was done, and what the author should do."""


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


_DEFAULTS: Mapping[str, str] = {
    "description": "",
    "title": "API",
    "version": "0",
    "name": "",
}


def _missing(spot: Spot) -> Done:
    if not isinstance(spot.parent, dict) or spot.key not in _DEFAULTS or spot.is_there:
        return None
    if spot.key == "name" and kind_at(spot.above) not in {"tag", None}:
        return None
    spot.put(value := _DEFAULTS[spot.key])
    return f"it is read as {f'`{value}`' if value else 'empty'}", "add the missing key"


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


_BOOLEANS = {"true": True, "false": False}


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


def _boolean(spot: Spot) -> Done:
    """A boolean that was written as text."""
    value = spot.value
    if not isinstance(value, str) or "a boolean" not in spot.message:
        return None
    if value.lower() not in _BOOLEANS:
        return None
    spot.put(_BOOLEANS[value.lower()])
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


def _required_in_property(spot: Spot) -> Done:
    """As in early drafts of JSON Schema: each property says for itself whether it must be there."""
    value = _BOOLEANS.get(str(spot.value).lower())
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


def _exclusive(spot: Spot) -> Done:
    """As in OpenAPI 3.0."""
    limits = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
    limit = limits.get(spot.key)
    if not limit or not isinstance(spot.value, bool):
        return None
    exclusive = spot.parent.pop(spot.key)
    if exclusive and limit in spot.parent:
        spot.parent[spot.key] = spot.parent.pop(limit)
    hint = f"write `{spot.key}` with the number, without `{limit}`"
    return "it is read as in OpenAPI 3.0", hint


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


def _examples(spot: Spot) -> Done:
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


def _tuple(spot: Spot) -> Done:
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


def _discriminator(spot: Spot) -> Done:
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


def _limit_of_other_kind(spot: Spot) -> Done:
    """A limit that says nothing."""
    if spot.key not in _LIMITS or not isinstance(spot.parent, dict):
        return None
    spot.drop()
    what = "it" if spot.key.startswith("$") else "the limit"
    return f"{what} is left out", "give a value of that type, or remove it"


def _twice(spot: Spot) -> Done:
    if not isinstance(spot.value, list):
        return None
    once: list[Any] = []
    for each in spot.value:
        once += [each] if each not in once else []
    spot.put(once)
    return "each is read once", "remove what is listed twice"


def _type_by_another_name(spot: Spot) -> Done:
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


Rule = Callable[[Spot], Done]

RULES: Mapping[str, tuple[Rule, ...]] = {
    "unevaluatedProperties": (_key_in_other_spelling, _unknown),
    "additionalProperties": (_key_in_other_spelling, _unknown),
    "required": (_missing_in_path, _no_answers, _missing),
    "minProperties": (_no_answers,),
    "oneOf": (_parameter_without_schema,),
    "type": (
        _null,
        _tuple,
        _empty_of_other_kind,
        _exclusive,
        _required_in_property,
        _listed,
        _text,
        _boolean,
        _number,
        _examples,
        _discriminator,
        _limit_of_other_kind,
    ),
    "const": (_path_not_required,),
    "enum": (_type_by_another_name, _null),
    "anyOf": (_type_by_another_name, _null),
    "uniqueItems": (_twice,),
    "minimum": (_limit_of_other_kind,),
    "exclusiveMinimum": (_limit_of_other_kind,),
    "pattern": (_null,),
}
