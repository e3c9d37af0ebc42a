"""Swagger 2.0 as OpenAPI 3.0, whose schemas are then upgraded like any of that version."""

from collections.abc import Iterator
from typing import Any

from generator.load.grammar import objects
from generator.load.upgrade.notes import Note
from generator.load.upgrade.operations import Operations, extended, kept, mapped
from generator.load.upgrade.parameters import Made
from generator.load.upgrade.servers import servers

_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_TAKEN = {
    *("swagger", "host", "basePath", "schemes", "consumes", "produces", "paths"),
    *("definitions", "parameters", "responses", "securityDefinitions"),
}


def upgrade_swagger(
    root: dict[str, Any], notes: list[Note]
) -> tuple[dict[str, Any], dict[str, str]]:
    """A document of OpenAPI 3.0 that says what a Swagger document says, and where its parts stood in that."""
    made = Made({}, notes)
    operations = Operations(root, made)
    upgraded: dict[str, Any] = {"openapi": "3.0.3", **kept(root, _TAKEN)}
    upgraded["servers"] = list(servers(root))
    made.moves["/servers"] = "/host" if root.get("host") else "/basePath"
    upgraded["paths"] = extended(
        root.get("paths", {}), "/paths", "/paths", operations.path_item
    )
    upgraded["components"] = _components(root, operations)
    _rewrite_references(upgraded, operations.bodies)
    return upgraded, made.moves


def _components(root: dict[str, Any], operations: Operations) -> dict[str, Any]:
    """What is defined to be referred to."""
    shared = root.get("parameters", {})
    bodies = {key: each for key, each in _items(shared) if key in operations.bodies}
    others = {key: each for key, each in _items(shared) if key not in bodies}
    sections = {
        "schemas": ("/definitions", root.get("definitions", {}), _as_it_is),
        "parameters": ("/parameters", others, operations.shared_parameter),
        "requestBodies": ("/parameters", bodies, operations.shared_body),
        "responses": ("/responses", root.get("responses", {}), operations.response),
        "securitySchemes": (
            "/securityDefinitions",
            root.get("securityDefinitions", {}),
            scheme,
        ),
    }
    made = {}
    for section, (old, value, upgrade) in sections.items():
        new = f"/components/{section}"
        operations.made.moves[new] = old
        if value != {}:
            made[section] = mapped(value, new, old, upgrade)
    return made


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    yield from value.items() if isinstance(value, dict) else ()


def _as_it_is(value: Any, _new: str, _old: str) -> Any:
    return value


def scheme(stated: Any, _new: str, _old: str) -> Any:
    """A security scheme."""
    if not isinstance(stated, dict):
        return stated
    described = {
        key: value
        for key, value in stated.items()
        if key == "description" or key.startswith("x-")
    }
    match stated.get("type"):
        case "basic":
            return {"type": "http", "scheme": "basic", **described}
        case "oauth2":
            return {"type": "oauth2", "flows": _flows(stated), **described}
    return stated


def _flows(scheme: dict[str, Any]) -> dict[str, Any]:
    stated = ("authorizationUrl", "tokenUrl", "scopes")
    flow = {"scopes": {}} | {key: scheme[key] for key in stated if key in scheme}
    kind = str(scheme.get("flow", "implicit"))
    return {_FLOWS.get(kind, kind): flow}


_SECTIONS = {
    "#/definitions/": "#/components/schemas/",
    "#/responses/": "#/components/responses/",
}


def _rewrite_references(made: dict[str, Any], bodies: set[str]) -> None:
    for placed in objects(made):
        value = placed.value
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            value["$ref"] = _moved(value["$ref"], bodies)


def _moved(reference: str, bodies: set[str]) -> str:
    for old, new in _SECTIONS.items():
        if reference.startswith(old):
            return new + reference.removeprefix(old)
    if reference.startswith("#/parameters/"):
        name = reference.removeprefix("#/parameters/")
        section = "requestBodies" if name in bodies else "parameters"
        return f"#/components/{section}/{name}"
    return reference
