"""A document of middling size in which most constructs of OpenAPI stand, to be spoiled."""

from typing import Any

Json = dict[str, Any]


def _ref(name: str, section: str = "schemas") -> Json:
    return {"$ref": f"#/components/{section}/{name}"}


def _json(schema: Json, **more: Any) -> Json:
    return {"application/json": {"schema": schema, **more}}


_PET = {
    "type": "object",
    "required": ["id", "name"],
    "discriminator": {
        "propertyName": "kind",
        "mapping": {"cat": "#/components/schemas/Cat"},
    },
    "properties": {
        "id": {"type": "integer", "format": "int64", "readOnly": True, "minimum": 1},
        "name": {
            "type": "string",
            "pattern": "^[a-z]+$",
            "minLength": 1,
            "maxLength": 9,
        },
        "kind": {"type": "string", "enum": ["cat", "dog"]},
        "tags": {
            "type": "array",
            "items": {"type": ["string", "null"]},
            "uniqueItems": True,
        },
        "born": {
            "type": "string",
            "format": "date-time",
            "default": "2030-01-02T03:04:05Z",
        },
        "owner": _ref("Owner"),
        "extra": {"type": "object", "additionalProperties": {"type": "number"}},
    },
    "example": {"id": 1, "name": "tom", "kind": "cat"},
}

MEDIUM: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1", "description": "All *pets*.", "contact": {"name": "N"}},
    "servers": [
        {"url": "https://{region}.h.example/v1", "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}}}
    ],
    "tags": [{"name": "pets", "description": "D"}, {"name": "owners"}],
    "security": [{"key": []}, {"flow": ["read"]}],
    "paths": {
        "/pets": {
            "summary": "S",
            "parameters": [_ref("page", "parameters")],
            "get": {
                "operationId": "listPets",
                "tags": ["pets"],
                "parameters": [
                    {"name": "kinds", "in": "query", "style": "pipeDelimited", "explode": False,
                     "schema": {"type": "array", "items": {"type": "string"}}},
                    {"name": "filter", "in": "query", "style": "deepObject", "schema": {"type": "object"}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string", "format": "uuid"}},
                    {"name": "c", "in": "cookie", "content": _json({"type": "integer"})},
                ],
                "responses": {
                    "200": {
                        "description": "D",
                        "headers": {"X-Rate": {"schema": {"type": "integer"}}},
                        "content": _json({"type": "array", "items": _ref("Pet")}, examples={"one": {"value": []}}),
                        "links": {"next": {"operationId": "listPets", "parameters": {"page": "$response.body#/n"}}},
                    },
                    "4XX": _ref("Bad", "responses"),
                    "default": {"description": "D"},
                },
            },
            "post": {
                "operationId": "addPet",
                "tags": ["pets"],
                "requestBody": {
                    "required": True,
                    "content": {
                        **_json(_ref("Pet"), example={"id": 1, "name": "tom"}),
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {"f": {"type": "string", "format": "binary"}}},
                            "encoding": {"f": {"contentType": "image/png", "headers": {"X": {"schema": {}}}}},
                        },
                    },
                },
                "responses": {"201": {"description": "D", "content": _json(_ref("Pet"))}},
                "callbacks": {
                    "done": {"{$request.body#/url}": {"post": {
                        "requestBody": {"content": _json(_ref("Owner"))},
                        "responses": {"200": {"description": "D"}},
                    }}}
                },
                "security": [],
            },
        },
        "/pets/{id}/owners/{owner}": {
            "put": {
                "deprecated": True,
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "style": "matrix", "schema": {"type": "integer"}},
                    {"name": "owner", "in": "path", "required": True, "schema": {"type": "string"}},
                ],
                "requestBody": _ref("Owner", "requestBodies"),
                "responses": {"204": {"description": "D"}},
                "servers": [{"url": "https://o.example"}],
                "externalDocs": {"url": "https://h.example/docs"},
            }
        },
    },
    "webhooks": {
        "changed": {"post": {"requestBody": {"content": _json(_ref("Any"))}, "responses": {"200": {"description": "D"}}}}
    },
    "components": {
        "schemas": {
            "Pet": _PET,
            "Cat": {"allOf": [_ref("Pet"), {"type": "object", "properties": {"lives": {"const": 9}}}]},
            "Owner": {"type": "object", "properties": {"pets": {"type": "array", "items": _ref("Pet")}}, "additionalProperties": False},
            "Any": {"oneOf": [_ref("Cat"), _ref("Owner"), {"type": "null"}]},
            "Pair": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number", "multipleOf": 0.5}]},
        },
        "parameters": {"page": {"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}}},
        "responses": {"Bad": {"description": "D", "content": {"application/problem+json": {"schema": {"type": "object"}}}}},
        "requestBodies": {"Owner": {"content": _json(_ref("Owner"))}},
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "flow": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://t.example", "scopes": {"read": "R"}}}},
        },
    },
}  # fmt: skip
