"""The limits that a clause says: of the length of a text, or of a number."""

import re
from collections.abc import Iterator

from generator.capture.page.hints.words import Hint
from generator.capture.page.types import Shape
from generator.capture.page.values import number_of

# commas may part the digits, as in 10,000; then none of the parts is a number
_PARTED = r"\d{1,3}(?:,\d{3}){1,5}(?!,?\d)"
_NUMBER = rf"(-?(?:{_PARTED}|\d{{1,18}}(?:\.\d{{1,18}})?))"
_COUNT = rf"({_PARTED}|\d{{1,18}})"
_WHOLE = r"(?![.,]?\d)"
_CHARACTERS = r"(?:个?(?:字符?|汉字)(?![段典节体])|characters?|chars?)"
_NOT_ABOVE = (
    r"(?:不|不能|不得|不可|不要|不允许|请勿|勿)(?:超过|多于|大于)|最多|至多|最长|最大"
)
_LENGTH = re.compile(
    rf"(?:(最大|最长|最多|最小|最短|最少|[Mm]ax(?:imum)?|[Mm]in(?:imum)?) ?(?:长度|字符数?|字数|length)(?:of|is|[为是:= ]|不超过)*{_NUMBER}{_WHOLE} ?{_CHARACTERS}?"
    rf"|(?:(?:{_NOT_ABOVE})(?:可以?|支持|允许|输入|填写|为)*|[Uu]p to|[Aa]t most|[Nn]o (?:more|longer) than|not exceed|limited to|[Mm]ax(?:imum|\.)?) ?{_NUMBER} ?{_CHARACTERS}"
    rf"|(?:长度|字数)(?:(?:{_NOT_ABOVE})为?|(?:的?上限|限制)(?:[为是在: ]|不超过)*) ?{_NUMBER}{_WHOLE}.{{0,4}}"
    rf"|(?<!\d,)(?<![\d.~到至-]){_NUMBER} ?{_CHARACTERS} ?(?:以内|之内|以下|内(?!容)))[.)]?"
)
_LEAST_LENGTH = re.compile(
    rf"(?:至少|最少|最短|(?:不|不能|不得|不可)(?:少于|低于|小于)|[Aa]t least) ?{_COUNT} ?{_CHARACTERS}"
)
_LENGTHS = re.compile(
    rf"(?<!\d,)(?<![\d.]){_COUNT} ?[~到至—-] ?{_COUNT} ?{_CHARACTERS}"
)
_LEAST = r"最小|最少|至少|大于等于|不(?:能|得|可)?(?:小于|低于|少于)|[Mm]in(?:imum)?|[Aa]t least|[Nn]o less than"
_MOST = r"最大|最多|至多|小于等于|不(?:能|得|可)?(?:大于|超过|多于)|[Mm]ax(?:imum)?|[Uu]p to|[Aa]t most|[Nn]o more than|(?:not|[Cc]annot) exceed"
_BOUND = re.compile(
    rf"(?:^|[,(] ?)(?:[Tt]he |[Mm]ust |[Ss]hould )?(?:be )?(?:({_LEAST})|{_MOST})(?:值|imum)?(?: value)?(?:of|is|[为是:= ]|不超过|不小于)*{_NUMBER}"
    r" ?[个件条张页次人位项只台]?(?=\.?$|,(?! ?\d)|\))"
)
_RANGE = re.compile(
    rf"(?:取值|(?:取值)?(?:范围|区间)|介于|[Rr]ange|[Bb]etween)(?:为|是|在|of|from)? ?:? ?[\[(]?{_NUMBER} ?(?:~|-|—|,|到|至|和|与|to|and) ?{_NUMBER}{_WHOLE}(?! ?(?:~|-|—|到|至|和|与|to|and) ?\d)[\])]?"
    rf"|(?<!\d,)(?<![\d.]){_NUMBER} ?(?:~|-|—|到|至|和) ?{_NUMBER} ?之间"
)
_BARE_RANGE = re.compile(rf"(?:[Ff]rom )?{_NUMBER} ?(?:[~到至\u2013]|to) ?{_NUMBER}")


def length(clause: str, shape: Shape | None) -> Iterator[Hint]:
    """How long a text may be, or must."""
    if shape and shape.kinds and "string" not in shape.kinds:
        return
    if both := _LENGTHS.search(clause):
        yield from _between(both, "minLength", "maxLength")
        return
    if least := _LEAST_LENGTH.search(clause):
        yield "minLength", _number(least[1])
    found = _LENGTH.search(clause)
    if not found:
        return
    number = _number(next(each for each in found.groups()[1:] if each))
    is_least = (found[1] or "").lower().startswith(("最小", "最短", "最少", "min"))
    if isinstance(number, int):
        yield ("minLength" if is_least else "maxLength"), number


def bounds(clause: str, shape: Shape | None) -> Iterator[Hint]:
    """Between which values a number lies."""
    if shape is None or not shape.is_numeric:
        return
    found = _RANGE.search(clause) or _BARE_RANGE.fullmatch(clause)
    if found:
        yield from _between(found, "minimum", "maximum")
        return
    for bound in _BOUND.finditer(clause):
        yield ("minimum" if bound[1] else "maximum"), _number(bound[2])


def _between(found: re.Match[str], least: str, most: str) -> Iterator[Hint]:
    numbers = [_number(each) for each in found.groups() if each]
    low, high = numbers[0], numbers[-1]
    if low is not None and high is not None and low < high:
        yield least, low
        yield most, high


def _number(text: str) -> int | float | None:
    return number_of(text.replace(",", ""))
