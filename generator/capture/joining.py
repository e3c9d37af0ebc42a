"""What several texts say of one operation, as though it were one: of two as sure facts that of the first holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.capture.facts import Certainty, Doubt, Fact, Reading, Subject
from generator.values import JsonValue

# what can be compared whatever the form of a page: words of people are laid out in other ways, and addresses cut off
_COMPARED = {"method", "type", "format", "items", "required", "enum", "default", "pattern"} | {
    f"{side}{what}" for side in ("min", "max") for what in ("imum", "Length", "Items")
}  # fmt: skip
# of what only one can be meant, the first text has the last word
_ONCE = {"method", "url"}


@dataclass(frozen=True, slots=True)
class Part:
    """What the text in `file`, of so many `lines`, says of an operation."""

    file: str
    lines: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Joined:
    """One reading whose lines are counted on through all its parts, the first of them the page itself."""

    reading: Reading
    files: tuple[str, ...]
    starts: tuple[int, ...]

    def place(self, line: int) -> tuple[str, int]:
        """The file that a line of the reading stands in, empty for the page itself, and its number there."""
        part = max(
            at for at, start in enumerate(self.starts) if line >= start or not at
        )
        return (self.files[part] if part else ""), line - self.starts[part]


def joined(parts: tuple[Part, ...]) -> Joined:
    """All that `parts` say of one operation, and where they differ."""
    starts = (0, *accumulate(part.lines for part in parts[:-1]))
    files = tuple(part.file for part in parts)
    first, *others = (
        _shifted(part.reading, start) for part, start in zip(parts, starts, strict=True)
    )
    for other in others:
        first = _with(first, other)
    return Joined(first, files, starts)


def _shifted(reading: Reading, by: int) -> Reading:
    if not by:
        return reading
    return replace(
        reading,
        facts=tuple(replace(each, line=each.line + by) for each in reading.facts),
        doubts=tuple(
            replace(each, lines=tuple(line + by for line in each.lines))
            for each in reading.doubts
        ),
    )


def _with(first: Reading, other: Reading) -> Reading:
    """The first reading, with what only the other one says, and a doubt for each fact of which they say two things."""
    told = _Told(first)
    added, differing = [], []
    for fact in other.facts:
        if told.denies(fact):
            differing.append(fact)
        elif told.lacks(fact):
            added.append(fact)
    known = {(each.rule, each.subject) for each in first.doubts}
    doubts = [
        each for each in other.doubts if (each.rule, each.subject) not in known
    ]  # fmt: skip
    return replace(
        first,
        facts=(*first.facts, *added),
        doubts=(*first.doubts, *doubts, *_differences(differing, told)),
    )


class _Told:
    """What one reading says, to be asked for."""

    def __init__(self, reading: Reading) -> None:
        self.facts: dict[tuple[Subject, str], list[Fact]] = {}
        for fact in reading.facts:
            self.facts.setdefault((fact.subject, fact.aspect), []).append(fact)
        stated = [each for each in reading.facts if each.certainty > Certainty.SEEN]
        self.subjects = {
            each.subject[:length]
            for each in stated
            for length in range(1, len(each.subject) + 1)
        }
        # contents of which more is said than what they are
        self.described = {
            content
            for each in stated
            if (content := _content(each.subject)) is not None
            and (each.aspect in {"type", "schema"} or each.subject != content)
        }

    def of(self, fact: Fact) -> list[Fact]:
        """What is said of the same thing."""
        return self.facts.get((fact.subject, fact.aspect), [])

    def denies(self, fact: Fact) -> bool:
        """Whether a fact says something else of what is described as surely."""
        if fact.certainty is not Certainty.SCHEMA:
            return False
        if fact.aspect == "type" and self._is_unknown_field(fact.subject):
            return True
        said = self.of(fact) if fact.aspect in _COMPARED else []
        return any(
            each.certainty is Certainty.SCHEMA and each.value != fact.value
            for each in said
        )

    def lacks(self, fact: Fact) -> bool:
        """Whether a fact adds something to what is said."""
        said = self.of(fact)
        if fact.aspect in _ONCE and said:
            return False
        if fact.subject[:1] == ("security",) and ("security",) in self.subjects:
            return False
        is_known = not self._is_unknown_field(fact.subject)
        return is_known and all(each.value != fact.value for each in said)

    def _is_unknown_field(self, subject: Subject) -> bool:
        return _content(subject) in self.described and subject not in self.subjects


def _content(subject: Subject) -> Subject | None:
    """The body, or the answer, that a subject is a field of, or is."""
    match subject:
        case ("body", media_type, *_):
            return "body", media_type
        case ("response", status, media_type, *_):
            return "response", status, media_type
    return None


def _differences(facts: Iterable[Fact], told: _Told) -> Iterator[Doubt]:
    for fact in facts:
        said = told.of(fact)
        lines = (*(each.line for each in said[:1]), fact.line)
        remedy = "look which of them is right, and correct the spec if it is the other"
        message = _difference(fact, said[0].value if said else None)
        yield Doubt("renderings-differ", message, lines, remedy, fact.subject)


def _difference(fact: Fact, held: JsonValue) -> str:
    name = ".".join(fact.subject[len(_content(fact.subject) or fact.subject[:1]) :])
    if held is None:
        return f"One form of this page has a field `{name}`, which the other has not; the spec leaves it out."
    return f"One form of this page says of `{name}` that its `{fact.aspect}` is `{held}`, the other `{fact.value}`; the spec has the first."
