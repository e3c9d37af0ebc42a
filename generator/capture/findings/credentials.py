"""What is left open of credentials: where they are sent, and what samples send instead."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from generator.capture.facts import Doubt, Fact
from generator.capture.findings.common import (
    ASK,
    NOTHING,
    Rule,
    doubt,
    inside,
    line_of,
    listed,
    name_of,
    quoted,
    sample_of,
)
from generator.capture.telling import Told
from generator.shown import shown

_BY_OPTION = re.compile(r"\s(?:-u|--user|--oauth2-bearer)\b")
_REPEATED = re.compile(r"(?i)(?:-H|--header)\s+['\"]?([\w-]{1,60}) ?: ?\1 ?:")
_EMPTY = re.compile(r"(?:-H|--header)\s+(['\"])([\w-]{1,60}) ?[;:] *\1")
_SCHEME = re.compile(r"(?i)(?:bearer|basic|token|digest|key|apikey)\b|.*[{<]")
_IN_QUERY = {
    *("token", "access_token", "accesstoken", "api_key", "apikey", "api-key", "auth_token"),
    *("secret", "app_secret", "appsecret", "client_secret", "password"),
}  # fmt: skip


def _sample_lacks_auth(root: Told) -> Iterator[Doubt]:
    # 9
    ways, sample = inside(root, "security"), sample_of(root)
    if not ways or not sample or _BY_OPTION.search(sample.text("text")):
        return
    sent = _sent(sample)
    if not any(_wanted(way) in sent for _, way in ways):
        asked, sends = line_of(ways[0][1], "kind"), line_of(sample, "url")
        message = (
            f"Line {asked} says that a call needs credentials, and the sample from line {sends} on sends none. "
            "The spec has what the page says, not what its sample does."
        )
        remedy = "call the API without credentials once: it should refuse"
        yield doubt(
            "sample-lacks-auth",
            message,
            Told(("security",)),
            (asked, sends),
            remedy,
        )


def _sent(sample: Told) -> set[str]:
    """The names of headers and of parameters that a sample sends, in lower case."""
    headers = [fact.value for fact in sample.every("header")]
    named = {str(each[0]).lower() for each in headers if isinstance(each, list)}
    try:
        query = parse_qsl(urlsplit(sample.text("url")).query, keep_blank_values=True)
    except ValueError:
        query = []
    return named | {name.lower() for name, _ in query}


def _wanted(way: Told) -> str:
    name = way.text("name") if way.text("kind") == "apiKey" else ""
    return name.lower() or "authorization"


def _header(root: Told) -> Told | None:
    """The parameter that is the header Authorization."""
    found = inside(root, "parameter", "header")
    return next((node for name, node in found if name.lower() == "authorization"), None)


def _auth_twice(root: Told) -> Iterator[Doubt]:
    # 10
    ways, header = inside(root, "security"), _header(root)
    if ways and header:
        first, second = line_of(ways[0][1], "kind"), line_of(header, "type")
        message = (
            f"Credentials are described twice: on line {first}, and as a header of their own on line {second}. "
            "The spec has the first; the header is sent with it."
        )
        yield doubt("auth-twice", message, header, (first, second), NOTHING)


def _auth_only_as_header(root: Told) -> Iterator[Doubt]:
    # 51
    header = _header(root)
    if header and not inside(root, "security"):
        line = line_of(header, "type")
        message = (
            f"Line {line} lists the header Authorization, and nothing on the page says what kind of credentials it has. "
            "The spec has none."
        )
        remedy = "add a security scheme in the corrections, mostly `{type: http, scheme: bearer}`"
        yield doubt("auth-only-as-header", message, header, (line,), remedy)


def _examples(root: Told) -> Iterator[tuple[str, Told, Fact]]:
    """Each example of a header, with the header's name."""
    for name, node in inside(root, "parameter", "header"):
        for aspect in ("example", "default"):
            for fact in node.every(aspect):
                yield name, node, fact


def _header_repeats_name(root: Told) -> Iterator[Doubt]:
    # 11
    for name, node, fact in _examples(root):
        if str(fact.value).lower().replace(" ", "").startswith(f"{name.lower()}:"):
            message = (
                f"The example of the header {name_of(node)} on line {fact.line} begins with the name of the header; "
                "sent like that, the name is there twice."
            )
            remedy = "send the value without the name, and correct the example"
            yield doubt("header-repeats-name", message, node, (fact.line,), remedy)
    for name, line in _in_sample(root, _REPEATED, 1):
        message = f"The sample on line {line} sends the header `{name}` with its own name in the value. The spec has nothing of it."
        remedy = "send the value without the name"
        node = Told(("sample",))
        yield doubt("header-repeats-name", message, node, (line,), remedy)


def _header_empty(root: Told) -> Iterator[Doubt]:
    # 11
    for name, line in _in_sample(root, _EMPTY, 2):
        message = f"The sample on line {line} sends the header `{name}` with nothing in it. The spec has nothing of it."
        remedy = "do not copy that line of the sample"
        yield doubt("header-empty", message, Told(("sample",)), (line,), remedy)


def _in_sample(
    root: Told, pattern: re.Pattern[str], group: int
) -> Iterator[tuple[str, int]]:
    """What a pattern finds in the text of the sample, with the line of the page."""
    sample = root.at("sample")
    for fact in sample.every("text") if sample else ():
        text = str(fact.value)
        for found in pattern.finditer(text):
            line = fact.line + text.count("\n", 0, found.start(group))
            yield shown(found[group]), line


def _auth_without_scheme(root: Told) -> Iterator[Doubt]:
    # 12
    header = _header(root)
    shows = list(header.every("example")) if header else []
    for fact in shows:
        text = str(fact.value)
        if text and not _SCHEME.match(text) and not text.lower().startswith("auth"):
            message = (
                f"The header Authorization is shown on line {fact.line} without a word such as `Bearer` before the credential. "
                "The spec does not have this example."
            )
            yield doubt(
                "auth-without-scheme", message, header or root, (fact.line,), ASK
            )


def _credential_in_query(root: Told) -> Iterator[Doubt]:
    # 38
    for name, node in inside(root, "parameter", "query"):
        if name.lower() in _IN_QUERY:
            line = line_of(node, "type")
            message = (
                f"{name_of(node)} on line {line} is a credential in the address, which is kept in logs and histories. "
                "The spec has it as an ordinary parameter."
            )
            remedy = f"describe it in the corrections as a security scheme, `{{type: apiKey, in: query, name: {shown(name)}}}`"
            yield doubt("credential-in-query", message, node, (line,), remedy)


def _flows_left_out(root: Told) -> Iterator[Doubt]:
    for _, way in inside(root, "security"):
        first, *others = way.every("flow") or (None,)
        if first and others:
            lines = (first.line, *(each.line for each in others))
            message = (
                f"A token can be got in several ways: {quoted(first.value)} on line {first.line}, and "
                f"{listed(str(each.value) for each in others)} on line {others[0].line}. The spec has the first."
            )
            remedy = "describe the others in the corrections, below `flows` of the security scheme"
            yield doubt("flows-left-out", message, Told(("security",)), lines, remedy)


RULES: tuple[Rule, ...] = (
    _sample_lacks_auth,
    _auth_twice,
    _auth_only_as_header,
    _header_repeats_name,
    _header_empty,
    _auth_without_scheme,
    _credential_in_query,
    _flows_left_out,
)
"""Each from all facts to what is in doubt."""
