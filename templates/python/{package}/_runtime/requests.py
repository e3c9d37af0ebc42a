"""Builds the request of a call and checks it, without sending anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, TypedDict, cast
from urllib.parse import quote, urlencode

import httpx2

from .auth import Proof
from .bodies import encode, says_the_same
from .declarations import Body, Operation, Parameter
from .errors import RequestValidationError, Violation, Where
from .headers import is_header_name, is_header_value
from .options import OMIT, CallOptions
from .redaction import ConfidentialUrl
from .validation import body_adapter, checked, escaped, parameter_adapter

_WEIGHTS: Final = ("", *(f";q=0.{tenths}" for tenths in range(9, 0, -1)))


class Arguments(TypedDict, total=False):
    """What a generated method hands on: values by name on the wire, `OMIT` among them where there is none."""

    path: Mapping[str, object]
    query: Mapping[str, object]
    header: Mapping[str, object]
    cookie: Mapping[str, object]
    body: object
    content_type: str
    options: CallOptions


@dataclass(slots=True)
class Draft:
    """A request that satisfies its schema, and still lacks credentials and the server's address."""

    method: str
    path: str
    query: list[tuple[str, str]]
    cookies: list[str]
    headers: dict[str, str]
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Request:
    """A request that is ready to be sent, and the secrets on it."""

    method: str
    url: httpx2.URL
    headers: Mapping[str, str] = field(repr=False)
    content: bytes | None = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)


def draft(operation: Operation[Any], arguments: Arguments) -> Draft:
    """The request that the arguments ask for; raises `RequestValidationError` with all that is wrong with them."""
    found: list[Violation] = []
    made = Draft(operation.method, operation.path, [], [], {}, None)
    for parameter in operation.parameters:
        _add_parameter(made, parameter, arguments, found)
    if operation.body:
        _add_body(made, operation.body, arguments, found)
    made.headers["accept"] = accepted(operation, made.headers.get("content-type", ""))
    for name, value in arguments.get("options", {}).get("headers", {}).items():
        _add_header(made, name, value, found)
    if found:
        raise RequestValidationError(operation.name, found)
    return made


def _add_parameter(
    made: Draft, parameter: Parameter, arguments: Arguments, found: list[Violation]
) -> None:
    value = arguments.get(parameter.location, {}).get(parameter.name, OMIT)
    pointer = "/" + escaped(parameter.name)
    if value is OMIT:
        if parameter.required:
            found.append(_missing(parameter.location, pointer))
        return
    adapter = parameter_adapter(parameter)
    valid = checked(adapter, value, found, where=parameter.location, pointer=pointer)
    if valid is not None:
        _place(made, parameter, _texts(valid), found)


def _place(
    made: Draft, parameter: Parameter, texts: list[str], found: list[Violation]
) -> None:
    name = parameter.name
    match parameter.location:
        case "path":
            _fill_path(
                made, name, ",".join(quote(text, safe="") for text in texts), found
            )
        case "query":
            made.query += [(name, text) for text in texts]
        case "header":
            _add_header(made, name, ",".join(texts), found)
        case "cookie":
            made.cookies += [f"{name}={quote(text, safe='')}" for text in texts]


def _fill_path(made: Draft, name: str, text: str, found: list[Violation]) -> None:
    if text in {"", ".", ".."}:
        message = "must not be empty, '.' or '..' (format)"
        found.append(Violation("path", "/" + escaped(name), "format", message, text))
    made.path = made.path.replace(f"{{{name}}}", text)


def _add_header(made: Draft, name: str, value: str, found: list[Violation]) -> None:
    if is_header_name(name) and is_header_value(value):
        made.headers[name.lower()] = value
        return
    message = "must be ASCII without line breaks and outer spaces (format)"
    found.append(Violation("header", "/" + escaped(name), "format", message, value))


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for item in cast(list[object], value) for text in _texts(item)]
    return [_text(value)]


def _text(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _add_body(
    made: Draft, body: Body, arguments: Arguments, found: list[Violation]
) -> None:
    value = _without_omitted(arguments.get("body", OMIT), body)
    if value is OMIT:
        if body.required:
            found.append(_missing("body", ""))
        return
    media_type = arguments.get("content_type") or next(iter(body.content))
    if media_type not in body.content:
        found.append(_unknown_type(body, media_type))
        return
    made.headers["content-type"] = media_type
    made.content = _content(body, media_type, value, found)


# Only the object that the generated method made of its arguments can hold OMIT.
def _without_omitted(value: object, body: Body) -> object:
    if type(value) is not dict:
        return value
    given = cast(dict[str, object], value)
    kept = {name: item for name, item in given.items() if item is not OMIT}
    return kept if kept or not given or body.required else OMIT


def _content(
    body: Body, media_type: str, value: object, found: list[Violation]
) -> bytes | None:
    adapter, before = body_adapter(body, media_type), len(found)
    valid = checked(adapter, value, found, where="body")
    if len(found) > before:
        return None
    try:
        return encode(media_type, adapter, valid)
    except (ValueError, TypeError) as error:
        message = f"cannot be written as {media_type} ({error})"
        found.append(Violation("body", "", "type", message, value))
        return None


def _missing(where: Where, pointer: str) -> Violation:
    return Violation(where, pointer, "required", "is required (required)")


def _unknown_type(body: Body, media_type: str) -> Violation:
    message = f"must be one of {', '.join(body.content)} (enum)"
    return Violation("header", "/Content-Type", "enum", message, media_type)


@lru_cache(maxsize=1024)
def accepted(operation: Operation[Any], content_type: str) -> str:
    """The `Accept` header: what a success may be, the type of the request's own body preferred if it can say that."""
    types = [
        media_type
        for status, content in operation.responses.items()
        if status.startswith("2")
        for media_type in content
    ]
    if content_type and any(says_the_same(name, content_type) for name in types):
        types.append(content_type)
    ranked = dict.fromkeys(sorted(types, key=lambda name: name != content_type))
    weighted = (name + q for name, q in zip(ranked, _WEIGHTS, strict=False))
    return ", ".join(weighted) or "*/*"


def signed(
    made: Draft, proofs: list[Proof], secrets: Mapping[str, str], base_url: str
) -> Request:
    """The request with its credentials, for the server at `base_url`."""
    for proof in proofs:
        _add_proof(made, proof)
    if made.cookies:
        made.headers["cookie"] = "; ".join(made.cookies)
    return Request(
        made.method,
        _url(base_url, made, proofs),
        made.headers,
        made.content,
        (*secrets.values(), *(proof.value for proof in proofs)),
    )


def _add_proof(made: Draft, proof: Proof) -> None:
    match proof.location:
        case "header":
            # What the caller put there for this call wins.
            made.headers.setdefault(proof.name.lower(), proof.value)
        case "query":
            made.query.append((proof.name, proof.value))
        case "cookie":
            made.cookies.append(f"{proof.name}={proof.value}")


def _url(base_url: str, made: Draft, proofs: list[Proof]) -> httpx2.URL:
    address = base_url.rstrip("/") + made.path
    if not made.query:
        return _parsed(address)
    url = f"{address}?{urlencode(made.query, quote_via=quote)}"
    confidential = any(proof.location == "query" for proof in proofs)
    return ConfidentialUrl(url) if confidential else httpx2.URL(url)


_parsed: Final = lru_cache(maxsize=1024)(httpx2.URL)
