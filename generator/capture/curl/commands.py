"""The options and addresses of a command, one after the other, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.capture.curl.options import LETTERS, VALUED
from generator.capture.curl.words import Word, words
from generator.capture.facts import Doubt

_CURL = re.compile(r"(?i)(?:\S*[/\\])?curl(?:\.exe)?")
_BREAK = re.compile(r"\r\n?|\n")
_NEXT = frozenset(("--next", "-:"))
_FIRST = re.compile(
    r"\A(?:\ufeff|\s|```[^\n]*\n|#[^\n]*\n)*+(?:[$>%][ \t]*|(?:PS )?[A-Z]:[^>\n]*>[ \t]*)?"
    r"(?P<command>(?:\S*[/\\])?curl(?:\.exe)?)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Option:
    """An option by its long name, with its value (empty if it takes none); an address is the option `url`."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """The options of the first command in a text, the lines that it stands on, and what is in doubt of them."""

    options: tuple[Option, ...]
    lines: range
    doubts: tuple[Doubt, ...]

    def every(self, *names: str) -> tuple[Option, ...]:
        """The options that have one of `names`, in their order."""
        return tuple(each for each in self.options if each.name in names)

    def last(self, *names: str) -> Option | None:
        """The last option that has one of `names`, which is the one that counts."""
        return next(reversed(self.every(*names)), None)


def is_command(text: str) -> bool:
    """Whether a text begins with a curl command, behind a prompt or the fence of a block maybe."""
    return bool(_FIRST.match(text))


def command_of(text: str, first_line: int = 1) -> Command | None:
    """The first curl command in `text`, None if there is none."""
    if opening := _FIRST.match(text):
        # a prompt may stand against the command
        begins = opening.start("command")
        first_line += len(_BREAK.findall(text[:begins]))
        text = text[begins:]
    found = words(text, first_line)
    start = next((word for word in found if _CURL.fullmatch(word.text)), None)
    if start is None:
        return None
    own, ended = _own(found)
    options, doubts = _options(own)
    last = max((word.last_line for word in own), default=start.line)
    doubts += _about_end(own, ended)
    return Command(tuple(options), range(start.line, last + 1), tuple(doubts))


def _own(found: Iterator[Word]) -> tuple[list[Word], Word | None]:
    """The words that belong to a command, and the one that ends it."""
    own: list[Word] = []
    broken = False
    for word in found:
        if word.kind == "break":
            broken = bool(own)
        elif (
            word.kind == "operator"
            or word.text in _NEXT
            or (broken and not _goes_on(own, word))
        ):
            return own, word
        else:
            own.append(word)
            broken = False
    return own, None


def _goes_on(own: list[Word], word: Word) -> bool:
    """Whether a word at the beginning of a line belongs to the command before it, although nothing joins the lines."""
    return word.text.startswith("-") or _name_of(own[-1].text) in VALUED


def _name_of(text: str) -> str:
    """The long name of the option that a word is, empty if it is none."""
    if text.startswith("--"):
        return text[2:]
    is_letter = len(text) == 2 and text[0] == "-"
    return LETTERS.get(text[1], "") if is_letter else ""


def _options(own: list[Word]) -> tuple[list[Option], list[Doubt]]:
    made: list[Option] = []
    doubts: list[Doubt] = []
    waiting: Option | None = None
    for word in own:
        if waiting:
            made.append(replace(waiting, value=word.text, line=word.line))
            waiting = None
            continue
        *complete, last = _of_word(word)
        made += complete
        if _wants_value(last, word):
            waiting = last
        else:
            made.append(last)
    if waiting:
        doubts.append(_valueless(waiting))
    return made, doubts


def _wants_value(option: Option, word: Word) -> bool:
    """Whether the value of an option is the next word."""
    if option.name not in VALUED or option.value:
        return False
    return word.text.startswith("-") and not word.text.endswith("=")


def _of_word(word: Word) -> list[Option]:
    """The options in one word: `--name`, `--name=value`, several letters, the last one with its value maybe."""
    text, line = word.text, word.line
    if not text.startswith("-") or text == "-":
        return [Option("url", text, line)]
    if text.startswith("--"):
        name, _, value = text[2:].partition("=")
        return [Option(name, value, line)]
    made: list[Option] = []
    for at, letter in enumerate(text[1:], 2):
        name = LETTERS.get(letter, letter)
        if name in VALUED:
            return [*made, Option(name, text[at:], line)]
        made.append(Option(name, "", line))
    return made


def _valueless(option: Option) -> Doubt:
    message = f"The command ends after `--{option.name}`, which wants a value."
    return Doubt("sample-cut-off", message, (option.line,), "copy the whole command")


def _about_end(own: list[Word], ended: Word | None) -> Iterator[Doubt]:
    for word in own:
        if not word.is_closed:
            message = "A quote of the command is never closed."
            remedy = "copy the whole command"
            yield Doubt("sample-cut-off", message, (word.line,), remedy)
    if ended and (ended.text in _NEXT or _CURL.fullmatch(ended.text)):
        message = "Several requests stand here; the first one is read."
        remedy = "keep each of them in a file of its own"
        yield Doubt("several-requests", message, (ended.line,), remedy)
