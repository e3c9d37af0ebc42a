"""The request that a curl command makes: method, addresses, headers, credentials and data, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, unquote_plus

from generator.capture.curl.commands import Command, Option
from generator.capture.facts import Doubt

DATA = ("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")
FORM = ("form", "form-string")
_OF_FILE = re.compile(r"[^=@]*@")
_AFTER_VALUE = re.compile(r";\s*(?:type|filename|headers|encoder)=")


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and its value, with the line: a header, a part of a form, a cookie, or a parameter of the query.

    The value of a `file` is its name.
    """

    name: str
    value: str
    line: int
    kind: Literal["text", "file"] = "text"


@dataclass(slots=True)
class Request:
    """A request; `texts` are the pieces of its body, which `glue` joins."""

    method: Option
    addresses: tuple[Option, ...]
    headers: list[Pair] = field(default_factory=list)
    texts: list[Option] = field(default_factory=list)
    glue: str = "&"
    form: list[Pair] = field(default_factory=list)
    query: list[Pair] = field(default_factory=list)
    cookies: list[Pair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The text of the body."""
        return self.glue.join(each.value for each in self.texts)

    def header(self, name: str) -> Pair | None:
        """The last header of that name, whatever its case."""
        same = (each for each in reversed(self.headers) if each.name.lower() == name)
        return next(same, None)


def request_of(command: Command) -> Request:
    """The request that a command makes."""
    made = Request(_method(command), command.every("url"))
    for option in command.options:
        _take(made, option)
    if command.every("json"):
        made.glue = ""
        _default_json(made, command)
    if command.every("get"):
        made.query += [pair for each in made.texts for pair in pairs(each)]
        made.texts.clear()
    return made


def _method(command: Command) -> Option:
    """The method, said by an option of its own or by what the others ask for."""
    if said := command.last("request"):
        return said
    for names, method in (
        (("head",), "HEAD"),
        (("get",), "GET"),
        ((*DATA, *FORM), "POST"),
        (("upload-file",), "PUT"),
    ):
        for found in command.every(*names):
            return Option("request", method, found.line)
    url = command.last("url")
    return Option("request", "GET", url.line if url else command.lines.start)


def _take(made: Request, option: Option) -> None:
    match option.name:
        case "header":
            made.headers += _header(made, option)
        case "user-agent" | "referer":
            name = {"user-agent": "User-Agent", "referer": "Referer"}[option.name]
            made.headers.append(Pair(name, option.value, option.line))
        case "cookie":
            made.cookies += _cookies(made, option)
        case "url-query":
            made.query += pairs(option)
        case "form" | "form-string":
            made.form += _part(made, option)
        case "upload-file" | "config":
            made.doubts.append(_unread(option))
        case name if name in DATA:
            made.texts += _data(made, option)
        case "digest" | "ntlm" | "negotiate" | "aws-sigv4":
            made.doubts.append(_other_scheme(option))


def _header(made: Request, option: Option) -> Iterator[Pair]:
    text = option.value
    name, colon, value = (each.strip() for each in text.partition(":"))
    if text.startswith("@"):
        made.doubts.append(_unread(option))
    elif not colon and text.strip().endswith(";"):
        yield Pair(text.strip()[:-1].strip(), "", option.line)
    elif value and name:
        yield Pair(name, _without_name(made, name, value, option.line), option.line)
    elif not colon:
        message = "A header without a colon says nothing; curl leaves it out."
        remedy = "write `name: value`"
        made.doubts.append(Doubt("header-unreadable", message, (option.line,), remedy))


def _without_name(made: Request, name: str, value: str, line: int) -> str:
    """The value of a header, once its own name before it is taken away."""
    if not value.lower().startswith(f"{name.lower()}:"):
        return value
    message = f"The value of the header {name} begins with its name."
    remedy = "send the value without it"
    made.doubts.append(Doubt("header-repeats-name", message, (line,), remedy))
    return value[len(name) + 1 :].strip()


def _cookies(made: Request, option: Option) -> Iterator[Pair]:
    if "=" not in option.value:
        made.doubts.append(_unread(option))
        return
    for each in option.value.split(";"):
        name, _, value = each.strip().partition("=")
        if name:
            yield Pair(name, value, option.line)


def _part(made: Request, option: Option) -> Iterator[Pair]:
    name, _, value = option.value.partition("=")
    if option.name == "form-string":
        yield Pair(name, value, option.line)
        return
    bare = _AFTER_VALUE.split(value, maxsplit=1)[0].strip()
    if bare[:1] == "<":
        made.doubts.append(_unread(option))
    if bare[:1] == "@":
        yield Pair(name, bare[1:].strip('"'), option.line, "file")
    else:
        yield Pair(name, bare.strip('"') if bare[:1] != "<" else "", option.line)


def _data(made: Request, option: Option) -> Iterator[Option]:
    if option.name == "data-urlencode":
        yield from _encoded(made, option)
    elif option.name != "data-raw" and option.value.startswith("@"):
        made.doubts.append(_unread(option))
    else:
        yield option


def _encoded(made: Request, option: Option) -> Iterator[Option]:
    """A piece of data that curl encodes, as it goes over the wire."""
    text = option.value
    if _OF_FILE.match(text):
        made.doubts.append(_unread(option))
        return
    name, equals, value = text.partition("=")
    encoded = quote(value if equals else text, safe="")
    named = f"{name}={encoded}" if equals and name else encoded
    yield Option(option.name, named, option.line)


def pairs(option: Option) -> Iterator[Pair]:
    """The names and values of a form, or of a query."""
    for each in option.value.split("&"):
        name, _, value = each.partition("=")
        if name:
            yield Pair(unquote_plus(name), unquote_plus(value), option.line)


def _default_json(made: Request, command: Command) -> None:
    """The headers that `--json` sends, unless the command names them."""
    option = command.last("json")
    for name in ("Content-Type", "Accept"):
        if option and not made.header(name.lower()):
            made.headers.append(Pair(name, "application/json", option.line))


def _unread(option: Option) -> Doubt:
    message = f"`--{option.name}` takes what it says from a file, which is not read."
    remedy = "write into the command what the file holds"
    return Doubt("sample-file", message, (option.line,), remedy)


def _other_scheme(option: Option) -> Doubt:
    message = f"The command authenticates with `--{option.name}`, which is not read."
    remedy = "describe the scheme in the corrections"
    return Doubt("auth-scheme-unknown", message, (option.line,), remedy)
