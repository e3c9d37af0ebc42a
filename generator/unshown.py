"""What of an API its samples cannot show."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.bodies import shown_body
from generator.errors import Location, Problem, Severity, warning
from generator.exchange import is_named
from generator.ir import (
    Api,
    Operation,
    Origin,
    Parameter,
    SecurityScheme,
    text_of,
    wire_of,
)
from generator.parameters import can_be_sent, is_token, required, stated
from generator.shown import shown

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
    if operation.body and not shown_body(operation, api):
        called = f"{text_of(operation.method)} {text_of(operation.path)}"
        message = f"the samples of `{shown(called)}` have no body: its example cannot be written in its media type"
        hint = "give an example that is the text of a body, or add a media type that is JSON"
        yield _problem("sample-body", message, hint, operation.origin)
    for parameter in required(operation, *_PLACES):
        if not can_be_sent(parameter, stated(parameter, api)):
            yield _unsendable(parameter)


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
