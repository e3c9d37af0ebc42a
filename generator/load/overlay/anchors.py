"""The JSONPath to a place by what the things on the way are called, so that it leads there when they have moved."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.load.overlay.steps import Place, found_at

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OPERATION = 3
# what tells a thing in a list from the others, the surest first
_TELLING = (("name", "in"), ("name",), ("url",), ("$ref",), ("title",), ("const",))


def anchored(root: Any, place: Place) -> str:
    """The path to `place` in the document `root`: operations by their source, things in lists by their names."""
    known = identity(found_at(root, place[:_OPERATION])) if _is_inside(place) else ""
    if known and _operations(root, known) == [place[:_OPERATION]]:
        start, length = f"$.paths.*[?{known}]", _OPERATION
    else:
        start, length = "$", 0
    steps = (
        _step(found_at(root, place[:number]), place[number])
        for number in range(length, len(place))
    )
    return start + "".join(steps)


def identity(operation: Any) -> str:
    """The test that an operation is the one of its source; empty if it names none."""
    if not isinstance(operation, dict):
        return ""
    page = operation.get("x-restencil-page")
    if isinstance(stated := operation.get("x-source-id"), str):
        return f"@['x-source-id'] == {quoted(stated)}"
    if isinstance(page, dict) and isinstance(page.get("id"), str):
        return f"@['x-restencil-page'].id == {quoted(page['id'])}"
    return ""


def quoted(text: str) -> str:
    """A text as a JSONPath writes it, in single quotes."""
    inside = json.dumps(text, ensure_ascii=False)[1:-1]
    return "'" + inside.replace('\\"', '"').replace("'", "\\'") + "'"


def _is_inside(place: Place) -> bool:
    return len(place) >= _OPERATION and place[0] == "paths"


def _operations(root: Any, known: str) -> list[Place]:
    return [place for place, each in operations_of(root) if identity(each) == known]


def operations_of(root: Any) -> Iterator[tuple[Place, Any]]:
    """What stands at each method of each path, with its place."""
    paths = root.get("paths") if isinstance(root, dict) else None
    for path, item in paths.items() if isinstance(paths, Mapping) else ():
        for method, each in item.items() if isinstance(item, Mapping) else ():
            yield ("paths", path, method), each


def _step(above: Any, step: str | int) -> str:
    if isinstance(step, str):
        return f".{step}" if _PLAIN.fullmatch(step) else f"[{quoted(step)}]"
    there = above[step]
    if isinstance(there, str) and above.count(there) == 1:
        return f"[?@ == {quoted(there)}]"
    for keys in _TELLING if isinstance(there, dict) else ():
        if _is_telling(above, there, keys):
            tests = (f"{_key(key)} == {quoted(there[key])}" for key in keys)
            return f"[?{' && '.join(tests)}]"
    return f"[{step}]"


def _is_telling(above: list[Any], there: Any, keys: tuple[str, ...]) -> bool:
    """Whether texts at `keys` tell a thing from all others in its list."""
    if not all(isinstance(there.get(key), str) for key in keys):
        return False
    objects = [each for each in above if isinstance(each, dict)]
    same = [
        each for each in objects if all(each.get(key) == there[key] for key in keys)
    ]
    return len(same) == 1


def _key(key: str) -> str:
    return f"@.{key}" if _PLAIN.fullmatch(key) else f"@['{key}']"
