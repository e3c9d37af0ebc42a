"""What a spec says, in records that cannot be printed by accident."""

import json
from dataclasses import dataclass
from typing import NoReturn


class _Unprintable:
    """Refuses every way by which an object turns into text unasked."""

    __slots__ = ()

    def __str__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} was printed without a filter")

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError(f"{type(self).__name__} was formatted without a filter")


@dataclass(frozen=True, slots=True)
class Text(_Unprintable):
    """Text written by the author of a spec: hostile until a filter has escaped it for its sink."""

    _text: str


@dataclass(frozen=True, slots=True)
class Name(_Unprintable):
    """A name: its words, lower case, from which a language spells an identifier, and its spelling on the wire."""

    words: tuple[str, ...]
    _wire: str


@dataclass(frozen=True, slots=True, eq=False)
class Value(_Unprintable):
    """A JSON value written by the author of a spec, such as an example, a default or a member of an enum.

    Two are equal if they are in JSON, where 1 is not true, and lists and objects are values like others.
    """

    _json: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and self._text() == other._text()

    def __hash__(self) -> int:
        return hash(self._text())

    def _text(self) -> str:
        return json.dumps(self._json, sort_keys=True)


def text_of(text: Text) -> str:
    """The characters of a `Text`; for filters and for the building of views, which know where they go."""
    return text._text  # noqa: SLF001 - keeps templates out, not us


def wire_of(name: Name) -> str:
    """A name as it is spelled on the wire."""
    return name._wire  # noqa: SLF001 - as above


def json_of(value: Value) -> object:
    """The JSON value inside a `Value`."""
    return value._json  # noqa: SLF001 - as above
