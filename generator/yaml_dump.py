"""YAML that every reader of YAML 1.1 or 1.2 takes for the same values."""

import re
from typing import Any

from generator.yaml_block import block_yaml
from generator.yaml_pyyaml import dumped_line

# a key alone, or one of a text as a block
_OPENING = re.compile(
    r"\A(?:[^\s:'\"]+|'[^']*'|\"[^\"]*\"):\Z|(?:\A|: |- )[|>][-+]?[1-9]?[-+]?\Z"
)


def dump_yaml(value: Any) -> str:
    """`value` as a YAML document in block style, its mappings in the order that they have."""
    return block_yaml(value)


def dump_yaml_line(value: Any) -> str:
    """`value` as it may stand in one line of any YAML document, also inside brackets."""
    return dumped_line(value)


def goes_on(lines: list[str]) -> bool:
    """Whether the first of two lines of what was dumped ends inside a text, so that nothing can stand behind it."""
    entry = lines[0].lstrip(" -")
    column = len(lines[0]) - len(entry)
    after = lines[1] if len(lines) > 1 else "-"
    is_inside = not after.strip() or len(after) - len(after.lstrip()) > column
    return is_inside and not _OPENING.search(entry)
