"""Values that a text lists each with what it means, such as `可选值 economy(经济舱)、first(头等舱)` or `取值 0-否 1-是`."""

import re

from generator.capture.page.hints.words import ANNOUNCED_IN_CHINESE, BEFORE, QUOTED

_WORD = rf"(?:{QUOTED}|-?[A-Za-z0-9_]{{1,80}}+(?:[.+:-][A-Za-z0-9_]{{1,80}}+){{0,8}})"
_CHINESE = r"\u4e00-\u9fff"
_MEANING = rf"[{_CHINESE}][^\s,、;/|()。]{{0,60}}+"
# with nothing between, it may also be one value of two words, or a number with its unit
_BARE = r"[a-z][a-z0-9_]{2,80}+ |-?\d{1,9}+ ?(?![个件条张页次人位项年月日天周小时分秒元岁米只台])"
_ONE = re.compile(
    rf"(?P<word>{_WORD})(?: ?\([^()\n]{{1,60}}+\)| ?(?:[:=]|[-—]{{1,2}}|[-=]>) ?{_MEANING})|(?P<bare>{_BARE}){_MEANING}"
)
_PLAIN = re.sub(r"\?P<\w+>", "?:", _ONE.pattern)
_BETWEEN = r"(?: ?[,、;/|] ?| )"
_LISTED = re.compile(
    rf"{ANNOUNCED_IN_CHINESE}{BEFORE}[\[(]?((?:{_PLAIN})(?:{_BETWEEN}(?:{_PLAIN}))++)[\])]?"
)
# behind the last of them: another value, which has no meaning, or the rest
_GOES_ON = re.compile(rf"{_BETWEEN}{_WORD}|[^ ,;.。)]|.*其[他它]")

_CODE = rf"(-?\d{{1,9}}+)(?: ?\([^()\n]{{1,60}}+\)| ?(?:[:=]|[-—]{{1,2}}|[-=]>) ?{_MEANING})"
_CODES = re.compile(
    rf"(?<![A-Za-z0-9_.+-])(?<!\d:)({_CODE}(?:{_BETWEEN}{_CODE})++)[)\]。.;]?"
)
_MIXED = re.compile(rf"(?:[A-Za-z0-9_] ?[-:=]+|[a-z_]{{3}})[{_CHINESE}]")


def with_meanings(text: str) -> list[str]:
    """The values, as a folded text writes them, where it announces some and says what each means; empty otherwise."""
    found = _LISTED.search(text)
    if not found or _GOES_ON.match(text, found.end()):
        return []
    return [(each["word"] or each["bare"]).strip() for each in _ONE.finditer(found[1])]


def codes(text: str) -> list[int]:
    """The numbers that the end of a folded text gives a meaning each, one after the other; empty if it does not.

    What is not in a row may be the ends of a scale, or examples.
    """
    last = next(
        (each for each in _CODES.finditer(text) if each.end() == len(text)), None
    )
    found = [int(each[1]) for each in re.finditer(_CODE, last[1])] if last else []
    return found if found and found == [*range(found[0], found[0] + len(found))] else []


def is_mixed(word: str) -> bool:
    """Whether a word is rather a value with its meaning, or with the text around it, than a value."""
    return bool(_MIXED.search(word))
