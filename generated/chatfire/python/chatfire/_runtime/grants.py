"""How a call gets its token: kept already, or for a client's id and secret, as OAuth 2's client credentials flow has it."""

import time
from base64 import b64encode
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Mapping,
)
from contextlib import asynccontextmanager, contextmanager
from copy import copy
from dataclasses import replace
from http import HTTPStatus
from math import inf, isfinite
from typing import Any, Final, TypeAlias, cast
from urllib.parse import quote_plus, urlencode
from weakref import WeakKeyDictionary

import anyio
from anyio.lowlevel import RunVar

from . import retry
from .bearing import Bearing
from .bodies import read
from .calls import Call
from .errors import ApiConnectionError, CredentialsError, TokenUnavailableError
from .headers import is_header_value
from .redaction import clipped
from .requests import Request
from .responses import Reply
from .tokens import Slot, Token, good_until

Exchange: TypeAlias = Callable[[Call[Any], Mapping[str, str]], Reply]
AsyncExchange: TypeAlias = Callable[[Call[Any], Mapping[str, str]], Awaitable[Reply]]

_SUCCESS: Final = 2
_PHRASES: Final = {status.value: status.phrase for status in HTTPStatus}


def authorize(call: Call[Any], bearing: Bearing, exchange: Exchange) -> None:
    """Puts a token on the next attempt: the one that is kept, or one that no other thread gets at the same time."""
    kept = bearing.slot.held()
    _bear(call, bearing, kept or _renewed(call, bearing, exchange))
    bearing.was_kept = kept is not None


async def authorize_async(
    call: Call[Any], bearing: Bearing, exchange: AsyncExchange
) -> None:
    """The same, awaited."""
    kept = bearing.slot.held()
    _bear(call, bearing, kept or await _renewed_async(call, bearing, exchange))
    bearing.was_kept = kept is not None


def _bear(call: Call[Any], bearing: Bearing, token: Token) -> None:
    if token is bearing.token:
        return
    bearing.token, request = token, call.request
    headers = {**request.headers, "authorization": f"Bearer {token.value}"}
    secrets = (*request.secrets, token.value)
    call.request = replace(request, headers=headers, secrets=secrets)


def _renewed(call: Call[Any], bearing: Bearing, exchange: Exchange) -> Token:
    with _renewal(call, bearing):
        if other := bearing.slot.held():
            return other
        began = time.monotonic()
        asking = _asking(call, bearing, bearing.grant.client.reveal())
        try:
            reply = exchange(asking, asking.request.headers)
        except ApiConnectionError as failure:
            raise _unsent(failure) from failure.__cause__
        bearing.slot.put(token := _token_of(asking, reply, began))
        return token


async def _renewed_async(
    call: Call[Any], bearing: Bearing, exchange: AsyncExchange
) -> Token:
    async with _renewal_async(call, bearing):
        if other := bearing.slot.held():
            return other
        began = time.monotonic()
        asking = _asking(call, bearing, await bearing.grant.client.areveal())
        try:
            reply = await exchange(asking, asking.request.headers)
        except ApiConnectionError as failure:
            raise _unsent(failure) from failure.__cause__
        bearing.slot.put(token := _token_of(asking, reply, began))
        return token


@contextmanager
def _renewal(call: Call[Any], bearing: Bearing) -> Generator[None, None, None]:
    lock, left = bearing.slot.renewal, call.remaining()
    if not lock.acquire(timeout=-1 if left == inf else max(0.0, left)):
        raise _late(call, bearing)
    try:
        yield
    finally:
        lock.release()


# Of each event loop its own: one that was abandoned may have left a lock behind that nobody gives back.
_RENEWALS: Final[RunVar[WeakKeyDictionary[Slot, anyio.Lock]]] = RunVar("renewals")


@asynccontextmanager
async def _renewal_async(
    call: Call[Any], bearing: Bearing
) -> AsyncGenerator[None, None]:
    if (locks := _RENEWALS.get(None)) is None:
        _RENEWALS.set(locks := WeakKeyDictionary())
    lock = locks.setdefault(bearing.slot, anyio.Lock())
    try:
        with anyio.fail_after(call.remaining()):
            await lock.acquire()
    except TimeoutError:
        raise _late(call, bearing) from None
    try:
        yield
    finally:
        lock.release()


def _late(call: Call[Any], bearing: Bearing) -> ApiConnectionError:
    return _unsent(_asking(call, bearing, {}).failure(TimeoutError()))


# What the call itself would send was not.
def _unsent(failure: ApiConnectionError) -> ApiConnectionError:
    return type(failure)(str(failure), request_sent=False)


def _asking(call: Call[Any], bearing: Bearing, client: Mapping[str, str]) -> Call[Any]:
    """The request for a token, within the limits of the call that needs it."""
    asking = copy(call)
    asking.operation = replace(call.operation, name=f"{call.operation.name} (token)")
    asking.request = _request(bearing, client)
    return asking


def _request(bearing: Bearing, client: Mapping[str, str]) -> Request:
    grant = bearing.grant
    id_ = client.get(grant.scheme.client_id.argument, "")
    secret = client.get(grant.scheme.client_secret.argument, "")
    pair = f"{quote_plus(id_)}:{quote_plus(secret)}"
    basic = b64encode(pair.encode()).decode()
    form = {"grant_type": "client_credentials", "scope": " ".join(grant.scopes)}
    headers = {
        "accept": "application/json",
        "authorization": f"Basic {basic}",
        "content-type": "application/x-www-form-urlencoded",
    }
    content = urlencode({name: value for name, value in form.items() if value})
    secrets = tuple(filter(None, (basic, secret, quote_plus(secret))))
    return Request("POST", bearing.url, headers, content.encode(), secrets)


def _token_of(asking: Call[Any], reply: Reply, began: float) -> Token:
    """The token that was asked for at a time; raises CredentialsError if there is none in the answer."""
    told = _told(reply)
    if reasons := tuple(_lacks(reply, told)):
        raise _refusal(asking, reply, told, reasons)
    lifetime = _seconds(told.get("expires_in"))
    return Token(str(told["access_token"]), good_until(began, lifetime))


def _told(reply: Reply) -> Mapping[str, object]:
    try:
        told = read("json", reply.content, charset="utf-8")
    except ValueError:
        return {}
    return cast(Mapping[str, object], told) if isinstance(told, dict) else {}


def _lacks(reply: Reply, told: Mapping[str, object]) -> Iterator[str]:
    """Why an answer gives no token: its status, and its own words where it has some."""
    value, kind = told.get("access_token"), told.get("token_type", "bearer")
    if reply.status // 100 != _SUCCESS:
        yield f"{reply.status} {_PHRASES.get(reply.status, '')}".rstrip()
        yield from _words(told)
    elif not isinstance(value, str) or not value or not is_header_value(value):
        yield "its answer has no access_token that can be sent"
    elif str(kind).lower() != "bearer":
        yield "its answer has another token_type than bearer"


def _words(told: Mapping[str, object]) -> Iterator[str]:
    for name in ("error", "error_description"):
        if isinstance(said := told.get(name), str) and said.strip():
            yield said


def _refusal(
    asking: Call[Any],
    reply: Reply,
    told: Mapping[str, object],
    reasons: tuple[str, ...],
) -> CredentialsError:
    given = told.get("access_token")
    also = (given,) if isinstance(given, str) and given else ()
    secrets = (*asking.request.secrets, *also)
    said = ": ".join(clipped(each, secrets) for each in reasons)
    message = (
        f"{asking.operation.name}: no token from {asking.request.url.host}: {said}"
    )
    if retry.repeats_status(reply.status, idempotent=True):
        return TokenUnavailableError(message, headers=reply.headers)
    return CredentialsError(message)


def _seconds(told: object) -> float | None:
    """How long a token lives, if its server says so intelligibly."""
    if isinstance(told, bool) or not isinstance(told, int | float | str):
        return None
    try:
        seconds = float(told)
    except (ValueError, OverflowError):
        return None
    return max(0.0, seconds) if isfinite(seconds) else None
