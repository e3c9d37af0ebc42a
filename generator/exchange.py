"""A request of an operation written out: what every sample of it sends."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.code import Code
from generator.credentials import Credential
from generator.examples import example_of
from generator.ir import (
    Api,
    Content,
    Encoding,
    Operation,
    SecurityScheme,
    Text,
    Value,
    json_of,
    text_of,
    wire_of,
)
from generator.media_types import essence, family
from generator.parameters import (
    HEADER_VALUE,
    TOKEN,
    is_token,
    required,
    sent,
)
from generator.styles import Writing, as_text, escaped, pairs, reserved

_METHOD = re.compile(r"[A-Za-z]+(-[A-Za-z]+)*")

# quotes of any language may stand around text of these characters as it is
_PLAIN = re.compile(r"[A-Za-z0-9 :._-]+")

_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
# what source code cannot hold as it is, or a page about it cannot show
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_IN_URLS = "!$%&'()*+,/:;=?@~"
_TEXTS = {"application/yaml", "application/x-ndjson"}

Secrets = Mapping[str, tuple[Credential, ...]]
"""The secrets that each security scheme needs, by the scheme's name on the wire."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its value, and the environment variable whose value follows it, if it carries a secret.

    `value` is None where the secret is all there is.
    """

    name: Text
    value: Text | None
    secret: Code | None = None

    @property
    def line(self) -> Text:
        """Name and value as they stand on the wire, up to the secret."""
        value = text_of(self.value) if self.value else ""
        return Text(f"{text_of(self.name)}: {value}")

    @property
    def plain_line(self) -> Code | None:
        """The same, if it may stand between quotes of any kind as it is."""
        line = text_of(self.line)
        return Code(line) if _PLAIN.fullmatch(line) else None


@dataclass(frozen=True, slots=True)
class Request:
    """A request that is complete but for its secrets.

    `url_secret` names the environment variable whose value ends the URL, if that carries a secret. What is sent is
    either `body`, a JSON value, or `text`, or nothing where both are None.
    """

    method: Code
    url: Text
    headers: tuple[Header, ...]
    body: Value | None
    text: Text | None = None
    url_secret: Code | None = None

    @property
    def secrets(self) -> tuple[Code, ...]:
        """The environment variables of all secrets that it carries."""
        carried = (*(header.secret for header in self.headers), self.url_secret)
        return tuple(dict.fromkeys(filter(None, carried)))

    @property
    def has_long_numbers(self) -> bool:
        """Whether its JSON has integers that are changed where every number is a double, as in JavaScript."""
        return self.body is not None and _has_long_numbers(json_of(self.body))


def sample_request(operation: Operation, api: Api, secrets: Secrets) -> Request:
    """The request that shows `operation`, with the spec's own examples where it has them."""
    content = shown_content(operation, api)
    schemes = _schemes(operation, api)
    key = next((each for each in schemes if each.kind == "query"), None)
    return Request(
        method=_method(operation),
        url=Text(_url(operation, api, key)),
        headers=tuple(_headers(operation, api, content, secrets)),
        body=_json_body(content, api) if content else None,
        text=_text_body(content, api) if content else None,
        url_secret=_variable(key, secrets) if key else None,
    )


def is_json(content: Content) -> bool:
    """Whether a content is JSON or of a type that is written as JSON."""
    return family(text_of(content.media_type)) == "json"


def is_messagepack(media_type: str) -> bool:
    """Whether a media type is one of those under which MessagePack is sent."""
    return family(media_type) == "messagepack"


def _method(operation: Operation) -> Code:
    method = text_of(operation.method)
    assert _METHOD.fullmatch(method)
    return Code(method)


def shown_content(operation: Operation, api: Api) -> Content | None:
    """The first content of the request's body that is JSON, else the first that is text."""
    contents = operation.body.contents if operation.body else ()
    json_first = sorted(contents, key=lambda each: not is_json(each))
    return next(
        (
            each
            for each in json_first
            if is_json(each) or _text_body(each, api) is not None
        ),
        None,
    )


def _json_body(content: Content, api: Api) -> Value | None:
    """A body that is JSON, unless it is null: for many libraries, that is no body."""
    example = example_of(content, api)
    return Value(example) if is_json(content) and example is not None else None


def _text_body(content: Content, api: Api) -> Text | None:
    """A body as text, if it is of a type that is text and no character of it is lost in the source of a program."""
    media_type = text_of(content.media_type)
    example = example_of(content, api)
    if is_json(content):
        return Text("null") if example is None else None
    if family(media_type) == "form" and isinstance(example, dict):
        return Text(_urlencoded(example, content))
    written = family(media_type) in {"text", "form"} or essence(media_type) in _TEXTS
    fits = isinstance(example, str) and not _UNWRITABLE.search(example)
    return Text(example) if written and fits else None


def _urlencoded(fields: dict[str, Any], content: Content) -> str:
    encodings = {wire_of(each.field): each for each in content.encodings}
    written = [
        "=".join(pair)
        for name, value in fields.items()
        for pair in _field(name, value, encodings.get(name))
    ]
    return "&".join(written)


def _field(name: str, value: Any, encoding: Encoding | None) -> list[tuple[str, str]]:
    if encoding and encoding.style:
        escape = reserved if encoding.allow_reserved else escaped
        how = Writing(encoding.style, encoding.explode, value=escape)
        return pairs(name, value, how)
    items = value if isinstance(value, list) else [value]
    return [
        (escaped(name), escaped(as_text(each))) for each in items if each is not None
    ]


def _schemes(operation: Operation, api: Api) -> list[SecurityScheme]:
    """The schemes of the first alternative that the operation accepts."""
    first = operation.security[0] if operation.security else ()
    needed = {wire_of(each.scheme) for each in first}
    return [
        scheme
        for scheme in api.security_schemes
        if wire_of(scheme.name) in needed and is_named(scheme)
    ]


def is_named(scheme: SecurityScheme) -> bool:
    """Whether the place of a secret has a name that a request can have."""
    if scheme.kind in {"header", "cookie"}:
        return bool(scheme.carrier and TOKEN.fullmatch(text_of(scheme.carrier)))
    return True


def _headers(
    operation: Operation, api: Api, content: Content | None, secrets: Secrets
) -> Iterator[Header]:
    schemes = _schemes(operation, api)
    yield from _secret_headers(schemes, secrets)
    yield from _cookies(operation, api, schemes, secrets)
    for parameter in required(operation, "header"):
        if is_token(parameter):
            value = "".join(sent(parameter, api))
            yield Header(Text(wire_of(parameter.name)), Text(value))
    if content and HEADER_VALUE.fullmatch(text_of(content.media_type)):
        yield Header(Text("Content-Type"), content.media_type)


def _secret_headers(
    schemes: list[SecurityScheme], secrets: Secrets
) -> Iterator[Header]:
    for scheme in schemes:
        variable = _variable(scheme, secrets)
        match scheme.kind:
            case "bearer":
                yield Header(Text("Authorization"), Text("Bearer "), variable)
            case "basic":
                yield Header(Text("Authorization"), Text("Basic "), variable)
            case "header" if scheme.carrier:
                yield Header(scheme.carrier, None, variable)


def _variable(scheme: SecurityScheme, secrets: Secrets) -> Code:
    given = secrets[wire_of(scheme.name)]
    if scheme.kind == "basic":
        # user name and password have to be joined and encoded by the caller
        return Code(given[-1].variable.removesuffix("PASSWORD") + "BASIC")
    # where a token can be got too, it is the first
    return given[0].variable


def _cookies(
    operation: Operation, api: Api, schemes: list[SecurityScheme], secrets: Secrets
) -> Iterator[Header]:
    """One header for all cookies, the secret last."""
    shown = [
        cookie
        for each in required(operation, "cookie")
        if is_token(each)
        for cookie in sent(each, api)
    ]
    key = next((each for each in schemes if each.kind == "cookie"), None)
    shown += [f"{text_of(key.carrier)}="] if key and key.carrier else []
    if shown:
        value = Text("; ".join(shown))
        yield Header(Text("Cookie"), value, _variable(key, secrets) if key else None)


def _url(operation: Operation, api: Api, key: SecurityScheme | None) -> str:
    """The address, as ASCII wherever clients would differ in how they escape the rest."""
    query = [pair for each in required(operation, "query") for pair in sent(each, api)]
    # the secret is appended to the URL
    query += [escaped(text_of(key.carrier)) + "="] if key and key.carrier else []
    return (
        _server(operation, api)
        + _path(operation, api)
        + ("?" + "&".join(query) if query else "")
    )


def address_of(operation: Operation, api: Api) -> str:
    """The address that the path of an operation is appended to; one that names no host is shown at example.com."""
    url = text_of(api.server(operation).url).rstrip("/")
    if "://" in url:
        return url
    if url.startswith("//"):
        return f"https:{url}"
    return f"https://example.com/{url.lstrip('/')}".rstrip("/")


def _server(operation: Operation, api: Api) -> str:
    scheme, mark, rest = address_of(operation, api).partition("://")
    host, slash, path = rest.partition("/")
    server = scheme + mark + host + slash + _in_url(path)
    return _CONTROLS.sub(lambda control: quote(control[0]), server)


def _path(operation: Operation, api: Api) -> str:
    values = {
        "{" + wire_of(each.name) + "}": "".join(sent(each, api))
        for each in required(operation, "path")
    }
    parts = re.split(r"(\{[^{}]*\})", text_of(operation.path))
    return "".join(values.get(part) or _in_url(part) for part in parts)


def _in_url(text: str) -> str:
    return quote(text, safe=_IN_URLS)


def _has_long_numbers(value: object) -> bool:
    match value:
        case int():
            return abs(value) > 2**53
        case list():
            return any(map(_has_long_numbers, value))
        case dict():
            return any(map(_has_long_numbers, value.values()))
    return False
