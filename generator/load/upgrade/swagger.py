"""Swagger 2.0 as OpenAPI 3.0, whose schemas are then upgraded like any of that version."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.load.upgrade.parameters import (
    is_body,
    parameter,
    request_body,
    schema_of,
    typed_keys,
)

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
_JSON = ["application/json"]
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}

MOVED: Mapping[str, str] = {
    "/components/schemas": "/definitions",
    "/components/parameters": "/parameters",
    "/components/requestBodies": "/parameters",
    "/components/responses": "/responses",
    "/components/securitySchemes": "/securityDefinitions",
}
"""Where in the Swagger document stood what now stands at a pointer."""


def upgrade_swagger(root: dict[str, Any]) -> dict[str, Any]:
    """A document of OpenAPI 3.0 that says what a Swagger document says."""
    made: dict[str, Any] = {"openapi": "3.0.3", "info": root.get("info", {})}
    for key in ("tags", "externalDocs", "security"):
        if key in root:
            made[key] = root[key]
    made |= {key: value for key, value in root.items() if key.startswith("x-")}
    made["servers"] = list(_servers(root))
    upgrade = _Upgrade(root)
    made["paths"] = {
        path: upgrade.path_item(item) for path, item in _dict(root, "paths").items()
    }
    made["components"] = upgrade.components()
    _rewrite_references(made, upgrade.bodies)
    return made


def _dict(parent: Any, key: str) -> dict[str, Any]:
    value = parent.get(key) if isinstance(parent, dict) else None
    return value if isinstance(value, dict) else {}


def _list(parent: Any, key: str) -> list[Any]:
    value = parent.get(key) if isinstance(parent, dict) else None
    return value if isinstance(value, list) else []


def _servers(root: dict[str, Any]) -> Iterator[dict[str, str]]:
    base, host = str(root.get("basePath") or ""), root.get("host")
    if not host:
        yield {"url": base or "/"}
        return
    for scheme in _list(root, "schemes") or ["https"]:
        yield {"url": f"{scheme}://{host}{base if base != '/' else ''}"}


class _Upgrade:
    """What the parts of one document need to know of the whole."""

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root
        self._consumes = _list(root, "consumes") or _JSON
        self._produces = _list(root, "produces") or _JSON
        self._parameters = _dict(root, "parameters")
        self.bodies = {name for name, each in self._parameters.items() if is_body(each)}

    def components(self) -> dict[str, Any]:
        """What is defined to be referred to."""
        shared = self._parameters.items()
        return {
            "schemas": _dict(self._root, "definitions"),
            "parameters": {
                name: parameter(each)
                for name, each in shared
                if name not in self.bodies
            },
            "requestBodies": {
                name: request_body([each], self._consumes)
                for name, each in shared
                if name in self.bodies
            },
            "responses": {
                name: self._response(each, self._produces)
                for name, each in _dict(self._root, "responses").items()
            },
            "securitySchemes": {
                name: _scheme(each)
                for name, each in _dict(self._root, "securityDefinitions").items()
            },
        }

    def path_item(self, item: Any) -> Any:
        """A path with its operations; body parameters that they share are told in each."""
        if not isinstance(item, dict):
            return item
        shared = _list(item, "parameters")
        made = {
            key: value
            for key, value in item.items()
            if key.startswith("x-") or key == "$ref"
        }
        plain = [parameter(each) for each in shared if not self._is_body(each)]
        made |= {"parameters": plain} if plain else {}
        bodies = [each for each in shared if self._is_body(each)]
        for method in _METHODS:
            if isinstance(item.get(method), dict):
                made[method] = self._operation(item[method], bodies)
        return made

    def _operation(
        self, operation: dict[str, Any], shared: list[Any]
    ) -> dict[str, Any]:
        dropped = {"consumes", "produces", "schemes", "parameters", "responses"}
        made = {key: value for key, value in operation.items() if key not in dropped}
        own = _list(operation, "parameters")
        plain = [parameter(each) for each in own if not self._is_body(each)]
        made |= {"parameters": plain} if plain else {}
        if bodies := [each for each in own if self._is_body(each)] or shared:
            made["requestBody"] = self._body(
                bodies, _list(operation, "consumes") or self._consumes
            )
        produces = _list(operation, "produces") or self._produces
        answers = _dict(operation, "responses")
        made["responses"] = {
            status: self._response(each, produces) for status, each in answers.items()
        }
        return made

    def _body(self, bodies: list[Any], consumes: list[Any]) -> dict[str, Any]:
        if len(bodies) == 1 and "$ref" in bodies[0]:
            return dict(bodies[0])
        return request_body([self._named(each) or each for each in bodies], consumes)

    def _is_body(self, each: Any) -> bool:
        return is_body(self._named(each) or each)

    def _named(self, each: Any) -> Any:
        """The shared parameter that a reference names."""
        reference = each.get("$ref") if isinstance(each, dict) else None
        if isinstance(reference, str) and reference.startswith("#/parameters/"):
            return self._parameters.get(reference.removeprefix("#/parameters/"))
        return None

    def _response(self, response: Any, produces: list[Any]) -> Any:
        if not isinstance(response, dict) or "$ref" in response:
            return response
        dropped = {"schema", "examples", "headers"}
        made = {"description": ""} | {
            key: value for key, value in response.items() if key not in dropped
        }
        if headers := _dict(response, "headers"):
            made["headers"] = {name: _header(each) for name, each in headers.items()}
        examples = _dict(response, "examples")
        if "schema" in response or examples:
            types = [
                str(each) for each in (produces if "schema" in response else examples)
            ]
            made["content"] = {
                each: _media_type(response, each, examples) for each in types
            }
        return made


def _media_type(
    response: dict[str, Any], media_type: str, examples: dict[str, Any]
) -> dict[str, Any]:
    made = {"schema": response["schema"]} if "schema" in response else {}
    return made | ({"example": examples[media_type]} if media_type in examples else {})


def _header(header: Any) -> Any:
    if not isinstance(header, dict):
        return header
    kept = {
        key: value for key, value in header.items() if key not in typed_keys(header)
    }
    return kept | {"schema": schema_of(header)}


def _scheme(scheme: Any) -> Any:
    if not isinstance(scheme, dict):
        return scheme
    described = {
        key: value
        for key, value in scheme.items()
        if key == "description" or key.startswith("x-")
    }
    match scheme.get("type"):
        case "basic":
            return {"type": "http", "scheme": "basic", **described}
        case "oauth2":
            flow = {"scopes": _dict(scheme, "scopes")}
            flow |= {
                key: scheme[key]
                for key in ("authorizationUrl", "tokenUrl")
                if key in scheme
            }
            kind = _FLOWS.get(str(scheme.get("flow")), "implicit")
            return {"type": "oauth2", "flows": {kind: flow}, **described}
    return scheme


_SECTIONS = {
    "#/definitions/": "#/components/schemas/",
    "#/responses/": "#/components/responses/",
}


def _rewrite_references(made: dict[str, Any], bodies: set[str]) -> None:
    pending: list[Any] = [made]
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        if not isinstance(value, dict | list) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            value["$ref"] = _moved(value["$ref"], bodies)
        pending.extend(value.values() if isinstance(value, dict) else value)


def _moved(reference: str, bodies: set[str]) -> str:
    for old, new in _SECTIONS.items():
        if reference.startswith(old):
            return new + reference.removeprefix(old)
    if reference.startswith("#/parameters/"):
        name = reference.removeprefix("#/parameters/")
        return (
            f"#/components/{'requestBodies' if name in bodies else 'parameters'}/{name}"
        )
    return reference
