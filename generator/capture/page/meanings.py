"""Values that a text lists each with what it means, such as `可选值 economy(经济舱)、first(头等舱)` or `取值 0-否 1-是`."""

import re

QUOTED = r"\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|`[^`\n]{0,200}`"
_WORD = rf"(?:{QUOTED}|-?[A-Za-z0-9_]{{1,80}}+(?:[.+:-][A-Za-z0-9_]{{1,80}}+){{0,8}})"
_CHINESE = "\u4e00-\u9fff"
_MEANING = rf" ?(?:\([^()\n]{{1,60}}+\)|(?:[:=]|[-—]{{1,2}}|[-=]>)? ?[{_CHINESE}][^\s,、;/|()。]{{0,60}}+)"
_ONE = re.compile(rf"({_WORD}){_MEANING}")
_BETWEEN = r"(?: ?[,、;/|] ?| )"
_LISTED = re.compile(
    rf"(?:枚举值?|可选值?|取值|可选范围)(?:说明|范围)?(?:有|是|为|包括)? ?:? ?[\[(]?"
    rf"((?:{_ONE.pattern})(?:{_BETWEEN}(?:{_ONE.pattern}))++)[\])]?"
)
# behind the last of them: another value, which has no meaning, or the rest
_GOES_ON = re.compile(rf"{_BETWEEN}{_WORD}|[^ ,;.。)]|.*其[他它]")


def with_meanings(text: str) -> list[str]:
    """The values, as a folded text writes them, where it announces some and says what each means; empty otherwise."""
    found = _LISTED.search(text)
    if not found or _GOES_ON.match(text, found.end()):
        return []
    return [each[1] for each in _ONE.finditer(found[1])]


def is_mixed(word: str) -> bool:
    """Whether a word may be a value with its meaning, or with a word of the text around it, in one."""
    return bool(re.search(rf"[A-Za-z0-9_][^A-Za-z{_CHINESE}]*[{_CHINESE}]", word))
