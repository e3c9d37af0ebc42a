"""How the words of a name are found, and how they are put together again in the case style of a language."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count

from generator.ir import Name

# A longer identifier would make lines that nobody can read and paths that Windows refuses.
_LONGEST = 60

_BOUNDARIES = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_a-zA-Z])(?=[a-zA-Z])"
)
_PLAIN = re.compile(r"[\w.-]+")
_SEPARATORS = re.compile(r"[\W_]+")


def name(wire: str, *, prefix: Iterable[str] = ()) -> Name:
    """The name spelled `wire` in a spec; `prefix` are words that its surroundings put before it."""
    return Name((*prefix, *split(wire)), wire)


@lru_cache(maxsize=1 << 16)
def split(text: str) -> tuple[str, ...]:
    """The words of any spelling, lower case: `HTTPServer-id_2` is http, server, id, 2."""
    normal = unicodedata.normalize("NFKC", text)
    parts = (
        word for part in _SEPARATORS.split(normal) for word in _BOUNDARIES.split(part)
    )
    return tuple(lowered for word in parts if (lowered := _letters(word)))


def _letters(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", word.lower())
        if letter.isalnum() and ("a" + letter).isidentifier()
    )


def _snake(words: tuple[str, ...]) -> str:
    return "_".join(words)


def _kebab(words: tuple[str, ...]) -> str:
    return "-".join(words)


def _constant(words: tuple[str, ...]) -> str:
    return "_".join(words).upper()


def _pascal(words: tuple[str, ...]) -> str:
    joined = ""
    for word in words:
        # two numbers side by side would read as one
        joined += "_" if joined[-1:].isdigit() and word[:1].isdigit() else ""
        joined += word[:1].upper() + word[1:]
    return joined


def _camel(words: tuple[str, ...]) -> str:
    pascal = _pascal(words)
    return pascal[:1].lower() + pascal[1:]


STYLES: Mapping[str, Callable[[tuple[str, ...]], str]] = {
    "snake_case": _snake,
    "kebab-case": _kebab,
    "CONSTANT_CASE": _constant,
    "PascalCase": _pascal,
    "camelCase": _camel,
}


def spell(
    words: tuple[str, ...],
    style: str,
    reserved: frozenset[str] = frozenset(),
    fallback: str = "value",
) -> str:
    """An identifier of `words` in a case style, never empty, never starting with a digit, never a reserved word."""
    spelled = _cut(STYLES[style](words or split(fallback)))
    if not spelled[:1].isidentifier():
        spelled = _cut(STYLES[style]((*split(fallback), *words)))
    return clear_of(spelled, reserved)


def clear_of(spelled: str, reserved: frozenset[str]) -> str:
    """An identifier that is not `reserved`, as near to `spelled` as can be."""
    while spelled in reserved:
        spelled += "_"
    return spelled


def _cut(spelled: str) -> str:
    # upper case can take a letter apart, and Python puts it together again
    return unicodedata.normalize("NFKC", spelled)[:_LONGEST].rstrip("_-")


_NONE: Mapping[str, str] = {}


def unique(
    wanted: Mapping[str, str],
    held: Mapping[str, str] = _NONE,
    reserved: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """Distinct identifiers for `wanted` (a stable key to the identifier it would like), whatever their order.

    Identifiers that differ only in case count as the same, since files and classes of both would collide. A key that
    is `held` has the identifier that it has there; the others keep clear of all of those, and of what is `reserved`.
    """
    given = {key: held[key] for key in wanted if key in held}
    new = {key: spelled for key, spelled in wanted.items() if key not in held}
    seen = {spelled.casefold() for spelled in held.values()}
    taken = seen | {spelled.casefold() for spelled in new.values()}
    numbers = defaultdict[str, "count[int]"](lambda: count(2))
    for key in sorted(new, key=lambda key: (new[key] != key, key)):
        spelled = new[key]
        if spelled.casefold() in seen:
            tried = (f"{spelled}_{number}" for number in numbers[spelled])
            spelled = _free((each for each in tried if each not in reserved), taken)
        given[key] = spelled
        seen.add(spelled.casefold())
    return {key: given[key] for key in wanted}


def _free(tried: Iterator[str], taken: set[str]) -> str:
    free = next(each for each in tried if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


_RESERVED_BY_WINDOWS = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}


def file_stem(words: tuple[str, ...], style: str, fallback: str) -> str:
    """A file name without its ending that every common file system takes."""
    stem = spell(words, style, fallback=fallback)
    return stem + "_" if stem.casefold() in _RESERVED_BY_WINDOWS else stem


# the same names stand in the paths of many targets
@lru_cache(2**14)
def is_portable(stem: str) -> bool:
    """Whether `stem` names a file, and nothing else, on every common file system."""
    # some letters are written as two characters, the second of them a mark
    marks = _PLAIN.sub("", stem)
    return (
        bool(stem)
        and all(unicodedata.category(mark).startswith("M") for mark in marks)
        and stem.strip(".") == stem
        and stem.casefold() not in _RESERVED_BY_WINDOWS
    )
