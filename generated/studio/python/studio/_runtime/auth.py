"""Which credentials a call carries, where they come from, and how they are written on the request."""

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from inspect import isawaitable
from itertools import product
from typing import Any, Final, Literal, TypeAlias

from .declarations import (
    Api,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    Credential,
    OAuth2Auth,
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
    """What a call needs: schemes, for each of their arguments where its secret comes from, and perhaps a token."""

    schemes: tuple[Scheme, ...]
    sources: Mapping[str, AsyncSecret] = field(repr=False)
    grant: "Grant | None" = None

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


@dataclass(frozen=True, slots=True)
class Grant:
    """A token that has to be got: for which scopes, and where the id and the secret of the client come from."""

    scheme: OAuth2Auth
    scopes: tuple[str, ...]
    client: Credentials


NONE_NEEDED: Final = Credentials((), {})


def credentials_for(
    api: Api, operation: Operation[Any], given: Mapping[str, AsyncSecret | None]
) -> Credentials:
    """What the first of an operation's alternatives needs for which every secret is at hand, or can be got."""
    if not operation.security:
        return NONE_NEEDED
    for number, names in enumerate(operation.security):
        schemes = tuple([api.security[name] for name in names])
        sources = _sources(schemes, given)
        if all(sources.values()):
            return Credentials(schemes, sources)
        if granted := _granted(operation, number, schemes, given):
            return granted
    remedy = _remedy(api, operation)
    raise CredentialsError(f"{operation.name}: no credentials: {remedy}")


def _granted(
    operation: Operation[Any],
    number: int,
    schemes: tuple[Scheme, ...],
    given: Mapping[str, AsyncSecret | None],
) -> Credentials | None:
    """What an alternative needs if a token is got for it; None if even then something is missing."""
    for name, scheme in zip(operation.security[number], schemes, strict=True):
        if not isinstance(scheme, OAuth2Auth):
            continue
        # One is enough: a request has one `Authorization`.
        others = tuple(each for each in schemes if not isinstance(each, OAuth2Auth))
        sources = _sources(others, given)
        client = _sources((scheme.client,), given)
        if all(sources.values()) and all(client.values()):
            scopes = operation.scopes[number].get(name, ()) if operation.scopes else ()
            grant = Grant(scheme, scopes, Credentials((), client))
            return Credentials(others, sources, grant)
    return None


def _sources(
    schemes: tuple[Scheme, ...], given: Mapping[str, AsyncSecret | None]
) -> dict[str, AsyncSecret]:
    return {
        each.argument: given.get(each.argument) or os.environ.get(each.env, "")
        for scheme in schemes
        for each in scheme.credentials
    }


def _remedy(api: Api, operation: Operation[Any]) -> str:
    return ", or ".join(
        " and ".join(
            f"give the client {each.argument}= or set {each.env}"
            for credentials in ways
            for each in credentials
        )
        for names in operation.security
        for ways in product(*(_ways(api.security[name]) for name in names))
    )


def _ways(scheme: Scheme) -> tuple[tuple[Credential, ...], ...]:
    own = (scheme.client.credentials,) if isinstance(scheme, OAuth2Auth) else ()
    return (scheme.credentials, *own)


async def _awaited(source: AsyncSecret) -> object:
    secret = source if isinstance(source, str) else source()
    return await secret if isawaitable(secret) else secret


def _usable(name: str, secret: object) -> str:
    if not isinstance(secret, str):
        kind = type(secret).__name__
        raise CredentialsError(
            f"{name}= must give a string, not a value of type {kind}"
        )
    if not secret or not is_header_value(secret):
        raise CredentialsError(
            f"{name}= must be ASCII without line breaks and outer spaces, and not empty"
        )
    return secret


def proofs(schemes: tuple[Scheme, ...], secrets: Mapping[str, str]) -> list[Proof]:
    """What goes on the request to satisfy `schemes`."""
    return [_proof(scheme, secrets) for scheme in schemes]


def _proof(scheme: Scheme, secrets: Mapping[str, str]) -> Proof:
    match scheme:
        case BearerAuth(token) | OAuth2Auth(token):
            bearer = f"Bearer {secrets[token.argument]}"
            return Proof("header", "authorization", bearer)
        case BasicAuth(username, password):
            pair = f"{secrets[username.argument]}:{secrets[password.argument]}"
            basic = f"Basic {b64encode(pair.encode()).decode()}"
            return Proof("header", "authorization", basic)
        case ApiKeyAuth(key, location, name):
            return Proof(location, name, secrets[key.argument])
