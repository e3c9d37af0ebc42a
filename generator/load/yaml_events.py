"""The events of a YAML text, each with its mark, and what a syntax error means in plain words."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import yaml
from yaml.events import ScalarEvent

from generator.errors import Problem, Stop, error
from generator.load.source import Source
from generator.shown import shown

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import Event

# of a loader only the event parser is used: nothing is ever constructed
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# line breaks to the parsers, which follow YAML 1.1, but ordinary characters in YAML 1.2:
# noncharacters, which Unicode keeps for such use, stand in for them
_HIDE = str.maketrans("\x85\u2028\u2029", "\U0001fffe\U0001ffff\U0002fffe")
_REVEAL = {stand_in: chr(char) for char, stand_in in _HIDE.items()}
_NEEDS_CARE = ("\x85", "\u2028", "\u2029", "\\ud", "\\uD", "\\U0000d", "\\U0000D")

_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class _Meaning(NamedTuple):
    """What a parser's message (one of `clues` is part of it) tells a person."""

    clues: tuple[str, ...]
    message: str
    hint: str


_TAB = "a tab stands where YAML wants spaces", "indent with spaces"
_HALF = (
    "an escape in a quoted string is no Unicode character",
    "write the character itself instead of its escape",
)
_AFTER_VALUE = (
    "text follows a value that has ended",
    "put the whole value in quotes, and double the quotes inside it",
)
_BLOCK = _Meaning(
    ("expected key", "expected <block end>", "expected '-' indicator"),
    "the line does not continue the block that it stands in",
    "align the line with its neighbours, with spaces only",
)
_MEANINGS = (
    _Meaning(
        ("mapping values are not allowed",),
        "a `:` stands where no mapping can begin",
        "put the text in quotes if it contains `: `, or check the indentation",
    ),
    _Meaning(("tab character",), *_TAB),
    _Meaning(("invalid Unicode character escape",), *_HALF),
    _Meaning(
        ("unknown escape character", "hexdecimal number", "hexadecimal number"),
        "a quoted string contains an escape that YAML does not know",
        "double the backslash, or use single quotes",
    ),
    _Meaning(
        ("found unexpected end of stream",),
        "a quoted string is never closed",
        "add the closing quote",
    ),
    _Meaning(
        ("found unexpected document indicator",),
        "a quoted string is not closed before the end of the document",
        "add the closing quote",
    ),
    _Meaning(
        ("expected ',' or",),
        "a flow collection is not continued by a comma or a closing bracket",
        "add the missing comma or bracket",
    ),
    _Meaning(
        ("could not find expected ':'",),
        "a key is not followed by a `:`",
        "add the `:` after the key, or put a text of several lines in quotes",
    ),
    _BLOCK,
    _Meaning(
        ("expected node content", "expected the node content"),
        "a value is missing",
        "add the value, or close the bracket",
    ),
    _Meaning(
        ("block sequence entries are not allowed", "sequence entries are not allowed"),
        "a `-` stands where no list can begin",
        "put the list on its own lines",
    ),
    _Meaning(
        ("document start",),
        "text follows the end of the document",
        "remove the text, or correct its indentation",
    ),
    _Meaning(
        ("incompatible YAML document",),
        "the document says that it is of another version of YAML",
        "remove the `%YAML` line",
    ),
    _Meaning(
        ("undefined tag handle",),
        "a tag begins with a handle that is not defined",
        "remove the tag",
    ),
)


def events(source: Source) -> Iterator["Event"]:
    """The events of a YAML text in order; Stop at its first syntax error."""
    try:
        if any(mark in source.text for mark in _NEEDS_CARE):
            for event in _raw_events(source.text.translate(_HIDE)):
                yield _revealed(event, source)
        else:
            yield from _raw_events(source.text)
    except (yaml.YAMLError, ValueError, OverflowError) as reason:
        raise Stop(_explained(reason, source)) from reason


def start_of(event: "Event") -> int:
    """Where an event begins: the index of its first character."""
    return event.start_mark.index if event.start_mark else 0


def _raw_events(text: str) -> Iterator["Event"]:
    return iter(_PARSER(text).get_event, None)


def _revealed(event: "Event", source: Source) -> "Event":
    if isinstance(event, ScalarEvent):
        event.value = event.value.translate(_REVEAL)
        if re.search("[\ud800-\udfff]", event.value):
            raise Stop(_syntax_error(source, start_of(event), *_HALF))
    return event


def _explained(reason: Exception, source: Source) -> Problem:
    if isinstance(reason, yaml.MarkedYAMLError):
        return _marked(reason, source)
    bad = _UNPRINTABLE.search(source.text)
    if bad:
        return _syntax_error(
            source,
            bad.start(),
            f"the character `{shown(bad[0])}` may not stand in YAML",
            "remove the character, or write its escape in double quotes",
        )
    return _syntax_error(source, 0, *_unknown(str(reason)))


def _marked(reason: yaml.MarkedYAMLError, source: Source) -> Problem:
    said = str(reason.problem)
    mark: Mark | None = reason.problem_mark or reason.context_mark
    if "end of stream" in said or "document indicator" in said:
        mark = reason.context_mark or mark
    index = mark.index if mark else 0
    return _syntax_error(source, index, *_meaning(said, source.text, index))


def _meaning(said: str, text: str, index: int) -> tuple[str, str]:
    """The message and hint for what a parser said about the character at `index`."""
    char = text[index : index + 1]
    if "cannot start any token" in said and char == "\t":
        return _TAB
    if "cannot start any token" in said:
        return f"a value cannot begin with `{shown(char)}`", "put the value in quotes"
    meanings = (each for each in _MEANINGS if any(clue in said for clue in each.clues))
    meaning = next(meanings, None)
    if meaning is _BLOCK and re.search(r"[^\s-]", _line_before(text, index)):
        return _AFTER_VALUE
    return (meaning.message, meaning.hint) if meaning else _unknown(said)


def _line_before(text: str, index: int) -> str:
    return re.split(r"[\r\n]", text[max(0, index - 1_000) : index])[-1]


def _unknown(said: str) -> tuple[str, str]:
    return f"the text is not valid YAML: {shown(said, 120)}", "correct the text"


def _syntax_error(source: Source, index: int, message: str, hint: str) -> Problem:
    at = source.at(min(index, len(source.text)))
    return error("yaml-syntax", message, hint, at)
