"""A JSON file from another program, asked for what it may hold: nothing is taken for granted, each part has its line."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.capture.jsonc import JsoncError, Path, read_jsonc
from generator.load.budget import MAX_DEPTH
from generator.values import JsonValue

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A value of a file, the way to it, and the lines of all values by their ways."""

    value: JsonValue
    path: Path
    lines: Mapping[Path, int]

    @property
    def line(self) -> int:
        """The line that it begins on."""
        return self.lines.get(self.path, 1)

    def at(self, *keys: str) -> "Part":
        """What stands below, null where nothing does."""
        value = self.value
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return Part(value, (*self.path, *keys), self.lines)

    def text(self, *keys: str) -> str:
        """The text below, empty where there is none; a number as it is written."""
        found = self.at(*keys).value
        if isinstance(found, int | float) and not isinstance(found, bool):
            return str(found)
        return found if isinstance(found, str) else ""

    def each(self, *keys: str) -> Iterator["Part"]:
        """The objects of the list below, none where there is no list."""
        found = self.at(*keys)
        for at, value in enumerate(
            found.value if isinstance(found.value, list) else ()
        ):
            if isinstance(value, dict):
                yield Part(value, (*found.path, at), self.lines)


def part_of(text: str) -> Part | None:
    """The whole of a file, None if it cannot be read."""
    try:
        found = read_jsonc(text)
    except JsoncError:
        return None
    return Part(found.value, (), found.lines)


def json_object(text: str) -> dict[str, Any] | None:
    """The object that a text is in JSON, None if it is none."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        found = json.loads(text.removeprefix("\ufeff"), parse_constant=_refused)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and not _is_deep(found) else None


def _is_deep(value: Any) -> bool:
    """Whether a value is nested so deep that no program writes it, and none should walk it."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for each in level
            for inner in (each.values() if isinstance(each, dict) else each)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _refused(word: str) -> None:
    raise ValueError(word)


def laid_out(value: JsonValue) -> str:
    """The text of a value, one entry a line, so that lines can be named and compared."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _HALF.sub("\ufffd", text) + "\n"
