"""Full-width colons where a key of a document ends, which YAML takes for a part of the text."""

import re
from collections.abc import Iterator, Sequence

from generator.load.grammar import GRAMMAR

COLON = "\N{FULLWIDTH COLON}"
"""What people type for a colon where they write Chinese."""
# besides what OpenAPI has objects at
_WORDS = {
    *("openapi", "info", "version", "title", "description", "summary", "tags"),
    *("operationId", "deprecated", "security", "in", "name", "required", "style"),
    *("explode", "example", "value", "url", "type", "format", "enum", "default"),
    *("const", "pattern", "nullable", "minimum", "maximum", "minLength", "maxLength"),
    *("minItems", "maxItems", "discriminator", "propertyName", "mapping"),
    *("scheme", "bearerFormat", "readOnly", "writeOnly", r"x-[\w-]+", r"\$ref"),
}
_KEYS = "|".join(sorted({key for parts in GRAMMAR.values() for key in parts} | _WORDS))
_WRONG = re.compile(rf"(?P<indent> *(?:- +)*)(?P<key>{_KEYS}){COLON}(?P<rest>.*)")
_INDENT = re.compile(r" *(?:- +)*")
# below them stands an object or a list, and no text
_OPENED = re.compile(
    rf" *(?:- +)*(?!(?:description|summary|title|name|example|default|value|x-[\w-]+)[:{COLON}])\S+[:{COLON}]\s*"
)
_TEXT = re.compile(r"[:-] +[|>][-+0-9]*\s*(?:#.*)?$")


def first_keys(lines: Sequence[str]) -> Iterator[int]:
    """The lines whose key is the first below another one, where YAML takes it for a text in the place of an object."""
    for at, above in _outside(lines):
        line = lines[at]
        # what a list has may be a text
        if _is_wrong(line) and _is_first(line, above) and "- " not in line[: _depth(line)]:  # fmt: skip
            yield at


def key_before(lines: Sequence[str], fault: int) -> int | None:
    """The key with such a colon before a fault on a line, between which all is deeper; None without one."""
    found = None
    for at, above in _outside(lines[: fault + 1]):
        line = lines[at]
        if found is not None and at < fault and _depth(line) <= _depth(lines[found]):
            found = None
        is_entry = _is_first(line, above) or _depth(line) <= _depth(above)
        if found is None and is_entry and _is_wrong(line):
            found = at
    return found


def _is_wrong(line: str) -> bool:
    return _WRONG.fullmatch(line) is not None


def _is_first(line: str, above: str) -> bool:
    return _OPENED.fullmatch(above) is not None and _depth(above) < _depth(line)


def _outside(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not of a text in lines of its own, each with the one above it."""
    above, text = "", None
    for at, line in enumerate(lines):
        if not line.strip() or (text is not None and _depth(line) > text):
            continue
        yield at, above
        above, text = line, _depth(line) if _TEXT.search(line) else None


def _depth(line: str) -> int:
    found = _INDENT.match(line)
    return found.end() if found else 0


def with_colon(line: str) -> tuple[str, str]:
    """A line with a colon behind its key, and the key."""
    found = _WRONG.fullmatch(line)
    if not found:
        return line, ""
    rest = found["rest"].strip()
    return f"{found['indent']}{found['key']}: {rest}".rstrip(), found["key"]
