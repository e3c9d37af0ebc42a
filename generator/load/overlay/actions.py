"""An overlay as it was written: its actions, checked, each with the place that problems of it name."""

from dataclasses import dataclass
from typing import Any

from jsonpath import JSONPath, JSONPathEnvironment, JSONPathError

from generator.errors import Location, Problem, Stop, error
from generator.handwritten import violations_of
from generator.load.parse import parse
from generator.load.positions import place
from generator.load.source import Source
from generator.shown import shown
from generator.values import ABSENT, Absent, JsonValue

_PATHS = JSONPathEnvironment(strict=True)


@dataclass(frozen=True, slots=True)
class Action:
    """One change: what is done at `target`; `copy` is where the value comes from, if it is not said.

    `update`, `replace` and `expect` are ABSENT where the action does not have them.
    """

    at: Location
    target: JSONPath
    remove: bool
    copy: JSONPath | None
    update: JsonValue | Absent
    replace: JsonValue | Absent
    expect: JsonValue | Absent


def read_actions(source: Source) -> tuple[Action, ...]:
    """The actions of the overlay in `source`; raises `Stop` if it is none, or a path in it cannot be read."""
    stated: Any = parse(source)
    faults = [
        error(
            "overlay-invalid", each.message, _HINT, Location(source.name, each.pointer)
        )
        for each in violations_of("overlay", stated)
    ]
    if faults:
        raise Stop(*place(faults, {source.name: source}))
    found = [
        _action(each, Location(source.name).at("actions", number), faults)
        for number, each in enumerate(stated["actions"])
    ]
    if faults:
        raise Stop(*place(faults, {source.name: source}))
    return tuple(each for each in found if each)


_HINT = "write it as the OpenAPI Overlay specification has it, with `x-expect` and `x-replace` besides"


def _action(
    stated: dict[str, Any], at: Location, faults: list[Problem]
) -> Action | None:
    target = _path(stated["target"], at.at("target"), faults)
    copy = _path(stated["copy"], at.at("copy"), faults) if "copy" in stated else None
    if target is None:
        return None
    return Action(
        at=at,
        target=target,
        remove=stated.get("remove") is True,
        copy=copy,
        update=stated.get("update", ABSENT),
        replace=stated.get("x-replace", ABSENT),
        expect=stated.get("x-expect", ABSENT),
    )


def _path(text: str, at: Location, faults: list[Problem]) -> JSONPath | None:
    try:
        path = _PATHS.compile(text)
    except JSONPathError as failure:
        message = (
            f"`{shown(text)}` is no JSONPath: {str(failure).partition(chr(10))[0]}"
        )
        hint = "write it as RFC 9535 has it, such as `$.paths['/pets'].get.summary`"
        faults.append(error("overlay-path", message, hint, at))
        return None
    # what strict queries come to; others are for languages that RFC 9535 does not know
    assert isinstance(path, JSONPath)
    return path
