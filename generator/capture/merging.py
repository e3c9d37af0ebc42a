"""An operation of OpenAPI from what a page says of it, with the line that says each part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from generator.capture.depth import shallow
from generator.capture.facts import SAMPLE, Doubt, Fact, Reading, Subject
from generator.capture.findings import findings
from generator.capture.readers import curl
from generator.capture.schemas import Written, inferred, schema_of
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
_LOCATIONS = ("path", "query", "header", "cookie")
# parameters that OpenAPI tells to ignore, for other parts of it say what they say
_ELSEWHERE = {"content-type", "authorization", "accept"}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a page was made into: an operation, where it is served, and which lines say what of it.

    `lines` are by pointers below the operation, `schemes` and `schemas` are the components that it names.
    """

    method: str
    path: str
    server: str
    operation: Json
    schemes: Json
    schemas: Json
    lines: dict[str, int]
    doubts: tuple[Doubt, ...]


def merged(reading: Reading, page: str) -> Merged | None:
    """The operation that the page called `page` describes; None if it names no method and address."""
    reading = shallow(reading)
    root = told((*reading.facts, *_sampled(reading)))
    head = root.at("operation") or Told(("operation",))
    written = Written()
    method, url = _called(head, root, written)
    if not method or not url:
        return None
    server, path = _address(url)
    made = _head(head, page, written)
    made |= _parameters(root, path, written)
    made |= _body(root, pointer("paths", path, method.lower()), written)
    made |= _responses(root, written)
    schemes = dict(schemes_of(root))
    if schemes:
        made["security"] = [{name: []} for name in schemes]
    doubts = (*reading.doubts, *written.doubts, *findings(root))
    if doubts:
        made["x-restencil-notes"] = [_note(each, written) for each in _ordered(doubts)]
    schemas = {
        name: each.value("schema") for name, each in _inside_of(root.at("component"))
    }
    lines = written.lines
    return Merged(method, path, server, made, schemes, schemas, lines, doubts)


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
    if head.value("deprecated") is True:
        made["deprecated"] = True
    seen = {"id": page, "title": head.text("title")}
    for key in ("modified", "owner"):
        if fact := head.fact(key):
            seen[key] = fact.value  # type: ignore[assignment]  # null where the page says that nobody is set
            written.says(f"/x-restencil-page/{key}", fact.line)
    made["x-restencil-page"] = seen
    return made


def _parameters(root: Told, path: str, written: Written) -> Json:
    stated = root.at("parameter")
    found = [
        (location, name, node)
        for location in _LOCATIONS
        for name, node in (_inside(stated, location))
        if location != "header" or name.lower() not in _ELSEWHERE
    ]
    holes = dict.fromkeys(hole[1] or hole[2] for hole in _HOLE.finditer(path))
    described = {name for location, name, _ in found if location == "path"}
    found += [("path", name, Told(())) for name in holes if name not in described]
    made = [
        _parameter(each, f"/parameters/{number}", written)
        for number, each in enumerate(found)
    ]
    return {"parameters": made} if made else {}


def _inside(node: Told | None, step: str) -> list[tuple[str, Told]]:
    found = node.at(step) if node else None
    return list(found.inside.items()) if found else []


def _parameter(found: tuple[str, str, Told], place: str, written: Written) -> Json:
    location, name, node = found
    made: Json = {"name": name, "in": location}
    if location == "path" or node.value("required") is True:
        made["required"] = True
    written.says(place, node.line("type"))
    schema = schema_of(node, f"{place}/schema", written)
    if description := schema.pop("description", None):
        made["description"] = description
    if node.value("deprecated") is True:
        made["deprecated"] = True
    made["schema"] = schema or ({"type": "string"} if location == "path" else {})
    return made


def _body(root: Told, above: str, written: Written) -> Json:
    """The body; `above` is where the operation stands, for media types that hold the same as the first."""
    bodies = dict(_inside(root, "body"))
    if not bodies:
        return {}
    contents: Json = {}
    first: dict[str, str] = {}
    for media_type in _media_types(root, list(bodies)):
        node = bodies.get(media_type, next(iter(bodies.values())))
        place = "/requestBody/content" + pointer(media_type)
        written.says(place, node.line("media_type"))
        key = "/".join(node.subject)
        contents[media_type] = (
            _same(node, f"#{above}{first[key]}")
            if key in first
            else _content(node, place, written)
        )
        first.setdefault(key, place)
    is_required = any(
        each.value("required") is True
        for node in bodies.values()
        for each in node.walk()
    )
    return {"requestBody": {"required": is_required, "content": contents}}


def _same(node: Told, place: str) -> Json:
    """What a media type holds that is sent the same as the one at `place`."""
    made: Json = {"schema": {"$ref": f"{place}/schema"}}
    if node.fact("example"):
        made["examples"] = {"page": {"$ref": f"{place}/examples/page"}}
    return made


def _media_types(root: Told, named: list[str]) -> list[str]:
    """Those of the heading, and before them that of the header, which is what its sample sends too."""
    header = root.at("parameter", "header", "Content-Type")
    said = (
        str(header.value("example") or header.value("default") or "") if header else ""
    )
    return list(dict.fromkeys([*([said] if "/" in said else []), *named]))


def _content(node: Told, place: str, written: Written) -> Json:
    schema = schema_of(node, f"{place}/schema", written)
    examples = [fact.value for fact in node.every("example")]
    if not schema and examples:
        schema = inferred(examples[0])
        line = node.line("example")
        message = "Nothing but the example says what is in this body; the spec has the kinds of its values."
        remedy = "describe the fields in the corrections"
        doubt = Doubt("schema-from-example", message, (line,), remedy, node.subject)
        written.doubts.append(doubt)
    made: Json = {"schema": schema}
    if examples:
        made["examples"] = dict(_examples(node, place, written))
    return made


def _examples(node: Told, place: str, written: Written) -> Iterator[tuple[str, Json]]:
    names = [str(fact.value) for fact in node.every("example_name")]
    for number, fact in enumerate(node.every("example")):
        key = "page" if number == 0 else f"page{number + 1}"
        written.says(f"{place}/examples/{key}", fact.line)
        summary = {"summary": names[number]} if number < len(names) else {}
        yield key, {**summary, "value": fact.value}


def _responses(root: Told, written: Written) -> Json:
    made: Json = {}
    for status, node in _inside(root, "response"):
        place = "/responses" + pointer(status)
        written.places[node.subject] = place
        written.says(place, node.line("name", "description"))
        described = node.text("description") or node.text("name") or status
        made[status] = {"description": described}
        contents = {
            media_type: _content(each, f"{place}/content{pointer(media_type)}", written)
            for media_type, each in node.inside.items()
        }
        if contents:
            made[status]["content"] = contents
    return {
        "responses": made or {"default": {"description": "Nothing is said of answers."}}
    }


def _inside_of(node: Told | None) -> list[tuple[str, Told]]:
    return list(node.inside.items()) if node else []


def _note(doubt: Doubt, written: Written) -> Json:
    made: Json = {"rule": doubt.rule, "message": doubt.message, "remedy": doubt.remedy}
    if field := _field(doubt.subject):
        made["pointer"] = field
    if place := written.places.get(doubt.subject):
        made["place"] = place
    return {**made, "lines": [line for line in doubt.lines if line]}


def _field(subject: Subject) -> str:
    """The field of a body that a subject is, as a pointer; empty if it is none."""
    match subject:
        case ("body", _, *path) | ("response", _, _, *path):
            return pointer(*path)
    return ""
