"""A Postman collection v2.1: requests that people saved, with their answers, folder by folder."""

from collections.abc import Iterator
from dataclasses import replace

from generator.capture.calls.calls import Call, reading_of
from generator.capture.calls.hiding import Hiding
from generator.capture.calls.items import Folder, Item, call_of, items_of
from generator.capture.calls.parts import Part, json_object, laid_out, part_of
from generator.capture.calls.variables import variables_of, without_values
from generator.capture.facts import Contents, Doubt, Fact, Reading
from generator.capture.masking import masked

_SCHEMA = "/collection/v2.1."


def looks_like(text: str) -> bool:
    """Whether a text is such a collection."""
    found = json_object(text)
    info = found.get("info") if found else None
    is_listed = found is not None and isinstance(found.get("item"), list)
    return is_listed and isinstance(info, dict) and _SCHEMA in str(info.get("schema"))


def safe(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The collection without credentials, laid out so that its lines can be named."""
    hiding = Hiding()
    held = hiding.within(without_values(json_object(text) or {}, hiding))
    shown, others = masked(laid_out(held))
    return shown, (*hiding.doubts, *others)


def read(text: str) -> Contents:
    """What the requests of a collection show; those of one method and path are one operation, known by the first."""
    whole = part_of(text)
    if whole is None:
        return Contents(doubts=(_no_requests(),))
    root = Folder(variables=variables_of(whole), auth=_auth(whole))
    taken: set[str] = set()
    readings = [_reading(each, taken) for each in _groups(whole, root)]
    id_ = whole.text("info", "_postman_id") or whole.text("info", "name")
    doubts = () if readings else (_no_requests(),)
    return Contents(tuple(readings), id=id_, doubts=doubts, about=tuple(_about(whole)))


def _about(whole: Part) -> Iterator[Fact]:
    """What a collection is called, and what it says of itself."""
    info = whole.at("info")
    described = info.text("description") or info.text("description", "content")
    for aspect, key, said in (
        ("title", "name", info.text("name")),
        ("description", "description", described),
        ("version", "version", info.text("version")),
    ):
        if said.strip():
            yield Fact(("info",), aspect, said, info.at(key).line)


_Group = list[tuple[Item, Call]]


def _groups(whole: Part, root: Folder) -> tuple[_Group, ...]:
    """The requests of each method and address."""
    groups: dict[tuple[str, str], _Group] = {}
    for item in items_of(whole, root):
        if call := call_of(item):
            groups.setdefault((call.method, call.url), []).append((item, call))
    return tuple(groups.values())


def _reading(group: _Group, taken: set[str]) -> Reading:
    id_ = _free(group[0][0].id, taken)
    reading = reading_of([call for _, call in group], id_)
    ignored = {line: "ignored" for item, _ in group for line in item.ignored}
    return replace(reading, uses={**reading.uses, **ignored})


def _auth(whole: Part) -> Part | None:
    found = whole.at("auth")
    return found if isinstance(found.value, dict) else None


def _free(id_: str, taken: set[str]) -> str:
    """An id that no other request of the collection has."""
    found, number = id_, 1
    while found in taken:
        number += 1
        found = f"{id_} {number}"
    taken.add(found)
    return found


def _no_requests() -> Doubt:
    message = "No request with a method and an address is saved here."
    remedy = "export the collection again, as Collection v2.1"
    return Doubt("no-calls", message, (1,), remedy)
