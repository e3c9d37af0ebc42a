"""The token that a call bears: where it comes from, where it is kept, and what becomes of it when it is not taken."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx2

from .auth import Grant
from .errors import CredentialsError
from .links import same_origin
from .settings import Setup
from .tokens import Slot, Token


@dataclass(slots=True)
class Bearing:
    """The token of one call; `was_kept` says that it was there before the call, `renewed` that it was not taken."""

    grant: Grant
    url: httpx2.URL
    slot: Slot
    token: Token | None = None
    was_kept: bool = False
    renewed: bool = False

    def refuse(self) -> bool:
        """Forgets the token, which the server did not take, and says whether the call is to have another one."""
        if self.token:
            self.slot.drop(self.token)
        again = self.was_kept and not self.renewed
        self.renewed = self.renewed or again
        return again


def bearing_of(grant: Grant, operation: str, setup: Setup) -> Bearing:
    """What a call needs to bear a token; raises CredentialsError if the server that gives it must not be asked."""
    server = next(iter(setup.api.servers), "")
    address = token_address(grant.scheme.token_url, server, setup.base_url)
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL:
        raise CredentialsError(f"{operation}: no token: its URL is none") from None
    # Where the API itself is not secure, as on loopback, no more is asked of this one.
    if url.scheme != "https" and urlsplit(setup.base_url).scheme != "http":
        raise CredentialsError(
            f"{operation}: no token from {url.host}: the token URL must be https"
        )
    key = address, grant.scheme.client_id.argument, frozenset(grant.scopes)
    return Bearing(grant, url, setup.tokens.slot(key))


def token_address(stated: str, server: str, base_url: str) -> str:
    """Where tokens are given: what the API gives at its own server is where `base_url` has that."""
    folder, base = _folder(server), _folder(base_url)
    whole = urljoin(folder, stated)
    if not same_origin(whole, folder):
        return whole
    url, own = urlsplit(whole), urlsplit(folder)
    path = f"{url.path}?{url.query}" if url.query else url.path
    if path.startswith(own.path):
        return base + path.removeprefix(own.path)
    return f"{urlsplit(base).scheme}://{urlsplit(base).netloc}{path}"


def _folder(address: str) -> str:
    return address.rstrip("/") + "/"
