"""The facts of a target: how its language spells names and values, read from its `target.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class StringFacts:
    """How a string is written: its quotes, and the characters that are not written as themselves.

    `control` and `astral` are formats of the code point of a control or format character; without `control` it is
    written as itself. `instead` are other quotes, for texts that have fewer of those in them.
    """

    open: str
    close: str
    escapes: Mapping[str, str]
    control: str | None = None
    astral: str | None = None
    instead: Self | None = None


@dataclass(frozen=True, slots=True)
class LiteralFacts:
    """How values of every JSON type are written; `keys` are those of maps that are not written as strings.

    `bytes` tells how ASCII is written as bytes, where the language has them.
    """

    string: StringFacts
    null: str
    true: str
    false: str
    list: tuple[str, str]
    map: tuple[str, str]
    pair: str
    keys: Mapping[str, str]
    bytes: StringFacts | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """All that is known of the language of a target; what its `target.yaml` leaves out is as in JSON."""

    title: str
    description: str
    order: int = 0
    uses: str | None = None
    highlight: str = ""
    file_style: str = "kebab-case"
    reserved: frozenset[str] = frozenset()
    comment: str = "#"
    literals: LiteralFacts | None = None
    formats: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """The language that a valid `target.yaml` describes."""
        literals = facts.get("literals")
        return cls(
            title=facts["title"],
            description=facts["description"],
            order=facts.get("order", 0),
            uses=facts.get("uses"),
            highlight=facts.get("highlight", ""),
            file_style=facts.get("names", {}).get("file", "kebab-case"),
            reserved=frozenset(facts.get("reserved", ())),
            comment=facts.get("comment", "#"),
            literals=_literals(literals) if literals else None,
            formats=facts.get("formats", {}),
        )


def _string(facts: Mapping[str, Any]) -> StringFacts:
    instead = facts.get("instead")
    plain = {key: each for key, each in facts.items() if key != "instead"}
    return StringFacts(**plain, instead=_string(instead) if instead else None)


def _literals(facts: Mapping[str, Any]) -> LiteralFacts:
    return LiteralFacts(
        string=_string(facts["string"]),
        bytes=_string(facts["bytes"]) if "bytes" in facts else None,
        null=facts.get("null", "null"),
        true=facts.get("true", "true"),
        false=facts.get("false", "false"),
        list=tuple(facts.get("list", ("[", "]"))),
        map=tuple(facts.get("map", ("{", "}"))),
        pair=facts.get("pair", ": "),
        keys=facts.get("keys", {}),
    )
