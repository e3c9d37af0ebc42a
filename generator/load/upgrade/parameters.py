"""The parameters of Swagger 2.0, which carry types of their own and may be bodies or fields of forms."""

from dataclasses import dataclass
from typing import Any

from generator.errors import pointer
from generator.load.upgrade.notes import Note
from generator.shown import shown

_TYPED = (
    *("type", "format", "items", "default", "enum", "pattern", "multipleOf"),
    *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
    *("maxLength", "minLength", "maxItems", "minItems", "uniqueItems", "x-nullable"),
)

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")

_CSV: dict[str, Any] = {"style": "form", "explode": False}
_STYLES: dict[str, dict[str, Any]] = {
    "csv": _CSV,
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
    "multi": {"style": "form", "explode": True},
}


@dataclass(frozen=True, slots=True)
class Made:
    """What comes of an upgrade besides the document: where its parts stood before, and what is to be said."""

    moves: dict[str, str]
    notes: list[Note]


@dataclass(frozen=True, slots=True)
class Body:
    """A parameter that is sent in the body, and its pointer."""

    stated: Any
    place: str


def is_body(parameter: Any) -> bool:
    """Whether a parameter is sent in the body."""
    return isinstance(parameter, dict) and parameter.get("in") in {"body", "formData"}


def _schema_of(stated: dict[str, Any]) -> dict[str, Any]:
    """The schema that the keys of a parameter or header make up."""
    return {key: stated[key] for key in _TYPED if key in stated}


def _rest_of(stated: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in stated.items()
        if key not in _TYPED and key != "collectionFormat"
    }


def parameter(stated: Any, new: str, old: str, made: Made) -> Any:
    """A parameter of the path, the query or a header."""
    made.moves[new] = old
    if not isinstance(stated, dict) or "$ref" in stated:
        return stated
    made.moves[new + "/schema"] = old
    style = _style(stated, old, made) if stated.get("type") == "array" else {}
    return _rest_of(stated) | style | {"schema": _schema_of(stated)}


def header(stated: Any, new: str, old: str, made: Made) -> Any:
    """A header of an answer."""
    if not isinstance(stated, dict):
        return stated
    made.moves[new + "/schema"] = old
    if stated.get("type") == "array":
        _style(stated, old, made)
    return _rest_of(stated) | {"schema": _schema_of(stated)}


def _style(stated: dict[str, Any], old: str, made: Made) -> dict[str, Any]:
    """How the values of a list are joined."""
    separated = str(stated.get("collectionFormat", "csv"))
    in_form = stated.get("in") in {"query", "formData"}
    known = _STYLES if in_form else {"csv": {}}
    if separated not in known:
        message = f"`collectionFormat: {shown(separated)}` cannot be said in OpenAPI 3.1; commas are read instead"
        hint = "write `collectionFormat: csv`, if the API takes that too"
        made.notes.append(Note(old + "/collectionFormat", message, hint))
    return known.get(separated, known["csv"])


def request_body(
    bodies: list[Body], consumes: list[str], new: str, made: Made
) -> dict[str, Any]:
    """A body made of one parameter in the body, or of the fields of a form."""
    whole = next((each for each in bodies if each.stated.get("in") == "body"), None)
    if whole is None:
        return _form(bodies, consumes, new, made)
    schema = whole.stated.get("schema", {})
    described = {
        key: value
        for key, value in whole.stated.items()
        if key in {"description", "required"} or key.startswith("x-")
    }
    for media_type in consumes:
        place = new + pointer("content", media_type, "schema")
        made.moves[place] = whole.place + "/schema"
    return {"content": {each: {"schema": schema} for each in consumes}} | described


def _form(
    fields: list[Body], consumes: list[str], new: str, made: Made
) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": {}}
    for field in fields:
        schema["properties"][_name(field)] = _property(field.stated)
    required = [_name(field) for field in fields if field.stated.get("required")]
    schema |= {"required": required} if required else {}
    encoding = {
        _name(field): _style(field.stated, field.place, made)
        for field in fields
        if field.stated.get("type") == "array"
    }
    content = {"schema": schema} | ({"encoding": encoding} if encoding else {})
    media_types = _media_types(fields, consumes)
    for each in media_types:
        _move_fields(fields, new + pointer("content", each, "schema"), made)
    body = {"content": dict.fromkeys(media_types, content)}
    return body | ({"required": True} if required else {})


def _name(field: Body) -> str:
    return str(field.stated.get("name"))


def _property(stated: dict[str, Any]) -> dict[str, Any]:
    described = {
        key: value
        for key, value in stated.items()
        if key == "description" or key.startswith("x-")
    }
    return _schema_of(stated) | described


def _move_fields(fields: list[Body], schema: str, made: Made) -> None:
    for field in fields:
        made.moves[schema + pointer("properties", _name(field))] = field.place


def _media_types(fields: list[Body], consumes: list[str]) -> list[str]:
    if any(field.stated.get("type") == "file" for field in fields):
        return [_FORMS[0]]
    return [each for each in consumes if each in _FORMS] or [_FORMS[1]]
