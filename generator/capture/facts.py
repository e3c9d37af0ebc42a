"""What a page says, fact by fact: each with the line that says it, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeAlias

from generator.values import JsonValue


class Certainty(IntEnum):
    """How sure a fact is; where two disagree, the surer one holds."""

    SEEN = 0
    """It is only so in an example."""
    PROSE = 1
    COMMENT = 2
    SCHEMA = 3


Subject: TypeAlias = tuple[str, ...]
"""What a fact is about: `("operation",)`, `("security", number)`, `("parameter", location, name)`,
`("request",)`, `("body", media type, *path)`, `("response", status, media type, *path)`, `("response-header", status, name)`,
`("callbacks",)` or `("sample",)`. The path of a field has the names
on the way to it, and `[]` for the items of an array; a whole body has none."""

SAMPLE: Subject = ("sample",)

ITEMS = "[]"
"""The step of a path that leads to the items of an array."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said: `aspect` is what of the subject, a keyword of JSON Schema where there is one for it.

    Lines are counted from 1.
    """

    subject: Subject
    aspect: str
    value: JsonValue
    line: int
    certainty: Certainty = Certainty.SCHEMA


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is said of one operation: the facts in their order, what cannot be told from them, and what each line was used for.

    `doubts` are sentences with the lines that they are about; `uses` say of a line what it was read as, such as
    `field duration`, or why it was not, such as `samples`. `id` is what the operation is known by, however it is called
    and wherever it moves; empty where that is the id of the page.
    """

    facts: tuple[Fact, ...]
    doubts: tuple["Doubt", ...] = ()
    uses: Mapping[int, str] = field(default_factory=dict)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a page leaves open or contradicts: the rule that found it, what it is, and the lines of both sides.

    `subject` is what it is about; `remedy` says what a person can do.
    """

    rule: str
    message: str
    lines: tuple[int, ...]
    remedy: str
    subject: Subject = ("operation",)


@dataclass(frozen=True, slots=True)
class Whole:
    """An OpenAPI document that is taken over as it is, with the lines of what stands at its pointers."""

    root: dict[str, Any]
    lines: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """What one text holds: a reading for each operation, or a whole document.

    `id` is what the text is known by, empty if it does not say; `doubts` are about the text and not about one operation.
    `about` are facts about the whole API: keywords of the `info` of a document.
    """

    readings: tuple[Reading, ...] = ()
    whole: Whole | None = None
    id: str = ""
    doubts: tuple[Doubt, ...] = ()
    about: tuple[Fact, ...] = ()
