"""Which fields of a flat list are inside which, by a walk through them beside the example."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.capture.facts import ITEMS
from generator.capture.page.fields import Field
from generator.capture.page.types import Shape
from generator.values import JsonValue

Path = tuple[str, ...]

_MOST_SAMPLES = 20
_DEEPEST = 60
_LONGEST_RUN = 500


@dataclass(frozen=True, slots=True)
class Nested:
    """Fields with the steps that lead to each; those of which it is not certain, each with those that it may be inside of.

    `twice` are fields whose name stands at the same place before.
    """

    fields: tuple[tuple[Path, Field], ...]
    unknown: tuple[tuple[Field, tuple[Field, ...]], ...]
    twice: tuple[Field, ...]


@dataclass(slots=True)
class _Level:
    """Something that may have fields: where it is, what examples show of it, and the names it has so far."""

    path: Path
    samples: list[JsonValue]
    holder: Field | None = None
    count: int | None = None
    names: set[str] = field(default_factory=set)

    def shows(self, name: str) -> bool:
        return name not in self.names and any(
            isinstance(each, dict) and name in each for each in self.samples
        )

    def of(self, name: str) -> list[JsonValue]:
        return [
            each[name]
            for each in self.samples
            if isinstance(each, dict) and name in each
        ]

    @property
    def shown(self) -> set[str]:
        return {
            name for each in self.samples if isinstance(each, dict) for name in each
        }

    @property
    def is_full(self) -> bool:
        return self.count is not None and len(self.names) >= self.count


def nested(
    fields: Sequence[Field], examples: Sequence[JsonValue], whole: Shape | None
) -> Nested:
    """The places of fields in a body that examples show; `whole` is the type of the body, where it is stated."""
    walk = _Walk([_bottom(fields, examples, whole)], fields)
    placed = tuple(walk.places())
    return Nested(placed, tuple(walk.unknown), tuple(walk.twice))


def _bottom(
    fields: Sequence[Field], examples: Sequence[JsonValue], whole: Shape | None
) -> _Level:
    samples = [*examples[:_MOST_SAMPLES]]
    are_lists = bool(samples) and all(isinstance(each, list) for each in samples)
    level = _Level((ITEMS,), _items(samples))
    first = fields[0].name if fields else None
    shows_first = first is not None and level.shows(first.text)
    if whole.is_array if whole else (are_lists and shows_first):
        return level
    return _Level((), samples)


def _items(samples: list[JsonValue]) -> list[JsonValue]:
    found = [item for each in samples if isinstance(each, list) for item in each[:20]]
    return found[:_MOST_SAMPLES]


@dataclass(slots=True)
class _Walk:
    """A walk through the fields; `levels` are those that are open, from the body inwards."""

    levels: list[_Level]
    fields: Sequence[Field]
    unknown: list[tuple[Field, tuple[Field, ...]]] = field(default_factory=list)
    twice: list[Field] = field(default_factory=list)

    def places(self) -> Iterator[tuple[Path, Field]]:
        for index, each in enumerate(self.fields):
            name = each.name.text if each.name else ""
            self._leave(self._level_of(index, name))
            level = self.levels[-1]
            if name in level.names:
                self.twice.append(each)
            level.names.add(name)
            yield (*level.path, name), each
            self._enter(each, name)
        self._leave(0)

    def _leave(self, place: int) -> None:
        """Close what is inside the level of the next field."""
        for level in self.levels[place + 1 :]:
            is_short = level.count is not None and len(level.names) < level.count
            if level.names and is_short and level.holder:
                self.unknown.append((level.holder, (level.holder,)))
        del self.levels[place + 1 :]

    def _level_of(self, index: int, name: str) -> int:
        """The level that a field belongs to: the innermost of which the example shows it."""
        places = range(len(self.levels) - 1, -1, -1)
        showing = [each for each in places if self.levels[each].shows(name)]
        fitting = [each for each in showing if self._may_hold(each, index)]
        if len(fitting) > 1 and not self._comes_again(index, name):
            self._doubt(index, fitting)
        if fitting:
            return fitting[0]
        return showing[-1] if showing else self._unshown(index)

    def _may_hold(self, place: int, index: int) -> bool:
        """Whether a level that shows the next field can be what holds it, by the number of its fields."""
        level = self.levels[place]
        if level.is_full:
            return False
        if level.names or level.count is None or place == 0:
            return True
        return self._run(level, index) >= min(level.count, len(level.shown))

    def _run(self, level: _Level, index: int) -> int:
        """How many of the fields from here on are those of a level, one behind the other, with what is in them."""
        names: set[str] = set()
        inner = _names_inside(level.samples)
        for each in self.fields[index : index + _LONGEST_RUN]:
            name = each.name.text if each.name else ""
            if level.shows(name) and name not in names:
                names.add(name)
            elif name not in inner:
                break
        return len(names)

    def _comes_again(self, index: int, name: str) -> bool:
        return any(
            each.name and each.name.text == name for each in self.fields[index + 1 :]
        )

    def _unshown(self, index: int) -> int:
        """The level of a field that no example shows: that which counts on more, else that of the field before."""
        last = len(self.levels) - 1
        for place in range(last, 0, -1):
            level = self.levels[place]
            if level.names and level.count is not None and not level.is_full:
                return place
        started = [place for place in range(last, 0, -1) if self.levels[place].names]
        stays = started[0] if started else 0
        while stays and self.levels[stays].is_full:
            stays -= 1
        if self.levels[stays + 1 :] or stays:
            self._doubt(index, range(stays, last + 1))
        return stays

    def _doubt(self, index: int, places: Sequence[int]) -> None:
        holders = (self.levels[each].holder for each in sorted(places))
        found = tuple(each for each in holders if each)
        if found:
            self.unknown.append((self.fields[index], found))

    def _enter(self, each: Field, name: str) -> None:
        shape, level = each.shape, self.levels[-1]
        may_hold = {"object", "array"} & {*shape.kinds} and shape.holds_fields
        if not may_hold or len(self.levels) > _DEEPEST:
            return
        samples, path = level.of(name), (*level.path, name)
        inner: Shape | None = shape
        while inner and inner.is_array:
            samples, path, inner = _items(samples), (*path, ITEMS), inner.items
        self.levels.append(_Level(path, samples, each, inner.count if inner else None))


def _names_inside(samples: list[JsonValue]) -> set[str]:
    """All names that stand anywhere inside values."""
    found: set[str] = set()
    waiting: list[JsonValue] = [*samples]
    while waiting and len(found) < 5000:
        match waiting.pop():
            case dict() as value:
                found.update(value)
                waiting += value.values()
            case list() as value:
                waiting += value[:_MOST_SAMPLES]
    return found
