"""Builds the request of a call and checks it, without sending anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final, TypedDict
from urllib.parse import quote

import httpx2

from . import parameters
from .auth import Proof
from .bodies import says_the_same
from .contents import content_of
from .declarations import Body, Operation, Parameter
from .errors import RequestValidationError, Violation
from .headers import is_header_name, is_header_value
from .options import OMIT, CallOptions, Omit
from .pointers import at
from .redaction import ConfidentialUrl
from .streams import Stream
from .validation import checked, escaped, parameter_adapter

_WEIGHTS: Final = ("", *(f";q=0.{tenths}" for tenths in range(9, 0, -1)))


class Arguments(TypedDict, total=False):
    """What a generated method hands on: values by name on the wire, `OMIT` among them where there is none.

    An `address` is absolute, and stands for the path and the query that the others would come to.
    """

    path: Mapping[str, object]
    query: Mapping[str, object]
    header: Mapping[str, object]
    cookie: Mapping[str, object]
    body: object
    content_type: str | Omit
    options: CallOptions
    address: str


@dataclass(slots=True)
class Draft:
    """A request that satisfies its schema, and still lacks credentials and the server's address.

    Names and values in `query` and `cookies` are escaped, with an equals sign between. An `address` is absolute, and stands
    for the server's with `path`.
    """

    method: str
    path: str
    query: list[str]
    cookies: list[str]
    headers: dict[str, str]
    content: bytes | Stream | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request that is ready to be sent, and the secrets on it."""

    method: str
    url: httpx2.URL
    headers: Mapping[str, str] = field(repr=False)
    content: bytes | Stream | None = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)


def draft(operation: Operation[Any], arguments: Arguments) -> Draft:
    """The request that the arguments ask for; raises `RequestValidationError` with all that is wrong with them."""
    found: list[Violation] = []
    made = Draft(operation.method, operation.path, [], [], {}, None)
    for parameter in operation.parameters:
        _add_parameter(made, parameter, arguments, found)
    if "/." in made.path:
        _refuse_climbing(made.path, found)
    if operation.body:
        _add_body(made, operation.body, arguments, found)
    made.headers["accept"] = _accepted(operation, arguments, made)
    for name, value in arguments.get("options", {}).get("headers", {}).items():
        _add_header(made, name, value, found)
    if operation.idempotency:
        made.headers.setdefault(operation.idempotency.lower(), _key())
    if found:
        raise RequestValidationError(operation.name, found)
    return _at(made, arguments["address"]) if "address" in arguments else made


def _key() -> str:
    from uuid import uuid4  # it is slow to import, and few operations take a key

    return str(uuid4())


def _at(made: Draft, address: str) -> Draft:
    return replace(made, address=address, query=[])


def _add_parameter(
    made: Draft, parameter: Parameter, arguments: Arguments, found: list[Violation]
) -> None:
    value = arguments.get(parameter.location, {}).get(parameter.name, OMIT)
    pointer = _pointer(parameter.name)
    if value is OMIT:
        if parameter.required:
            missing = "required", "is required (required)"
            found.append(Violation(parameter.location, pointer, *missing))
        return
    adapter, before = parameter_adapter(parameter), len(found)
    valid = checked(adapter, value, found, where=parameter.location, pointer=pointer)
    if len(found) > before:
        return
    try:
        told = parameters.told(parameter, adapter, valid)
        _place(made, parameter, told, found)
    except ValueError as error:
        message = f"cannot be written ({error}) (type)"
        found.append(Violation(parameter.location, pointer, "type", message, value))


@lru_cache(maxsize=1024)
def _pointer(name: str) -> str:
    return "/" + escaped(name)


def _place(
    made: Draft, parameter: Parameter, value: object, found: list[Violation]
) -> None:
    match parameter.location:
        case "query":
            made.query += parameters.in_query(parameter, value)
        case "path":
            _fill_path(made, parameter, value, found)
        case "header":
            if (text := parameters.in_header(parameter, value)) is not None:
                _add_header(made, parameter.name, text, found)
        case "cookie":
            _add_cookies(made, parameter, value, found)


def _fill_path(
    made: Draft, parameter: Parameter, value: object, found: list[Violation]
) -> None:
    name, text = parameter.name, parameters.in_path(parameter, value)
    if text in {"", ".", ".."}:
        message = "must not be empty, '.' or '..' (format)"
        found.append(Violation("path", _pointer(name), "format", message, text))
    made.path = made.path.replace(f"{{{name}}}", text)


# What parameters side by side in one segment may come to.
def _refuse_climbing(path: str, found: list[Violation]) -> None:
    if not found and {".", ".."} & set(path.split("/")):
        message = "must not have a segment that is '.' or '..' (format)"
        found.append(Violation("path", "", "format", message, path))


def _add_cookies(
    made: Draft, parameter: Parameter, value: object, found: list[Violation]
) -> None:
    for cookie in parameters.in_cookies(parameter, value):
        if is_header_value(cookie) and ";" not in cookie:
            made.cookies.append(cookie)
            continue
        message = "must be ASCII without semicolons and line breaks (format)"
        pointer = _pointer(parameter.name)
        found.append(Violation("cookie", pointer, "format", message, value))


def _add_header(made: Draft, name: str, value: str, found: list[Violation]) -> None:
    if is_header_name(name) and is_header_value(value):
        made.headers[name.lower()] = value
        return
    message = "must be ASCII without line breaks and outer spaces (format)"
    found.append(Violation("header", _pointer(name), "format", message, value))


def _add_body(
    made: Draft, body: Body, arguments: Arguments, found: list[Violation]
) -> None:
    value, media_type = arguments.get("body", OMIT), arguments.get("content_type")
    if content := content_of(body, value, media_type, found):
        made.headers["content-type"], made.content = content
        if isinstance(made.content, Stream) and made.content.length is not None:
            made.headers["content-length"] = str(made.content.length)


def asks_for_stream(operation: Operation[Any], arguments: Arguments) -> bool:
    """Whether the answer to a call is a stream: always, or because the arguments say so."""
    if operation.stream is None or operation.stream.parameter is None:
        return operation.stream is not None
    place, name, usual = operation.stream.parameter
    given = at(arguments.get(place), f"/{escaped(name)}")
    return usual if given is OMIT or given is None else given is True


def _accepted(operation: Operation[Any], arguments: Arguments, made: Draft) -> str:
    stream = operation.stream
    if stream and asks_for_stream(operation, arguments):
        return ", ".join(stream.content)
    return accepted(operation, made.headers.get("content-type", ""))


@lru_cache(maxsize=1024)
def accepted(operation: Operation[Any], content_type: str) -> str:
    """The `Accept` header: what a success may be, the type of the request's own body preferred if it can say that."""
    statuses = [status for status in operation.responses if status.startswith("2")]
    types = [
        media_type
        for status in statuses or operation.responses.keys() & {"default"}
        for media_type in operation.responses[status]
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
            made.query.append(f"{quote(proof.name)}={quote(proof.value, safe='')}")
        case "cookie":
            made.cookies.append(f"{proof.name}={proof.value}")


def _url(base_url: str, made: Draft, proofs: list[Proof]) -> httpx2.URL:
    address = made.address or base_url.rstrip("/") + made.path
    if not made.query:
        return _parsed(address)
    url = f"{address}{'&' if '?' in address else '?'}{'&'.join(made.query)}"
    confidential = any(proof.location == "query" for proof in proofs)
    return ConfidentialUrl(url) if confidential else httpx2.URL(url)


_parsed: Final = lru_cache(maxsize=1024)(httpx2.URL)
