"""A request of an operation written out: what every sample of it sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote, urlencode

from generator.code import Code
from generator.credentials import Credential
from generator.examples import example_of, example_of_parameter
from generator.ir import (
    Api,
    Content,
    Operation,
    Parameter,
    SecurityScheme,
    Text,
    Value,
    text_of,
    wire_of,
)


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its value, and the environment variable whose value follows it, if it carries a secret."""

    name: Text
    value: Text
    secret: Code | None = None

    @property
    def line(self) -> Text:
        """Name and value as they stand on the wire, up to the secret."""
        return Text(f"{text_of(self.name)}: {text_of(self.value)}")


@dataclass(frozen=True, slots=True)
class Request:
    """A request that is complete but for its secrets; `body` is None where nothing is sent."""

    method: Text
    url: Text
    headers: tuple[Header, ...]
    body: Value | None

    @property
    def has_secret(self) -> bool:
        """Whether it carries a secret."""
        return any(header.secret for header in self.headers)


Secrets = Mapping[str, tuple[Credential, ...]]
"""The secrets that each security scheme needs, by the scheme's name on the wire."""


def sample_request(operation: Operation, api: Api, secrets: Secrets) -> Request:
    """The request that shows `operation`, with the spec's own examples where it has them."""
    content = json_content(operation)
    headers = [*_auth(operation, api, secrets), *_header_parameters(operation, api)]
    if content:
        headers.append(Header(Text("Content-Type"), content.media_type))
    body = Value(example_of(content, api)) if content else None
    return Request(operation.method, Text(_url(operation, api)), tuple(headers), body)


def json_content(operation: Operation) -> Content | None:
    """The first content of the request's body that is JSON; None if there is none."""
    contents = operation.body.contents if operation.body else ()
    return next((each for each in contents if is_json(each)), None)


def is_json(content: Content) -> bool:
    """Whether a content is JSON or of a type that is written as JSON."""
    return family(text_of(content.media_type)) == "json"


def is_messagepack(media_type: str) -> bool:
    """Whether a media type is one of those under which MessagePack is sent."""
    return family(media_type) == "messagepack"


def family(media_type: str) -> Literal["json", "messagepack", "text", "binary"]:
    """How bodies of a media type are written; those of types that are not known are bytes."""
    kind, _, subtype = media_type.partition(";")[0].strip().lower().partition("/")
    if subtype == "json" or subtype.endswith("+json"):
        return "json"
    if subtype in {"x-msgpack", "msgpack", "vnd.msgpack"}:
        return "messagepack"
    return "text" if kind == "text" else "binary"


def _auth(operation: Operation, api: Api, secrets: Secrets) -> list[Header]:
    needed = (
        {wire_of(name) for name in operation.security[0]}
        if operation.security
        else set()
    )
    schemes = (
        scheme for scheme in api.security_schemes if wire_of(scheme.name) in needed
    )
    return [header for scheme in schemes if (header := _secret_header(scheme, secrets))]


def _secret_header(scheme: SecurityScheme, secrets: Secrets) -> Header | None:
    variable = secrets[wire_of(scheme.name)][-1].variable
    match scheme.kind:
        case "bearer":
            return Header(Text("Authorization"), Text("Bearer "), variable)
        case "basic":
            # user name and password have to be joined and encoded by the caller
            encoded = Code(variable.removesuffix("PASSWORD") + "BASIC")
            return Header(Text("Authorization"), Text("Basic "), encoded)
        case "header" if scheme.carrier:
            return Header(scheme.carrier, Text(""), variable)
        case "cookie" if scheme.carrier:
            return Header(Text("Cookie"), Text(f"{text_of(scheme.carrier)}="), variable)
    return None


def _header_parameters(operation: Operation, api: Api) -> list[Header]:
    found = (
        each
        for each in operation.parameters
        if each.location == "header" and each.required
    )
    return [
        Header(
            Text(wire_of(each.name)), Text(_written(example_of_parameter(each, api)))
        )
        for each in found
    ]


def _url(operation: Operation, api: Api) -> str:
    path = text_of(operation.path)
    for parameter in _required(operation, "path"):
        value = quote(_written(example_of_parameter(parameter, api)), safe="")
        path = path.replace("{" + wire_of(parameter.name) + "}", value)
    query = [
        (wire_of(each.name), _written(example_of_parameter(each, api)))
        for each in _required(operation, "query")
    ]
    return (
        text_of(api.servers[0].url).rstrip("/")
        + path
        + ("?" + urlencode(query) if query else "")
    )


def _required(operation: Operation, location: str) -> list[Parameter]:
    return [
        each
        for each in operation.parameters
        if each.location == location and each.required
    ]


def _written(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ",".join(map(_written, value))
    return str(value)
