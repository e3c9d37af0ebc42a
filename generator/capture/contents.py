"""The bodies of requests and answers as OpenAPI has them, from what is said of each."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from generator.capture.facts import Doubt, Fact
from generator.capture.referring import reference_to
from generator.capture.schemas import Written, description_of, inferred, schema_of
from generator.capture.telling import Told
from generator.errors import pointer
from generator.media_types import family

Json: TypeAlias = dict[str, Any]

_ANY = "*/*"


def inside_of(node: Told | None, step: str) -> list[tuple[str, Told]]:
    """What is said of the things inside a thing, by their names."""
    found = node.at(step) if node else None
    return list(found.inside.items()) if found else []


def body_of(root: Told, above: str, written: Written) -> Json:
    """The body that is sent; `above` is where the operation stands, for media types that hold the same as the first."""
    bodies = dict(inside_of(root, "body"))
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
            _same(node, reference_to(above + first[key]))
            if key in first
            else _content(node, place, written)
        )
        first.setdefault(key, place)
    is_required = any(
        each.value("required") is True
        for node in bodies.values()
        for each in node.walk()
    )
    made = {"required": is_required, "content": contents}
    return {"requestBody": {**_described(root, written), **made}}


def _described(root: Told, written: Written) -> Json:
    said = root.at("request")
    if not said:
        return {}
    written.says("/requestBody/description", said.line("description"))
    return {"description": said.text("description")}


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
    if shown := dict(_examples(node, place, written)):
        made["examples"] = shown
    return made


def _texts(node: Told) -> tuple[Fact, ...]:
    """The examples of a body that is text as they stand; what was to be JSON and is none has a doubt of its own."""
    media_type = node.subject[-1]
    if media_type == _ANY or family(media_type) == "text":
        texts = node.every("example_text")
        return tuple(each for each in texts if str(each.value)[:1] not in {"{", "["})
    return ()


def _examples(node: Told, place: str, written: Written) -> Iterator[tuple[str, Json]]:
    names = node.every("example_name")
    for number, fact in enumerate(node.every("example") or _texts(node)):
        key = "page" if number == 0 else f"page{number + 1}"
        written.says(f"{place}/examples/{key}", fact.line)
        made: Json = {}
        for name in names[number : number + 1]:
            made["summary"] = str(name.value)
            written.says(f"{place}/examples/{key}/summary", name.line)
        yield key, {**made, "value": fact.value}


def responses_of(root: Told, written: Written) -> Json:
    """The answers, status by status."""
    made: Json = {}
    for status, node in inside_of(root, "response"):
        place = "/responses" + pointer(status)
        written.places[node.subject] = place
        line = node.line("name", "description")
        written.says(place, line)
        if (described := node.fact("description")) and described.line < line:
            written.says(f"{place}/description", described.line)
        told = dict.fromkeys((node.text("name"), node.text("description")))
        text = "\n\n".join(each for each in told if each)
        made[status] = {"description": text or status}
        contents = {
            media_type: _content(each, f"{place}/content{pointer(media_type)}", written)
            for media_type, each in node.inside.items()
        }
        if headers := _headers(root, status, place, written):
            made[status]["headers"] = headers
        if contents:
            made[status]["content"] = contents
    return {
        "responses": made or {"default": {"description": "Nothing is said of answers."}}
    }


def _headers(root: Told, status: str, above: str, written: Written) -> Json:
    made: Json = {}
    for name, node in inside_of(root.at("response-header"), status):
        place = f"{above}/headers{pointer(name)}"
        made[name] = valued(node, place, written)
        if node.value("required") is True:
            made[name]["required"] = True
    return made


def valued(node: Told, place: str, written: Written) -> Json:
    """What a parameter and a header have in common, which is to stand at `place`: description, age and schema."""
    made: Json = {}
    written.says(place, node.line("type"))
    schema = schema_of(node, f"{place}/schema", written)
    schema.pop("description", None)
    written.lines.pop(f"{place}/schema/description", None)
    if described := description_of(node, f"{place}/description", written):
        made["description"] = described
    if node.value("deprecated") is True:
        made["deprecated"] = True
    return {**made, "schema": schema}
