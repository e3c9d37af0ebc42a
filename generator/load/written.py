"""What the text of a document says where its value does not: how a number was written, whether a key had quotes."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.errors import Location, Problem, each_once, warning
from generator.load.entries import entries
from generator.load.source import Source

# a code may stand at the beginning of a line, or after the bracket of a flow collection; what stands before it is
# looked at last, for that is many times as fast
_CODE_IN_TEXT = re.compile(r"[1-5]\d\d[ ]*:(?:\s|$)", re.MULTILINE)
_BEFORE_CODES = frozenset(("", "\n", "{", ","))
_CODE = re.compile(r"(?:.*/)?responses/[1-5]\d\d", re.DOTALL)


def written_at(sources: Mapping[str, Source], location: Location) -> str | None:
    """The scalar at a place as it is written there; None if there is none."""
    source = sources.get(location.file)
    found = entries(source) if source else iter(())
    return next((each.text for each in found if each.pointer == location.pointer), None)


def codes_as_numbers(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """A warning for each file in YAML whose response codes have no quotes, at the first of them."""
    for source in sources.values():
        # prose has no marks, for it was not read as YAML
        if source.marks.keys and _has_codes(source.text):
            yield from _first_code(source)


@lru_cache(1)
def _has_codes(text: str) -> bool:
    return any(
        _first_before(text, found.start()) in _BEFORE_CODES
        for found in _CODE_IN_TEXT.finditer(text)
    )


def _first_before(text: str, index: int) -> str:
    """What stands before a place and the spaces before that, nothing at the beginning."""
    while index and text[index - 1] == " ":
        index -= 1
    return text[index - 1 : index]


def merge_keys(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """A warning for each file in YAML that has merge keys, at the first of them, with their number."""
    message = "the merge key `<<` is not part of YAML 1.2; it is read as in YAML 1.1"
    hint = "write the merged keys out"
    for source in sources.values():
        found = map(source.at, source.marks.merges)
        yield from each_once(
            warning("yaml-merge-key", message, hint, place) for place in found
        )


def _first_code(source: Source) -> Iterator[Problem]:
    for each in entries(source):
        if _CODE.fullmatch(each.pointer) and source.text[each.start].isdigit():
            message = f"the response code {each.key} is a number; it is read as text, and so is any other"
            hint = f'put response codes in quotes: `"{each.key}":`'
            at = source.at(each.start, each.pointer)
            yield warning("openapi-untidy", message, hint, at)
            return
