"""A document as it was read the last time, remembered per user: what has not changed in it need not be read again."""

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

from generator import ir
from generator.cache import plain, problem_of, slot
from generator.errors import Problem
from generator.ir import Api
from generator.load.project import Project
from generator.memory import keep_values, recall_values
from generator.stated import Stated

_ENDING = ".read"

_Reduce = Callable[[Any], tuple[Callable[..., Any], tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was read from the file `name`, given the `services` of a lock, and what it came to.

    `links` are what components refer to; `root` is the document after it was read, `api` that without it, as bytes;
    `problems` have no positions.
    """

    name: str
    services: Mapping[str, tuple[str, ...]]
    stated: Stated
    links: Mapping[str, tuple[str, ...]]
    root: bytes
    api: bytes
    problems: tuple[Problem, ...]


NOTHING_READ = Snapshot("", {}, Stated("", {}), {}, b"", b"", ())


def recall_snapshot(project: Project, mark: str) -> Snapshot:
    """What was read the last time for a project, if the generator was the same."""
    try:
        stored = recall_values(slot(project, (), _ENDING), mark)
        name, services, stated, links, root, api, problems = stored
        told = tuple(map(problem_of, problems))
        return Snapshot(name, services, Stated(*stated), links, root, api, told)
    except (OSError, ValueError, KeyError, TypeError):
        return NOTHING_READ


def remember_snapshot(project: Project, mark: str, made: Snapshot) -> None:
    """Keeps what was read for the next run."""
    stored = (
        made.name,
        dict(made.services),
        (made.stated.frame, dict(made.stated.operations)),
        dict(made.links),
        made.root,
        made.api,
        [*map(plain, made.problems)],
    )
    keep_values(slot(project, (), _ENDING), mark, stored)


def packed(api: Api) -> bytes:
    """An API as bytes."""
    made = io.BytesIO()
    pickler = pickle.Pickler(made, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = dict[type, Any](_REDUCERS)
    pickler.dump(api)
    return made.getvalue()


def unpacked(content: bytes) -> Api:
    """The API that was packed; nothing but records of the IR can be in it."""
    found: Api = _Unpickler(io.BytesIO(content)).load()
    return found


class _Unpickler(pickle.Unpickler):
    """Makes records of the IR, and nothing else."""

    def find_class(self, _: str, name: str) -> Callable[..., Any]:
        """What makes the records of a class."""
        found: Callable[..., Any] = vars(_MAKERS)[name.removeprefix("_MAKERS.")]
        return found


def _maker(record: type[Any]) -> Callable[..., Any]:
    """What makes a record of all that it holds: many times as fast as its class, and there are many."""
    puts = [getattr(record, each.name).__set__ for each in fields(record)]
    scope = {f"put{number}": put for number, put in enumerate(puts)}
    scope |= {"new": object.__new__, "record": record}
    values = [f"value{number}" for number in range(len(puts))]
    lines = (
        f"def make({', '.join(values)}):",
        "  made = new(record)",
        *(f"  put{number}(made, {value})" for number, value in enumerate(values)),
        "  return made",
    )
    # as dataclasses do it; a loop would take twice as long
    exec("\n".join(lines), scope)  # noqa: S102 - there is nothing in it but numbers
    make: Callable[..., Any] = scope["make"]
    make.__module__, make.__qualname__ = __name__, f"_MAKERS.{record.__name__}"
    return make


def _reducer(record: type[Any]) -> _Reduce:
    make = vars(_MAKERS)[record.__name__]
    names = [each.name for each in fields(record)]
    # a getter of several gives all at once
    held = attrgetter(*names) if len(names) > 1 else partial(_held, names)
    return lambda it: (make, held(it))


def _held(names: list[str], it: Any) -> tuple[Any, ...]:
    return tuple(getattr(it, name) for name in names)


_RECORDS: list[type[Any]] = [
    each for each in vars(ir).values() if isinstance(each, type) and is_dataclass(each)
]
# as attributes, for that is how whoever packs one looks for it
_MAKERS = SimpleNamespace(**{each.__name__: _maker(each) for each in _RECORDS})
_REDUCERS = {each: _reducer(each) for each in _RECORDS}
