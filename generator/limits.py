"""Values that break one limit of a type and keep within the others."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.fits import keeps
from generator.ir import Constraint, json_of
from generator.strings import compiled

UNKNOWN_KEY = "restencil_unknown"
"""A property that no API has."""


def beyond(
    constraints: tuple[Constraint, ...], value: Any
) -> Iterator[tuple[str, Any]]:
    """For each limit that `value` can be made to break, its keyword and what breaks it.

    What is too long or too short is told before anything else is, and so need not keep the others.
    """
    for constraint in constraints:
        keyword, limit = constraint.keyword, json_of(constraint.argument)
        if isinstance(limit, int) and limit > _LONGEST.get(keyword, limit):
            continue
        others = [each for each in constraints if each is not constraint]
        others = [] if keyword.endswith(("Length", "Items", "Properties")) else others
        for broken in _BREAKERS[keyword](limit, value, _step(constraints)):
            if all(keeps(broken, each) for each in others):
                yield keyword, broken
                break


def _step(constraints: tuple[Constraint, ...]) -> Any:
    stated = (
        json_of(each.argument) for each in constraints if each.keyword == "multipleOf"
    )
    return next(stated, 1)


# What is longer than that makes a fixture that nobody reads.
_LONGEST: Mapping[str, int] = {
    "maxLength": 5000,
    "maxItems": 200,
    "maxProperties": 200,
}

_BREAKERS: Mapping[str, Callable[[Any, Any, Any], list[Any]]] = {
    "minLength": lambda limit, value, _: [str(value)[: limit - 1]] if limit > 0 else [],
    "maxLength": lambda limit, value, _: [str(value).ljust(limit + 1, "g")],
    "pattern": lambda limit, value, _: _unmatched(limit, str(value)),
    "minimum": lambda limit, _, step: [limit - 1, limit - limit % step - step],
    "maximum": lambda limit, _, step: [limit + 1, limit - limit % step + step],
    "exclusiveMinimum": lambda limit, _, step: [limit, limit - limit % step - step],
    "exclusiveMaximum": lambda limit, _, step: [limit, limit - limit % step + step],
    "multipleOf": lambda limit, value, _: [value + limit / 2, value - limit / 2],
    "minItems": lambda limit, value, _: [value[: limit - 1]] if limit > 0 else [],
    "maxItems": lambda limit, value, _: (
        [(value * (limit + 1))[: limit + 1]] if value else []
    ),
    "uniqueItems": lambda limit, value, _: (
        [[*value, value[0]], [value[0], value[0]]] if limit and value else []
    ),
    "minProperties": lambda limit, value, _: (
        [dict(list(value.items())[: limit - 1])] if limit > 0 else []
    ),
    "maxProperties": lambda limit, value, _: [
        {f"{UNKNOWN_KEY}_{number}": each for number in range(limit + 1)}
        for each in list(value.values())[:1]
    ],
}


def _unmatched(pattern: str, value: str) -> list[Any]:
    found = compiled(pattern)
    if found is None:
        return []
    odd = "\N{BULLET}"
    texts = (
        value + " " + odd,
        value[:-1] + odd,
        odd + value[1:],
        odd * len(value),
        odd,
    )
    return [text for text in (*texts, "") if not found.is_found_in(text)]
