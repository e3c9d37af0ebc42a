"""YAML as PyYAML writes it, every string in the style that readers of YAML 1.1 and 1.2 take for the same."""

import re
from typing import Any

import yaml

WIDTH = 100
"""The column behind which text is broken."""

# PyYAML quotes what YAML 1.1 would not read as a string; these are the plain scalars that only YAML 1.2 takes for numbers
_NUMBERS_OF_1_2 = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
)
_LONG = 80
_ENDLESS = 2**30


class _Dumper(yaml.CSafeDumper if hasattr(yaml, "CSafeDumper") else yaml.SafeDumper):  # type: ignore[misc]  # the base is chosen at run time
    """Writes mappings in their order, never an alias, and long or many-lined text as blocks."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style(text))


def style(text: str) -> str | None:
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


def dumped(value: Any) -> str:
    """`value` as a document in block style."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH
    )
    return text


def dumped_line(value: Any) -> str:
    """`value` as it may stand in one line of any document, also inside brackets."""
    text: str = yaml.dump(
        [value],
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=True,
        width=_ENDLESS,
    )
    return text.strip()[1:-1]


def is_string(text: str) -> bool:
    """Whether `text` is a string for YAML 1.1 if it stands there without quotes."""
    return not any(
        pattern.match(text)
        for first in (text[:1], None)
        for _, pattern in _Dumper.yaml_implicit_resolvers.get(first, ())
    )
