"""What is worked out of a whole API once, for all who ask."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from generator.ir import Api

P = ParamSpec("P")
T = TypeVar("T")


def once(
    make: Callable[Concatenate[Api, P], T],
) -> Callable[Concatenate[Api, P], T]:
    """`make`, which works out the same of an API, and of what else it is given, only once as long as the API lives."""
    made: WeakKeyDictionary[Api, dict[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def kept(api: Api, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known = made.setdefault(api, {})
        key = (*args, *kwargs.items())
        if key not in known:
            known[key] = make(api, *args, **kwargs)
        return known[key]

    return kept
