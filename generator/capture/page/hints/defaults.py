"""The default that a clause says."""

import re
from collections.abc import Iterator

from generator.capture.page.hints.words import QUOTED, Hint, value_said
from generator.capture.page.types import Shape
from generator.capture.page.values import fits, is_computed

_OMITTED = r"(?:,? (?:if|when) (?:it is |it's )?(?:omitted|absent|unset|empty|missing|left (?:out|empty|blank)|not (?:set|given|provided|specified|present|sent|passed)))"
_UNIT = r"(?: ?(?:ms|(?:milli)?seconds?|minutes?|hours?|days?|bytes|[KM]B|pixels|px|items|results|characters|tokens|%))"
_DEFAULT = re.compile(
    rf"(?:(?:默认|缺省)值?|不[填传](?:则|时)?(?=为)|[Dd]efault(?:s|ed)?(?: value)?)(?: ?(?:为|是|取|使?用|:|=|to|is))? ?"
    rf"(?:({QUOTED}|[是否]|-?[A-Za-z0-9_][A-Za-z0-9_.:+/-]{{0,80}})(?: ?(?:[个件条张页次项位份]|格式|模式|类型|方式))?|(-?\d[\d.]{{0,18}}){_UNIT})"
    rf"{_OMITTED}?(?:, ?[\u4e00-\u9fff].*|[.,)\]])?"
)
# without a mark, the word before may be any word
_PLAINLY = rf"({QUOTED}|(?<!\d,)(?<![\w.-])-?\d[\d.]{{0,18}}|\b(?:true|false))"
_BY_DEFAULT = re.compile(
    rf"{_PLAINLY}{_UNIT}? by default[.,)\]]?$|^(?:If|When|if|when) .{{0,60}}?{_PLAINLY}{_UNIT}? is (?:used|assumed)[.,)\]]?$"
)
_MARKED = re.compile(rf"({QUOTED}) ?\((?:the )?default\)")
# that there is no default can be said as if there were one
_NO_VALUES = frozenset({"null", "none", "nil"})
_YES_OR_NO = {"是": True, "否": False}


def unmarked(clause: str) -> str:
    """A clause without the words behind a value by which it is marked as the default."""
    return _MARKED.sub(r"\1", clause)


def default(clause: str, shape: Shape | None) -> Iterator[Hint]:
    """The default, if it is of the type."""
    found = _DEFAULT.fullmatch(clause) or _BY_DEFAULT.search(clause) or _MARKED.search(clause)  # fmt: skip
    said = next(filter(None, found.groups()), "").rstrip(".") if found else ""
    if not said or is_computed(said) or said.lower() in _NO_VALUES:
        return
    if said in _YES_OR_NO and (shape is None or shape.kinds != ("boolean",)):
        return
    value = _YES_OR_NO[said] if said in _YES_OR_NO else value_said(said, shape)
    if fits(value, shape):
        yield "default", value
