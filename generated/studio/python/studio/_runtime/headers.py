"""Header fields: reading those of a response, and what may be sent as one."""

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Final

from .redaction import HIDDEN, is_sensitive, redact

_NAME: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_VALUE: Final = re.compile(r"(?:[!-~](?:[ \t!-~]*[!-~])?)?")


def is_header_name(text: str) -> bool:
    """Whether `text` may stand before a header's colon."""
    return _NAME.fullmatch(text) is not None


def is_header_value(text: str) -> bool:
    """Whether `text` arrives as it is: ASCII, no line breaks or control characters, no outer spaces."""
    return _VALUE.fullmatch(text) is not None


class Headers(Mapping[str, str]):
    """The headers of a response, found by name in any case; repeated ones are joined by commas."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Iterable[tuple[bytes, bytes]]) -> None:
        self._fields = tuple(fields)

    def __getitem__(self, name: str) -> str:
        wanted = name.lower().encode()
        values = [value for key, value in self._fields if key.lower() == wanted]
        if not values:
            raise KeyError(name)
        return b", ".join(values).decode("latin-1")

    def __iter__(self) -> Iterator[str]:
        return iter({key.lower().decode("latin-1"): None for key, _ in self._fields})

    def __len__(self) -> int:
        return len({key.lower() for key, _ in self._fields})

    def __repr__(self) -> str:
        shown = {k: HIDDEN if is_sensitive(k) else v for k, v in self.items()}
        return f"Headers({shown!r})"


class SentHeaders(MutableMapping[str, str]):
    """The headers of a request, found by name in any case; raises ValueError for what would not arrive as it is."""

    __slots__ = ("_fields", "_secrets")

    def __init__(self, fields: Mapping[str, str], secrets: Iterable[str]) -> None:
        self._fields = dict(fields)
        self._secrets = tuple(secrets)

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()]

    def __setitem__(self, name: str, value: str) -> None:
        if not (is_header_name(name) and is_header_value(value)):
            raise ValueError(
                f"header {name!r} must be ASCII without line breaks and outer spaces"
            )
        self._fields[name.lower()] = value

    def __delitem__(self, name: str) -> None:
        del self._fields[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        shown = {
            name: HIDDEN if is_sensitive(name) else redact(value, self._secrets)
            for name, value in self.items()
        }
        return f"SentHeaders({shown!r})"
