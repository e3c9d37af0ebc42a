"""Documents that break the letter of OpenAPI where their meaning is clear, put right; the rest stays as it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import tokens_of
from generator.faults import Violation
from generator.values import get

# what people write for types that have another name
_TYPES: Mapping[str, Mapping[str, Any]] = {
    "int": {"type": "integer"},
    "int32": {"type": "integer", "format": "int32"},
    "int64": {"type": "integer", "format": "int64"},
    "long": {"type": "integer", "format": "int64"},
    "float": {"type": "number", "format": "float"},
    "double": {"type": "number", "format": "double"},
    "decimal": {"type": "number"},
    "bool": {"type": "boolean"},
    "text": {"type": "string"},
    "str": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "date-time": {"type": "string", "format": "date-time"},
    "uuid": {"type": "string", "format": "uuid"},
    "file": {"type": "string", "format": "binary"},
    "binary": {"type": "string", "format": "binary"},
    "list": {"type": "array"},
    "map": {"type": "object"},
    "hash": {"type": "object"},
    "dict": {"type": "object"},
    "json": {"type": "object"},
    "any": {},
}
_KINDS = ("string", "integer", "number", "boolean", "array", "object", "null")


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put right at a violation: what was done, and what its author should do."""

    violation: Violation
    done: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a violation is: the key, and the object or list that holds or lacks it."""

    parent: Any
    key: str
    violation: Violation

    @property
    def value(self) -> Any:
        """What stands there."""
        return (
            self.parent[int(self.key)]
            if isinstance(self.parent, list)
            else self.parent.get(self.key)
        )

    def put(self, value: Any) -> None:
        """Puts something else there."""
        self.parent[int(self.key) if isinstance(self.parent, list) else self.key] = (
            value
        )


def tidy(root: Any, found: list[Violation]) -> Iterator[Repair]:
    """Puts right in `root` what can be of the violations that were found, in place."""
    # deeper ones first, so that what is put right inside a thing is not looked for after the thing has gone
    for violation in sorted(found, key=lambda each: each.pointer, reverse=True):
        if repair := _repaired(root, violation):
            yield repair


def _repaired(root: Any, violation: Violation) -> Repair | None:
    *steps, key = tokens_of(violation.pointer) or ("",)
    try:
        parent = get(
            root,
            "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps),
        )
    except LookupError:
        return None
    place = _Place(parent, key, violation)
    for rule in _RULES.get(violation.keyword, ()):
        if done := rule(place):
            return Repair(violation, *done)
    return None


_Done = tuple[str, str] | None


def _unknown(place: _Place) -> _Done:
    """A key that means nothing here means nothing to readers of the document either."""
    if not isinstance(place.parent, dict) or place.key not in place.parent:
        return None
    del place.parent[place.key]
    return (
        "it is left out",
        "correct the spelling of the key, remove it, or begin it with `x-`",
    )


_DEFAULTS: Mapping[str, Any] = {
    "description": "",
    "title": "API",
    "version": "0",
    "name": "",
    "responses": {},
}


def _missing(place: _Place) -> _Done:
    if not isinstance(place.parent, dict) or place.key not in _DEFAULTS:
        return None
    place.parent[place.key] = _DEFAULTS[place.key]
    return f"it is read as `{_DEFAULTS[place.key] or 'empty'}`", "add the missing key"


def _missing_in_parameter(place: _Place) -> _Done:
    if (
        place.key == "required"
        and isinstance(place.parent, dict)
        and place.parent.get("in") == "path"
    ):
        place.parent["required"] = True
        return "it is read as true, for no path can lack it", "add `required: true`"
    if (
        place.key in {"schema", "content"}
        and isinstance(place.parent, dict)
        and "in" in place.parent
    ):
        place.parent["schema"] = {}
        return "any value is taken", "add a `schema`"
    return None


def _path_not_required(place: _Place) -> _Done:
    if place.key == "required" and place.value is False:
        place.put(value=True)
        return "it is read as true, for no path can lack it", "write `required: true`"
    return None


_BOOLEANS = {"true": True, "false": False}


def _scalar(place: _Place) -> _Done:
    """Text that was written as a number, a boolean that was written as text."""
    value = place.value
    wants_text = "a string" in place.violation.message
    if wants_text and isinstance(value, int | float) and not isinstance(value, bool):
        place.put(str(value))
        return f"it is read as the text `{value}`", "put quotes around it"
    if "a boolean" in place.violation.message and str(value).lower() in _BOOLEANS:
        place.put(_BOOLEANS[str(value).lower()])
        return f"it is read as {str(value).lower()}", "write it without quotes"
    return None


def _number(place: _Place) -> _Done:
    value = place.value
    if isinstance(value, str) and any(
        kind in place.violation.message for kind in ("a number", "an integer")
    ):
        try:
            place.put(int(value) if value.lstrip("-").isdecimal() else float(value))
        except ValueError:
            return None
        return f"it is read as the number {value}", "write it without quotes"
    return None


def _null(place: _Place) -> _Done:
    """An optional key without a value says as much as no key."""
    if place.value is None and isinstance(place.parent, dict):
        del place.parent[place.key]
        return "it is left out", "give it a value, or remove the key"
    return None


def _required_in_property(place: _Place) -> _Done:
    if (
        place.key == "required"
        and isinstance(place.value, bool | str)
        and isinstance(place.parent, dict)
    ):
        del place.parent[place.key]
        return (
            "it is left out",
            "list the names of required properties beside `properties`",
        )
    return None


def _exclusive(place: _Place) -> _Done:
    """As in OpenAPI 3.0."""
    limit = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}.get(
        place.key
    )
    if not limit or not isinstance(place.value, bool):
        return None
    exclusive = place.parent.pop(place.key)
    if exclusive and limit in place.parent:
        place.parent[place.key] = place.parent.pop(limit)
    return (
        "it is read as in OpenAPI 3.0",
        f"write `{place.key}` with the number, without `{limit}`",
    )


def _listed(place: _Place) -> _Done:
    if place.key in {"tags", "required", "enum"} and isinstance(place.value, str):
        place.put([place.value])
        return "it is read as a list of one", "write it as a list"
    return None


def _limit_of_other_kind(place: _Place) -> _Done:
    """A limit that says nothing."""
    if place.key in _LIMITS and isinstance(place.parent, dict):
        del place.parent[place.key]
        return "the limit is left out", "give a value of that type"
    return None


_LIMITS = {
    *("minLength", "maxLength", "pattern", "format"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
    "$recursiveAnchor",
}


def _twice(place: _Place) -> _Done:
    if not isinstance(place.value, list):
        return None
    place.put(
        [
            item
            for index, item in enumerate(place.value)
            if item not in place.value[:index]
        ]
    )
    return "each is read once", "remove what is listed twice"


def _type_by_another_name(place: _Place) -> _Done:
    value = place.value
    if (
        place.key != "type"
        or not isinstance(value, str)
        or not isinstance(place.parent, dict)
    ):
        return None
    known = (
        {"type": value.lower()}
        if value.lower() in _KINDS
        else _TYPES.get(value.lower())
    )
    if known is None:
        return None
    del place.parent["type"]
    place.parent.update(
        {
            **known,
            **({"format": place.parent["format"]} if "format" in place.parent else {}),
        }
    )
    told = " ".join(str(each) for each in known.values()) or "any value"
    return f"it is read as {told}", (
        f"write `type: {known.get('type', '')}`" if known else "remove it"
    )


def _accepted(_: _Place) -> _Done:
    """What only the letter forbids."""
    return "it is taken as it is", "use letters, digits, `.`, `-` and `_` only"


_Rule = Callable[[_Place], _Done]

_RULES: Mapping[str, tuple[_Rule, ...]] = {
    "unevaluatedProperties": (_unknown,),
    "additionalProperties": (_unknown,),
    "required": (_missing_in_parameter, _missing),
    "type": (
        _null,
        _exclusive,
        _required_in_property,
        _listed,
        _scalar,
        _number,
        _limit_of_other_kind,
    ),
    "const": (_path_not_required,),
    "enum": (_type_by_another_name, _null),
    "anyOf": (_type_by_another_name, _null),
    "uniqueItems": (_twice,),
    "propertyNames": (_accepted,),
    "minimum": (_limit_of_other_kind,),
    "exclusiveMinimum": (_limit_of_other_kind,),
    "pattern": (_null,),
}
