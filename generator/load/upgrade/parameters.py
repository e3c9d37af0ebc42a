"""The parameters of Swagger 2.0, which carry types of their own and may be bodies or fields of forms."""

from typing import Any

_TYPED = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
]

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")

_STYLES: dict[str, dict[str, Any]] = {
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
    "multi": {"style": "form", "explode": True},
}


def is_body(parameter: Any) -> bool:
    """Whether a parameter is sent in the body."""
    return isinstance(parameter, dict) and parameter.get("in") in {"body", "formData"}


def typed_keys(parameter: dict[str, Any]) -> set[str]:
    """The keys of a parameter or header that belong into its schema."""
    return {key for key in (*_TYPED, "collectionFormat") if key in parameter}


def schema_of(parameter: dict[str, Any]) -> dict[str, Any]:
    """The schema that the keys of a parameter or header make up."""
    return {key: parameter[key] for key in _TYPED if key in parameter}


def parameter(stated: Any) -> Any:
    """A parameter of the path, the query or a header."""
    if not isinstance(stated, dict) or "$ref" in stated:
        return stated
    made = {
        key: value for key, value in stated.items() if key not in typed_keys(stated)
    }
    if stated.get("type") == "array":
        made |= _style(stated)
    return made | {"schema": schema_of(stated)}


def _style(stated: dict[str, Any]) -> dict[str, Any]:
    separated = stated.get("collectionFormat", "csv")
    if stated.get("in") == "query":
        return _STYLES.get(separated, {"style": "form", "explode": False})
    return {}


def request_body(parameters: list[Any], consumes: list[Any]) -> dict[str, Any]:
    """A body made of one parameter in the body, or of the fields of a form."""
    body = next((each for each in parameters if each.get("in") == "body"), None)
    if body is None:
        return _form(parameters, consumes)
    schema = body.get("schema", {})
    made = {"content": {str(media_type): {"schema": schema} for media_type in consumes}}
    described = {key: body[key] for key in ("description", "required") if key in body}
    return (
        made
        | described
        | {key: value for key, value in body.items() if key.startswith("x-")}
    )


def _form(fields: list[Any], consumes: list[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": {}}
    for field in fields:
        described = (
            {"description": field["description"]} if "description" in field else {}
        )
        schema["properties"][str(field.get("name"))] = schema_of(field) | described
    required = [
        str(field.get("name")) for field in fields if field.get("required") is True
    ]
    schema |= {"required": required} if required else {}
    return {
        "content": {
            media_type: {"schema": schema}
            for media_type in _media_types(fields, consumes)
        }
    }


def _media_types(fields: list[Any], consumes: list[Any]) -> list[str]:
    if any(field.get("type") == "file" for field in fields):
        return [_FORMS[0]]
    return [each for each in map(str, consumes) if each in _FORMS] or [_FORMS[1]]
