"""The way to prove who is calling that a Postman collection sets, as facts."""

from collections.abc import Iterator

from generator.capture.calls.parts import Part
from generator.capture.facts import Certainty, Fact
from generator.values import JsonValue

_SUBJECT = ("security", "0")
_FLOWS = {
    "authorization_code": "authorizationCode",
    "authorization_code_with_pkce": "authorizationCode",
    "client_credentials": "clientCredentials",
    "implicit": "implicit",
    "password_credentials": "password",
}
_NOTHING = {"noauth", ""}


def kind_of(auth: Part) -> str:
    """What Postman calls the way."""
    return auth.text("type")


def is_expressed(auth: Part) -> bool:
    """Whether facts say it all, or there is nothing to say."""
    return kind_of(auth) in _NOTHING or any(facts_of(auth))


def facts_of(auth: Part) -> tuple[Fact, ...]:
    """What the settings say, none where no way of OpenAPI is like it."""
    said = dict(_said(auth))
    return tuple(
        Fact(_SUBJECT, aspect, value, auth.line, Certainty.PROSE)
        for aspect, value in said.items()
        if value
    )


def _said(auth: Part) -> Iterator[tuple[str, JsonValue]]:
    match kind_of(auth):
        case "bearer" | "basic" as kind:
            yield "kind", kind
        case "jwt":
            yield "kind", "bearer"
        case "apikey" if name := _setting(auth, "apikey", "key"):
            yield from (("kind", "apiKey"), ("name", name))
            yield "location", _setting(auth, "apikey", "in") or "header"
        case "oauth2" if url := _setting(auth, "oauth2", "accessTokenUrl"):
            flow = _setting(auth, "oauth2", "grant_type")
            yield from (("kind", "oauth2"), ("token_url", url))
            yield "flow", _FLOWS.get(flow, "authorizationCode")
            yield "authorize_url", _setting(auth, "oauth2", "authUrl")
        case "oauth2":
            # the token is got elsewhere, and sent as one
            yield "kind", "bearer"


def _setting(auth: Part, kind: str, key: str) -> str:
    """One setting of a kind, which v2.1 holds as a list of pairs."""
    return next(
        (each.text("value") for each in auth.each(kind) if each.text("key") == key), ""
    )
