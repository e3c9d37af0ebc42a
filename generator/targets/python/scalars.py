"""Strings, numbers, booleans and null in Python: what each format becomes, and what limits are checked."""

import json
from collections.abc import Mapping

from generator.ir import Constraint, Scalar, json_of, text_of
from generator.targets.python.annotations import RUNTIME, Annotation


def scalar(told: Scalar) -> Annotation:
    """The annotation of a string, number, boolean or null, by its format and with its limits."""
    format_ = format_of(told)
    if told.kind == "integer":
        return limited(runtime("Integer"), told.constraints)
    if format_ == "binary":
        return Annotation("bytes")
    if format_ in OBJECTS or format_ in _TEXTS:
        spelled = OBJECTS.get(format_) or _TEXTS[format_]
        return limited(runtime(spelled), told.constraints)
    return limited(Annotation(PLAIN[told.kind]), told.constraints, format_)


def format_of(told: Scalar) -> str:
    """The format of a string; empty for what has none."""
    return text_of(told.format) if told.format and told.kind == "string" else ""


def runtime(name: str) -> Annotation:
    """The annotation of a type of the runtime."""
    return Annotation(name, frozenset({(RUNTIME, name)}))


# The formats of strings that Python has objects for, and those that are checked and stay strings.
OBJECTS = {
    "date-time": "IsoDateTime",
    "date": "IsoDate",
    "time": "IsoTime",
    "uuid": "Uuid",
    "byte": "Base64",
    "base64": "Base64",
    "decimal": "DecimalString",
}
_TEXTS = {"uri": "Uri"}
_CHECKED = frozenset({"email", "ipv4", "ipv6", "duration"})

PLAIN = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}


_KEYWORDS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "minProperties": "min_length",
    "maxProperties": "max_length",
    "minimum": "ge",
    "exclusiveMinimum": "gt",
    "maximum": "le",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
    "pattern": "pattern",
    "format": "format",
}


def limited(
    told: Annotation, constraints: tuple[Constraint, ...], format_: str = ""
) -> Annotation:
    """An annotation with marks for what limits its values."""
    limits = {each.keyword: json_of(each.argument) for each in constraints}
    limits |= {"format": format_} if format_ in _CHECKED else {}
    marks = [f"Constrained({arguments})"] if (arguments := _arguments(limits)) else []
    marks += ["UNIQUE"] if limits.get("uniqueItems") is True else []
    if not marks:
        return told
    names = [(RUNTIME, mark.partition("(")[0]) for mark in marks]
    return told.marked(", ".join(marks), *names)


def _arguments(limits: Mapping[str, object]) -> str:
    # JSON's strings and numbers are Python's; what surrogates or odd characters a pattern has stays escaped
    return ", ".join(
        f"{_KEYWORDS[key]}={json.dumps(value)}"
        for key, value in limits.items()
        if key in _KEYWORDS
    )
