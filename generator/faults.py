"""What a validator finds wrong with a value, told in words of our own, whichever library has found it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import pointer
from generator.shown import shown

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A keyword that a value breaks: `names` are the properties that are missing or not known.

    Where the keyword has branches, such as `anyOf`, `branches` are the faults that each of them found.
    """

    path: Path
    keyword: str
    argument: Any
    value: Any
    message: str
    names: tuple[str, ...] = ()
    branches: tuple[tuple["Fault", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault of a value: where it is (a JSON pointer), the keyword it breaks, what is wrong, and the value there.

    A missing property is reported at the place where it should stand, with the keyword `required`.
    """

    pointer: str
    keyword: str
    message: str
    value: object


def told(faults: Iterable[Fault]) -> list[Violation]:
    """Every fault as a violation, each once, in the order of their pointers."""
    found = (
        violation for fault in faults for violation in _violations(_closest(fault))
    )
    distinct = {(each.pointer, each.keyword, each.message): each for each in found}
    return [distinct[key] for key in sorted(distinct)]


def _closest(fault: Fault) -> Fault:
    """The fault itself, or the one inside it that says what its author most likely meant."""
    while inner := _of_only_branch(fault):
        fault = inner
    return fault


def _of_only_branch(fault: Fault) -> Fault | None:
    """The fault of the only branch whose type fits; None if several do, for then no branch is meant more than others."""
    fitting = [
        branch
        for branch in fault.branches
        if not any(_is_of_wrong_kind(each, fault) for each in branch)
    ]
    return fitting[0][0] if len(fitting) == 1 and fitting[0] else None


def _is_of_wrong_kind(inner: Fault, outer: Fault) -> bool:
    return inner.path == outer.path and inner.keyword in {"type", "const"}


def _violations(fault: Fault) -> Iterator[Violation]:
    if fault.names:
        phrase = "is required" if fault.keyword == "required" else "is not known here"
        for name in fault.names:
            yield Violation(
                pointer(*fault.path, name),
                fault.keyword,
                f"`{shown(name)}` {phrase}",
                None,
            )
        return
    message = _PHRASES.get(fault.keyword, _other)(fault)
    yield Violation(pointer(*fault.path), fault.keyword, message, fault.value)


def _type(fault: Fault) -> str:
    wanted = fault.argument if isinstance(fault.argument, list) else [fault.argument]
    return f"must be {_article(' or '.join(map(str, wanted)))}, is {_described(fault.value)}"


def _enum(fault: Fault) -> str:
    return f"must be one of {', '.join(map(_json, fault.argument))}, is {_described(fault.value)}"


def _const(fault: Fault) -> str:
    return f"must be {_json(fault.argument)}, is {_described(fault.value)}"


def _format(fault: Fault) -> str:
    return f"must be {_article(str(fault.argument))}, is {_described(fault.value)}"


def _limit(fault: Fault) -> str:
    return f"breaks `{fault.keyword}: {_json(fault.argument)}`, is {_described(fault.value)}"


def _branches(fault: Fault) -> str:
    """What is missing, if each branch misses something; else which values are taken is too much to tell."""
    missing = [each for branch in fault.branches for each in branch]
    if missing and all(each.keyword == "required" for each in missing):
        names = dict.fromkeys(name for each in missing for name in each.names)
        return f"one of {', '.join(f'`{shown(name)}`' for name in names)} is required"
    return (
        f"must be one of the kinds that are allowed here, is {_described(fault.value)}"
    )


def _other(fault: Fault) -> str:
    # the schema `false`, which has no keyword, allows nothing
    return shown(fault.message, 200) if fault.keyword else "must not stand here"


def _twice(_: Fault) -> str:
    return "has an item twice"


_LIMITS = (
    "minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "minItems maxItems minProperties maxProperties"
)

_PHRASES: Mapping[str, Callable[[Fault], str]] = {
    **dict.fromkeys(_LIMITS.split(), _limit),
    "type": _type,
    "enum": _enum,
    "const": _const,
    "uniqueItems": _twice,
    "format": _format,
    "anyOf": _branches,
    "oneOf": _branches,
}


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


# MessagePack has bytes, which no JSON Schema allows for
_KINDS = {
    dict: "an object",
    list: "an array",
    bool: "a boolean",
    type(None): "null",
    bytes: "binary data",
}


def _described(value: object) -> str:
    kind = _KINDS.get(type(value))
    return kind if kind and not isinstance(value, bool) else _json(value)


def _json(value: object) -> str:
    return shown(json.dumps(value, ensure_ascii=False), 80)
