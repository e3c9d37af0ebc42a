"""What is left open of the call itself: its method, its address, its title."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.capture.facts import Doubt, Fact
from generator.capture.findings.common import (
    ASK,
    NOTHING,
    Rule,
    doubt,
    head_of,
    inside,
    line_of,
    name_of,
    quoted,
    texts,
)
from generator.capture.telling import Told
from generator.values import JsonValue

_METHODS = "GET|POST|PUT|PATCH|DELETE"
# what an address follows is another call
_OTHER = rf"[`'\"]?({_METHODS})\b(?![`'\"]? ?[/{{])"
_BOTH = re.compile(rf"\b({_METHODS})[`'\"]? ?(?:请求|方式|方法)? ?\(?(?:以?及|和|与|或|/|、|,|&|and|or|as well as) ?{_OTHER}", re.ASCII)  # fmt: skip
_ALSO = re.compile(
    rf"\b({_METHODS})[`'\"]?(?: requests?)? (?:(?:is|are) also|(?:works?|(?:is|are) (?:accepted|allowed|supported)) (?:too|as well)|also works?)\b"
    rf"|\b[Aa]lso (?:supports?|accepts?|works? with|(?:be )?(?:called|sent|used|available|callable) (?:with|by|via|as|through)|use)(?: an?| the)? {_OTHER}"
    rf"|\b(?:by|via|with|through|using) {_OTHER}[`'\"]?(?: requests?)? (?:too|as well)\b",
    re.ASCII,
)
_NOT_PUBLIC = re.compile(r"localhost|.*\.(?:local|localhost|internal|lan|test)|.*\bmock.*|.*\byour[-_.].*")  # fmt: skip
_COPIED = r".*(?<!\ba )(?<!\bthe )(?<!\byour )(?:(?<![a-z])(?-i:Copy)|[(-] ?copy)(?: ?\(?\d+\)?)?\)?|.*\bcopy ?\(?\d+\)?|copy of .*|.*副本"
_UNFINISHED = re.compile(
    rf"(?i){_COPIED}|.*(?:未命名|待开发|待完善).*|.*\b(?:untitled|unnamed)\b.*|(?:new|测试) ?(?:api|endpoint|request|接口)|test(?: ?(?:api|接口|\d+))?|(?:todo|to be (?:developed|completed|done))\b.*"
    r"|\[(?:draft|wip|tbd)\].*|.*\((?:draft|wip|tbd)\)|(?:draft|wip|tbd)(?: ?[:-] .*)?"
)


def _modified_twice(root: Told) -> Iterator[Doubt]:
    # 52
    times = head_of(root).every("modified")
    if len({str(fact.value) for fact in times}) > 1:
        first, last = times[0], times[-1]
        message = (
            f"The page says twice when it was changed: {quoted(first.value)} on line {first.line}, "
            f"{quoted(last.value)} on line {last.line}. The spec has the first."
        )
        lines = (fact.line for fact in times)
        yield doubt("modified-twice", message, head_of(root), lines, NOTHING)


def _several_urls(root: Told) -> Iterator[Doubt]:
    # 34
    urls = head_of(root).every("url")
    if len(urls) > 1:
        message = (
            f"The page gives {len(urls)} addresses for one call, the first on line {urls[0].line}, "
            f"another on line {urls[1].line}. The spec has the first."
        )
        remedy = (
            "look which one is right, and write it into the corrections under `servers`"
        )
        lines = (fact.line for fact in urls)
        yield doubt("several-urls", message, head_of(root), lines, remedy)


def _address_variable(root: Told) -> Iterator[Doubt]:
    # 35
    for fact in head_of(root).every("url")[:1]:
        if "{{" in str(fact.value):
            message = (
                f"The address on line {fact.line} begins with a placeholder, {quoted(fact.value)}, "
                "and the page does not say what to put there. The spec has the path, and no server."
            )
            remedy = "find out where the API is served, and write it into the corrections under `servers`"
            yield doubt(
                "address-variable", message, head_of(root), (fact.line,), remedy
            )


def _server_not_public(root: Told) -> Iterator[Doubt]:
    # 36
    for fact in head_of(root).every("url")[:1]:
        if reason := _not_public(fact):
            message = f"The address on line {fact.line}, {quoted(fact.value)}, {reason}. The spec has it as it is."
            remedy = "find out where the API is served, and write it into the corrections under `servers`"
            yield doubt(
                "server-not-public", message, head_of(root), (fact.line,), remedy
            )


def _not_public(fact: Fact) -> str:
    """Why others cannot call an address, or should not; empty if they can."""
    try:
        split = urlsplit(str(fact.value))
        host = split.hostname or ""
    except ValueError:
        return ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        is_own = bool(_NOT_PUBLIC.fullmatch(host))
        return (
            "is one of somebody's own machine, a test or a placeholder"
            if is_own
            else ""
        )
    if not found.is_global:
        return "is one of a private network, which others cannot reach"
    return "" if split.scheme == "https" else "is a bare number, and not encrypted"


def _body_on_get(root: Told) -> Iterator[Doubt]:
    # 37
    head = head_of(root)
    method = head.fact("method")
    for name, node in inside(root, "body"):
        if method and method.value in {"GET", "HEAD"}:
            line = line_of(node, "media_type")
            message = (
                f"The method on line {method.line} is {method.value}, which sends no body, and line {line} describes "
                f"one, {quoted(name)}. The spec has it as a body."
            )
            remedy = "try whether the API takes these fields in the address, as a query, and correct it"
            yield doubt("body-on-get", message, head, (method.line, line), remedy)


def _path_parameter(root: Told) -> Iterator[Doubt]:
    # 39
    for _, node in inside(root, "parameter", "path"):
        stated, kind = node.fact("required"), node.fact("type")
        if not stated or stated.value is not True:
            said = "calls it optional" if stated else "does not call it required"
            line = stated.line if stated else line_of(node, "type")
            message = (
                f"{name_of(node)} is a part of the path, and line {line} {said}. A call without it has another path; "
                "in the spec it is required."
            )
            yield doubt("path-parameter-optional", message, node, (line,), NOTHING)
        if kind and kind.value in {"object", "array"}:
            message = (
                f"{name_of(node)} is a part of the path, which is text, and line {kind.line} says that its type is "
                f"{kind.value}. The spec has that type."
            )
            remedy = "look what a real address has there, and correct the type, mostly to `string`"
            yield doubt("path-parameter-object", message, node, (kind.line,), remedy)


def _method_in_prose(root: Told) -> Iterator[Doubt]:
    # 53
    head = head_of(root)
    method = head.fact("method")
    for fact in texts(head):
        other = _other_method(str(fact.value), method.value) if method else ""
        if method and other:
            message = (
                f"The page says {method.value} on line {method.line}, and its text from line {fact.line} on says that {other} "
                f"works too. The spec has {method.value}."
            )
            lines = (method.line, fact.line)
            yield doubt("method-in-prose", message, head, lines, ASK)
            return


def _other_method(text: str, method: JsonValue) -> str:
    """The method that a text says works besides that of the page, empty if it says so of none."""
    both, also = _BOTH.search(text), _ALSO.search(text)
    if both and method in both.groups() and both[1] != both[2]:
        return both[2] if both[1] == method else both[1]
    other = next(filter(None, also.groups())) if also else ""
    return "" if other == method else other


def _title_unfinished(root: Told) -> Iterator[Doubt]:
    # 54
    head = head_of(root)
    for aspect in ("title", "tags"):
        for fact in head.every(aspect):
            said = fact.value if isinstance(fact.value, list) else [fact.value]
            for each in said:
                if _UNFINISHED.fullmatch(str(each)):
                    message = f"Line {fact.line} calls this {quoted(each)}: it looks like a draft or a copy. The spec has it as it is."
                    remedy = "ask whether the call is in use, and give it a title in the corrections"
                    yield doubt("title-unfinished", message, head, (fact.line,), remedy)


RULES: tuple[Rule, ...] = (
    _modified_twice,
    _several_urls,
    _address_variable,
    _server_not_public,
    _body_on_get,
    _path_parameter,
    _method_in_prose,
    _title_unfinished,
)
"""Each from all facts to what is in doubt."""
