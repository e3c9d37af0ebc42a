"""Lines that are too long, broken where black breaks them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.layout.lines import (
    CLOSERS,
    OPENERS,
    code_of,
    fits,
    indent_of,
    is_balanced,
    is_plain,
)

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\[^\n])*"|[([{]|[)\]}]|, | \| |[^"([{}\]),| ]+|.')
_STRING = r'"(?:[^"\\\n]|\\[^\n])*"'
# what has no bracket to be broken at stays on its line, however long that is
_ATOM = re.compile(rf"(?:{_STRING}: |\w+=|\| )?(?:[\w.]+|{_STRING})")
# what black breaks at the brackets after it, for it has no operator to be broken at
_HEAD = re.compile(rf"(?:{_STRING}: |\w+=|\| )?[\w.]*")
_IMPORT = re.compile(r"( *from [\w.]+ import )(\w+(?:, \w+)*)")
_CALL = re.compile(r"( *self\.\w+ = )(\w+\([\w.]+\))")
_CLASS = re.compile(r"( *class \w+)\((.+)\):")
_METHOD = re.compile(r"( *(?:async )?def \w+)\((self(?:, \w+: \w+)?)\) -> ([\w.]+):")
_GIVEN = re.compile(r"( *return )(\w+\(.+\))")
_RETURN = re.compile(r"( *\) -> )(.+):")
_PARAMETER = re.compile(r"( *\w+: )(.+?)(,| = OMIT,)")
_DECLARED = re.compile(r"( *\w+: )(.+)")
_ALIAS = re.compile(r"(\w+: TypeAlias = )(.+)")
_OPENING = re.compile(r"(\w+: )(\w+\[.+\])( = \w+\()")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first lines of a call that is assigned; where it `wraps`, brackets of its own stand around the call."""

    lines: list[str]
    wraps: bool


@dataclass(frozen=True, slots=True)
class _Trailer:
    """An expression that ends with brackets: what is before them and in them, and the two."""

    head: str
    body: str
    brackets: str


# of a function that is declared only
_BODY = " ..."


def broken(line: str) -> list[str] | None:
    """A statement on one line, or the end of a signature, as black breaks it; None if that is not known."""
    if line.endswith(_BODY):
        made = broken(line.removesuffix(_BODY))
        return [*made[:-1], made[-1] + _BODY] if made else None
    if not is_plain(line.strip().rstrip(":").lstrip(CLOSERS)):
        return None
    for form, make in _FORMS:
        if found := form.fullmatch(line):
            return make(found, indent_of(line))
    return None


def item(line: str) -> list[str] | None:
    """What stands between commas on a line of its own, as black breaks it; None if that is not known."""
    text = line.strip()
    if not text.endswith(",") or not is_plain(text[:-1]):
        return None
    indent = indent_of(line)
    if found := _PARAMETER.fullmatch(line):
        return _assigned(found[1], found[2], found[3], indent)
    return _laid(text[:-1], indent, ",")


def opening(line: str) -> Opening | None:
    """How black begins a call that is assigned, when its first line is too long; None if that is not known."""
    found = _OPENING.fullmatch(line)
    if not found or not is_plain(found[2]):
        return None
    if fits(whole := f"{found[1]}{found[2]} = ("):
        return Opening([whole], wraps=True)
    made = _split(found[1], found[2], found[3], "")
    return Opening(made, wraps=False) if made else None


def _imported(found: re.Match[str], indent: str) -> list[str]:
    names = (f"{indent}    {name}," for name in found[2].split(", "))
    return [f"{found[1]}(", *names, f"{indent})"]


def _called(found: re.Match[str], indent: str) -> list[str] | None:
    made = _split(found[1], found[2], "", indent)
    return made or _parenthesized(found[1], found[2], "", indent)


def _class(found: re.Match[str], indent: str) -> list[str] | None:
    bases = f"{indent}    {found[2]}"
    return [f"{found[1]}(", bases, f"{indent}):"] if fits(bases) else None


def _method(found: re.Match[str], indent: str) -> list[str] | None:
    comma = "" if "," in found[2] else ","
    made = [f"{indent}    {found[2]}{comma}", f"{indent}) -> {found[3]}:"]
    return [f"{found[1]}(", *made] if all(map(fits, made)) else None


def _given(found: re.Match[str], indent: str) -> list[str] | None:
    return _split(found[1], found[2], "", indent)


def _returned(found: re.Match[str], indent: str) -> list[str] | None:
    if len(_parts(found[2], " | ")) == 1:
        return None
    return _parenthesized(found[1], found[2], ":", indent)


def _aliased(found: re.Match[str], indent: str) -> list[str] | None:
    return _assigned(found[1], found[2], "", indent)


def _declared(found: re.Match[str], indent: str) -> list[str] | None:
    told = found[2].removesuffix(" = None")
    rest = found[2][len(told) :]
    if " = " in code_of(told):
        return None
    if rest and fits(f"{found[1]}{told} = ("):
        if not set(told) & {*OPENERS, "|"}:
            return None
        return [f"{found[1]}{told} = (", f"{indent}    None", f"{indent})"]
    if not rest and _ATOM.fullmatch(told):
        is_short = fits(f"{indent}    {told}")
        return _parenthesized(found[1], told, "", indent) if is_short else [found[0]]
    return _assigned(found[1], told, rest, indent)


_FORMS = (
    (_IMPORT, _imported),
    (_CALL, _called),
    (_CLASS, _class),
    (_METHOD, _method),
    (_GIVEN, _given),
    (_RETURN, _returned),
    (_ALIAS, _aliased),
    (_DECLARED, _declared),
)


def _assigned(head: str, text: str, tail: str, indent: str) -> list[str] | None:
    """An expression after a name: what has several parts gets brackets of its own, what has one is broken in its own."""
    if len(_parts(text, " | ")) > 1:
        return _parenthesized(head, text, tail, indent)
    return _split(head, text, tail, indent)


def _parenthesized(head: str, text: str, tail: str, indent: str) -> list[str] | None:
    body = _laid(text, indent + "    ", "") if fits(f"{head}(") else None
    return [f"{head}(", *body, f"{indent}){tail}"] if body else None


def _laid(text: str, indent: str, tail: str) -> list[str] | None:
    """An expression in brackets that has lines of its own, `tail` after it."""
    if fits(f"{indent}{text}{tail}") or _ATOM.fullmatch(text):
        return [f"{indent}{text}{tail}"]
    first, *others = _parts(text, " | ")
    if others:
        parts = [first, *(f"| {other}" for other in others)]
        tails = [""] * len(others) + [tail]
        return _joined(_laid(*each) for each in _each(parts, indent, tails))
    return _split(indent, text, tail, indent)


def _each(
    parts: list[str], indent: str, tails: list[str]
) -> Iterator[tuple[str, str, str]]:
    return ((part, indent, tail) for part, tail in zip(parts, tails, strict=True))


def _split(head: str, text: str, tail: str, indent: str) -> list[str] | None:
    """An expression that ends with brackets, broken in them."""
    trailer = _trailer(text)
    if (
        not trailer
        or not trailer.body
        or not fits(first := head + trailer.head + trailer.brackets[0])
    ):
        return None
    body = _body(trailer, indent + "    ")
    return [first, *body, f"{indent}{trailer.brackets[1]}{tail}"] if body else None


def _body(trailer: _Trailer, indent: str) -> list[str] | None:
    """What is between brackets that were broken: on one line if it fits, else an item a line."""
    items = _parts(trailer.body, ", ")
    if trailer.body.endswith(","):  # a tuple of one
        return _laid(trailer.body[:-1], indent, ",") if len(items) == 1 else None
    is_display = not trailer.head or trailer.head.endswith((" ", "=", "| "))
    whole = f"{indent}{trailer.body}"
    if fits(whole) and not (is_display and len(items) > 1):
        return [whole]
    if len(items) == 1:
        return _laid(trailer.body, indent, "")
    return _joined(_laid(each, indent, ",") for each in items)


def _joined(made: Iterator[list[str] | None]) -> list[str] | None:
    lines: list[str] = []
    for part in made:
        if part is None:
            return None
        lines += part
    return lines


def _trailer(text: str) -> _Trailer | None:
    """The brackets that an expression ends with; None if it ends otherwise, or has others before them."""
    tokens = _TOKEN.findall(text)
    depth, start = 0, None
    for place, token in enumerate(tokens):
        if token in OPENERS:
            if not depth and start is not None:
                return None
            start = place if not depth else start
            depth += 1
        elif token in CLOSERS:
            depth -= 1
    if start is None or tokens[-1] not in CLOSERS:
        return None
    head, body = "".join(tokens[:start]), "".join(tokens[start + 1 : -1])
    if not _HEAD.fullmatch(head):
        return None
    return _Trailer(head, body, tokens[start] + tokens[-1])


def _parts(text: str, delimiter: str) -> list[str]:
    """The parts of an expression between delimiters that are in no brackets."""
    parts, depth = [""], 0
    for token in _TOKEN.findall(text):
        if token == delimiter and not depth:
            parts.append("")
            continue
        depth += (token in OPENERS) - (token in CLOSERS)
        parts[-1] += token
    return parts if is_balanced(code_of(text)) else [text]
