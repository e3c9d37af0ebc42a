"""What may be shown of values and addresses: never a secret, never more than a line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import httpx2

SHOWN_CHARACTERS: Final = 80
HIDDEN: Final = "[hidden]"

_SENSITIVE_NAME: Final = re.compile(
    r"passw|secret|api[-_]?key|authorization|cookie", re.IGNORECASE
)


class ConfidentialUrl(httpx2.URL):
    """A URL that prints without its query, because a key is in it and httpx2 logs the URL of every request."""

    def __str__(self) -> str:
        return super().__str__().partition("?")[0]

    def __repr__(self) -> str:
        return f"ConfidentialUrl({str(self)!r})"


def redact(text: str, secrets: Iterable[str]) -> str:
    """`text` without any of `secrets`."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return text


def is_sensitive(name: str) -> bool:
    """Whether what is called `name` is better not shown."""
    return _SENSITIVE_NAME.search(name) is not None


def shown(value: object, secrets: Iterable[str] = ()) -> str:
    """`value` as messages show it: its kind if it is composed, else one line of at most 80 characters."""
    match value:
        case str():
            return _cut(repr(redact(value, secrets)[:SHOWN_CHARACTERS]))
        case None | bool() | int() | float():
            return clipped(repr(value), secrets)
        case bytes():
            return f"{len(value)} bytes"
        case Mapping():
            return "an object"
        case Sequence():
            return "an array"
        case _:
            return f"an instance of {type(value).__name__}"


def clipped(
    text: str, secrets: Iterable[str] = (), *, length: int = SHOWN_CHARACTERS
) -> str:
    """The beginning of `text` as one line of at most `length` characters."""
    # Hidden before it is cut: no part of a secret may be left either.
    return _cut(" ".join(redact(text, secrets).split()), length)


def _cut(line: str, length: int = SHOWN_CHARACTERS) -> str:
    return line if len(line) <= length else line[: length - 3] + "..."
