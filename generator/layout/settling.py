"""Statements of known forms as black leaves them: what fits its line, and what is exploded with a comma after the last item."""

import re
from dataclasses import dataclass, field

from generator.layout.asking import Black, asked_item
from generator.layout.breaking import Opening, broken, item, opening
from generator.layout.lines import CLOSERS, form_of
from generator.layout.texts import QUOTES, text_at

_IMPORT = re.compile(r"\s*(from|import) ")


def settled(lines: list[str], black: Black) -> list[str] | None:
    """A statement as black leaves it, or None if that is not known; items of it that are too long may be asked for."""
    form = form_of(lines[0])
    if form and len(lines) == 1 and not (form.opens or form.closes):
        return lines
    if not form and (found := opening(lines[0])):
        return _opened(lines, found, black)
    work = _Work(lines, black)
    while work.number < len(lines):
        made = work.step()
        if not made:
            return None
        work.made += made
    return None if work.brackets else work.made


def _opened(lines: list[str], found: Opening, black: Black) -> list[str] | None:
    """A call that is assigned, whose first line is too long."""
    indent = "    " if found.wraps else ""
    call = lines[0].rpartition(" = ")[2]
    made = settled([f"{indent}{line}" for line in (call, *lines[1:])], black)
    if not made:
        return None
    return [*found.lines, *made, ")"] if found.wraps else [*found.lines, *made[1:]]


@dataclass(slots=True)
class _Work:
    """A statement on its way: what is made of it, the number of the next line, and the brackets that are open there."""

    lines: list[str]
    black: Black
    number: int = 0
    made: list[str] = field(default_factory=list)
    brackets: list[str] = field(default_factory=list)

    def step(self) -> list[str] | None:
        """What the next line becomes, or the next lines if they are a docstring; None if that is not known."""
        line = self.lines[self.number]
        if line.lstrip().startswith(QUOTES):
            return self._text()
        self.number += 1
        if not line:
            return [line] if self._may_be_blank() else None
        if self._is_known(line):
            return [line]
        return self._long(line)

    def _text(self) -> list[str] | None:
        found = text_at(self.lines, self.number)
        if (
            self.brackets
            or not found
            or self.lines[found.after : found.after + 1] == [""]
        ):
            return None
        self.number = found.after
        return found.lines

    def _may_be_blank(self) -> bool:
        """Inside a statement the templates write blank lines after imports only."""
        is_after_import = _IMPORT.match(self.lines[self.number - 2])
        return bool(is_after_import) and bool(self.lines[self.number])

    def _is_known(self, line: str) -> bool:
        """Whether a line is of a known form, where these brackets are open; opens and closes what it does."""
        form = form_of(line)
        if not form or (form.closes and not self._closes()):
            return False
        if form.opens:
            self.brackets.append(form.opens)
            return True
        return not self.brackets or form.ends_item

    def _closes(self) -> bool:
        """Closes the last bracket, if there is one, and a comma before."""
        if not self.brackets or not self.lines[self.number - 2].endswith(","):
            return False
        self.brackets.pop()
        return True

    def _long(self, line: str) -> list[str] | None:
        if line.lstrip()[0] in CLOSERS:
            return broken(line) if self._closes() and not self.brackets else None
        if not self.brackets:
            return broken(line)
        return item(line) or asked_item(
            line, self.lines[0], self.brackets[-1], self.black
        )
