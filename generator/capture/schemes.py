"""Security schemes of OpenAPI from what is said of the ways to prove who is calling."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from generator.capture.telling import Told

Json: TypeAlias = dict[str, Any]


def schemes_of(root: Told) -> Iterator[tuple[str, Json, int]]:
    """The security schemes that are described, each with the name that it is given and the line from which on it is."""
    stated = root.at("security")
    for node in stated.inside.values() if stated else ():
        for name, scheme in _scheme(node):
            yield name, scheme, node.line()


def _scheme(node: Told) -> Iterator[tuple[str, Json]]:
    match node.text("kind"):
        case "bearer" | "jwt":
            yield "bearerAuth", {"type": "http", "scheme": "bearer"}
        case "basic":
            yield "basicAuth", {"type": "http", "scheme": "basic"}
        case "apiKey":
            name, location = node.text("name"), node.text("location") or "header"
            yield f"{name}Auth", {"type": "apiKey", "in": location, "name": name}
        case "oauth2" if flows := _flows(node):
            yield "oauth2", {"type": "oauth2", "flows": flows}
        case "oauth2" if node.text("authorize_url") or node.text("flow"):
            # not enough is said to get a token, but it is sent as one
            yield "bearerAuth", {"type": "http", "scheme": "bearer"}


def _flows(node: Told) -> Json:
    """How a token is got and renewed, none where not all is said that OpenAPI asks for."""
    refresh = node.text("refresh_url")
    renewed = {"refreshUrl": refresh} if refresh else {}
    return {name: {**flow, **renewed} for name, flow in _got(node).items()}


def _got(node: Told) -> dict[str, Json]:
    token, authorize = node.text("token_url"), node.text("authorize_url")
    stated = node.text("flow").replace(" ", "").lower().removesuffix("credentials")
    match stated or ("authorizationcode" if authorize else "client"):
        case "client" | "password" as flow if token:
            name = "password" if flow == "password" else "clientCredentials"
            return {name: {"tokenUrl": token, "scopes": {}}}
        case "authorizationcode" if token and authorize:
            urls = {"authorizationUrl": authorize, "tokenUrl": token}
            return {"authorizationCode": {**urls, "scopes": {}}}
        case "implicit" if authorize:
            return {"implicit": {"authorizationUrl": authorize, "scopes": {}}}
    return {}
