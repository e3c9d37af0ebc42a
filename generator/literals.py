"""Values written in a language, from what they are and never from what a spec declares them to be."""

import json
import re
import unicodedata
from functools import cache

from generator.language import LiteralFacts, StringFacts

_INDENT = 4

# They end a line for some languages, or turn the reading direction of the code around them.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def literal(value: object, facts: LiteralFacts, indent: int = 0) -> str:
    """`value` written in the language of `facts`; lists and maps take a line for each item, indented from `indent`."""
    match value:
        case None:
            return facts.null
        case bool():
            return facts.true if value else facts.false
        case str():
            return string_literal(value, facts.string)
        case int() | float():
            return json.dumps(value, allow_nan=False)
        case bytes() if facts.bytes:
            return bytes_literal(value, facts.bytes)
        case list() | tuple():
            return _bracketed(
                [literal(item, facts, indent + _INDENT) for item in value],
                facts.list,
                indent,
            )
        case dict():
            return _bracketed(
                [_pair(key, value[key], facts, indent) for key in value],
                facts.map,
                indent,
            )
    raise TypeError(f"{type(value).__name__} is no JSON value")


def string_literal(text: str, facts: StringFacts) -> str:
    """`text` written as a string in the language of `facts`."""
    return _quoted(text, _quotes(text, facts))


def lines_literal(text: str, facts: LiteralFacts) -> str:
    """A text of several lines, each on a line of its own where the language has a way to write it so."""
    lines = facts.lines
    if "\n" not in text or not lines or any(each in text for each in lines.never):
        return string_literal(text, facts.string)
    return string_literal(text, lines)


def bytes_literal(value: bytes, facts: StringFacts) -> str:
    """Bytes written as a string of them: ASCII as itself, if the language has no escape for any other."""
    if not facts.byte:
        return string_literal(value.decode("ascii"), facts)
    written = _special(tuple(facts.escapes)).sub(
        lambda found: _byte(found[0], facts), value.decode("latin-1")
    )
    return f"{facts.open}{written}{facts.close}"


def _byte(character: str, facts: StringFacts) -> str:
    if character in facts.escapes:
        return facts.escapes[character]
    assert facts.byte
    plain = character.isascii() and character.isprintable()
    return character if plain else facts.byte.format(ord(character))


def _quotes(text: str, facts: StringFacts) -> StringFacts:
    """The quotes that a text has fewer of; the first where it has three of them, which must not stand as they are."""
    other = facts.instead
    if not other or facts.open * 3 in text:
        return facts
    return other if text.count(facts.open) > text.count(other.open) else facts


def _quoted(text: str, facts: StringFacts) -> str:
    return f"{facts.open}{_escaped(text, facts)}{facts.close}"


def _escaped(text: str, facts: StringFacts) -> str:
    # nothing that is hidden is printable
    if text.isprintable() and not any(each in text for each in facts.escapes):
        return text
    return _special(tuple(facts.escapes)).sub(
        lambda found: _character(found[0], facts), text
    )


@cache
def _special(escapes: tuple[str, ...]) -> re.Pattern[str]:
    """What may be escaped, the longest first: what `escapes` name, and any other character."""
    longest_first = sorted(escapes, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), r"[\s\S]"]))


def _character(character: str, facts: StringFacts) -> str:
    if character in facts.escapes:
        return facts.escapes[character]
    control = facts.control or facts.byte
    if control is None or unicodedata.category(character) not in _HIDDEN:
        return character
    if facts.byte:
        return "".join(map(facts.byte.format, character.encode()))
    code = ord(character)
    return (facts.astral or control if code > 0xFFFF else control).format(code)


def _pair(key: str, value: object, facts: LiteralFacts, indent: int) -> str:
    written = facts.keys.get(key) or string_literal(key, facts.string)
    return written + facts.pair + literal(value, facts, indent + _INDENT)


def _bracketed(items: list[str], brackets: tuple[str, str], indent: int) -> str:
    if not items:
        return "".join(brackets)
    inner = "".join(f"\n{' ' * (indent + _INDENT)}{item}," for item in items)
    return f"{brackets[0]}{inner}\n{' ' * indent}{brackets[1]}"
