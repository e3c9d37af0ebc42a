"""The account, its tokens, what it was charged for, and whether the studio is open at all."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal

from starlette.responses import PlainTextResponse, Response

from tests.studio.call import Call, Handler
from tests.studio.refusal import Refusal
from tests.studio.store import PASSWORD, Grant, Record, found


def health(call: Call) -> Response:
    """That the studio is open."""
    return call.answer({"status": "open", "version": "2026-11-01"})


def create_token(call: Call) -> Response:
    """A token, and the only sight of its secret."""
    store, wish = call.store, call.body.value
    if wish["password"] != PASSWORD:
        raise Refusal(403, "wrong_password", "This is not the account's password.")
    number = store.number("token")
    key, secret = f"tok_{number:04}", f"sk-studio-{number:04}"
    token = {
        "id": key,
        "name": wish["name"],
        "scopes": wish["scopes"],
        "expires_at": wish.get("expires_at"),
        "secret": secret,
        "created_at": store.clock.tick(),
    }
    store.tokens[key] = token
    store.keys[secret] = _grant(wish)
    return call.answer(token, 201)


def _grant(wish: Record) -> Grant:
    scopes, until = frozenset(wish["scopes"]), wish.get("expires_at")
    return Grant(scopes, datetime.fromisoformat(until)) if until else Grant(scopes)


def revoke_token(call: Call) -> Response:
    """Nothing; the token is good for nothing any more."""
    key = call.parameters["token_id"]
    secret = found(call.store.tokens, key, "token")["secret"]
    del call.store.tokens[key], call.store.keys[secret]
    return Response(status_code=204)


def account(call: Call) -> Response:
    """The account."""
    balance = f"{call.store.balance:.2f}"
    said = {"name": "Ferry films", "balance": balance, "currency": "EUR"}
    return call.answer(said)


def usage(call: Call) -> Response:
    """A report for people: what was paid in each month."""
    charges = defaultdict[str, list[Decimal]](list)
    for render in call.store.renders.values():
        if render["status"] not in ("failed", "cancelled"):
            month = render["created_at"][:7]
            charges[month].append(Decimal(render["price"]))
    wanted = call.parameters["months"]
    lines = [
        f"{month}  renders {len(prices)}  EUR {sum(prices):.2f}"
        for month, prices in sorted(charges.items())
        if not wanted or month in wanted
    ]
    return PlainTextResponse("\n".join([_title(call), *lines, ""]))


def _title(call: Call) -> str:
    """What stands above a report: by the header, else by the parameter that was there before it."""
    old, title = call.parameters["title"], call.parameters["X-Studio-Title"]
    return str(title if "x-studio-title" in call.headers else old or title)


HANDLERS: dict[str, Handler] = {
    "healthGet": health,
    "tokensCreate": create_token,
    "tokensRevoke": revoke_token,
    "accountGet": account,
    "accountBalance": account,
    "accountUsage": usage,
}
