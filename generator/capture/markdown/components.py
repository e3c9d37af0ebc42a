"""The schemas that others refer to: what they are called, and whole schemas as JSON Schema 2020-12."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from generator.capture.markdown.record import (
    Json,
    Record,
    obj,
    place_of,
    seq,
    text,
)
from generator.capture.schemas import with_values
from generator.errors import pointer, tokens_of
from generator.load.upgrade.schemas import upgrade_schema
from generator.names import unique
from generator.shown import shown

_SCHEMAS = ("components", "schemas")
_LEGAL = re.compile(r"[A-Za-z0-9._-]+")
_ILLEGAL = re.compile(r"[^A-Za-z0-9._-]+")
# Apifox and Apidog keep house by them; what they say of values is told as a fact
_OF_EDITOR = re.compile(r"x-(?:apifox|apidog)(?:-.*)?")
_ONE = {
    *("items", "not", "additionalProperties", "contains", "propertyNames"),
    *("if", "then", "else", "unevaluatedProperties", "unevaluatedItems"),
}
LISTED = {"allOf", "oneOf", "anyOf", "prefixItems"}
_NAMED = {"properties", "patternProperties", "$defs", "dependentSchemas"}


@dataclass(slots=True)
class Components:
    """The names of a document's schemas, and those that were asked for."""

    record: Record
    names: dict[str, str]
    wanted: dict[str, None] = field(default_factory=dict)

    def named(self, reference: str) -> str:
        """The reference to a schema by the name that it has here, empty if there is none."""
        tokens = tokens_of(place_of(reference))
        if tokens[:2] != _SCHEMAS or len(tokens) < 3 or tokens[2] not in self.names:
            return ""
        self.wanted[tokens[2]] = None
        return "#" + pointer(*_SCHEMAS, self.names[tokens[2]], *tokens[3:])


def components_of(record: Record) -> Components:
    """The schemas of a document, each with a name that OpenAPI allows."""
    found = obj(record.at(pointer(*_SCHEMAS)))
    legal = {name: name for name in found if _LEGAL.fullmatch(name)}
    wanted = {name: legal_name(name) for name in found}
    names = unique(wanted, held=legal)
    for name, given in names.items():
        if name != given:
            # 48
            message = f"A schema is called `{shown(name)}`, with characters that OpenAPI does not allow in a name. In the spec it is called `{given}`."
            remedy = "nothing needs to be done"
            place = pointer(*_SCHEMAS, name)
            record.doubt("component-renamed", message, place, remedy)
    return Components(record, names)


def legal_name(name: str) -> str:
    """A name of the characters that OpenAPI allows; where letters are lost, what is left of it and a digest."""
    plain = unquote(name)
    spelled = _ILLEGAL.sub("_", plain).strip("_")
    if spelled and not any(char.isalnum() for char in "".join(_ILLEGAL.findall(plain))):
        return spelled
    digest = hashlib.sha256(plain.encode(errors="replace")).hexdigest()[:8]
    return f"{spelled}-{digest}" if spelled else f"Schema-{digest}"


def say_components(parts: Components) -> None:
    """Take down the schemas that were asked for, and those that these ask for."""
    told: set[str] = set()
    while missing := [name for name in parts.wanted if name not in told]:
        for name in missing:
            told.add(name)
            place = pointer(*_SCHEMAS, name)
            made = whole(parts, parts.record.at(place), place)
            if isinstance(made, dict) and name != parts.names[name]:
                made = {**made, "x-original-name": name}
            subject = ("component", parts.names[name])
            parts.record.say(subject, "schema", made, place)


def one(record: Record, schema: Json, place: str) -> Json:
    """A schema in the words of JSON Schema 2020-12, those inside it as they were."""
    made = {key: each for key, each in schema.items() if not _OF_EDITOR.fullmatch(key)}
    _tell_words(record, schema, place)
    upgrade_schema(made, record.version)
    required = made.pop("required", None)
    if known := _known(made, required):
        made["required"] = known
    _tell_junk(record, seq(required), known, place)
    if "example" in made:
        made["examples"] = [made.pop("example"), *_examples(made)]
    if described := enum_descriptions(schema):
        made.setdefault("enum", [each["value"] for each in described])
    return made


def _examples(made: Json) -> list[Any]:
    found = made.get("examples")
    return found if isinstance(found, list) else []


def _known(schema: Json, required: Any) -> list[Any]:
    properties = schema.get("properties")
    names = dict.fromkeys(each for each in seq(required) if isinstance(each, str))
    if not isinstance(properties, dict) or any(
        key in schema for key in (*LISTED, "$ref")
    ):
        return list(names)  # fmt: skip
    return [each for each in names if each in properties]


def _tell_junk(
    record: Record, required: list[Any], known: list[Any], place: str
) -> None:
    for at, each in enumerate(required):
        if each not in known:
            # 50
            message = f"`{shown(each)}` is called required, and no field has that name. The spec leaves it out."
            remedy = "look whether a property is missing"
            record.doubt("required-unknown", message, f"{place}/required/{at}", remedy)


def _tell_words(record: Record, schema: Json, place: str) -> None:
    if record.version != "3.0":
        return
    if "examples" in schema:
        # 47
        message = "The document says that it is in OpenAPI 3.0, which does not know the word `examples` in a schema. They are kept."
        record.doubt(
            "later-keyword", message, f"{place}/examples", "nothing needs to be done"
        )
    enum = schema.get("enum")
    if schema.get("nullable") is True and isinstance(enum, list) and None not in enum:
        # 47
        message = "The field may be null, but null is none of the values that are listed. The spec has it as one of them."
        record.doubt(
            "null-not-in-enum",
            message,
            f"{place}/nullable",
            "ask whether the API answers null",
        )


def enum_descriptions(schema: Json) -> list[Json]:
    """What the editor says of the values of an enum: each with its name and its description, if they have any."""
    listed = schema.get("x-apifox-enum", schema.get("x-apidog-enum"))
    if not isinstance(listed, list):
        return []
    return [dict(_described(obj(each))) for each in listed if "value" in obj(each)]


def _described(each: Json) -> Iterator[tuple[str, Any]]:
    yield "value", each["value"]
    for key in ("name", "description"):
        if each.get(key):
            yield key, each[key]


def whole(parts: Components, schema: Any, place: str) -> Any:
    """A schema with all that is inside it, its references by the names of here."""
    if not isinstance(schema, dict):
        return schema if isinstance(schema, bool) else {}
    inside = {key: _part(parts, key, each, f"{place}{pointer(key)}") for key, each in schema.items()}  # fmt: skip
    made = one(parts.record, inside, place)
    if made.get("$ref") == "":
        del made["$ref"]
        parts.record.resolved(schema, place)
    if described := with_values(
        text(made.get("description")), enum_descriptions(schema)
    ):
        made["description"] = described
    return made


def _part(parts: Components, key: str, value: Any, place: str) -> Any:
    if key == "$ref":
        return parts.named(value) if isinstance(value, str) else ""
    if key == "discriminator" and isinstance(
        mapping := obj(value).get("mapping"), dict
    ):
        return {
            **value,
            "mapping": {name: _leads_to(parts, each) for name, each in mapping.items()},
        }
    if key in _ONE and isinstance(value, dict):
        return whole(parts, value, place)
    if key in LISTED and isinstance(value, list):
        return [whole(parts, each, f"{place}/{at}") for at, each in enumerate(value)]
    if key in _NAMED and isinstance(value, dict):
        return {
            name: whole(parts, each, place + pointer(name))
            for name, each in value.items()
        }
    return value


def _leads_to(parts: Components, value: Any) -> Any:
    """What a discriminator maps to: a reference, or the name of a schema."""
    if not isinstance(value, str):
        return value
    return parts.named(value) or parts.names.get(value, value)
