"""YAML in block style to the byte as PyYAML writes it, many times as fast; what is not plain to see is left to it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator.yaml_pyyaml import WIDTH, dumped, is_string, style

# what cannot begin, or stand in, a scalar without quotes; the other ends of it are in `_line`
_QUOTED = re.compile(
    r"---|\.\.\.|[#,\[\]{}&*!|>'\"%@`]|[-?:](?: |\Z)|.*(?::(?: |\Z)| #)"
)
# outside of this, one build of PyYAML escapes what another one writes as it is
_CERTAIN = re.compile(r"[^\U00010000-\U0010ffff]*")
# keys that are longer, in bytes, or in quotes, may stand behind a `?`
_LONGEST_KEY = 120
_MEMORY = 2**16


def block_yaml(value: Any) -> str:
    """The text of a document: a mapping or a list of JSON values, and what else PyYAML takes."""
    if not _is_block(value):
        return dumped(value)
    lines: list[str] = []
    try:
        _collection(value, "", "", lines)
    except RecursionError:
        # PyYAML needs less of the stack where a text is left to it at the very bottom
        return dumped(value)
    return "".join(lines)


def block_yaml_entry(key: str, value: Any, depth: int) -> str:
    """The lines of an entry of a mapping that is `depth` deep in a document."""
    margin = "  " * depth
    lines: list[str] = []
    try:
        _mapping({key: value}, margin, margin, lines)
    except RecursionError:
        return margin + _left({key: value}, margin)
    return "".join(lines)


def _is_block(value: Any) -> bool:
    return type(value) in (dict, list) and bool(value)


def _collection(value: Any, first: str, margin: str, lines: list[str]) -> None:
    """Adds the lines of a collection that is not empty, each behind a margin, the `first` one behind what is there."""
    if type(value) is dict:
        _mapping(value, first, margin, lines)
    else:
        _list(value, first, margin, lines)


def _mapping(value: dict[Any, Any], lead: str, margin: str, lines: list[str]) -> None:
    for key, each in value.items():
        head = block_yaml_key(key)
        if head is None:
            lines.append(lead + _left({key: each}, margin))
        elif _is_block(each):
            lines.append(f"{lead}{head}:\n")
            inside = margin + "  " if type(each) is dict else margin
            _collection(each, inside, inside, lines)
        else:
            told = _scalar(each, margin, len(head) + 2)
            made = f"{head}: {told}\n" if told else _left({key: each}, margin)
            lines.append(lead + made)
        lead = margin


def _list(value: list[Any], lead: str, margin: str, lines: list[str]) -> None:
    for each in value:
        if _is_block(each):
            _collection(each, f"{lead}- ", margin + "  ", lines)
        else:
            told = _scalar(each, margin, 2)
            lines.append(lead + (f"- {told}\n" if told else _left([each], margin)))
        lead = margin


def _left(value: Any, margin: str) -> str:
    """What PyYAML writes of a collection of one thing behind a margin, without it before the first line."""
    wrapped = {"k": value} if type(value) is list else value
    for _ in margin[::2]:
        wrapped = {"k": wrapped}
    above = len(margin) // 2 + (type(value) is list)
    return dumped(wrapped).split("\n", above)[-1].removeprefix(margin)


@lru_cache(_MEMORY)
def block_yaml_key(key: Any) -> str | None:
    """A key in its line; None where that is left to PyYAML."""
    told = _line(key) if type(key) is str and key else None
    return told if told and len(told.encode()) <= _LONGEST_KEY else None


def _scalar(value: Any, margin: str, column: int) -> str | None:
    """What stands `column` characters behind a margin; None where only PyYAML knows."""
    if type(value) is str:
        if line := _line(value):
            fits = len(margin) + column + len(line) <= WIDTH
            return line if fits else None
        return _block(value, margin + "  ")
    if type(value) is int:
        return str(value)
    return _WORDS[value] if value is None or type(value) is bool else _empty(value)


_WORDS = {None: "null", True: "true", False: "false"}


def _empty(value: Any) -> str | None:
    if type(value) is dict:
        return "{}"
    return "[]" if type(value) is list else None


@lru_cache(_MEMORY)
def _line(text: str) -> str | None:
    """A string that needs one line, if that is long enough; None where it needs a block, or PyYAML."""
    wanted = style(text)
    if wanted == '"' and text.isascii() and text.isprintable():
        return f'"{text}"'
    if wanted or "\n" in text or not _CERTAIN.fullmatch(text):
        return None
    is_bare = text and text == text.strip() and not _QUOTED.match(text)
    if is_bare and is_string(text):
        return text
    quoted = text.replace("'", "''")
    return f"'{quoted}'"


def _block(text: str, margin: str) -> str | None:
    """A string of several lines, or one that is broken into some; None where only PyYAML knows."""
    if not _CERTAIN.fullmatch(text):
        return None
    match style(text):
        case "|" if " \n" not in text:
            lines = (margin + line if line else "" for line in text.split("\n"))
            return "|-\n" + "\n".join(lines)
        case ">" if "  " not in text:
            lines = (margin + line for line in _folded(text, WIDTH - len(margin)))
            return ">-\n" + "\n".join(lines)
    return None


def _folded(text: str, width: int) -> Iterator[str]:
    """The lines of a text, each broken at the first space behind `width`."""
    start = 0
    while (end := text.find(" ", start + max(width + 1, 0))) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]
