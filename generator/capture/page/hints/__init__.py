"""What the words of a comment, a title or a description say of values: one kind of hint a module, with the words of all languages."""

import re
from collections.abc import Iterator

from generator.capture.page.hints.defaults import default
from generator.capture.page.hints.limits import bounds, length
from generator.capture.page.hints.null import nullable
from generator.capture.page.hints.values import list_of, listed, meant
from generator.capture.page.hints.words import Hint
from generator.capture.page.lines import fold
from generator.capture.page.types import Shape

_LONGEST = 4000
_CLAUSE = re.compile(
    r"[;。\n]|(?<=[\w)\]\"'`])\. (?=[A-Z])"
    r"|,? ?(?=默认|缺省|不[填传](?:则|时)?为|最大|最小|最多|最长|取值范围|(?<!\bby )(?<![\"'`])\b[Dd]efaults?\b(?![\"'`)]))"
    r"|,? ?(?<![\w-])(?=[Mm]ax(?:imum)? )|, ?(?=不(?:能|得|可)?(?:超过|大于|多于|小于|低于|少于))"
)
# the first tells values, which may have been told already
_READERS = (listed, default, length, bounds, nullable)


def hints(text: str, shape: Shape | None) -> Iterator[Hint]:
    """What `text` says of a field of that type, where it can be told for certain."""
    folded = fold(text)
    if len(folded) > _LONGEST:
        return
    if values := list_of(folded, shape):
        yield "enum", values
        return
    with_meanings = meant(folded, shape)
    if with_meanings:
        yield "enum", with_meanings
    readers = _READERS[1:] if with_meanings else _READERS
    clauses = _CLAUSE.split("\n".join(fold(each) for each in text.split("\n")))
    for clause in filter(None, (each.strip(" ,") for each in clauses)):
        for read in readers:
            yield from read(clause, shape)
