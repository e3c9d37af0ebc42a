"""What documents of OpenAPI 3 have from Swagger 2.0, read as it is meant there: bodies among parameters, bare types."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.errors import pointer
from generator.load.grammar import objects
from generator.load.upgrade.notes import Note
from generator.load.upgrade.parameters import (
    Body,
    Made,
    header,
    is_body,
    parameter,
    request_body,
)
from generator.load.upgrade.swagger import scheme
from generator.shown import shown

_JSON = "application/json"


def upgrade_mixed(root: dict[str, Any], made: Made) -> None:
    """Writes such parts as OpenAPI 3 has them, in place."""
    _definitions(root, made)
    for placed in objects(root):
        upgrade = _UPGRADES.get(placed.kind)
        if upgrade and isinstance(placed.value, dict):
            upgrade(placed.value, placed.pointer, made)


def _definitions(root: dict[str, Any], made: Made) -> None:
    defined = root.get("definitions")
    components = root.setdefault("components", {}) if defined else None
    if not isinstance(defined, dict) or not isinstance(components, dict):
        return
    schemas = components.setdefault("schemas", {})
    if not isinstance(schemas, dict) or schemas.keys() & defined:
        return
    schemas.update(root.pop("definitions"))
    for name in defined:
        made.moves[pointer("components", "schemas", name)] = pointer(
            "definitions", name
        )
    message = "`definitions` is of Swagger 2.0; it is read as `components: {schemas}`"
    hint = "put the schemas below `components: {schemas}`"
    made.notes.append(Note("/definitions", message, hint))


def _operation(operation: dict[str, Any], place: str, made: Made) -> None:
    stated = operation.get("parameters")
    if "requestBody" in operation or not isinstance(stated, list):
        return
    if not any(map(is_body, stated)):
        return
    placed = [
        (each, place + pointer("parameters", index))
        for index, each in enumerate(stated)
    ]
    bodies = [Body(_flat(each), old) for each, old in placed if is_body(each)]
    rest = [(each, old) for each, old in placed if not is_body(each)]
    new = place + "/requestBody"
    made.moves[new] = bodies[0].place
    operation["requestBody"] = request_body(bodies, [_JSON], new, made)
    operation["parameters"] = [each for each, _ in rest]
    for index, (_, old) in enumerate(rest):
        made.moves[place + pointer("parameters", index)] = old
    made.notes.extend(_notes(bodies))


def _flat(stated: dict[str, Any]) -> dict[str, Any]:
    """A field of a form with the keys of its schema beside its own, as Swagger 2.0 has it."""
    schema = stated.get("schema")
    if stated.get("in") == "body" or not isinstance(schema, dict):
        return stated
    return {**schema, **stated}


def _notes(bodies: list[Body]) -> Iterator[Note]:
    for each in bodies:
        message = f"`in: {each.stated['in']}` is of Swagger 2.0; it is read as the `requestBody`"
        hint = "write `requestBody` beside `parameters`"
        yield Note(each.place + "/in", message, hint)


def _parameter(stated: dict[str, Any], place: str, made: Made) -> None:
    _typed(stated, place, made, parameter)


def _header(stated: dict[str, Any], place: str, made: Made) -> None:
    _typed(stated, place, made, header)


def _typed(
    stated: dict[str, Any],
    place: str,
    made: Made,
    upgrade: Callable[[Any, str, str, Made], Any],
) -> None:
    """A type that stands beside the name instead of in a schema."""
    if "type" not in stated or stated.keys() & {"$ref", "schema", "content"}:
        return
    before = made.moves.get(place, place)
    upgraded = upgrade(dict(stated), place, before, made)
    # how a list is written by itself is what OpenAPI 3 says
    own = (
        set[str]()
        if "collectionFormat" in stated
        else {"style", "explode"} - stated.keys()
    )
    kept = {key: each for key, each in upgraded.items() if key not in own}
    stated.clear()
    stated.update(kept)
    message = "`type` stands here as in Swagger 2.0; it is read as that of a `schema`"
    hint = "write it, and what belongs to it, below `schema`"
    made.notes.append(Note(before + "/type", message, hint))


def _response(stated: dict[str, Any], place: str, made: Made) -> None:
    if "schema" not in stated or stated.keys() & {"$ref", "content"}:
        return
    made.moves[place + pointer("content", _JSON, "schema")] = place + "/schema"
    stated["content"] = {_JSON: {"schema": stated.pop("schema")}}
    message = f"`schema` stands here as in Swagger 2.0; it is read as that of `content: {{{_JSON}}}`"
    hint = f"write `content: {{{_JSON}: {{schema: ...}}}}`"
    made.notes.append(Note(place + "/schema", message, hint))


def _security_scheme(stated: dict[str, Any], place: str, made: Made) -> None:
    key = {"basic": "type", "oauth2": "flow"}.get(str(stated.get("type")))
    if key not in stated or "flows" in stated:
        return
    upgraded = scheme(dict(stated), place, place)
    message = f"`{key}: {shown(stated[key])}` is of Swagger 2.0; it is read as it is meant there"
    stated.clear()
    stated.update(upgraded)
    hint = f"write `{'type: http` with `scheme: basic' if key == 'type' else 'flows'}`"
    made.notes.append(Note(place + pointer(key), message, hint))


_UPGRADES: Mapping[str, Callable[[dict[str, Any], str, Made], None]] = {
    "operation": _operation,
    "parameter": _parameter,
    "header": _header,
    "response": _response,
    "security scheme": _security_scheme,
}
