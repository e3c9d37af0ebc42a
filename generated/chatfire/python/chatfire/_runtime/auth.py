"""Which credentials a call carries, where they come from, and how they are written on the request."""

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, Final, Literal, TypeAlias

from .declarations import (
    Api,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    Operation,
    Scheme,
)
from .errors import CredentialsError
from .headers import is_header_value

Secret: TypeAlias = str | Callable[[], str]
"""A secret, or what is called for it at each call."""

AsyncSecret: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A secret, or what is called for it at each call and may have to be awaited."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One credential as it stands on a request."""

    location: Literal["header", "query", "cookie"]
    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a call needs: schemes, and for each of their arguments where its secret comes from."""

    schemes: tuple[Scheme, ...]
    sources: Mapping[str, AsyncSecret] = field(repr=False)

    def reveal(self) -> dict[str, str]:
        """The secrets by argument, none of which may have to be awaited."""
        return {
            name: _usable(name, source if isinstance(source, str) else source())
            for name, source in self.sources.items()
        }

    async def areveal(self) -> dict[str, str]:
        """The secrets by argument."""
        return {
            name: _usable(name, await _awaited(source))
            for name, source in self.sources.items()
        }


NONE_NEEDED: Final = Credentials((), {})


def credentials_for(
    api: Api, operation: Operation[Any], given: Mapping[str, AsyncSecret | None]
) -> Credentials:
    """What the first of an operation's alternatives needs for which every secret is at hand."""
    if not operation.security:
        return NONE_NEEDED
    alternatives = [
        tuple(api.security[name] for name in names) for names in operation.security
    ]
    for schemes in alternatives:
        sources = _sources(schemes, given)
        if all(sources.values()):
            return Credentials(schemes, sources)
    raise CredentialsError(f"{operation.name}: no credentials: {_remedy(alternatives)}")


def _sources(
    schemes: tuple[Scheme, ...], given: Mapping[str, AsyncSecret | None]
) -> dict[str, AsyncSecret]:
    return {
        each.argument: given.get(each.argument) or os.environ.get(each.env, "")
        for scheme in schemes
        for each in scheme.credentials
    }


def _remedy(alternatives: list[tuple[Scheme, ...]]) -> str:
    return ", or ".join(
        " and ".join(
            f"give the client {each.argument}= or set {each.env}"
            for scheme in schemes
            for each in scheme.credentials
        )
        for schemes in alternatives
    )


async def _awaited(source: AsyncSecret) -> object:
    secret = source if isinstance(source, str) else source()
    return await secret if isawaitable(secret) else secret


def _usable(name: str, secret: object) -> str:
    if not isinstance(secret, str):
        raise CredentialsError(f"{name}= gave a {type(secret).__name__}, not a string")
    if not secret or not is_header_value(secret):
        raise CredentialsError(
            f"{name} is empty, or has line breaks, outer spaces or other than ASCII characters"
        )
    return secret


def proofs(schemes: tuple[Scheme, ...], secrets: Mapping[str, str]) -> list[Proof]:
    """What goes on the request to satisfy `schemes`."""
    return [_proof(scheme, secrets) for scheme in schemes]


def _proof(scheme: Scheme, secrets: Mapping[str, str]) -> Proof:
    match scheme:
        case BearerAuth(token):
            bearer = f"Bearer {secrets[token.argument]}"
            return Proof("header", "authorization", bearer)
        case BasicAuth(username, password):
            pair = f"{secrets[username.argument]}:{secrets[password.argument]}"
            basic = f"Basic {b64encode(pair.encode()).decode()}"
            return Proof("header", "authorization", basic)
        case ApiKeyAuth(key, location, name):
            return Proof(location, name, secrets[key.argument])
