"""YAML that every reader of YAML 1.1 or 1.2 takes for the same values."""

import re
from typing import Any

import yaml

# PyYAML quotes what YAML 1.1 would not read as a string; these are the plain scalars that only YAML 1.2 takes for numbers
_NUMBERS_OF_1_2 = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
)
_LONG = 80
# a key alone, or one of a text as a block
_OPENING = re.compile(
    r"\A(?:[^\s:'\"]+|'[^']*'|\"[^\"]*\"):\Z|(?:\A|: |- )[|>][-+]?[1-9]?[-+]?\Z"
)
_ENDLESS = 2**30


class _Dumper(yaml.CSafeDumper if hasattr(yaml, "CSafeDumper") else yaml.SafeDumper):  # type: ignore[misc]  # the base is chosen at run time
    """Writes mappings in their order, never an alias, and long or many-lined text as blocks."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """The quotes or the kind of block that `text` needs; None where PyYAML knows best."""
    if _NUMBERS_OF_1_2.fullmatch(text):
        return '"'
    # some of what is not printable ends lines for one reader and not for another
    if not text.replace("\n", "").isprintable():
        return '"'
    if text != text.strip() or ("\n" not in text and len(text) <= _LONG):
        return None
    return "|" if "\n" in text else ">"


_Dumper.add_representer(str, _string)


def dump_yaml(value: Any) -> str:
    """`value` as a YAML document in block style, its mappings in the order that they have."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )
    return text


def dump_yaml_line(value: Any) -> str:
    """`value` as it may stand in one line of any YAML document, also inside brackets."""
    text: str = yaml.dump(
        [value],
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=True,
        width=_ENDLESS,
    )
    return text.strip()[1:-1]


def goes_on(lines: list[str]) -> bool:
    """Whether the first of two lines of what was dumped ends inside a text, so that nothing can stand behind it."""
    entry = lines[0].lstrip(" -")
    column = len(lines[0]) - len(entry)
    after = lines[1] if len(lines) > 1 else "-"
    is_inside = not after.strip() or len(after) - len(after.lstrip()) > column
    return is_inside and not _OPENING.search(entry)
