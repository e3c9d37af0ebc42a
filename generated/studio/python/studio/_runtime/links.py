"""Addresses in answers: which one is next, and whether it is still the same server."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit

_LINK: Final = re.compile(r"<([^<>]*)>((?:[^,\"]|\"[^\"]*\")*)")
_NEXT: Final = re.compile(
    r";\s*rel\s*=\s*(?:next|\"(?:[^\"]*\s)?next(?:\s[^\"]*)?\")", re.IGNORECASE
)
_PORTS: Final = {"http": 80, "https": 443}


def next_link(headers: Mapping[str, str]) -> str | None:
    """The address that the header `Link` calls the next one, None if it calls none so."""
    for address, parameters in _LINK.findall(headers.get("link", "")):
        if _NEXT.search(parameters):
            return str(address)
    return None


def joined(base: str, link: str) -> str:
    """The absolute address of a link in the answer of `base`."""
    return urljoin(base, link).partition("#")[0]


def same_origin(address: str, base: str) -> bool:
    """Whether two addresses are those of one server: the same scheme, host and port."""
    return _origin(address) == _origin(base)


def _origin(address: str) -> tuple[str, str | None, int | None]:
    try:
        url = urlsplit(address)
        return url.scheme, url.hostname, url.port or _PORTS.get(url.scheme)
    except ValueError:
        return address, None, None
