"""Whether a clause says that a value may be null."""

import re
from collections.abc import Iterator

from generator.capture.page.hints.words import Hint
from generator.capture.page.types import Shape

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


def nullable(clause: str, shape: Shape | None) -> Iterator[Hint]:
    """The types of a value that may be null, if it may."""
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
