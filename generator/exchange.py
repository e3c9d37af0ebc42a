"""A request of an operation written out: what every sample of it sends."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.bodies import Body, shown_body
from generator.code import Code
from generator.credentials import Credential
from generator.ir import (
    Api,
    Operation,
    SecurityScheme,
    Text,
    json_of,
    text_of,
    wire_of,
)
from generator.media_types import family
from generator.parameters import (
    HEADER_VALUE,
    TOKEN,
    is_token,
    required,
    sent,
)
from generator.styles import escaped

_METHOD = re.compile(r"[A-Za-z]+(-[A-Za-z]+)*")

# quotes of any language may stand around text of these characters as it is
_PLAIN = re.compile(r"[A-Za-z0-9 :._-]+")

_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_CONTENT_TYPE = "Content-Type"
_IN_URLS = "!$%&'()*+,/:;=?@~"

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

    `url_secret` names the environment variable whose value ends the URL, if that carries a secret. `is_streamed` says
    that the answer is not read as one text: it comes item by item, or is bytes.
    """

    method: Code
    url: Text
    headers: tuple[Header, ...]
    body: Body
    url_secret: Code | None = None
    is_streamed: bool = False

    @property
    def has_body(self) -> bool:
        """Whether it sends anything."""
        return self.body != Body()

    @property
    def other_headers(self) -> tuple[Header, ...]:
        """Its headers but for that which says what the body is."""
        told = [each for each in self.headers if text_of(each.name) == _CONTENT_TYPE]
        return tuple(each for each in self.headers if each not in told[-1:])

    @property
    def all_headers(self) -> tuple[Header, ...]:
        """Its headers with the one that libraries make where they write several parts."""
        parts = self.body.multipart
        made = (Header(Text(_CONTENT_TYPE), parts.media_type),) if parts else ()
        return (*self.headers, *made)

    @property
    def secrets(self) -> tuple[Code, ...]:
        """The environment variables of all secrets that it carries."""
        carried = (*(header.secret for header in self.headers), self.url_secret)
        return tuple(dict.fromkeys(filter(None, carried)))


def sample_request(operation: Operation, api: Api, secrets: Secrets) -> Request:
    """The request that shows `operation`, with the spec's own examples where it has them."""
    body = shown_body(operation, api) or Body()
    schemes = _schemes(operation, api)
    key = next((each for each in schemes if each.kind == "query"), None)
    return Request(
        method=_method(operation),
        url=Text(_url(operation, api, key)),
        headers=tuple(_headers(operation, api, body, secrets)),
        body=body,
        url_secret=_variable(key, secrets) if key else None,
        is_streamed=_comes_by_items(operation, body) or _answers_bytes(operation),
    )


def _comes_by_items(operation: Operation, body: Body) -> bool:
    """Whether the answer to what is shown comes item by item."""
    stream = operation.stream
    if not stream or not stream.parameter:
        return stream is not None
    sent_body = json_of(body.json) if body.json else None
    fields = sent_body if isinstance(sent_body, dict) else {}
    asked = fields.get(wire_of(stream.parameter), stream.by_default)
    return stream.by_default if stream.location == "query" else asked is True


def _answers_bytes(operation: Operation) -> bool:
    return any(
        text_of(answer.status).startswith("2")
        and family(text_of(content.media_type)) in {"binary", "messagepack"}
        for answer in operation.responses
        for content in answer.contents[:1]
    )


def _method(operation: Operation) -> Code:
    method = text_of(operation.method)
    assert _METHOD.fullmatch(method)
    return Code(method)


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
    operation: Operation, api: Api, body: Body, secrets: Secrets
) -> Iterator[Header]:
    schemes = _schemes(operation, api)
    yield from _secret_headers(schemes, secrets)
    yield from _cookies(operation, api, schemes, secrets)
    for parameter in required(operation, "header"):
        if is_token(parameter):
            value = "".join(sent(parameter, api))
            yield Header(Text(wire_of(parameter.name)), Text(value))
    told = body.media_type
    # libraries that write several parts say by themselves what stands between them
    if told and not body.multipart and HEADER_VALUE.fullmatch(text_of(told)):
        yield Header(Text(_CONTENT_TYPE), told)


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
    url = _server(operation, api) + _path(operation, api)
    pieces = "&".join(query)
    return f"{url}{'&' if '?' in url else '?'}{pieces}" if pieces else url


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
