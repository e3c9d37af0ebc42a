"""What was read of a document so far, each fact with its line."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import unquote

from generator.capture.facts import Certainty, Doubt, Fact, Subject
from generator.capture.markdown.repairing import Parsed
from generator.capture.masking import secret_shown
from generator.capture.secrets import hidden
from generator.errors import pointer, tokens_of
from generator.values import JsonValue, get

Json = dict[str, Any]

MOST = 50_000
"""Facts of one page."""
_CHAIN = 20


def obj(value: Any) -> Json:
    """An object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def seq(value: Any) -> list[Any]:
    """A list, an empty one for anything else."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """A text without white space around it, an empty one for anything else."""
    return value.strip() if isinstance(value, str) else ""


@dataclass(slots=True)
class Record:
    """Takes down facts and doubts about a document, whose version is that of its schemas."""

    document: Parsed
    facts: list[Fact] = field(default_factory=list)
    doubts: dict[Doubt, None] = field(default_factory=dict)

    @property
    def root(self) -> Json:
        """The document."""
        return obj(self.document.root)

    @property
    def version(self) -> str:
        """The version of OpenAPI that the document says it is in, without its last number."""
        return ".".join(str(self.root.get("openapi", "")).split(".")[:2])

    def say(
        self,
        subject: Subject,
        aspect: str,
        value: JsonValue,
        place: str,
        certainty: Certainty = Certainty.SCHEMA,
    ) -> None:
        """Take down a fact that the part at `place` says, without the credentials that it shows."""
        line = self.document.line(place)
        shown, secret = hidden(value)
        if secret is not None:
            self.doubts[secret_shown(line)] = None
        self.take((Fact(subject, aspect, shown, line, certainty),), ())

    def take(self, facts: Iterable[Fact], doubts: Iterable[Doubt]) -> None:
        """Take over what another reader found."""
        self.facts += islice(facts, max(0, MOST - len(self.facts)))
        self.doubts |= dict.fromkeys(doubts)

    def doubt(
        self,
        rule: str,
        message: str,
        place: str,
        remedy: str,
        subject: Subject = ("operation",),
    ) -> None:
        """Take down what is in doubt at `place`, once."""
        line = self.document.line(place)
        self.doubts[Doubt(rule, message, (line,), remedy, subject)] = None

    def resolved(self, value: Any, place: str) -> tuple[Json, str]:
        """An object and its place; where it is only a reference, those of what it leads to."""
        for _ in range(_CHAIN):
            if "$ref" not in obj(value):
                return obj(value), place
            target = place_of(str(value["$ref"]))
            found = self.at(target)
            if found is None:
                break
            value, place = found, target
        self.doubt(
            "reference-unresolved",
            "A reference leads to nothing; what it stands for is left out.",
            place,
            "add what it refers to",
        )
        return {}, place

    def at(self, place: str) -> Any:
        """The part at `place`, None if there is none."""
        try:
            return get(self.document.root, place)
        except (LookupError, ValueError):
            return None


def place_of(reference: str) -> str:
    """The pointer that a reference into the document itself names; one that leads nowhere for any other."""
    if not reference.startswith("#/"):
        return "/\0"
    return pointer(*tokens_of(unquote(reference[1:])))
