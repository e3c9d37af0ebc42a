"""An operation of OpenAPI from what a page says of it, with the line that says each part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from generator.capture.contents import body_of, inside_of, responses_of, valued
from generator.capture.depth import shallow
from generator.capture.facts import SAMPLE, Doubt, Fact, Reading, Subject
from generator.capture.findings import findings
from generator.capture.readers import curl
from generator.capture.schemas import Written
from generator.capture.schemes import schemes_of
from generator.capture.telling import Told, told
from generator.errors import pointer

Json: TypeAlias = dict[str, Any]

_VARIABLE = re.compile(r"\{\{.*?\}\}")
_HOLE = re.compile(r"\{([^{}/]+)\}|(?<=/):([A-Za-z_]\w*)")
_HEAD = (
    ("operationId", "operation_id"),
    ("summary", "title"),
    ("description", "description"),
)
_SERVERS = "/servers"
_LOCATIONS = ("path", "query", "header", "cookie")
# parameters that OpenAPI tells to ignore, for other parts of it say what they say
_ELSEWHERE = {"content-type", "authorization", "accept"}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a page was made into: an operation, where it is served, and which lines say what of it.

    `section` is the part of the document that it stands in: `paths`, or `webhooks`, where the path is a name and nothing is
    served. `around` are the lines of what stands outside of the operation. `lines` are by pointers below the operation, `schemes` and `schemas` are the components that it names.
    """

    method: str
    path: str
    server: str
    operation: Json = field(default_factory=dict)
    schemes: Json = field(default_factory=dict)
    schemas: Json = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    section: str = "paths"
    around: dict[str, int] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where the operation stands in a document."""
        return pointer(self.section, self.path, self.method.lower())


def merged(reading: Reading, page: str) -> Merged | None:
    """The operation that the page called `page` describes; None if it names no method and address."""
    reading = shallow(reading)
    root = told((*reading.facts, *_sampled(reading)))
    head = root.at("operation") or Told(("operation",))
    written = Written()
    place = _placed(head, root, written)
    if place is None:
        return None
    made = _head(head, page, written)
    made |= _parameters(root, place, written)
    made |= body_of(root, place.place, written)
    made |= responses_of(root, written)
    made |= _callbacks(root, written)
    schemes = {name: scheme for name, scheme, _ in schemes_of(root)}
    if schemes:
        made["security"] = [{name: []} for name in schemes]
        written.says("/security", min(line for *_, line in schemes_of(root)))
    doubts = (*reading.doubts, *written.doubts, *findings(root))
    if doubts:
        made["x-restencil-notes"] = [_note(each, written) for each in _ordered(doubts)]
    schemas = {
        name: each.value("schema") for name, each in inside_of(root, "component")
    }
    return replace(
        place,
        operation=made,
        schemes=schemes,
        schemas=schemas,
        lines=written.lines,
        doubts=doubts,
        around=dict(_around(root)),
    )


def _around(root: Told) -> Iterator[tuple[str, int]]:
    for name, _, line in schemes_of(root):
        yield pointer("components", "securitySchemes", name), line
    for name, each in inside_of(root, "component"):
        yield pointer("components", "schemas", name), each.line("schema")
    yield _SERVERS, _line_of_call(root)


def _line_of_call(root: Told) -> int:
    """The line that says where the operation is served."""
    nodes = (root.at("operation"), root.at(*SAMPLE))
    return next((node.line("url") for node in nodes if node and node.fact("url")), 0)


def _placed(head: Told, root: Told, written: Written) -> Merged | None:
    """An operation of which only its place is made; None if the page does not say where it is served."""
    if name := head.text("webhook"):
        return Merged(head.text("method"), name, "", section="webhooks")
    method, url = _called(head, root, written)
    if not method or not url:
        return None
    server, path = _address(url)
    return Merged(method, path, server)


def _callbacks(root: Told, written: Written) -> Json:
    said = root.at("callbacks")
    if not said:
        return {}
    written.says("/callbacks", said.line("callbacks"))
    return {"callbacks": said.value("callbacks")}


def _sampled(reading: Reading) -> Iterator[Fact]:
    """What the command that a page shows says of the call, by the lines of the page."""
    for fact in reading.facts:
        if (
            fact.subject == SAMPLE
            and fact.aspect == "text"
            and isinstance(fact.value, str)
        ):
            for each in curl.read(fact.value).facts:
                if each.subject == SAMPLE:
                    yield replace(each, line=each.line + fact.line - 1)


def _ordered(doubts: tuple[Doubt, ...]) -> list[Doubt]:
    return sorted(doubts, key=lambda each: (each.lines[:1], each.rule))


def _called(head: Told, root: Told, written: Written) -> tuple[str, str]:
    """The method and the address; those of the sample where the page has no others."""
    sample = root.at(*SAMPLE)
    if sample and not (head.text("method") and head.text("url")):
        message = "The method and the address stand only in the sample."
        remedy = "look whether the sample's address has values in its path"
        lines = (sample.line("url", "method"),)
        written.doubts.append(Doubt("address-from-sample", message, lines, remedy))
        return sample.text("method"), sample.text("url")
    return head.text("method"), head.text("url")


def _address(url: str) -> tuple[str, str]:
    """The server and the path of an address; no server where the address does not name one that can be called."""
    split = urlsplit(url if _is_whole(url) else "")
    absolute = bool(split.scheme and split.netloc) and not _VARIABLE.search(url)
    server = f"{split.scheme}://{split.netloc}" if absolute else ""
    path = split.path if absolute else _VARIABLE.sub("", url).partition("?")[0]
    path = _HOLE.sub(lambda hole: f"{{{hole[1] or hole[2]}}}", path)
    return server, path if path.startswith("/") else f"/{path}"


def _is_whole(url: str) -> bool:
    """Whether an address can be taken apart."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _head(head: Told, page: str, written: Written) -> Json:
    made: Json = {}
    for key, aspect in _HEAD:
        if text := head.text(aspect):
            made[key] = text
            written.says(f"/{key}", head.line(aspect))
    if tags := head.value("tags"):
        made["tags"] = tags
        written.says("/tags", head.line("tags"))
    if head.value("deprecated") is True:
        made["deprecated"] = True
        written.says("/deprecated", head.line("deprecated"))
    seen = {"id": page, "title": head.text("title")}
    for key in ("status", "modified", "owner"):
        if fact := head.fact(key):
            seen[key] = fact.value  # type: ignore[assignment]  # null where the page says that nobody is set
            written.says(f"/x-restencil-page/{key}", fact.line)
    made["x-restencil-page"] = seen
    return made


def _parameters(root: Told, called: Merged, written: Written) -> Json:
    stated = root.at("parameter")
    found = [
        (location, name, node)
        for location in _LOCATIONS
        for name, node in (inside_of(stated, location))
        if location != "header" or name.lower() not in _ELSEWHERE
    ]
    path = called.path if called.section == "paths" else ""
    holes = dict.fromkeys(hole[1] or hole[2] for hole in _HOLE.finditer(path))
    described = {name for location, name, _ in found if location == "path"}
    line = _line_of_call(root)
    found += [_hole(name, line) for name in holes if name not in described]
    made = [
        _parameter(each, f"/parameters/{number}", written)
        for number, each in enumerate(found)
    ]
    return {"parameters": made} if made else {}


def _hole(name: str, line: int) -> tuple[str, str, Told]:
    """A parameter of which only the address of the call says that it is there."""
    subject = ("parameter", "path", name)
    fact = Fact(subject, "named", name, line)
    return "path", name, Told(subject, {"named": [fact]})


def _parameter(found: tuple[str, str, Told], place: str, written: Written) -> Json:
    location, name, node = found
    made: Json = {"name": name, "in": location}
    if location == "path" or node.value("required") is True:
        made["required"] = True
    made |= valued(node, place, written)
    if location == "path" and not made["schema"]:
        made["schema"] = {"type": "string"}
    return made


def _note(doubt: Doubt, written: Written) -> Json:
    made: Json = {"rule": doubt.rule, "message": doubt.message, "remedy": doubt.remedy}
    if about := _field(doubt.subject):
        made["pointer"] = about
    if place := written.places.get(doubt.subject):
        made["place"] = place
    return {**made, "lines": [line for line in doubt.lines if line]}


def _field(subject: Subject) -> str:
    """The field of a body that a subject is, as a pointer; empty if it is none."""
    match subject:
        case ("body", _, *path) | ("response", _, _, *path):
            return pointer(*path)
    return ""
