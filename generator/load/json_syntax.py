"""What a syntax error in JSON means in plain words."""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.errors import Problem, error
from generator.load.source import Source
from generator.shown import shown


class _Spot(NamedTuple):
    """Where the decoder gave up: what it said, the text from there on, and the character before."""

    said: str
    rest: str
    before: str


class _Meaning(NamedTuple):
    """What a spot tells a person, if `applies` says that it is of this kind."""

    applies: Callable[[_Spot], bool]
    message: str
    hint: str


_MEANINGS = (
    _Meaning(
        lambda spot: "Unterminated string" in spot.said,
        "a string is never closed",
        "add the closing quote",
    ),
    _Meaning(
        lambda spot: "control character" in spot.said,
        "a string contains a line break or another control character",
        "write it as an escape, such as `\\n`",
    ),
    _Meaning(
        lambda spot: "escape" in spot.said,
        "a string contains an escape that JSON does not know",
        "double the backslash",
    ),
    _Meaning(
        lambda spot: not spot.rest,
        "the text ends before the document does",
        "add what is missing, such as a closing bracket",
    ),
    _Meaning(
        lambda spot: spot.rest.startswith(("//", "/*", "#")),
        "a comment stands here, and JSON has no comments",
        "remove the comment, or rename the file to `.yaml` and begin it with `#`",
    ),
    _Meaning(
        lambda spot: (spot.rest[0] in "}]" and spot.before == ",")
        or "trailing comma" in spot.said,
        "a comma stands after the last item",
        "remove the comma",
    ),
    _Meaning(
        lambda spot: spot.rest[0] == "'",
        "a string stands in single quotes, and JSON has only double ones",
        'put the string in `"`',
    ),
    _Meaning(
        lambda spot: spot.said.startswith("Extra data"),
        "text follows the end of the document",
        "remove the text, and keep one document in a file",
    ),
    _Meaning(
        lambda spot: "property name" in spot.said,
        "a key without double quotes stands here",
        'put the key in `"`',
    ),
    _Meaning(
        lambda spot: "',' delimiter" in spot.said,
        "a comma or a closing bracket is missing before this place",
        "add the comma or the bracket",
    ),
    _Meaning(
        lambda spot: "':' delimiter" in spot.said,
        "a key is not followed by a `:`",
        "add the `:` and a value",
    ),
)


def explained(source: Source, said: str, index: int) -> Problem:
    """The problem for what the decoder said about the character at `index`."""
    text = source.text
    # some decoders point at the white space before what they did not expect
    start = _after_space(text, index) if said.startswith("Expecting") else index
    spot = _Spot(said, text[start : start + 40], text[:start].rstrip()[-1:])
    message, hint = _meaning(spot)
    return error("json-syntax", message, hint, source.at(start))


def _after_space(text: str, index: int) -> int:
    return len(text) - len(text[index:].lstrip(" \t\r\n"))


def _meaning(spot: _Spot) -> tuple[str, str]:
    for meaning in _MEANINGS:
        if meaning.applies(spot):
            return meaning.message, meaning.hint
    word = re.match(r"\w+|.", spot.rest, re.DOTALL)
    found = shown(word[0] if word else "")
    return f"no JSON value begins with `{found}`", "put a text in double quotes"
