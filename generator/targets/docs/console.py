"""What a page's console needs to know of an operation, and where it may send requests."""

import re
from collections.abc import Iterator
from typing import Any

from generator.code import Code
from generator.examples import example_of, example_of_parameter
from generator.ir import (
    Api,
    Content,
    Encoding,
    Operation,
    Parameter,
    SecurityScheme,
    Type,
    Value,
    json_of,
    text_of,
    wire_of,
)
from generator.targets.docs.schemas import Schemas

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(?=[/?#]|\Z)")
# where a server on the reader's own machine answers
_LOOPBACK = (
    *("http://127.0.0.1:*", "http://localhost:*"),
    *("https://127.0.0.1:*", "https://localhost:*"),
)
# how parameters are written unless something else is said
_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}


def console_data(
    operation: Operation, api: Api, schemes: tuple[SecurityScheme, ...]
) -> Value:
    """The method, path, servers, parameters, body and secrets of an operation, with the schemas of what is sent."""
    schemas = Schemas(api)
    told = {
        "method": text_of(operation.method),
        "path": text_of(operation.path),
        "servers": list(_addresses(operation, api)),
        "parameters": [_parameter(each, schemas) for each in operation.parameters],
        "body": _body(operation, schemas),
        "auth": [_scheme(each) for each in schemes],
        "security": list(_alternatives(operation, schemes)),
    }
    return Value({**told, "definitions": schemas.definitions()})


def _addresses(operation: Operation, api: Api) -> Iterator[str]:
    """The servers that a page may call, wherever it stands itself."""
    for server in operation.servers or api.servers:
        url = text_of(server.url).rstrip("/")
        if _ORIGIN.match(url):
            yield url


def _parameter(parameter: Parameter, schemas: Schemas) -> dict[str, Any]:
    told = {
        "name": wire_of(parameter.name),
        "in": parameter.location,
        "schema": schemas.schema(parameter.type),
        "required": parameter.required or None,
        "example": _example(parameter, schemas.api),
        "reserved": parameter.allow_reserved or None,
        "type": text_of(parameter.media_type) if parameter.media_type else None,
        **_style(parameter),
    }
    return {key: each for key, each in told.items() if each is not None}


def _style(parameter: Parameter) -> dict[str, Any]:
    """The style and whether it explodes, where they are not the usual ones."""
    usual = parameter.style == _STYLES[parameter.location]
    explodes = parameter.style in {"form", "cookie"}
    return {
        "style": None if usual else parameter.style,
        "explode": None if parameter.explode == explodes else parameter.explode,
    }


def _example(parameter: Parameter, api: Api) -> Any:
    """What is filled in: for what must be there a value of any kind, else only one that the spec has."""
    stated = parameter.example or parameter.default
    if parameter.required:
        return example_of_parameter(parameter, api)
    return json_of(stated) if stated else None


def _body(operation: Operation, schemas: Schemas) -> dict[str, Any] | None:
    """The bodies that can be sent, each with its media types, its schema and an example."""
    if not operation.body:
        return None
    contents = [_content(*each, schemas) for each in _grouped(operation.body.contents)]
    return {"required": operation.body.required, "contents": contents}


def _content(content: Content, types: list[str], schemas: Schemas) -> dict[str, Any]:
    told = {"types": types, "schema": schemas.schema(content.type)}
    encodings = {
        wire_of(each.field): _encoding(each)
        for each in content.encodings
        if _encoding(each)
    }
    return {
        **told,
        "example": example_of(content, schemas.api),
        **({"encodings": encodings} if encodings else {}),
    }


def _encoding(encoding: Encoding) -> dict[str, Any]:
    told = {
        "type": text_of(encoding.content_type) if encoding.content_type else None,
        "style": encoding.style,
        "explode": False if encoding.style and not encoding.explode else None,
        "reserved": encoding.allow_reserved or None,
    }
    return {key: each for key, each in told.items() if each is not None}


def _grouped(contents: tuple[Content, ...]) -> Iterator[tuple[Content, list[str]]]:
    """Contents of one type once, with all their media types."""
    grouped: dict[tuple[Type, tuple[Encoding, ...]], list[Content]] = {}
    for each in contents:
        grouped.setdefault((each.type, each.encodings), []).append(each)
    for same in grouped.values():
        yield same[0], [text_of(each.media_type) for each in same]


def _scheme(scheme: SecurityScheme) -> dict[str, str]:
    carrier = text_of(scheme.carrier) if scheme.carrier else ""
    return {"name": wire_of(scheme.name), "kind": scheme.kind, "carrier": carrier}


def _alternatives(
    operation: Operation, schemes: tuple[SecurityScheme, ...]
) -> Iterator[list[int]]:
    """The ways to be let in, as numbers of the schemes that each needs."""
    names = [wire_of(each.name) for each in schemes]
    for alternative in operation.security:
        yield [
            names.index(wire_of(each.scheme))
            for each in alternative
            if wire_of(each.scheme) in names
        ]


def origins(api: Api) -> Code:
    """The origins that consoles may call, as a content-security policy lists them."""
    return Code(" ".join(dict.fromkeys((*_origins(api), *_LOOPBACK))))


def _origins(api: Api) -> Iterator[str]:
    operations = [server for each in api.operations() for server in each.servers]
    for server in (*api.servers, *operations):
        if found := _ORIGIN.match(text_of(server.url)):
            yield found[0]
