"""Items of a Postman collection: each request with what it has of the folders around it, as a call."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.capture.calls.calls import FORM, PARTS, Answer, Body, Call, Pair
from generator.capture.calls.parts import Part
from generator.capture.calls.security import others, security_of
from generator.capture.calls.settings import facts_of, is_expressed, kind_of
from generator.capture.calls.variables import path_of, resolved
from generator.capture.facts import Certainty, Doubt, Fact
from generator.values import JsonValue

_DEPTH = 50
_OF_PROGRAMS = {
    "content-type",
    "accept",
    "user-agent",
    "content-length",
    "host",
    "cookie",
    "accept-encoding",
    "connection",
    "cache-control",
    "postman-token",
}
_LANGUAGES = {
    "json": "application/json",
    "xml": "application/xml",
    "html": "text/html",
    "javascript": "application/javascript",
    "text": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Folder:
    """What holds for all requests of a folder."""

    names: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    auth: Part | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A saved request, and the folder that it is in."""

    part: Part
    folder: Folder

    @property
    def id(self) -> str:
        """What it is known by: its id, else its folders and its name."""
        own = self.part.text("id") or self.part.text("_postman_id")
        return own or " / ".join((*self.folder.names, self.part.text("name")))

    @property
    def ignored(self) -> Iterator[int]:
        """The lines of its scripts."""
        events = self.part.at("event")
        size = len(events.path)
        yield from (
            line for path, line in events.lines.items() if path[:size] == events.path
        )


def items_of(whole: Part, root: Folder) -> Iterator[Item]:
    """The requests of a collection in their order, at any depth of folders."""
    waiting = [(each, root) for each in reversed(list(whole.each("item")))]
    while waiting:
        part, folder = waiting.pop()
        if isinstance(part.at("item").value, list) and len(folder.names) < _DEPTH:
            inner = _inside(part, folder)
            waiting += [(each, inner) for each in reversed(list(part.each("item")))]
        elif part.at("request").value:
            yield Item(part, folder)


def _inside(part: Part, folder: Folder) -> Folder:
    auth = part.at("auth")
    own = auth if isinstance(auth.value, dict) else folder.auth
    return replace(folder, names=(*folder.names, part.text("name")), auth=own)


def call_of(item: Item) -> Call | None:
    """What a saved request says; None if it names no address."""
    request = item.part.at("request")
    url = _url(request, item.folder.variables)
    if not url:
        return None
    sent = tuple(_parameters(request))
    auth = request.at("auth")
    used = auth if isinstance(auth.value, dict) else item.folder.auth
    security = facts_of(used) if used else security_of(sent)
    return Call(
        method=(request.text("method") or "GET").upper(),
        url=url,
        line=request.line,
        parameters=others(sent),
        body=_body(request),
        answers=tuple(_answers(item.part)),
        said=(*_said(item, request), *security),
        doubts=tuple(_about(used)),
        lines=range(item.part.line, request.line + 1),
    )


def _said(item: Item, request: Part) -> Iterator[Fact]:
    """What people wrote beside a request."""
    name, place = item.part.text("name"), item.part.at("name")
    if name:
        yield _stated("title", name, place.line)
    for above in (request, item.part):
        if text := _description(above):
            yield _stated("description", text, above.at("description").line)
    if item.folder.names:
        yield _stated("tags", [item.folder.names[0]], item.part.line)


def _stated(aspect: str, value: JsonValue, line: int) -> Fact:
    return Fact(("operation",), aspect, value, line, Certainty.PROSE)


def _description(above: Part) -> str:
    return above.text("description") or above.text("description", "content")


def _url(request: Part, variables: Mapping[str, str]) -> str:
    """The address without its query, variables that stand for addresses in place."""
    if isinstance(request.value, str):
        return _written(request.value, variables)
    if raw := request.text("url") or request.text("url", "raw"):
        return _written(raw, variables)
    hosts, steps = request.at("url", "host"), request.at("url", "path")
    host = (
        ".".join(map(str, hosts.value))
        if isinstance(hosts.value, list)
        else hosts.text()
    )
    path = (
        "/".join(map(str, steps.value))
        if isinstance(steps.value, list)
        else steps.text()
    )
    scheme = request.text("url", "protocol")
    port = request.text("url", "port")
    server = f"{f'{scheme}://' if scheme else ''}{host}{f':{port}' if port else ''}"
    return _written(f"{server}/{path.lstrip('/')}", variables) if host else ""


def _written(raw: str, variables: Mapping[str, str]) -> str:
    bare = resolved(raw.strip(), variables).partition("?")[0].partition("#")[0]
    scheme, is_absolute, rest = bare.partition("://")
    server, *steps = (rest if is_absolute else bare).split("/")
    if not server and not steps:
        return ""
    begin = f"{scheme}://{server}" if is_absolute else server
    if not is_absolute and server and not server.startswith("{{"):
        begin = f"https://{server}"
    return f"{begin}{path_of(steps) or '/'}"


def _parameters(request: Part) -> Iterator[tuple[str, Pair]]:
    for location, keys in (
        ("query", ("url", "query")),
        ("path", ("url", "variable")),
        ("header", ("header",)),
    ):
        for each in request.each(*keys):
            name = each.text("key") or each.text("id")
            is_ours = location != "header" or name.lower() not in _OF_PROGRAMS
            if name and is_ours:
                yield location, Pair(
                    name, each.text("value"), each.line, _description(each)
                )


def _body(request: Part) -> Body | None:
    body = request.at("body")
    line = body.line
    match body.text("mode"):
        case "raw" if body.text("raw").strip():
            return Body(_media_type(request, body), line, body.text("raw"))
        case "urlencoded":
            return Body(FORM, line, pairs=tuple(_pairs(body, "urlencoded")))
        case "formdata":
            return Body(PARTS, line, pairs=tuple(_pairs(body, "formdata")))
        case "file":
            return Body("application/octet-stream", line)
        case "graphql":
            return Body("application/json", line, _graphql(body))
    return None


def _media_type(request: Part, body: Part) -> str:
    """The media type of a header, else that of the language, else what the text looks like."""
    headers = (
        each.text("value")
        for each in request.each("header")
        if each.text("key").lower() == "content-type"
    )
    language = _LANGUAGES.get(body.text("options", "raw", "language"), "")
    text = body.text("raw").lstrip()
    guessed = "application/json" if text.startswith(("{", "[")) else "text/plain"
    return next(headers, "") or language or guessed


def _pairs(body: Part, key: str) -> Iterator[Pair]:
    for each in body.each(key):
        if name := each.text("key"):
            value = None if each.text("type") == "file" else each.text("value")
            yield Pair(name, value, each.line, _description(each))


def _graphql(body: Part) -> str:
    """The JSON that a query of GraphQL is sent as."""
    query, variables = body.text("graphql", "query"), body.text("graphql", "variables")
    try:
        held = json.loads(variables) if variables.strip() else {}
    except (ValueError, RecursionError):
        held = {}
    return json.dumps({"query": query, "variables": held}, ensure_ascii=False)


def _answers(part: Part) -> Iterator[Answer]:
    for each in part.each("response"):
        status = each.text("code")
        if len(status) == 3 and status.isdecimal() and "1" <= status[0] <= "5":
            yield Answer(status, each.text("status"), each.line, _answered(each))


def _answered(answer: Part) -> Body | None:
    text = answer.text("body")
    if not text.strip():
        return None
    headers = (
        each.text("value")
        for each in answer.each("header")
        if each.text("key").lower() == "content-type"
    )
    language = _LANGUAGES.get(answer.text("_postman_previewlanguage"), "")
    guessed = (
        "application/json" if text.lstrip().startswith(("{", "[")) else "text/plain"
    )
    return Body(
        next(headers, "") or language or guessed,
        answer.at("body").line,
        text,
        name=answer.text("name"),
    )


def _about(auth: Part | None) -> Iterator[Doubt]:
    if auth and not is_expressed(auth):
        message = f"The request proves who is calling by `{kind_of(auth)}`, which the spec leaves out."
        remedy = "add a security scheme in the corrections, if OpenAPI has one for it"
        yield Doubt("auth-not-expressed", message, (auth.line,), remedy, ("security",))
