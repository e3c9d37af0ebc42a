"""The credentials that a command sends: of which kind they are, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from generator.capture.curl.commands import Command
from generator.capture.curl.requests import Pair, Request
from generator.capture.facts import Certainty, Doubt, Fact
from generator.capture.secrets import MASK

_KEY_HEADER = re.compile(r"(?i)(?:x-)?(?:[a-z]+-)?(?:api-?key|access-?token|auth-?token|token|subscription-key)")  # fmt: skip
_SCHEMES = {"bearer": "bearer", "basic": "basic"}


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential; `name` is that of the header of an API key."""

    kind: str
    example: str
    line: int
    name: str = ""


def is_credential(header: Pair) -> bool:
    """Whether a header carries a credential."""
    name = header.name.lower()
    return name == "authorization" or bool(_KEY_HEADER.fullmatch(name))


def of_credentials(made: Request, command: Command) -> tuple[list[Fact], list[Doubt]]:
    """The facts about the credentials of a request."""
    found = [*_headers(made), *_options(command)]
    facts = [
        fact for number, each in zip(count(), found) for fact in _facts(str(number), each)
    ]  # fmt: skip
    bare = [each for each in found if each.name.lower() == "authorization"]
    return facts, [_without_scheme(each) for each in bare]


def _headers(made: Request) -> Iterator[Credential]:
    for header in made.headers:
        if not is_credential(header) or not header.value:
            continue
        word, _, rest = header.value.partition(" ")
        is_authorization = header.name.lower() == "authorization"
        if is_authorization and word.lower() in _SCHEMES:
            kind = _SCHEMES[word.lower()]
            example = f"{word} {MASK}" if kind == "basic" and rest else header.value
            yield Credential(kind, example, header.line)
        else:
            yield Credential("apiKey", header.value, header.line, header.name)


def _options(command: Command) -> Iterator[Credential]:
    for option in command.every("oauth2-bearer"):
        yield Credential("bearer", f"Bearer {option.value}", option.line)
    for option in command.every("user"):
        name, colon, password = option.value.partition(":")
        yield Credential("basic", f"{name}{colon}{password and MASK}", option.line)


def _facts(number: str, found: Credential) -> Iterator[Fact]:
    said = {"kind": found.kind}
    if found.name:
        said |= {"name": found.name, "location": "header"}
    for aspect, value in {**said, "example": found.example}.items():
        yield Fact(("security", number), aspect, value, found.line, Certainty.SEEN)


def _without_scheme(found: Credential) -> Doubt:
    message = "The header Authorization names no scheme, such as Bearer, before the credential."
    remedy = "look whether the API wants one"
    return Doubt("auth-without-scheme", message, (found.line,), remedy)
