"""How callers prove who they are: the schemes of a document, and what an operation asks for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.errors import Problem, Severity, warning
from generator.ir import Name, Requirement, SecurityScheme, Text, text_of, wire_of
from generator.names import name
from generator.resolve.node import Node
from generator.shown import shown


def security_schemes(root: Node) -> tuple[SecurityScheme, ...]:
    """The schemes for which a client takes a secret; for any other a problem says who proves what."""
    found = _stated(root)
    return tuple(scheme for key, node in found if (scheme := _scheme(key, node)))


def _stated(root: Node) -> Iterator[tuple[str, Node]]:
    components = root.get("components")
    return components.items("securitySchemes") if components else iter(())


def _scheme(key: str, node: Node) -> SecurityScheme | None:
    description = node.text("description")
    match node.value.get("type"), str(node.value.get("scheme", "")).lower():
        case ("http", "bearer") | ("openIdConnect", _):
            return SecurityScheme(name(key), "bearer", node.origin, None, description)
        case "oauth2", _:
            url = _token_url(node)
            return SecurityScheme(
                name(key), "bearer", node.origin, None, description, url
            )
        case "http", "basic":
            return SecurityScheme(name(key), "basic", node.origin, None, description)
        case "apiKey", _:
            place, carrier = node.value["in"], node.text("name")
            return SecurityScheme(name(key), place, node.origin, carrier, description)
        case "http", scheme if scheme not in _CHALLENGES:
            _note(node, key, "give the client the whole value of `Authorization`")
            carrier = Text("Authorization")
            return SecurityScheme(
                name(key), "header", node.origin, carrier, description
            )
    _note(node, key, "give the client an `http_client` that does")
    return None


def _token_url(node: Node) -> Text | None:
    """Where the client credentials flow has its tokens from; None if there is no such flow, or no client could ask there."""
    flows = node.get("flows")
    flow = flows.get("clientCredentials") if flows else None
    url = flow.text("tokenUrl") if flow else None
    if flow and url and not _can_be_asked(text_of(url)):
        message = f"no token can be got at `{shown(text_of(url))}`"
        hint = "write an `https://` address, or one relative to that of the server; until then the client takes a token only"
        place = flow.location.at("tokenUrl")
        node.context.problems.append(warning("token-url", message, hint, place))
        return None
    return url


def _can_be_asked(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError:
        return False
    is_address = parts.scheme in {"http", "https"} and parts.hostname
    is_relative = not parts.scheme and not parts.netloc
    plain = url.isascii() and url.isprintable() and " " not in url
    usual = parts.username is None and not parts.fragment and port_is_valid
    return bool((is_address or is_relative) and plain and usual)


# what is answered to a question of the server, and never sent unasked
_CHALLENGES = frozenset({"digest", "hoba", "mutual", "negotiate", "scram-sha-256"})


def _note(node: Node, key: str, hint: str) -> None:
    message = f"the security scheme `{shown(key)}` is of a kind that clients do not serve by themselves"
    node.context.problems.append(
        Problem(Severity.NOTE, "security-unserved", message, hint, node.location)
    )


def requirements(
    root: Node, operation: Node, schemes: tuple[SecurityScheme, ...]
) -> tuple[tuple[Requirement, ...], ...]:
    """The alternatives of secrets that `operation` accepts; an empty alternative means that it needs none from its caller."""
    stated = operation if "security" in operation.value else root
    known = {wire_of(scheme.name): scheme.name for scheme in schemes}
    declared = {key for key, _ in _stated(root)}
    return tuple(_alternatives(stated, known, declared))


def _alternatives(
    stated: Node, known: dict[str, Name], declared: set[str]
) -> Iterator[tuple[Requirement, ...]]:
    for alternative in stated.each("security"):
        if unknown := [key for key in alternative.value if key not in declared]:
            _warn(alternative, unknown[0])
        else:
            yield tuple(
                Requirement(known[key], tuple(map(Text, scopes)))
                for key, scopes in alternative.value.items()
                if key in known
            )


def _warn(alternative: Node, key: str) -> None:
    message = f"no security scheme is called `{shown(key)}`"
    hint = (
        "describe it below `components/securitySchemes`; this alternative is left out"
    )
    place = alternative.location.at(key)
    told = warning("security-undefined", message, hint, place)
    # the whole document's is asked for by each operation
    if told not in alternative.context.problems:
        alternative.context.problems.append(told)
