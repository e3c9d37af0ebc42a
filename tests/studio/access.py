"""Who may do what: keys, tokens of OAuth 2, and the scopes that they have."""

import base64
import binascii
from datetime import timedelta
from urllib.parse import unquote_plus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.studio.document import Operation
from tests.studio.refusal import Refusal
from tests.studio.store import CLIENT, OWNER, SCOPES, Grant, Store

LIFETIME = 3600
"""How many seconds a token of OAuth is good."""


def check_access(store: Store, operation: Operation, request: Request) -> None:
    """Refuses a request whose key or token is missing, wrong, or not enough for the operation."""
    schemes = {name for each in operation.security for name in each}
    if schemes <= _OTHERS.keys():
        if schemes and not any(_OTHERS[name](store, request) for name in schemes):
            raise _unauthenticated("Sign in, or send the secret of a session.")
        return
    needed = {
        scope
        for alternative in operation.security
        for scope in alternative.get("oauth", ())
    }
    granted = _granted(store, request)
    if missing := sorted(needed - granted):
        message = f"What was sent may not do this: it lacks {', '.join(missing)}."
        raise Refusal(403, "insufficient_scope", message, details={"missing": missing})


def _granted(store: Store, request: Request) -> frozenset[str]:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    grant = store.keys.get(request.headers.get("x-studio-key", ""))
    if grant is None and scheme.lower() == "bearer":
        grant = store.grants.get(token)
    if grant and store.clock.now < grant.until:
        return grant.scopes
    raise _unauthenticated("Send a key in `X-Studio-Key`, or a token that is good.")


def _unauthenticated(message: str) -> Refusal:
    headers = {"WWW-Authenticate": 'Bearer realm="studio"'}
    return Refusal(401, "unauthenticated", message, headers=headers)


def _by_password(_: Store, request: Request) -> bool:
    return _pair(request.headers.get("authorization", "")) == OWNER


def _by_cookie(store: Store, request: Request) -> bool:
    return request.cookies.get("studio_session") in store.sessions


def _by_token(store: Store, request: Request) -> bool:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and token in store.sessions


def _by_link(store: Store, request: Request) -> bool:
    return request.query_params.get("session") in store.sessions


_OTHERS = {
    "owner": _by_password,
    "session_cookie": _by_cookie,
    "session_token": _by_token,
    "session_link": _by_link,
}
"""What is good for the operations that no key is good for: whether a request has it, by the scheme's name."""


async def grant_token(store: Store, request: Request) -> Response:
    """The answer to a request for a token: by client credentials, and in the words of RFC 6749."""
    async with request.form() as form:
        asked = {key: value for key, value in form.items() if isinstance(value, str)}
    if _client(request.headers.get("authorization", "")) != CLIENT:
        return _refused(401, "invalid_client", "The client is not known.")
    if asked.get("grant_type") != "client_credentials":
        return _refused(400, "unsupported_grant_type", "Only client_credentials.")
    scopes = frozenset(asked.get("scope", "read").split())
    if not scopes <= SCOPES:
        return _refused(400, "invalid_scope", "There is no such scope.")
    return _granting(store, scopes)


def _client(header: str) -> tuple[str, ...] | None:
    pair = _pair(header)
    return tuple(map(unquote_plus, pair)) if pair else None


def _pair(header: str) -> tuple[str, str] | None:
    scheme, _, coded = header.partition(" ")
    try:
        text = base64.b64decode(coded, validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    identifier, _, proof = text.partition(":")
    return (identifier, proof) if scheme.lower() == "basic" else None


def _granting(store: Store, scopes: frozenset[str]) -> Response:
    token = store.identifier("grant")
    until = store.clock.now + timedelta(seconds=LIFETIME)
    store.grants[token] = Grant(scopes, until)
    body = {
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": LIFETIME,
        "scope": " ".join(sorted(scopes)),
    }
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


def _refused(status: int, error: str, description: str) -> Response:
    body = {"error": error, "error_description": description}
    headers = {"WWW-Authenticate": "Basic"} if status == 401 else {}
    return JSONResponse(body, status, headers | {"Cache-Control": "no-store"})
