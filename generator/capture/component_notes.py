"""What is said of a component that others call the same: where, how they differ, and what to do about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.capture.component_names import original_name
from generator.capture.component_references import named_in, reached
from generator.capture.documents import Base, Page
from generator.errors import pointer
from generator.shown import shown
from generator.values import ABSENT, same

_SCHEMAS = ("components", "schemas")
_NAMED, _PLACES = 5, 3


@dataclass(frozen=True, slots=True)
class Namesake:
    """A component of a page, or of the base where there is none: what that calls it, its name in the spec, and which of those so called it is."""

    called: str
    name: str
    kind: int
    page: Page | None
    base: Base | None

    @property
    def schemas(self) -> Mapping[str, Any]:
        """The components that stand beside it."""
        if self.page:
            return self.page.merged.schemas
        root = self.base.whole.root if self.base else {}
        found: Mapping[str, Any] = root["components"]["schemas"]
        return found

    @property
    def where(self) -> tuple[str, int]:
        """The file, empty where it is the page's own, and the line that say it."""
        at = pointer(*_SCHEMAS, self.called)
        if self.page:
            return self.page.where(at)
        return "", self.base.whole.lines.get(at, 0) if self.base else 0

    @property
    def said(self) -> str:
        """The line that says it, and the file."""
        file, line = self.where
        kept = self.page.kept if self.page else self.base.kept if self.base else ""
        return f"line {line} of {file or kept}" if line else file or kept


def note_of(side: Namesake, others: list[Namesake], place: str) -> dict[str, Any]:
    """The note on the page of a component, whose operation leads to it at `place`, if it does: how it differs from those of `others`."""
    file, line = side.where
    here = f" on line {line}" if line else ""
    by = _listed([each.said for each in others], _NAMED)
    called = shown(original_name(side.called, side.schemas[side.called]), 100)
    return {
        "rule": "schemas-collide",
        "message": f"The schema `{called}`{here} is another one than that on {by}{_differing(side, others)}. They are kept apart: this one is `{shown(side.name, 150)}` in the spec.",
        "remedy": _remedy(side, others[0]),
        **({"file": file} if file else {}),
        **({"place": place} if place else {}),
        "lines": [line] if line else [],
    }


def _remedy(side: Namesake, other: Namesake) -> str:
    if side.name == side.called:
        return "if they are meant to be one, copy the older of the pages again; if not, silence this"
    name = shown("#" + pointer(*_SCHEMAS, other.name), 150)
    again = "copy the older of the pages again" if other.page else "copy the page again"
    return f"if they are meant to be one, {again}, or correct `$ref` to `{name}`; if not, silence this"


def places_in(page: Page) -> dict[str, str]:
    """Where the operation of a page refers to its components, or first to what leads to them, by the names there."""
    schemas = page.merged.schemas
    inside = {
        name: tuple(each for each, _ in named_in(schema))
        for name, schema in schemas.items()
    }
    found: dict[str, str] = {}
    for name, place in named_in(page.merged.operation, "operation"):
        if name not in found:
            found |= dict.fromkeys(reached((name,), inside) - found.keys(), place)
    return found


def _differing(side: Namesake, others: list[Namesake]) -> str:
    """Where a component and that of another page say two things; of several, each page tells it of its own."""
    if len(others) > 1:
        return ""
    one, two = (each.schemas[each.called] for each in (side, *others))
    places = [f"`{shown(each, 100)}`" for each in _places(one, two) if each]
    return f"; they differ at {_listed(places, _PLACES)}" if places else ""


def _places(one: Any, two: Any) -> Iterator[str]:
    """The pointers to the outermost values that differ."""
    pending = [("", one, two)]
    while pending:
        at, old, new = pending.pop()
        if isinstance(old, dict) and isinstance(new, dict):
            pending += [
                (at + pointer(key), old.get(key, ABSENT), new.get(key, ABSENT))
                for key in reversed({**old, **new})
            ]
        elif not same(old, new):
            yield at


def _listed(texts: list[str], most: int) -> str:
    more = len(texts) - most
    told = [*texts[:most], *([f"{more:,} more"] if more > 0 else ())]
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
