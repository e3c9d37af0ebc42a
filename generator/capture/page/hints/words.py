"""What all kinds of hints have in common: the words before values, and values as words write them."""

from generator.capture.page.types import Shape
from generator.capture.page.values import value_of
from generator.values import JsonValue

Hint = tuple[str, JsonValue]
"""An aspect, and what is said of it."""

ANNOUNCED_IN_CHINESE = r"(?:枚举(?:值|项)?|可选(?:值|项|范围)?|取值(?:范围)?|(?:有效|合法|允许|可用|可取)的?值)"
"""The words by which a Chinese page announces values."""
ANNOUNCED_IN_ENGLISH = (
    r"(?:[Aa]llowed|[Pp]ossible|[Vv]alid|[Aa]ccept(?:ed|able)|[Ss]upported|[Pp]ermitted|[Aa]vailable) (?:values?|options?|choices)\b"
    r"|\b[Ee]num(?:eration|erated)?(?: values?)?\b"
)
"""The words by which an English page announces them."""
# what follows them at once in Chinese goes on with the sentence
BEFORE = r"(?:说明|如下)?(?: ?(?:包括|[为有是]) ?:? ?| ?: ?| ?(?![\u4e00-\u9fff]))"
"""What may stand between the words of either language and the first value."""
QUOTED = r"\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|`[^`\n]{0,200}`"
"""A value in quotes."""


def value_said(word: str, shape: Shape | None) -> JsonValue:
    """The value that a word says for a field of that type, in quotes or not."""
    if word[0] in "\"'`":
        inner = word[1:-1]
        return inner if shape is None else value_of(inner, shape)
    return value_of(word, shape)
