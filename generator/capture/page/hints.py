"""What the words of a comment, a title or a description say of values: which there are, the default, the limits."""

import re
from collections.abc import Iterator

from generator.capture.page.lines import fold
from generator.capture.page.meanings import (
    ANNOUNCED,
    BEFORE,
    QUOTED,
    codes,
    is_mixed,
    with_meanings,
)
from generator.capture.page.types import Shape
from generator.capture.page.values import fits, is_computed, number_of, value_of
from generator.values import JsonValue

Hint = tuple[str, JsonValue]
"""An aspect, and what is said of it."""

_LONGEST = 4000
_CLAUSE = re.compile(
    r"[;。\n]|(?<=[\w)\]\"'`])\. (?=[A-Z])"
    r"|,? ?(?=默认|缺省|不[填传](?:则|时)?为|最大|最小|最多|最长|取值范围|(?<!\bby )(?<![\"'`])\b[Dd]efaults?\b(?![\"'`)]))"
    r"|,? ?(?<![\w-])(?=[Mm]ax(?:imum)? )|, ?(?=不(?:能|得|可)?(?:超过|大于|多于|小于|低于|少于))"
)
_TOKEN = r"(?:[^\W或]|[.:+*#@%-]){1,80}"  # noqa: S105 - a pattern
_BETWEEN = frozenset({"or", "and", "或"})
_SEPARATOR = r" ?(?:[,、|/](?: ?(?:or|and)\b)?|\b(?:or|and)\b|或) ?"
_ITEM = rf"(?:{QUOTED}|{_TOKEN})"
_LIST = (
    rf"((?:{QUOTED})(?:{_SEPARATOR}(?:{QUOTED}))*+|{_TOKEN}(?:{_SEPARATOR}{_TOKEN})*+)"
)
_VALUES = (
    r"(?:[Aa]llowed|[Pp]ossible|[Vv]alid|[Aa]ccept(?:ed|able)|[Ss]upported|[Pp]ermitted|[Aa]vailable) (?:values?|options?|choices)\b"
    r"|\b[Ee]num(?:eration|erated)?(?: values?)?\b"
)
_ENUM = re.compile(
    rf"(?:{ANNOUNCED}|只能(?:是|为|取|填|传)|仅?支持(?:以下值)?"
    rf"|(?:{_VALUES})(?: are| is)?|(?<!least )(?<!only )(?<!exactly )\b[Oo]ne of(?: the following)?|\b(?:[Oo]ptions|[Cc]hoices|[Vv]alues)(?= ?:)"
    rf"|\b(?:[Ee]ither|(?:[Cc]an|[Mm]ust|[Mm]ay) be(?! one of\b))){BEFORE}[\[(]?{_LIST}[\])]?\.?"
)
_ENUM_WORD = re.compile(
    rf"\(?(?:[^\"'`:\n]{{0,20}}(?:枚举值|可选值)|枚举|{_VALUES}) ?:?(?:[ ,(]{{0,2}}(?:请?详?见|参[见考照]|如下)[^\"'`\n]{{0,30}})?\)?"
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
_OMITTED = r"(?:,? (?:if|when) (?:it is |it's )?(?:omitted|absent|unset|empty|missing|left (?:out|empty|blank)|not (?:set|given|provided|specified|present|sent|passed)))"
_UNIT = r"(?: ?(?:ms|(?:milli)?seconds?|minutes?|hours?|days?|bytes|[KM]B|pixels|px|items|results|characters|tokens|%))"
_DEFAULT = re.compile(
    rf"(?:(?:默认|缺省)值?|不[填传](?:则|时)?(?=为)|[Dd]efault(?:s|ed)?(?: value)?)(?: ?(?:为|是|取|使?用|:|=|to|is))? ?"
    rf"(?:({QUOTED}|[是否]|-?[A-Za-z0-9_][A-Za-z0-9_.:+/-]{{0,80}})(?: ?(?:[个件条张页次项位份]|格式|模式|类型|方式))?|(-?\d[\d.]{{0,18}}){_UNIT})"
    rf"{_OMITTED}?(?:, ?[\u4e00-\u9fff].*|[.,)\]])?"
)
# without a mark, the word before may be any word
_PLAINLY = rf"({QUOTED}|(?<![\w.-])-?\d[\d.]{{0,18}}|\b(?:true|false))"
_BY_DEFAULT = re.compile(
    rf"{_PLAINLY}{_UNIT}? by default[.,)\]]?$|^(?:If|When|if|when) .{{0,60}}?{_PLAINLY}{_UNIT}? is (?:used|assumed)[.,)\]]?$"
)
_MARKED = re.compile(rf"({QUOTED}) ?\((?:the )?default\)")
# that there is no default can be said as if there were one
_NO_VALUES = frozenset({"null", "none", "nil"})
_YES_OR_NO = {"是": True, "否": False}
_NUMBER = r"(-?\d{1,18}(?:\.\d{1,18})?)"
_CHARACTERS = r"(?:个?(?:字符?|汉字)(?![段典节体])|characters?|chars?)"
_NOT_ABOVE = (
    r"(?:不|不能|不得|不可|不要|不允许|请勿|勿)(?:超过|多于|大于)|最多|至多|最长|最大"
)
_LENGTH = re.compile(
    rf"(?:(最大|最长|最多|最小|最短|最少|[Mm]ax(?:imum)?|[Mm]in(?:imum)?) ?(?:长度|字符数?|字数|length)(?:of|is|[为是:= ]|不超过)*{_NUMBER} ?{_CHARACTERS}?"
    rf"|(?:(?:{_NOT_ABOVE})(?:可以?|支持|允许|输入|填写|为)*|[Uu]p to|[Aa]t most|[Nn]o (?:more|longer) than|not exceed|limited to|[Mm]ax(?:imum|\.)?) ?{_NUMBER} ?{_CHARACTERS}"
    rf"|(?:长度|字数)(?:(?:{_NOT_ABOVE})为?|(?:的?上限|限制)(?:[为是在: ]|不超过)*) ?{_NUMBER}.{{0,4}}"
    rf"|(?<![\d.~到至-]){_NUMBER} ?{_CHARACTERS} ?(?:以内|之内|以下|内(?!容)))[.)]?"
)
_LEAST_LENGTH = re.compile(
    rf"(?:至少|最少|最短|(?:不|不能|不得|不可)(?:少于|低于|小于)|[Aa]t least) ?(\d{{1,18}}) ?{_CHARACTERS}"
)
_LENGTHS = re.compile(
    rf"(?<![\d.])(\d{{1,18}}) ?[~到至—-] ?(\d{{1,18}}) ?{_CHARACTERS}"
)
_LEAST = r"最小|最少|至少|大于等于|不(?:能|得|可)?(?:小于|低于|少于)|[Mm]in(?:imum)?|[Aa]t least|[Nn]o less than"
_MOST = r"最大|最多|至多|小于等于|不(?:能|得|可)?(?:大于|超过|多于)|[Mm]ax(?:imum)?|[Uu]p to|[Aa]t most|[Nn]o more than|(?:not|[Cc]annot) exceed"
_BOUND = re.compile(
    rf"(?:^|[,(] ?)(?:[Tt]he |[Mm]ust |[Ss]hould )?(?:be )?(?:({_LEAST})|{_MOST})(?:值|imum)?(?: value)?(?:of|is|[为是:= ]|不超过|不小于)*{_NUMBER}"
    r" ?[个件条张页次人位项只台]?(?=\.?$|,(?! ?\d)|\))"
)
_RANGE = re.compile(
    rf"(?:取值|(?:取值)?(?:范围|区间)|介于|[Rr]ange|[Bb]etween)(?:为|是|在|of|from)? ?:? ?[\[(]?{_NUMBER} ?(?:~|-|—|,|到|至|和|与|to|and) ?{_NUMBER}[\])]?"
    rf"|{_NUMBER} ?(?:~|-|—|到|至|和) ?{_NUMBER} ?之间"
)
_BARE_RANGE = re.compile(rf"(?:[Ff]rom )?{_NUMBER} ?(?:[~到至\u2013]|to) ?{_NUMBER}")
_NULLABLE = re.compile(
    r"(?:(整数|整型|字符串|数字|浮点数|布尔值?|数组|对象|UUID|integer|int|string|number|boolean|array|object) ?(?:或|or|/|\|) ?null"
    r"|\bnull (?:or|/|\|) (integer|int|string|number|boolean|array|object)\b"
    r"|(?<!不)可为空|(?<!不)可以为空|(?<!不)可为 ?null|(?<!不)可以为 ?null|(?<!not )(?<!non-)\bnullable"
    r"|\b(?:can|may|could|might) be null\b|(?<!never )(?<!not )\bnull (?:if|when|until|unless)\b)",
    re.IGNORECASE,
)
_KINDS = {
    "整数": "integer",
    "整型": "integer",
    "int": "integer",
    "字符串": "string",
    "uuid": "string",
    "数字": "number",
    "浮点数": "number",
    "布尔": "boolean",
    "布尔值": "boolean",
    "数组": "array",
    "对象": "object",
}


def hints(text: str, shape: Shape | None) -> Iterator[Hint]:
    """What `text` says of a field of that type, where it can be told for certain."""
    folded = fold(text)
    if len(folded) > _LONGEST:
        return
    if values := _quoted_list(folded, shape):
        yield "enum", values
        return
    meant = _meant(folded, shape)
    if meant:
        yield "enum", meant
    readers = _READERS[1:] if meant else _READERS
    for clause in _CLAUSE.split("\n".join(fold(each) for each in text.split("\n"))):
        for read in readers:
            yield from read(clause.strip(" ,"), shape)


def lacks_values(text: str) -> bool:
    """Whether a text announces values, and has none."""
    return bool(_ENUM_WORD.fullmatch(fold(text)))


def _quoted_list(text: str, shape: Shape | None) -> list[JsonValue] | None:
    found = None if _OPEN.search(text) else _QUOTED_LIST.fullmatch(text)
    return _values(_listed(text), shape) if found else None


def _listed(text: str) -> list[str]:
    """The items of a list, without the words between them and the full stop behind."""
    return [each.rstrip(".") for each in _ONE.findall(text) if each not in _BETWEEN]


def _meant(text: str, shape: Shape | None) -> list[JsonValue] | None:
    if _OPEN.search(text):
        return None
    if words := with_meanings(text):
        return _values(words, shape)
    is_whole = shape is not None and shape.kinds == ("integer",)
    return [*codes(text)] if is_whole else None


def _enum(clause: str, shape: Shape | None) -> Iterator[Hint]:
    clause = _MARKED.sub(r"\1", clause)
    clause = _SO_MANY.sub("", _AND.sub("、", clause.translate(_BRACKETS)))
    found = _ENUM.search(clause)
    if not found or _OPEN.search(clause):
        return
    behind = clause[found.end() :].strip()
    is_quoted = found[1][0] in "\"'`"
    # without quotes, whatever follows might belong to the last value
    if behind and not (is_quoted and behind[0] in ",(") and behind[0] != "(":
        return
    words = _listed(found[1])
    if any(is_mixed(each) for each in words if each[:1] not in "\"'`"):
        return
    values = _values(words, shape)
    are_numbers = all(isinstance(each, int | float) for each in values or ())
    are_marked = is_quoted or are_numbers
    if are_numbers and "范围" in found[0]:
        return
    if values and len(values) > 1 and (are_marked or not _VAGUE.match(found[0])):
        yield "enum", values


def _values(words: list[str], shape: Shape | None) -> list[JsonValue] | None:
    """The values that words stand for; None if one of them is not of the type, or two are the same."""
    values = [_value(word, shape) for word in words]
    if not all(fits(each, shape) for each in values):
        return None
    return values if len({*map(repr, values)}) == len(values) else None


def _value(word: str, shape: Shape | None) -> JsonValue:
    if word[0] in "\"'`":
        inner = word[1:-1]
        return inner if shape is None else value_of(inner, shape)
    return value_of(word, shape)


def _default(clause: str, shape: Shape | None) -> Iterator[Hint]:
    found = _DEFAULT.fullmatch(clause) or _BY_DEFAULT.search(clause) or _MARKED.search(clause)  # fmt: skip
    said = next(filter(None, found.groups()), "").rstrip(".") if found else ""
    if not said or is_computed(said) or said.lower() in _NO_VALUES:
        return
    value = _said(said, shape)
    if fits(value, shape):
        yield "default", value


def _said(word: str, shape: Shape | None) -> JsonValue:
    """The value of a default, which may be said by yes or no."""
    if shape and shape.kinds == ("boolean",) and word in _YES_OR_NO:
        return _YES_OR_NO[word]
    return _value(word, shape) if word not in _YES_OR_NO else None


def _length(clause: str, shape: Shape | None) -> Iterator[Hint]:
    if shape and shape.kinds and "string" not in shape.kinds:
        return
    if both := _LENGTHS.search(clause):
        yield from _between(both, "minLength", "maxLength")
        return
    if least := _LEAST_LENGTH.search(clause):
        yield "minLength", number_of(least[1])
    found = _LENGTH.search(clause)
    if not found:
        return
    number = number_of(next(each for each in found.groups()[1:] if each))
    is_least = (found[1] or "").lower().startswith(("最小", "最短", "最少", "min"))
    if isinstance(number, int):
        yield ("minLength" if is_least else "maxLength"), number


def _range(clause: str, shape: Shape | None) -> Iterator[Hint]:
    if shape is None or not shape.is_numeric:
        return
    found = _RANGE.search(clause) or _BARE_RANGE.fullmatch(clause)
    if found:
        yield from _between(found, "minimum", "maximum")
        return
    for bound in _BOUND.finditer(clause):
        yield ("minimum" if bound[1] else "maximum"), number_of(bound[2])


def _between(found: re.Match[str], least: str, most: str) -> Iterator[Hint]:
    numbers = [number_of(each) for each in found.groups() if each]
    low, high = numbers[0], numbers[-1]
    if low is not None and high is not None and low < high:
        yield least, low
        yield most, high


def _nullable(clause: str, shape: Shape | None) -> Iterator[Hint]:
    found = _NULLABLE.search(clause)
    if not found:
        return
    word = (found[1] or found[2] or "").lower()
    known = [each for each in shape.kinds if each != "null"] if shape else []
    kinds = [_KINDS.get(word, word)] if word else known
    if kinds:
        yield "type", [*kinds, "null"]
    if word == "uuid":
        yield "format", "uuid"


# the first tells values, which may have been told already
_READERS = (_enum, _default, _length, _range, _nullable)
