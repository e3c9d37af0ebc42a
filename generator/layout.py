"""Python laid out as black lays it out, without black wherever a statement has a form that black is known to leave alone.

The forms are those that the templates write: what fits its line, and what is exploded with a comma after the last item.
Any other statement is given to black by itself, which formats it the same alone as within its file. That all of this
gives the same bytes as black over the whole file is what the tests hold it to, with black as the judge.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

WIDTH = 88

Black = Callable[[str], str]
"""Formats a source text; what it gives back ends with a line break."""

_QUOTES = '"""'
_STRING = re.compile(r'"(?:[^"\\\n]|\\[^"\n])*"')
_ONE_TUPLE = re.compile(r"\([\w.]+,\)")
_BAD = re.compile(
    r"[\"'#\\;]|,\s*[)\]}]|(?<![\w.])\d[\d.]*[eE]|[([{]\s|\s[)\]}]|\(\)\(|^\(|[=,:] \((?!\w*,)"
)
# what has no bracket to be broken at stays on its line, however long that is
_ATOM = re.compile(r"(\w+=|S: )?[\w.]+,")
_LONG_FIELD = re.compile(r"(    \w+: \w+)\[(.*)\]( = None)?")
_LONG_IMPORT = re.compile(r"( *from [\w.]+ import )(\w+(?:, \w+)*)")
_LONG_CALL = re.compile(r"( *self\.\w+ = \w+)\(([\w.]+)\)")
_LONG_CHOICE = re.compile(r"(\w+: TypeAlias = Literal)\[(.*)\]")
_VALUE = re.compile(r'"(?:[^"\\\n]|\\[^\n])*"|-?\d+|True|False|None')
_OPENERS, _CLOSERS = "([{", ")]}"
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
    def is_text(self) -> bool:
        """Whether it is a docstring."""
        return self.first.startswith(_QUOTES)


def laid_out(text: str, black: Black) -> str:
    """`text` as black lays it out, asking `black` only for what has no known form."""
    if text.strip()[:1] != text.strip("\n")[:1] or "\r" in text or "\f" in text:
        return black(text)
    made: list[str] = []
    before: _Statement | None = None
    for number, statement in enumerate(_statements(text.split("\n"), 0)):
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
    if statement.is_text and not may_be_docstring:
        return statement.lines
    if statement.first.startswith("class ") and _is_line(statement.lines[0]):
        return _class(statement, black)
    if settled := _settled(statement.lines, black):
        return settled
    return _asked(black, "\n".join(statement.lines) + "\n").split("\n")


def _class(statement: _Statement, black: Black) -> list[str]:
    """A class member by member."""
    made = [statement.lines[0]]
    members = list(_statements(statement.lines[1:], 4))
    for number, member in enumerate(members):
        after_docstring = number == 1 and members[0].is_text
        beside_function = number > 0 and (
            member.is_definition or members[number - 1].is_definition
        )
        if after_docstring or beside_function:
            made.append("")
        made += _kept(member, number, black) or _field(member) or _member(member, black)
    return made


def _kept(member: _Statement, number: int, black: Black) -> list[str] | None:
    """A member of a class as black leaves it; text that is no docstring is just a value to it."""
    return (
        member.lines if member.is_text and number > 0 else _settled(member.lines, black)
    )


def _field(member: _Statement) -> list[str] | None:
    """A field whose line is too long, broken where black breaks it: at its default, or inside its annotation."""
    found = _LONG_FIELD.fullmatch(member.lines[0])
    if not found or len(member.lines) > 1 or not found[0].isascii():
        return None
    head, inner, default = found[1], found[2], found[3] or ""
    code = _code(inner)
    if not _is_balanced(code) or _BAD.search(code):
        return None
    if default and len(f"{head}[{inner}] = (") <= WIDTH:
        return [f"{head}[{inner}] = (", "        None", "    )"]
    made = [f"{head}[", f"        {inner}", f"    ]{default}"]
    return made if all(len(line) <= WIDTH for line in made) else None


def _member(member: _Statement, black: Black) -> list[str]:
    """A member of a class, formatted in another one."""
    # a function stands apart from what is before it; the text of a class stands first
    before = (
        ""
        if member.is_text
        else "    _ = 0\n\n" if member.is_definition else "    _ = 0\n"
    )
    source = "class _:\n" + before + "\n".join(member.lines) + "\n"
    return _asked(black, source).split("\n")[1 + before.count("\n") :]


@lru_cache(maxsize=4096)
def _asked(black: Black, text: str) -> str:
    return black(text).rstrip("\n")


def _statements(lines: list[str], indent: int) -> Iterator[_Statement]:
    """The statements that begin at an indentation, each with the lines that belong to it."""
    current: _Statement | None = None
    blank, quoted = 0, False
    for line in lines:
        if not quoted and not line.strip():
            blank += 1
            continue
        begins = not quoted and _begins(line, indent) and not _continues(current)
        if begins:
            if current:
                yield current
            current, blank = _Statement([], blank), 0
        assert current
        current.lines += [""] * blank
        blank = 0
        current.lines.append(line.rstrip() if not quoted or line.strip() else "")
        quoted ^= line.count(_QUOTES) % 2 == 1
    if current:
        yield current


def _begins(line: str, indent: int) -> bool:
    return (
        line[indent : indent + 1] not in {" ", *_CLOSERS} and not line[:indent].strip()
    )


def _continues(current: _Statement | None) -> bool:
    """Whether a decorator still waits for what it decorates."""
    return bool(
        current
        and current.first.startswith("@")
        and current.lines[-1].lstrip().startswith("@")
    )


def _settled(lines: list[str], black: Black) -> list[str] | None:
    """A statement as black leaves it, or None if that is not known; items that are too long are asked for alone."""
    made: list[str] = []
    open_brackets: list[str] = []
    number = 0
    while number < len(lines):
        line, end = lines[number], number
        if line.lstrip().startswith(_QUOTES):
            if (
                open_brackets
                or (last := _end_of_text(lines, number)) is None
                or lines[last + 1 : last + 2] == [""]
            ):
                return None
            end = last
        elif not line:
            if not _may_be_blank(lines, number):
                return None
        elif not _is_step(line, lines[number - 1] if number else "", open_brackets):
            broken = (
                _item(line, lines[0], open_brackets[-1], black)
                if open_brackets
                else _broken(line)
            )
            if not broken:
                return None
            made += broken
            number += 1
            continue
        made += lines[number : end + 1]
        number = end + 1
    return None if open_brackets else made


def _broken(line: str) -> list[str] | None:
    """A line that is too long, broken where black breaks it; None if that is not known."""
    indent = _indent(line)
    if found := _LONG_IMPORT.fullmatch(line):
        made = [
            f"{found[1]}(",
            *(f"{indent}    {name}," for name in found[2].split(", ")),
            f"{indent})",
        ]
    elif found := _LONG_CALL.fullmatch(line):
        made = [f"{found[1]}(", f"{indent}    {found[2]}", f"{indent})"]
    elif found := _LONG_CHOICE.fullmatch(line):
        made = _choice(found[1], found[2])
    else:
        return None
    return made if line.isascii() and all(len(each) <= WIDTH for each in made) else None


def _choice(head: str, inner: str) -> list[str]:
    """An alias of a literal, its values in one line or one a line; nothing if the values cannot be told apart."""
    values = _VALUE.findall(inner)
    if ", ".join(values) != inner or any('\\"' in value for value in values):
        return []
    if len(inner) + 4 <= WIDTH:
        return [f"{head}[", f"    {inner}", "]"]
    return [f"{head}[", *(f"    {value}," for value in values), "]"]


def _item(line: str, first: str, bracket: str, black: Black) -> list[str] | None:
    """An item of a bracket that is one a line, formatted between others that stand in for its own."""
    code = _code(line.strip())
    if not code.endswith(",") or not _is_balanced(code) or "#" in code:
        return None
    is_parameter = first.lstrip().startswith(
        ("def ", "async def ")
    ) and line.startswith(_indent(first) + "    ")
    opener = (
        "def _("
        if is_parameter and not line.startswith(_indent(first) + " " * 8)
        else _STAND_INS[bracket]
    )
    depth = len(_indent(line)) // 4 - 1
    before = [f"{'    ' * level}if _:" for level in range(depth)] + [
        f"{'    ' * depth}{opener}"
    ]
    filler, closer = (
        _FILLERS[opener],
        "    " * depth + _CLOSERS[_OPENERS.index(opener[-1])],
    )
    body = [f"{_indent(line)}{filler},", line]
    after = [closer + ("" if opener != "def _(" else ": ...")]
    made = _asked(black, "\n".join([*before, *body, *after]) + "\n").split("\n")
    return made[made.index(body[0]) + 1 : -1]


_STAND_INS = {"(": "_(", "[": "_[", "{": "_ = {"}
_FILLERS = {"def _(": "_", "_(": "_", "_[": "_", "_ = {": "_: _"}


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _may_be_blank(lines: list[str], number: int) -> bool:
    """Inside a statement the templates write blank lines after imports only."""
    return bool(_IMPORT.match(lines[number - 1].lstrip())) and bool(lines[number + 1])


def _is_step(line: str, before: str, open_brackets: list[str]) -> bool:
    """Whether a line is of a known form, where these brackets are open; opens and closes what it does."""
    if not _is_line(line):
        return False
    code = _code(line.strip())
    if code[0] in _CLOSERS:
        if not open_brackets or not before.endswith(","):
            return False
        open_brackets.pop()
        code = code[1:]
    inside = bool(open_brackets)
    if code[-1:] in _OPENERS and code:
        if not _is_balanced(code[:-1]):
            return False
        open_brackets.append(code[-1])
        return True
    return _is_balanced(code) and (not inside or code.endswith(","))


def _is_line(line: str) -> bool:
    """Whether a line fits, and has nothing in it that black would write otherwise."""
    code = _code(line.strip())
    if not _ATOM.fullmatch(code) and (
        len(line) > WIDTH or (not line.isascii() and _width(line) > WIDTH)
    ):
        return False
    return not _BAD.search(code.rstrip(_OPENERS).lstrip(_CLOSERS)) and "\t" not in line


def _code(line: str) -> str:
    """A line with a word for each string, and for each tuple of one."""
    code = _STRING.sub("S", line)
    while "," in code and (shorter := _ONE_TUPLE.sub("S", code)) != code:
        code = shorter
    return code


def _is_balanced(code: str) -> bool:
    depth = 0
    for character in code:
        depth += (character in _OPENERS) - (character in _CLOSERS)
        if depth < 0:
            return False
    return depth == 0


def _width(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def _end_of_text(lines: list[str], start: int) -> int | None:
    """The last line of the docstring that begins at a line; None if black would write it otherwise."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    first = lines[start].lstrip()[len(_QUOTES) :]
    if first.endswith(_QUOTES):
        text = first.removesuffix(_QUOTES)
        return (
            start
            if text == text.strip(' "') != ""
            and text[-1] != "\\"
            and _QUOTES not in text
            else None
        )
    if not first or first[0] in ' "':
        return None
    return _end_of_long_text(lines, start, indent)


def _end_of_long_text(lines: list[str], start: int, indent: int) -> int | None:
    shallowest = None
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.lstrip() == _QUOTES:
            whole = lines[number - 1] and "\t" not in "".join(lines[start:number])
            return (
                number
                if whole and shallowest == indent and len(line) == indent + 3
                else None
            )
        if line:
            depth = len(line) - len(line.lstrip())
            shallowest = depth if shallowest is None else min(shallowest, depth)
        if _QUOTES in line:
            text = line.removesuffix(_QUOTES)
            fits = (
                len(line) <= WIDTH
                and text[-1:] not in {" ", '"', "\\"}
                and _QUOTES not in text
            )
            return number if fits and shallowest == indent else None
    return None
