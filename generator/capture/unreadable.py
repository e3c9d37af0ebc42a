"""What is said of a text that nobody can read: what it is instead, and what to do."""

import json
import re

from generator.errors import Location, Problem, error

_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = "copy the whole page, from its title to its end, as text"


def unreadable(text: str, shown: str, kinds: tuple[str, ...]) -> Problem:
    """The problem of a text that is none of `kinds`."""
    message, hint = _said(text, kinds)
    return error("page-unreadable", message, hint, Location(shown))


def _said(text: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    if not text.strip():
        return "the file is empty", _PAGE
    if _HTML.match(text):
        hint = "copy the text of the page from the browser, or give the address of its Markdown, which often ends in .md"
        return "this is HTML, from which a page is laid out, and not its text", hint
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        return _of_json(text)
    named = f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    return f"this is none of what is read: {named}", _PAGE


def _of_json(text: str) -> tuple[str, str]:
    hint = "export the API as OpenAPI, as a Postman collection v2.1 or as HAR"
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        return "this is JSON that is nested too deep", hint
    except ValueError as fault:
        line = getattr(fault, "lineno", 1)
        return (
            f"this is JSON that breaks off or is not well formed in line {line}",
            "export it again",
        )
    info = found.get("info") if isinstance(found, dict) else None
    schema = str(info.get("schema")) if isinstance(info, dict) else ""
    is_old = isinstance(found, dict) and {"requests", "order"} <= found.keys()
    if is_old or "/collection/v" in schema:
        version = "1" if is_old else schema.partition("/collection/v")[2].split("/")[0]
        remedy = "export it from Postman as Collection v2.1"
        return (
            f"this is a Postman collection of version {version[:10]}, and only v2.1 is read",
            remedy,
        )
    return (
        "this is JSON, but no OpenAPI document, Postman collection or HAR file",
        hint,
    )


def too_large(title: str, most: int, shown: str) -> Problem:
    """The problem of a text that is longer than its format is read."""
    message = f"this is {title} of more than {most:,} characters"
    hint = "take it apart, or leave out what is no documentation of the API"
    return error("page-size", message, hint, Location(shown))
