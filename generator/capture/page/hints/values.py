"""The values that a text lists, with what they mean or without."""

import re
from collections.abc import Iterator

from generator.capture.page.hints.defaults import unmarked
from generator.capture.page.hints.meanings import codes, is_mixed, with_meanings
from generator.capture.page.hints.words import (
    ANNOUNCED_IN_CHINESE,
    ANNOUNCED_IN_ENGLISH,
    BEFORE,
    QUOTED,
    Hint,
    value_said,
)
from generator.capture.page.lines import fold
from generator.capture.page.types import Shape
from generator.capture.page.values import fits
from generator.values import JsonValue

_TOKEN = r"(?:[^\W或]|[.:+*#@%-]){1,80}"  # noqa: S105 - a pattern
_BETWEEN = frozenset({"or", "and", "或"})
_SEPARATOR = r" ?(?:[,、|/](?: ?(?:or|and)\b)?|\b(?:or|and)\b|或) ?"
_ITEM = rf"(?:{QUOTED}|{_TOKEN})"
_LIST = (
    rf"((?:{QUOTED})(?:{_SEPARATOR}(?:{QUOTED}))*+|{_TOKEN}(?:{_SEPARATOR}{_TOKEN})*+)"
)
_ENUM = re.compile(
    rf"(?:{ANNOUNCED_IN_CHINESE}|只能(?:是|为|取|填|传)|仅?支持(?:以下值)?"
    rf"|(?:{ANNOUNCED_IN_ENGLISH})(?: are| is)?|(?<!least )(?<!only )(?<!exactly )\b[Oo]ne of(?: the following)?|\b(?:[Oo]ptions|[Cc]hoices|[Vv]alues)(?= ?:)"
    rf"|\b(?:[Ee]ither|(?:[Cc]an|[Mm]ust|[Mm]ay) be(?! one of\b))){BEFORE}[\[(]?{_LIST}[\])]?\.?"
)
_ENUM_WORD = re.compile(
    rf"\(?(?:[^\"'`:\n]{{0,20}}(?:枚举值|可选值)|枚举|{ANNOUNCED_IN_ENGLISH}) ?:?(?:[ ,(]{{0,2}}(?:请?详?见|参[见考照]|如下)[^\"'`\n]{{0,30}})?\)?"
)
_QUOTED_LIST = re.compile(
    rf"(?:{QUOTED})(?:[ ,、|/]{{1,3}}(?:(?:or|and) )?(?:{QUOTED})| (?:or|and) (?:{QUOTED}))++\.?"
)
# what follows these is a list of values only if it looks like values
_VAGUE = re.compile(r"仅?支持(?!以下)|either|can|must|may", re.IGNORECASE)
# what is said between values and behind them, where these are not in Chinese themselves
_AND = re.compile(
    r"(?<=[\w\"'`])(?<![\u4e00-\u9fff]) ?(?:以?及|[和与]) ?(?=[A-Za-z0-9\"'`])"
)
_SO_MANY = re.compile(
    r"(?<=[\w\"'`])(?<![\u4e00-\u9fff]) ?[两二三四五六七八九十\d]{1,2}[种个类项档][^\W\d]{0,4}$"
)
_BRACKETS = str.maketrans("【】", "[]")
_ONE = re.compile(_ITEM)
# 等 ends a list that goes on; in other words it is a rank, or to wait
_OPEN = re.compile(
    r"\.\.\.|…|(?<![一二三上中下初高头同平相均])等(?![级待候于量值舱座])"
    r"|\b(?:etc|e\.g|such as|for example|and so on|and (?:more|others)|among others)\b"
)


def lacks_values(text: str) -> bool:
    """Whether a text announces values, and has none."""
    return bool(_ENUM_WORD.fullmatch(fold(text)))


def list_of(text: str, shape: Shape | None) -> list[JsonValue] | None:
    """The values of a folded text that is a list of quoted ones and nothing else; None if it is something else."""
    found = None if _OPEN.search(text) else _QUOTED_LIST.fullmatch(text)
    return _values(_items(text), shape) if found else None


def _items(text: str) -> list[str]:
    """The items of a list, without the words between them and the full stop behind."""
    items = (each.rstrip(".") for each in _ONE.findall(text) if each not in _BETWEEN)
    return [each for each in items if each]


def meant(text: str, shape: Shape | None) -> list[JsonValue] | None:
    """The values that a folded text lists each with its meaning; None if it lists none so."""
    if _OPEN.search(text):
        return None
    if words := with_meanings(text):
        return _values(words, shape)
    is_whole = shape is not None and shape.kinds == ("integer",)
    return [*codes(text)] if is_whole else None


def listed(clause: str, shape: Shape | None) -> Iterator[Hint]:
    """The values that a clause announces and lists."""
    clause = _plain(clause)
    found = _ENUM.search(clause)
    if not found or _OPEN.search(clause):
        return
    behind = clause[found.end() :].strip()
    is_quoted = found[1][0] in "\"'`"
    # without quotes, whatever follows might belong to the last value
    if behind and not (is_quoted and behind[0] in ",(") and behind[0] != "(":
        return
    words = _items(found[1])
    if any(is_mixed(each) for each in words if each[0] not in "\"'`"):
        return
    values = _values(words, shape)
    are_numbers = all(isinstance(each, int | float) for each in values or ())
    are_marked = is_quoted or are_numbers
    if are_numbers and "范围" in found[0]:
        return
    if values and len(values) > 1 and (are_marked or not _VAGUE.match(found[0])):
        yield "enum", values


def _plain(clause: str) -> str:
    """A clause without what is said between its values and behind them."""
    return _SO_MANY.sub("", _AND.sub("、", unmarked(clause).translate(_BRACKETS)))


def _values(words: list[str], shape: Shape | None) -> list[JsonValue] | None:
    """The values that words stand for; None if one of them is not of the type, or two are the same."""
    values = [value_said(word, shape) for word in words]
    if not all(fits(each, shape) for each in values):
        return None
    return values if len({*map(repr, values)}) == len(values) else None
