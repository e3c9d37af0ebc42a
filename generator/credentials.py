"""The secrets that callers of an API keep: under which argument a client takes them, and in which environment variable."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.ir import Api, SecurityScheme, wire_of
from generator.names import spell, unique


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret: the argument of a client, and the environment variable that stands in for it."""

    argument: Code
    variable: Code


def credentials_of(api: Api, package: str) -> Mapping[str, tuple[Credential, ...]]:
    """The secrets that each security scheme needs, by the scheme's name on the wire.

    That of the only scheme is called `api_key`; those of several by the names of their schemes.
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
    prefix = () if len(api.security_schemes) == 1 else scheme.name.words
    wanted = (
        [("username",), ("password",)] if scheme.kind == "basic" else [("api", "key")]
    )
    return [
        (f"{wire_of(scheme.name)} {' '.join(words)}", (*prefix, *words))
        for words in wanted
    ]


def _credential(argument: str, package: str) -> Credential:
    variable = spell((*package.split("_"), *argument.split("_")), "CONSTANT_CASE")
    return Credential(Code(argument), Code(variable))
