"""How much a value of a type holds at the least, by which one that would be too much is known before it is begun."""

from dataclasses import dataclass, field

from generator.ir import (
    Alias,
    Api,
    Constraint,
    Enum,
    List,
    Map,
    Model,
    Ref,
    Tuple,
    Type,
    Union,
    json_of,
)

# A longer array is no example.
LONGEST = 1000

# Deeper ones count as one value: the count may be too low, and never too high.
_BOTTOM = 60


@dataclass(frozen=True, slots=True)
class Least:
    """Counts the values in a value of a type, itself included: at least so many are made before it is complete."""

    api: Api
    _known: dict[str, int] = field(default_factory=dict)

    def of(self, told: Type, depth: int = 0) -> int:
        """The least number of values that one of this type is made of."""
        if depth > _BOTTOM:
            return 1
        match told:
            case Ref(id_):
                return self.of_definition(id_, depth)
            case List(item, constraints):
                return 1 + at_least(constraints, "minItems") * self.of(item, depth + 1)
            case Map(value, constraints):
                is_empty = not at_least(constraints, "minProperties")
                return 1 if is_empty else 1 + self.of(value, depth + 1)
            case Tuple(items):
                return 1 + sum(self.of(item, depth + 1) for item in items)
            case Union(members, discriminator):
                tags = discriminator.tags if discriminator else ()
                ways = (*members, *(member for _, member in tags))
                return 1 + min(self.of(each, depth + 1) for each in ways)
        return 1

    def of_definition(self, id_: str, depth: int = 0) -> int:
        """The least number of values in one of the definition with this id."""
        if id_ not in self._known:
            # what it holds of itself
            self._known[id_] = 1
            match self.api.index[id_]:
                case Enum():
                    count = 1
                case Alias(type=told):
                    count = 1 + self.of(told, depth + 1)
                case Model() as model:
                    count = 1 + self._needed(model, depth)
            self._known[id_] = count
        return self._known[id_]

    def _needed(self, model: Model, depth: int) -> int:
        """What the fields hold that must be there and for which the spec gives no value."""
        return sum(
            self.of(each.type, depth + 1)
            for each in model.fields
            if each.required and not (each.example or each.default)
        )


def at_least(constraints: tuple[Constraint, ...], keyword: str) -> int:
    """The number of items that an array or an object must have, as far as an example goes."""
    return min(int(limit(constraints, keyword, 0)), LONGEST)


def limit(constraints: tuple[Constraint, ...], keyword: str, other: float) -> float:
    """The number that a constraint states, or another one."""
    stated = (json_of(each.argument) for each in constraints if each.keyword == keyword)
    value = next(stated, other)
    return value if isinstance(value, int | float) else other
