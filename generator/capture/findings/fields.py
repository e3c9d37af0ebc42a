"""What is left open of fields: their values, and whether they have to be there."""

import re
from collections.abc import Iterator

from generator.capture.facts import ITEMS, Certainty, Doubt, Fact
from generator.capture.findings.common import (
    ASK,
    Rule,
    doubt,
    fields,
    inside,
    line_of,
    listed,
    name_of,
    quoted,
    said,
    texts,
)
from generator.capture.schemas import LIMITS, are_empty, unstated
from generator.capture.telling import Told

_STATES = re.compile(r"(^|_)(status|state)$", re.IGNORECASE)
_LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
}
_SAID = (
    ("type-said-otherwise", "type", "type"),
    ("enum-said-otherwise", "enum", "list of values"),
    ("default-said-otherwise", "default", "default"),
)
_MAY_LACK = re.compile(
    r"(?<!不)可选|选填|非必|(?<!不)可不[填传]|可以不|(?<!不)可省|(?<!不[可能得])缺省|(?<!不)可以?为空|(?<![能可得])不[填传]"
    r"|(?<!not )(?<!non-)\boptional\b|\bdefaults? to\b|\bnot required\b(?! to\b)|\b(?:can|may) be (?:omitted|left out|skipped)\b"
    r"|\b(?:if|when) (?:it is |it's )?(?:omitted|absent|left out|not (?:set|given|provided|specified|sent))\b|\bneed not be (?:sent|given|set)\b|\bleave (?:it |this )?out\b",
    re.IGNORECASE,
)
_CALLS_BACK = re.compile(r"(?i)(?:.*[_-])?(?:callback|webhook|notify)(?:[_-]?ur[il])?")
_COMMENT, _TITLE, _DESCRIPTION = "a comment of the example", "its title", "its description"  # fmt: skip
_OF_PLACES = {
    _COMMENT: "enum-only-in-comment",
    _TITLE: "enum-in-title",
    _DESCRIPTION: "enum-in-description",
}
# fewer fields than that may all be needed
_MANY = 5


def _where(node: Told, fact: Fact) -> str:
    """What kind of text of the page a fact that is no schema was read from."""
    if fact.certainty is Certainty.COMMENT:
        return _COMMENT
    is_title = any(each.line == fact.line for each in node.every("title"))
    return _TITLE if is_title else _DESCRIPTION


def _aside(node: Told, aspect: str) -> Fact | None:
    """What is said of an aspect only in a comment or in prose, None if a schema says it too."""
    found = node.fact(aspect)
    is_aside = found and Certainty.SEEN < found.certainty < Certainty.SCHEMA
    return found if is_aside else None


def _enum_only_aside(root: Told) -> Iterator[Doubt]:
    # 2 and 4
    for node in fields(root):
        if _aside(node, "enum"):
            found = sorted(node.every("enum"), key=lambda each: each.certainty)
            places = [_where(node, each) for each in found]
            listed_in = " and ".join(
                f"in {place}, on line {each.line}"
                for place, each in zip(places, found, strict=True)
            )
            message = f"The values of {name_of(node)} are listed only {listed_in}. The spec allows these and no others."
            remedy = "ask whether there are others, and correct `enum` if there are"
            lines = (each.line for each in found)
            yield doubt(_OF_PLACES[places[0]], message, node, lines, remedy)


def _default_only_aside(root: Told) -> Iterator[Doubt]:
    # 5
    for node in fields(root):
        if found := _aside(node, "default"):
            message = (
                f"That {name_of(node)} is {quoted(found.value)} when it is left out is said only in {_where(node, found)}, "
                f"on line {found.line}. The spec has it as the default."
            )
            remedy = (
                "leave it out of a call and look what happens, and correct `default`"
            )
            yield doubt("default-only-in-prose", message, node, (found.line,), remedy)


def _limits_only_aside(root: Told) -> Iterator[Doubt]:
    # 6
    for node in fields(root):
        found = {
            key: each for key in _LIMITS if (each := _aside(node, key)) is not None
        }
        if found:
            limits = " and ".join(
                _LIMITS[key].format(each.value) for key, each in found.items()
            )
            first = next(iter(found.values()))
            lines = (each.line for each in found.values())
            message = (
                f"A limit of {name_of(node)} ({limits}) is said only in {_where(node, first)}, on line {first.line}. "
                "The spec has it as a limit."
            )
            remedy = "try a value beyond it, and correct the limit if the API takes it"
            yield doubt("limits-only-in-prose", message, node, lines, remedy)


def _said_otherwise(root: Told) -> Iterator[Doubt]:
    # 7
    for node in fields(root):
        for rule, aspect, noun in _SAID:
            holds = node.fact(aspect)
            others = [
                each
                for each in node.every(aspect)
                if holds
                and holds.value != "null"
                and each.certainty < holds.certainty
                and each.value != holds.value
            ]
            if holds and others:
                other = others[0]
                message = (
                    f"The {noun} of {name_of(node)}: line {holds.line} says {said(holds.value)}, {_where(node, other)} on line "
                    f"{other.line} says {said(other.value)}. The spec has what line {holds.line} says."
                )
                lines = (holds.line, other.line)
                yield doubt(rule, message, node, lines, ASK)


def _null_only(root: Told) -> Iterator[Doubt]:
    # 8
    for node in fields(root):
        stated = node.fact("type")
        if stated and stated.value == "null":
            known = any(each.value != "null" for each in node.every("type"))
            has = "the other type that the page names" if known else "no type for it"
            message = (
                f"Line {stated.line} says that {name_of(node)} is always null, so it can never have a value; that was probably taken "
                f"from an example. The spec has {has}."
            )
            remedy = (
                "find out what it is when it is not null, and write the type into the corrections, "
                'such as `type: [string, "null"]`'
            )
            yield doubt("null-only", message, node, (stated.line,), remedy)


def _required_unstated(root: Told) -> Iterator[Doubt]:
    for _, node in inside(root, "body"):
        for each in unstated(node):
            line = line_of(each, "type")
            message = (
                f"From line {line} on, {name_of(each)} is described, and it is not said whether it must be sent. "
                "The spec says that it need not."
            )
            remedy = "call the API without it, and correct `required` if it refuses"
            yield doubt("required-unstated", message, each, (line,), remedy)


def _values_unlisted(root: Told) -> Iterator[Doubt]:
    # 29
    for node in fields(root, "response"):
        name = node.subject[-1]
        is_state = _STATES.search(name) and node.value("type") == "string"
        if is_state and not node.fact("enum"):
            line = line_of(node, "type")
            seen = node.fact("seen")
            shows = f", only {quoted(seen.value)} as an example on line {seen.line}" if seen else ""  # fmt: skip
            message = f"{name_of(node)} on line {line} tells a state, and the page does not list which there are{shows}. The spec allows any text."
            remedy = "ask which states there are, and write them into the corrections as `enum`"
            yield doubt("values-unlisted", message, node, (line,), remedy)


def _limits_empty(root: Told) -> Iterator[Doubt]:
    # 43
    for node in fields(root):
        for least, most in LIMITS:
            low, high = node.fact(least), node.fact(most)
            if low and high and are_empty(low, high):
                message = (
                    f"The limits of {name_of(node)} on line {low.line} are from {quoted(low.value)} to {quoted(high.value)}, which cannot "
                    "be meant. The spec has neither."
                )
                remedy = "ask for the real limits, and write them into the corrections"
                lines = (low.line, high.line)
                yield doubt("limits-empty", message, node, lines, remedy)


def _required_looks_generated(root: Told) -> Iterator[Doubt]:
    # 31
    for _, body in inside(root, "body"):
        found = [each for each in body.walk() if _is_field(each, body)]
        if len(found) < _MANY or any(
            each.value("required") is not True for each in found
        ):
            continue
        doubtful = [each for each in found if _may_lack(each)]
        if doubtful:
            line = line_of(body, "media_type")
            message = (
                f"All {len(found)} fields of the body below line {line} are called required, {listed(each.subject[-1] for each in doubtful)} "
                "too, of which the page says, or the name, that it can be left out. The spec requires all of them."
            )
            remedy = "leave them out of a call, and correct `required`"
            lines = (line, *(line_of(each, "required") for each in doubtful))
            yield doubt("required-looks-generated", message, body, lines, remedy)


def _is_field(node: Told, body: Told) -> bool:
    return node is not body and node.subject[-1] != ITEMS and bool(node.fact("type"))


def _may_lack(node: Told) -> bool:
    """Whether something says of a field that it can be left out."""
    is_optional = any(_MAY_LACK.search(str(fact.value)) for fact in texts(node))
    calls_back = bool(_CALLS_BACK.fullmatch(node.subject[-1]))
    return is_optional or calls_back or node.fact("default") is not None


def _spelled_twice(root: Told) -> Iterator[Doubt]:
    # 44
    first: dict[str, Told] = {}
    told: set[str] = set()
    for node in (
        *fields(root, "body", "response"),
        *(root.at("parameter", "query") or Told(())).walk(),
    ):
        if len(node.subject) < 3 or node.subject[-1] == ITEMS or "/" in node.subject[-1]:  # fmt: skip
            continue
        name = node.subject[-1]
        plain = name.lower().replace("_", "").replace("-", "")
        other = first.setdefault(plain, node)
        if other.subject[-1] != name and name not in told:
            told.add(name)
            lines = (line_of(other, "type", "seen"), line_of(node, "type", "seen"))
            message = (
                f"{name_of(other)} on line {lines[0]} and {name_of(node)} on line {lines[1]} are probably one thing that is spelled in two ways. "
                "The spec has each as it is written."
            )
            remedy = (
                "look how the API spells it, and correct the one that it does not know"
            )
            yield doubt("field-spelled-twice", message, node, lines, remedy)


RULES: tuple[Rule, ...] = (
    _enum_only_aside,
    _default_only_aside,
    _limits_only_aside,
    _said_otherwise,
    _null_only,
    _required_unstated,
    _values_unlisted,
    _limits_empty,
    _required_looks_generated,
    _spelled_twice,
)
"""Each from all facts to what is in doubt."""
