"""Operations of one method and path, made into one because somebody said so."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from generator.capture.documents import Page
from generator.errors import Location, Problem, Stop, error
from generator.load.project import PROJECT_FILE
from generator.shown import shown
from generator.values import get

Json = dict[str, Any]
_NOTES = "x-restencil-notes"
_LISTS = ("parameters", _NOTES, "security")


def united(pages: Iterable[Page], merge: Iterable[tuple[str, ...]]) -> tuple[Page, ...]:
    """The pages, those that are named together as one, which is known by the id of the first that is named.

    Raises `Stop` if one is named that is not there, or that describes another method or path.
    """
    listed = {each.id: each for each in pages}
    for ids in merge:
        first, *others = (_named(each, listed) for each in ids)
        for other in others:
            first = _with(first, other)
            del listed[other.id]
        listed[first.id] = first
    return tuple(listed.values())


def _named(id_: str, listed: dict[str, Page]) -> Page:
    if id_ in listed:
        return listed[id_]
    near = get_close_matches(id_, listed, 1, 0)
    hint = (
        f"take it out, or write an id that is there, such as `{shown(near[0])}`"
        if near
        else "take it out"
    )
    message = f"`capture.merge` names `{shown(id_)}`, and no page is known by that"
    raise Stop(error("merge-unknown", message, hint, Location(PROJECT_FILE)))


def _differs(page: Page, other: Page) -> Problem:
    called = [
        shown(f"{each.merged.method} {each.merged.path}") for each in (page, other)
    ]
    message = f"`capture.merge` names `{shown(page.id)}`, which describes {called[0]}, and `{shown(other.id)}`, which describes {called[1]}"
    hint = "merge only pages of one method and path"
    return error("merge-differs", message, hint, Location(PROJECT_FILE))


def _with(page: Page, other: Page) -> Page:
    """A page with what another one says of the same method and path; the lines are those of the first."""
    one, two = page.merged, other.merged
    if one.place != two.place:
        raise Stop(_differs(page, other))
    operation = _operation(one.operation, _of(other, two.operation))
    made = replace(
        one,
        operation=operation,
        lines={at: line for at, line in one.lines.items() if _stands(operation, at)},
        schemes={**two.schemes, **one.schemes},
        schemas={**two.schemas, **one.schemas},
    )
    return replace(page, merged=made)


def _of(page: Page, operation: Json) -> Json:
    """An operation whose notes name the file of their lines."""
    notes = [{"file": page.kept, **each} for each in operation.get(_NOTES, ())]
    return {**operation, _NOTES: notes} if notes else operation


def _stands(operation: Json, place: str) -> bool:
    try:
        get(operation, place)
    except LookupError:
        return False
    return True


def _operation(one: Json, other: Json) -> Json:
    made = dict(one)
    for key in _LISTS:
        if found := _each_once([*one.get(key, ()), *other.get(key, ())]):
            made[key] = found
    if "requestBody" in other:
        made["requestBody"] = _body(one.get("requestBody"), other["requestBody"])
    made["responses"] = _responses(one["responses"], other["responses"])
    return made


def _each_once(listed: list[Json]) -> list[Json]:
    """Things without those that come again: a parameter is known by its place and its name."""
    keyed = {
        (str(each.get("in")), str(each.get("name", each))): each
        for each in reversed(listed)
    }
    return list(reversed(keyed.values()))


def _body(one: Json | None, other: Json) -> Json:
    if one is None:
        return {**other, "required": False}
    is_required = bool(one["required"] and other["required"])
    return {
        "required": is_required,
        "content": _contents(one["content"], other["content"]),
    }


def _responses(one: Json, other: Json) -> Json:
    made = dict(one)
    for status, answer in other.items():
        before = made.get(status)
        if before is None:
            made[status] = answer
        elif "content" in answer:
            content = _contents(before.get("content", {}), answer["content"])
            made[status] = {**before, "content": content}
    return made


def _contents(one: Json, other: Json) -> Json:
    made = dict(one)
    for media_type, content in other.items():
        before = made.get(media_type)
        made[media_type] = _content(before, content) if before else content
    return made


def _content(one: Json, other: Json) -> Json:
    made = {**one, "schema": _either(one["schema"], other["schema"])}
    shown = [*one.get("examples", {}).values(), *other.get("examples", {}).values()]
    if shown:
        made["examples"] = {
            f"page{number}" if number > 1 else "page": each
            for number, each in enumerate(shown, 1)
        }
    return made


def _either(one: Json, other: Json) -> Json:
    """A schema for what either page describes."""
    ways = [*one.get("anyOf", (one,)), *other.get("anyOf", (other,))]
    different = [each for at, each in enumerate(ways) if each not in ways[:at]]
    return {"anyOf": different} if len(different) > 1 else different[0]
