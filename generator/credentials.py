"""The secrets that callers of an API keep: under which argument a client takes them, and in which environment variable."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.ir import Api, Operation, Requirement, SecurityScheme, wire_of
from generator.names import spell, unique


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret: the argument of a client, and the environment variable that stands in for it."""

    argument: Code
    variable: Code


def credentials_of(api: Api, package: str) -> Mapping[str, tuple[Credential, ...]]:
    """The secrets that each security scheme needs, by the scheme's name on the wire.

    That of the only scheme is called `api_key`; those of several by the names of their schemes. Where tokens can be got,
    the token is followed by the id and the secret of the client, which stand in for it.
    """
    parts = {
        key: words
        for scheme in api.security_schemes
        for key, words in _parts(scheme, api)
    }
    given = unique({key: spell(words, "snake_case") for key, words in parts.items()})
    return {
        wire_of(scheme.name): tuple(
            _credential(given[key], package) for key, _ in _parts(scheme, api)
        )
        for scheme in api.security_schemes
    }


def _parts(scheme: SecurityScheme, api: Api) -> list[tuple[str, tuple[str, ...]]]:
    if len(api.security_schemes) == 1:
        named = [(words, words) for words in _wanted(scheme, ("api", "key"))]
    else:
        key = ("token",) if scheme.kind == "bearer" else ("api", "key")
        named = [(words, _of(scheme, words)) for words in _wanted(scheme, key)]
    return [
        (f"{wire_of(scheme.name)} {' '.join(words)}", full) for words, full in named
    ]


def _of(scheme: SecurityScheme, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a secret of one scheme among several, whose name may say already what it is."""
    own = scheme.name.words
    says_it = own[-1:] in {("key",), ("token",)} and words[-1] in {"key", "token"}
    return own if says_it else (*own, *words)


def _wanted(scheme: SecurityScheme, key: tuple[str, ...]) -> list[tuple[str, ...]]:
    if scheme.kind == "basic":
        return [("username",), ("password",)]
    in_its_place = [("client", "id"), ("client", "secret")] if scheme.token_url else []
    return [key, *in_its_place]


def _credential(argument: str, package: str) -> Credential:
    variable = spell((*package.split("_"), *argument.split("_")), "CONSTANT_CASE")
    return Credential(Code(argument), Code(variable))


def scopes_of(operation: Operation, api: Api) -> tuple[tuple[Requirement, ...], ...]:
    """Of each alternative that an operation accepts, what asks for tokens with scopes; empty if nothing does."""
    getting = {wire_of(each.name) for each in api.security_schemes if each.token_url}
    asked = tuple(
        tuple(
            each
            for each in alternative
            if each.scopes and wire_of(each.scheme) in getting
        )
        for alternative in operation.security
    )
    return asked if any(asked) else ()
