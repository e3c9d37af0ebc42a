"""Python laid out as black lays it out, without black wherever a statement has a form that black is known to leave alone.

The forms are those that the templates write: what fits its line, and what is exploded with a comma after the last item.
Any other statement is given to black by itself, which formats it the same alone as within its file. That all of this
gives the same bytes as black over the whole file is what the tests hold it to, with black as the judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.layout.asking import Black, asked
from generator.layout.breaking import broken
from generator.layout.lines import form_of
from generator.layout.settling import settled
from generator.layout.texts import QUOTES

# where a statement begins, by its indentation: a line that goes on with one has a space or a bracket there
_BEGINNINGS = {
    0: re.compile(r"\n(?=[^ \n)\]}])"),
    4: re.compile(r"\n(?= {4}[^ \n)\]}])"),
}
_IMPORT = re.compile(r"(from|import) ")
_DEFINITION = re.compile(r"class |def |async def |@")


@dataclass(slots=True)
class _Statement:
    """The lines of a statement, indented as deep as it stands, and the blank lines that stood before it."""

    lines: list[str]
    blank: int

    @property
    def first(self) -> str:
        """Its first line, without indentation."""
        return self.lines[0].lstrip()

    @property
    def is_definition(self) -> bool:
        """Whether it is a class or a function."""
        return bool(_DEFINITION.match(self.first))

    @property
    def is_import(self) -> bool:
        """Whether it is an import."""
        return bool(_IMPORT.match(self.first))

    @property
    def is_comment(self) -> bool:
        """Whether it is nothing but comments, each with the space that black puts into one."""
        return all(line.startswith("# ") for line in self.lines)

    @property
    def is_text(self) -> bool:
        """Whether it is a docstring."""
        return self.first.startswith(QUOTES)


def laid_out(text: str, black: Black) -> str:
    """`text` as black lays it out, asking `black` only for what has no known form."""
    if text.strip()[:1] != text.strip("\n")[:1] or "\r" in text or "\f" in text:
        return black(text)
    made: list[str] = []
    before: _Statement | None = None
    for number, statement in enumerate(_statements(text, 0)):
        if before:
            made += [""] * _between(before, statement, number)
        made += _formatted(statement, black, may_be_docstring=not number)
        before = statement
    return "\n".join(made) + "\n"


def _between(before: _Statement, after: _Statement, number: int) -> int:
    """How many blank lines black puts before the statement of this number in a module."""
    if before.is_definition or after.is_definition:
        return 2
    if (number == 1 and before.is_text) or (before.is_import and not after.is_import):
        return 1
    return min(after.blank, 1)


def _formatted(
    statement: _Statement, black: Black, *, may_be_docstring: bool
) -> list[str]:
    if statement.is_comment or (statement.is_text and not may_be_docstring):
        return statement.lines
    if statement.first.startswith("class ") and (head := _head(statement.lines[0])):
        return [*head, *_members(statement, black)]
    if made := settled(statement.lines, black):
        return made
    return asked(black, "\n".join(statement.lines) + "\n").split("\n")


def _head(line: str) -> list[str] | None:
    return [line] if form_of(line) else broken(line)


def _members(statement: _Statement, black: Black) -> list[str]:
    """What a class holds, member by member."""
    made = []
    members = list(_statements("\n".join(statement.lines[1:]), 4))
    for number, member in enumerate(members):
        after_docstring = number == 1 and members[0].is_text
        beside_function = member.is_definition or members[number - 1].is_definition
        if number and (member.blank or after_docstring or beside_function):
            made.append("")
        made += _kept(member, number, black) or _member(member, black)
    return made


def _kept(member: _Statement, number: int, black: Black) -> list[str] | None:
    """A member of a class as black leaves it; text that is no docstring is just a value to it."""
    return (
        member.lines if member.is_text and number > 0 else settled(member.lines, black)
    )


def _member(member: _Statement, black: Black) -> list[str]:
    """A member of a class, formatted in another one."""
    # a function stands apart from what is before it; the text of a class stands first
    before = (
        ""
        if member.is_text
        else "    _ = 0\n\n" if member.is_definition else "    _ = 0\n"
    )
    source = "class _:\n" + before + "\n".join(member.lines) + "\n"
    return asked(black, source).split("\n")[1 + before.count("\n") :]


def _statements(text: str, indent: int) -> Iterator[_Statement]:
    """The statements that begin at an indentation, each with the lines that belong to it."""
    current: _Statement | None = None
    blank, quoted = 0, False
    for part in _BEGINNINGS[indent].split(text.lstrip("\n")):
        lines = [line.rstrip() for line in part.split("\n")]
        if current and (quoted or _is_decorator(current)):
            current.lines += [""] * blank + lines
        else:
            if current:
                yield current
            current = _Statement(lines, blank)
        quoted ^= part.count(QUOTES) % 2 == 1
        blank = _without_blank_end(current.lines)
    if current and current.lines:
        yield current


def _without_blank_end(lines: list[str]) -> int:
    """Takes away the blank lines at the end; how many there were."""
    count = 0
    while lines and not lines[-1]:
        lines.pop()
        count += 1
    return count


def _is_decorator(current: _Statement) -> bool:
    """Whether a decorator still waits for what it decorates."""
    last = current.lines[-1].lstrip() if current.lines else ""
    return last.startswith("@") and current.first.startswith("@")
