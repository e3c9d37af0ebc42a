"""From the text of a page to the bytes of its file."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.errors import Location, Problem, Stop, error
from generator.layout import laid_out
from generator.shown import shown

if TYPE_CHECKING:
    import black


def formatted(path: str, text: str, formats: Mapping[str, str]) -> bytes:
    """`text` as the file at `path` holds it: UTF-8 with LF, in the format that `formats` names for its ending.

    Raises `Stop` if the text is not of that format.
    """
    name = formats.get(PurePosixPath(path).suffix)
    try:
        return _FORMATS[name](text) if name else _plain(text)
    except ValueError as fault:
        raise Stop(_malformed(path, name, fault)) from fault


def _malformed(path: str, name: str | None, fault: ValueError) -> Problem:
    message = f"what the template makes is not {name}: {shown(fault, 200)}"
    return error(
        "output-malformed", message, "correct the template of this file", Location(path)
    )


def _plain(text: str) -> bytes:
    return (text.strip("\n") + "\n").encode()


def _black(text: str) -> bytes:
    return laid_out(text, _by_black).encode()


def _by_black(text: str) -> str:
    import black

    return black.format_str(text, mode=_mode())


@cache
def _mode() -> "black.Mode":
    from black.mode import Mode, TargetVersion

    return Mode(
        target_versions={TargetVersion.PY311},
        line_length=88,
        magic_trailing_comma=True,
    )


def _json(text: str) -> bytes:
    return _plain(json.dumps(json.loads(text), ensure_ascii=False, indent=2))


def _msgpack(text: str) -> bytes:
    import ormsgpack

    return ormsgpack.packb(json.loads(text))


_FORMATS: Mapping[str, Callable[[str], bytes]] = {
    "black": _black,
    "json": _json,
    "msgpack": _msgpack,
}
