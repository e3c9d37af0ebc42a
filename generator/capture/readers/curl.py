"""A curl command: what it sends, which is what an API was seen to take."""

import re
from collections.abc import Iterator

from generator.capture.curl.commands import Command, Option, command_of, is_command
from generator.capture.curl.credentials import is_credential, of_credentials
from generator.capture.curl.requests import Pair, Request, pairs, request_of
from generator.capture.curl.sent import of_body
from generator.capture.facts import Certainty, Doubt, Fact, Reading, Subject
from generator.capture.masking import masked
from generator.values import JsonValue

_VARIABLE = re.compile(r"\A\$(?:\{(\w+)\}|(\w+))")
_USER = re.compile(r"\A([A-Za-z][A-Za-z0-9+.-]*://)[^/@?#]*@")
_HOST = re.compile(r"(?:localhost|[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}|[0-9.]{7,15})(?::[0-9]+)?(?:[/?]|\Z)")  # fmt: skip
# they say how curl speaks, not what the API takes as a parameter
_OF_CURL = frozenset(("content-type", "accept", "user-agent", "referer", "cookie"))
_OPERATION: Subject = ("operation",)
_SAMPLE: Subject = ("sample",)


def looks_like(text: str) -> bool:
    """Whether a text is a curl command."""
    return is_command(text)


def read(text: str, first_line: int = 1) -> Reading:
    """What the first curl command in `text` shows; all of it is only seen, for it is an example."""
    hidden, secrets = masked(text, first_line)
    command = command_of(hidden, first_line)
    if command is None:
        message = "There is no curl command here."
        remedy = "copy the whole command, from the word `curl` to its end"
        return Reading((), (*secrets, Doubt("no-command", message, (first_line,), remedy)))  # fmt: skip
    request = request_of(command)
    body, about_body = of_body(request)
    security, about_security = of_credentials(request, command)
    facts = (
        *_operation(request),
        *security,
        *_parameters(request),
        *body,
        *_sample(request),
    )
    doubts = (
        *secrets,
        *command.doubts,
        *request.doubts,
        *about_body,
        *about_security,
        *_about_addresses(request, command),
    )
    return Reading(facts, doubts, dict.fromkeys(command.lines, "sample"))


def _fact(subject: Subject, aspect: str, value: JsonValue, line: int) -> Fact:
    return Fact(subject, aspect, value, line, Certainty.SEEN)


def _operation(request: Request) -> Iterator[Fact]:
    method = request.method
    yield _fact(_OPERATION, "method", method.value.upper(), method.line)
    for each in request.addresses:
        yield _fact(_OPERATION, "url", _address(each), each.line)


def _address(option: Option) -> str:
    """An address without what is told apart: its query, its fragment, and its credentials."""
    bare = re.split(r"[?#]", option.value, maxsplit=1)[0].strip()
    named = _VARIABLE.sub(lambda found: f"{{{{{found[1] or found[2]}}}}}", bare)
    url = _USER.sub(r"\1", named)
    return f"http://{url}" if _HOST.match(url) else url


def _about_addresses(request: Request, command: Command) -> Iterator[Doubt]:
    if not request.addresses:
        line = command.lines.start
        message = "The command has no address."
        yield Doubt("no-address", message, (line,), "copy the whole command")
    for each in request.addresses:
        if _HOST.match(each.value):
            message = "The address names no scheme, so that curl takes http."
            remedy = "write `https://` before it, if that is what the API speaks"
            yield Doubt("address-without-scheme", message, (each.line,), remedy)


def _parameters(request: Request) -> Iterator[Fact]:
    for each in (*_queries(request), *request.query):
        yield _seen("query", each)
    for each in request.headers:
        if each.name.lower() not in _OF_CURL and not is_credential(each):
            yield _seen("header", each)
    for each in request.cookies:
        yield _seen("cookie", each)


def _seen(location: str, pair: Pair) -> Fact:
    return _fact(("parameter", location, pair.name), "seen", pair.value, pair.line)


def _queries(request: Request) -> Iterator[Pair]:
    for each in request.addresses[:1]:
        _, _, query = each.value.partition("#")[0].partition("?")
        yield from pairs(Option("url-query", query, each.line))


def _sample(request: Request) -> Iterator[Fact]:
    yield _fact(_SAMPLE, "method", request.method.value.upper(), request.method.line)
    for each in request.addresses:
        yield _fact(_SAMPLE, "url", each.value, each.line)
    for pair in request.headers:
        yield _fact(_SAMPLE, "header", [pair.name, pair.value], pair.line)
    if request.texts:
        yield _fact(_SAMPLE, "body", request.body, request.texts[0].line)
    for pair in request.form:
        value = f"@{pair.value}" if pair.kind == "file" else pair.value
        yield _fact(_SAMPLE, "form", [pair.name, value], pair.line)
