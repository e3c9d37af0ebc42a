"""Which lines black leaves alone: those that fit, and have nothing in them that it would write otherwise."""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

WIDTH = 88
OPENERS, CLOSERS = "([{", ")]}"

_STRING = re.compile(r'"(?:[^"\\\n]|\\[^"\n])*"')
_QUOTED = re.compile(r"""(["'])(?:(?!\1)[^\\\n]|\\[^\n])*+\1""")
_BRACKET = re.compile(r"[][(){}]")
_ONE_TUPLE = re.compile(r"\([\w.]+,\)")
_END = re.compile(r",\)")
_BAD = re.compile(
    r"[\"'#\\;]|,\s*[)\]}]|(?<![\w.])\d[\d.]*(?:E|e\+)|[([{]\s|\s[)\]}]|\(\)\(|^\(|[=,:] \((?!\w*,|\))"
)
# what has no bracket to be broken at stays on its line, however long that is
_ATOM = re.compile(r"(\w+=|S: )?[\w.]+,")


@dataclass(frozen=True, slots=True)
class Form:
    """What a line does with brackets: whether it begins by closing one, which it leaves open, whether a comma ends it."""

    closes: bool
    opens: str
    ends_item: bool


@lru_cache(maxsize=1 << 14)
def form_of(line: str) -> Form | None:
    """The form of a line that black leaves alone; None if it would write the line otherwise, or its form is not known."""
    code = code_of(line.strip())
    if "\t" in line or not (
        fits(line) or _ATOM.fullmatch(_without_texts(line.strip()))
    ):
        return None
    if _BAD.search(code.rstrip(OPENERS).lstrip(CLOSERS)):
        return None
    closes = code[0] in CLOSERS
    inner = code[1:] if closes else code
    opens = inner[-1:] if inner[-1:] in OPENERS else ""
    if not is_balanced(inner.removesuffix(opens)):
        return None
    return Form(closes, opens, inner.endswith(","))


def is_plain(text: str) -> bool:
    """Whether an expression on one line has nothing in it that black would write otherwise, were there room for it."""
    return not _BAD.search(code_of(text)) and "\t" not in text


def fits(line: str) -> bool:
    """Whether there is room for a line, whose wide characters count twice."""
    return len(line) <= WIDTH and (line.isascii() or _width(line) <= WIDTH)


def _width(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def indent_of(line: str) -> str:
    """The spaces that a line begins with."""
    return line[: len(line) - len(line.lstrip())]


def code_of(line: str) -> str:
    """A line with a letter for each string, and for each tuple of one."""
    code = _without_texts(line)
    while ",)" in code and (shorter := _ONE_TUPLE.sub("S", code)) != code:
        code = shorter
    return _with_tuples_of_two(code) if ",)" in code else code


def _without_texts(line: str) -> str:
    has_odd = "'" in line or '\\"' in line
    return _QUOTED.sub(_string, line) if has_odd else _STRING.sub("S", line)


def _string(found: re.Match[str]) -> str:
    """A letter for a string whose quotes black leaves: those of which it has fewer inside, double ones if in doubt."""
    quote, inner = found[1], found[0][1:-1]
    doubles, singles = inner.count('"'), inner.count("'")
    is_odd = "\\" + ("'" if quote == '"' else '"') in inner
    is_left = singles >= doubles if quote == '"' else doubles > singles
    return "S" if is_left and not is_odd else quote


def _with_tuples_of_two(code: str) -> str:
    """The comma in `(f(a),)` makes it a tuple: black neither removes it, nor breaks the line for it."""
    found = (_comma_of_one(code, end.start()) for end in _END.finditer(code))
    for comma in sorted({each for each in found if each is not None}, reverse=True):
        code = f"{code[:comma]},_{code[comma + 1 :]}"
    return code


def _comma_of_one(code: str, comma: int) -> int | None:
    """The place of a comma before a bracket that closes, if it is the only one of its tuple."""
    depth = 0
    for place in range(comma - 1, -1, -1):
        if code[place] in CLOSERS:
            depth += 1
        elif code[place] in OPENERS:
            if not depth:
                is_tuple = code[place] == "(" and not code[:place][-1:].isidentifier()
                return comma if is_tuple else None
            depth -= 1
        elif code[place] == "," and not depth:
            return None
    return None


def is_balanced(code: str) -> bool:
    """Whether each bracket that opens closes again."""
    depth = 0
    for bracket in _BRACKET.findall(code):
        depth += 1 if bracket in OPENERS else -1
        if depth < 0:
            return False
    return depth == 0
