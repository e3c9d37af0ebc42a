"""The values in which the engine says what is wrong, and the one exception that carries them to the edge."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Self


class Severity(IntEnum):
    """How bad a problem is; only errors stop the work."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Location:
    """A place in an input: the file as the user named it, and a JSON pointer or a line (1-based, 0 if unknown)."""

    file: str
    pointer: str = ""
    line: int = 0
    column: int = 0

    def at(self, *tokens: str | int) -> Self:
        """The location of a descendant, `tokens` being its unescaped keys and indexes."""
        return replace(self, pointer=self.pointer + pointer(*tokens))

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: what, where, and what to do about it.

    `rule` is the stable id of the kind of problem, `excerpt` the source line at `location` once it is known.
    """

    severity: Severity
    rule: str
    message: str
    hint: str
    location: Location
    excerpt: str = ""


class Stop(Exception):
    """Ends the work on an input that cannot be used; `problems` say why, at least one of them an error."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems


def error(rule: str, message: str, hint: str, location: Location) -> Problem:
    """A problem that stops the work."""
    return Problem(Severity.ERROR, rule, message, hint, location)


def warning(rule: str, message: str, hint: str, location: Location) -> Problem:
    """A problem that the work goes on without."""
    return Problem(Severity.WARNING, rule, message, hint, location)


def each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each kind of problem once, with the first place and the number of them."""
    found = tuple(problems)
    counts = Counter(each.message for each in found)
    firsts = {each.message: each for each in reversed(found)}
    return tuple(
        _counted(each, counts[each.message]) for each in reversed(firsts.values())
    )


def _counted(problem: Problem, count: int) -> Problem:
    told = f"{problem.message} (so in {count} places)"
    return replace(problem, message=told) if count > 1 else problem


def pointer(*tokens: str | int) -> str:
    """The JSON pointer (RFC 6901) made of unescaped `tokens`."""
    return "".join(map(step, tokens))


def step(token: str | int) -> str:
    """The JSON pointer made of one unescaped token."""
    text = str(token)
    if "~" in text or "/" in text:
        text = text.replace("~", "~0").replace("/", "~1")
    return "/" + text


def tokens_of(pointer: str) -> tuple[str, ...]:
    """The unescaped tokens of a JSON pointer."""
    tokens = pointer.split("/")[1:]
    if "~" not in pointer:
        return tuple(tokens)
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in tokens)
