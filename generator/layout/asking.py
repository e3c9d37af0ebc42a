"""What black makes of a statement that has no known form, or of an item of one."""

from collections.abc import Callable
from functools import lru_cache

from generator.layout.lines import CLOSERS, OPENERS, code_of, indent_of, is_balanced

Black = Callable[[str], str]
"""Formats a source text; what it gives back ends with a line break."""

_STAND_INS = {"(": "_(", "[": "_[", "{": "_ = {"}
_FILLERS = {"def _(": "_", "_(": "_", "_[": "_", "_ = {": "_: _"}


@lru_cache(maxsize=4096)
def asked(black: Black, text: str) -> str:
    """A source text as black formats it, without the line break at its end."""
    return black(text).rstrip("\n")


def asked_item(line: str, first: str, bracket: str, black: Black) -> list[str] | None:
    """An item that is one a line, formatted between others that stand in for its own; None if it is no whole one.

    `first` is the first line of its statement, `bracket` the one that it is in.
    """
    code = code_of(line.strip())
    if not code.endswith(",") or not is_balanced(code) or "#" in code:
        return None
    opener = "def _(" if _is_parameter(line, first) else _STAND_INS[bracket]
    depth = len(indent_of(line)) // 4 - 1
    outside = [f"{'    ' * level}if _:" for level in range(depth)]
    filler = f"{indent_of(line)}{_FILLERS[opener]},"
    closer = "    " * depth + CLOSERS[OPENERS.index(opener[-1])]
    end = closer + ("" if opener != "def _(" else ": ...")
    source = [*outside, f"{'    ' * depth}{opener}", filler, line, end]
    made = asked(black, "\n".join(source) + "\n").split("\n")
    return made[made.index(filler) + 1 : -1]


def _is_parameter(line: str, first: str) -> bool:
    is_definition = first.lstrip().startswith(("def ", "async def "))
    return is_definition and indent_of(line) == indent_of(first) + "    "
