"""What of an API its samples cannot show."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.bodies import Body, shown_body
from generator.errors import Location, Problem, Severity, warning
from generator.exchange import is_named
from generator.ir import (
    Api,
    Operation,
    Origin,
    Parameter,
    SecurityScheme,
    json_of,
    text_of,
    wire_of,
)
from generator.parameters import can_be_sent, is_token, required, stated
from generator.shown import shown

_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
_PLACES = ("path", "query", "header", "cookie")


def unserved(api: Api) -> Iterator[Problem]:
    """A note if nothing says at which host the API is served."""
    has_host = bool(urlsplit(text_of(api.servers[0].url)).netloc)
    if not has_host and any(True for _ in api.operations()):
        yield _homeless(api)


def unshown(api: Api) -> Iterator[Problem]:
    """A warning for everything that samples leave out, or show with another value than the spec has."""
    for operation in api.operations():
        yield from _of_operation(operation, api)
    for scheme in api.security_schemes:
        if not is_named(scheme):
            yield _nameless(scheme)


def _homeless(api: Api) -> Problem:
    message = "the document does not say at which host the API is served"
    hint = "write its whole address below `servers`; until then samples show example.com, and clients ask for a `base_url`"
    place = Location(api.origin.file, api.origin.pointer)
    return Problem(Severity.NOTE, "server-missing", message, hint, place)


def _of_operation(operation: Operation, api: Api) -> Iterator[Problem]:
    if operation.body:
        yield from _of_body(operation, api)
    for parameter in required(operation, *_PLACES):
        if not can_be_sent(parameter, stated(parameter, api)):
            yield _unsendable(parameter)


def _of_body(operation: Operation, api: Api) -> Iterator[Problem]:
    called = shown(f"{text_of(operation.method)} {text_of(operation.path)}")
    body = shown_body(operation, api)
    if not body:
        message = f"the samples of `{called}` have no body: its example cannot be written in its media type"
        hint = "give an example that is the text of a body, or add a media type that is JSON"
        yield _problem("sample-body", message, hint, operation.origin)
        return
    for name, header in _left_headers(operation, body):
        message = f"the samples of `{called}` send the part `{name}` without its header `{header}`"
        hint = "say in the description of the field what the header is for; the Python client can send it"
        yield _problem("sample-part", message, hint, operation.origin)
    for charset in dict.fromkeys(_left_charsets(body)):
        message = f"the samples of `{called}` send text in UTF-8, not in `{charset}`"
        hint = "if the server takes UTF-8, say so in the media type; the Python client sends what it says"
        yield _problem("sample-charset", message, hint, operation.origin)


def _left_headers(operation: Operation, body: Body) -> Iterator[tuple[str, str]]:
    """The parts that have headers of their own, with these."""
    parts = body.multipart.parts if body.multipart else ()
    sent = {text_of(each.name) for each in parts}
    contents = operation.body.contents if operation.body else ()
    for content in contents:
        for each in content.encodings:
            if content.media_type == body.media_type and wire_of(each.field) in sent:
                for name, _ in each.headers:
                    yield shown(wire_of(each.field)), shown(text_of(name))


def _left_charsets(body: Body) -> Iterator[str]:
    """The charsets in which the texts of a body would be other bytes than they are in UTF-8."""
    for media_type, text in _texts(body):
        told = _CHARSET.search(media_type)
        if told and _bytes(text, told[1]) != text.encode():
            yield shown(told[1])


def _bytes(text: str, charset: str) -> bytes | None:
    try:
        return text.encode(charset)
    except (LookupError, UnicodeError):
        return None


def _texts(body: Body) -> Iterator[tuple[str, str]]:
    """Every text in a body, after its media type."""
    whole = text_of(body.media_type) if body.media_type else ""
    if body.json:
        yield whole, json.dumps(json_of(body.json), ensure_ascii=False)
    if body.text:
        yield whole, text_of(body.text)
    held = json_of(body.bytes) if body.bytes and not body.packed else None
    if isinstance(held, bytes):
        yield whole, held.decode()
    for part in body.multipart.parts if body.multipart else ():
        if part.text and part.media_type:
            yield part.media_type, text_of(part.text)


def _unsendable(parameter: Parameter) -> Problem:
    told = f"{parameter.location} parameter `{shown(wire_of(parameter.name))}`"
    if not is_token(parameter):
        message = f"no request can have a {told}: that is no name of a header or cookie"
        hint = "correct the name; samples are without it"
        return _problem("sample-name", message, hint, parameter.origin)
    wanted = (
        "visible ASCII" if parameter.location == "header" else "not empty, '.' or '..'"
    )
    message = f"the value of the {told} cannot be sent, so samples have another one"
    hint = f"give an example that is {wanted}"
    return _problem("sample-value", message, hint, parameter.origin)


def _nameless(scheme: SecurityScheme) -> Problem:
    carrier = shown(text_of(scheme.carrier)) if scheme.carrier else ""
    message = f"no request can have an API key called `{carrier}`"
    hint = "correct the name; samples are without it"
    return _problem("sample-name", message, hint, scheme.origin)


def _problem(rule: str, message: str, hint: str, origin: Origin) -> Problem:
    return warning(rule, message, hint, Location(origin.file, origin.pointer))
