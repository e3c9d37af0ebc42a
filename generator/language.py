"""The facts of a target: how its language spells names and values, read from its `target.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class StringFacts:
    """How a string is written: its quotes, and what is not written as itself.

    `escapes` are of characters, and of what is special only together. `control` and `astral` are formats of the code
    point of a control or format character; without `control` it is written as itself. `instead` are other quotes, for
    texts that have fewer of those in them; `byte` is a format of each byte of such a character in UTF-8, where there is
    none of code points. `never` is what no text that is written so can hold.
    """

    open: str
    close: str
    escapes: Mapping[str, str]
    control: str | None = None
    astral: str | None = None
    instead: Self | None = None
    never: tuple[str, ...] = ()
    byte: str | None = None


@dataclass(frozen=True, slots=True)
class LiteralFacts:
    """How values of every JSON type are written; `keys` are those of maps that are not written as strings.

    `bytes` tells how bytes are written, where the language has a string of them; `lines` how a text of several lines is
    written, where that is not as any other. `kinds` are strings for places that have rules of their own.
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
    lines: StringFacts | None = None
    kinds: Mapping[str, StringFacts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Language:
    """All that is known of the language of a target; what its `target.yaml` leaves out is as in JSON.

    `variants` are the titles of several ways to do a thing, by the endings of the files that show them.
    """

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
    variants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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
            variants=facts.get("variants", {}),
            words=facts.get("words", {}),
        )


def _string(facts: Mapping[str, Any]) -> StringFacts:
    instead = facts.get("instead")
    nested = {
        "instead": _string(instead) if instead else None,
        "never": tuple(facts.get("never", ())),
    }
    return StringFacts(**{**facts, **nested})


def _literals(facts: Mapping[str, Any]) -> LiteralFacts:
    return LiteralFacts(
        string=_string(facts["string"]),
        bytes=_string(facts["bytes"]) if "bytes" in facts else None,
        lines=_string(facts["lines"]) if "lines" in facts else None,
        kinds={key: _string(each) for key, each in facts.get("kinds", {}).items()},
        null=facts.get("null", "null"),
        true=facts.get("true", "true"),
        false=facts.get("false", "false"),
        list=tuple(facts.get("list", ("[", "]"))),
        map=tuple(facts.get("map", ("{", "}"))),
        pair=facts.get("pair", ": "),
        keys=facts.get("keys", {}),
    )
