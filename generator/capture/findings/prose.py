"""What the text of a page says that its fields do not."""

import re
from collections.abc import Iterator

from generator.capture.facts import ITEMS, Doubt
from generator.capture.findings.common import (
    ASK,
    Rule,
    doubt,
    fields,
    head_of,
    line_of,
    listed,
    name_of,
    texts,
)
from generator.capture.telling import Told
from generator.shown import shown

_ALTERNATIVES = re.compile(
    r"不得同时|不能同时|不可同时|(?:不允许|不要|请勿|禁止)同时(?:传|填|提供|使用|设置|指定|出现|存在|为空)|互斥"
    r"|(?:不能|不可|不得|不要)(?:都|全)(?:传|填|不|为空)|[二两三四五多](?:者|个)?(?:任|必)?选[其填传]?一(?![个次])|任[选填传]其?一|必[选填传]其?一|其(?:一|中之?一|中一[个项种])(?:即可|必)"
    r"|至少(?:要|必须)?(?:传|填|提供|需)|只[能需](?:传|填|提供|选)(?:其[一中]|一[个项种])"
    r"|(?:时(?![间长段刻候区])|则)[^,;\uff0c\uff1b。\n]{0,16}?必[填传需]|[=:] ?\w+ ?[::]? ?必[填传需]"
    r"|mutually exclusive|\b(?:only|exactly|at least|at most) one (?:of\b|can be\b|may be\b|must be\b)|\bnot both\b|\bdo not \w+ both\b"
    r"|\bone of .{1,60} (?:(?:is|are) required|(?:must|has to|have to|needs to) be (?:given|passed|present|provided|sent|set|specified)\b)|\beither .{1,60} or .{1,60} (?:is|are|must be) "
    r"|\b(?:give|need|pass|provide|send|set|specify|use) (?:either|one of)\b"
    r"|\b(?:required|mandatory) (?:only )?(?:if|when|unless)\b|\bif .{1,60}\b(?:is|are) required\b|\bmust be (?:given|present|provided|sent|set) (?:if|when|unless|together)\b"
    r"|\b(?:not|cannot|can't) (?:be )?(?:allowed |combined |given |passed |sent |set |specified |used )?(?:at the same time|in combination|together)\b"
    r"|\b(?:not|cannot|can't) be (?:combined|used|set) with\b|\bignored (?:if|when|unless)\b",
    re.IGNORECASE,
)
_HEADS = {
    *("参数", "参数名", "参数名称", "请求参数", "字段", "字段名", "字段名称", "属性", "属性名", "属性名称"),
    *("名称", "变量", "变量名", "键", "键名", "name", "parameter", "param", "field", "parameters"),
    *("parameter name", "field name", "property", "attribute", "argument"),
}  # fmt: skip
_MARKS = re.compile(r"[`*_~\s]*([\w.\-\[\]]+)[`*~\s]*")
_WORD = re.compile(r"[A-Za-z]{6,40}")


def _alternatives(root: Told) -> Iterator[Doubt]:
    # 32
    for node in (head_of(root), *fields(root)):
        for fact in texts(node):
            found = _ALTERNATIVES.search(str(fact.value))
            if found:
                message = (
                    f"The text of {name_of(node)} from line {fact.line} on says which fields go together or exclude one another "
                    f"(“{shown(found[0].strip())}”). The spec cannot tell that from a text; it has the fields one by one."
                )
                remedy = "write it into the corrections, as `oneOf` or `dependentRequired` of the body"
                yield doubt(
                    "alternatives-in-prose", message, node, (fact.line,), remedy
                )
                break


def _table_differs(root: Told) -> Iterator[Doubt]:
    # 42
    head = head_of(root)
    named = {
        step for node in _named(root) for step in node.subject if step and step != ITEMS
    }
    for fact in texts(head):
        said = _rows(str(fact.value))
        lacking = [name for name in said if not {*name.split(".")} & named]
        if lacking:
            line = fact.line
            message = (
                f"The table in the text from line {line} on names {listed(lacking)}, and the parameters and bodies of the page "
                "do not. The spec has what the parameters and bodies say."
            )
            yield doubt("table-differs", message, head, (line,), ASK)


def _named(root: Told) -> Iterator[Told]:
    """All fields and parameters; a page without any has nothing that a table could be held against."""
    return (node for node in fields(root) if len(node.subject) > 2)


def _rows(text: str) -> list[str]:
    """The names in the first column of the tables of a text, where its head says that it has names."""
    found: list[str] = []
    is_table = False
    for line in text.splitlines():
        cells = [each.strip() for each in line.strip().strip("|").split("|")]
        if "|" not in line:
            is_table = False
        elif cells[0].strip("*` ").lower() in _HEADS:
            is_table = True
        elif is_table and (name := _MARKS.fullmatch(cells[0])) and set(name[1]) - {"-"}:
            found.append(name[1])
    return list(dict.fromkeys(found))


def _name_misspelled(root: Told) -> Iterator[Doubt]:
    # 45
    nodes = [node for node in _named(root) if node.subject[-1] != ITEMS]
    names = {node.subject[-1].lower() for node in nodes}
    around = _words(head_of(root))
    told: set[str] = set()
    for node in nodes:
        name = node.subject[-1]
        if name in told or not (_WORD.fullmatch(name) and name.islower()):
            continue
        for word, said_on in (*_words(node).items(), *around.items()):
            if word not in names and _is_slip(name, word):
                told.add(name)
                line = line_of(node, "type", "seen")
                message = (
                    f"The field on line {line} is called `{shown(name)}`, the text from line {said_on} on writes `{shown(word)}`. "
                    "The spec has the name of the field, which may be a mistake that the API makes as well."
                )
                remedy = "look which name the API knows"
                lines = (line, said_on)
                yield doubt("name-misspelled", message, node, lines, remedy)
                break


def _words(node: Told) -> dict[str, int]:
    """The words of what is said of a thing, with the first line of their text."""
    return {
        word: fact.line
        for fact in texts(node)
        for word in _WORD.findall(str(fact.value).lower())
    }


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by a letter inside: one that is another, is missing, or changed its place with the next."""
    if one == other or one[0] != other[0] or one[-2:] != other[-2:]:
        return False
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((at for at in range(len(short)) if short[at] != long[at]), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    is_swapped = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (
        is_swapped and short[at + 2 :] == long[at + 2 :]
    )


RULES: tuple[Rule, ...] = (_alternatives, _table_differs, _name_misspelled)
"""Each from all facts to what is in doubt."""
