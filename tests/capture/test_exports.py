"""OpenAPI documents, Postman collections and HAR files that are damaged: each is read, or refused with a sentence."""

import contextlib
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.capture.assembling import document_of
from generator.capture.documents import Captured
from generator.capture.evidence import Evidence, evidence_of
from generator.capture.writing import captured_text
from generator.errors import Stop
from generator.values import JsonValue
from tests.capture.stating import damaged, garbled

HERE = Path(__file__).parent
DOCUMENT = (HERE / "openapi/boats.yaml").read_text("utf-8")
SAVED = [json.loads((HERE / name).read_text("utf-8")) for name in ("postman/shop.json", "har/shop.json")]  # fmt: skip
TEXTS = [DOCUMENT, *(json.dumps(each, indent=1) for each in SAVED)]
ODD: list[JsonValue] = [None, True, 0, -1.5, "", "\ud800", "{{", "{}", "://", [], {}, [[]], {"a": {}}, ["x"], "http://[", "9" * 400, "/{/}/:"]  # fmt: skip


# of the damaged texts, every so manieth: all of them take half a minute
_EACH = 7


def _made(text: str) -> tuple[Evidence, Captured] | None:
    """What a text is read as and made into; None for one that is refused."""
    with contextlib.suppress(Stop):
        made = evidence_of(text, "a.json", "a.json")
        return made, document_of([made], "a")
    return None


def holds(text: str) -> None:
    """That a text is made into a document whose facts all have lines of what is kept, or is refused."""
    found = _made(text)
    if found is None:
        return
    made, captured = found
    last = made.text.count("\n") + made.text.count("\r") + 1
    facts = [fact.line for each in made.contents.readings for fact in each.facts]
    named = [*facts, *made.doubted, *(each.location.line for each in made.told)]
    assert all(1 <= line <= last for line in named)
    assert all(0 <= each.line <= last for each in captured.sources.values())
    again = evidence_of(made.text, made.file, made.file)
    assert (again.id, again.text, again.contents) == (made.id, made.text, made.contents)
    assert captured_text(captured)


@pytest.mark.parametrize("text", TEXTS, ids=["openapi", "postman", "har"])
def test_damaged(text: str) -> None:
    """A file that breaks off, or has lines twice, in another order or not at all, is read or refused."""
    for each in list(damaged(text))[::_EACH]:
        holds(each)


@given(st.sampled_from(TEXTS), st.integers())
def test_garbled(text: str, seed: int) -> None:
    """Any characters in the place of others are read, or refused."""
    holds(garbled(text, seed))


def _spoiled(value: Any, chosen: random.Random) -> Any:
    """A copy of a value of which some parts are something else."""
    if chosen.random() < 0.02:
        return chosen.choice(ODD)
    match value:
        case dict():
            return {key: _spoiled(each, chosen) for key, each in value.items() if chosen.random() > 0.01}  # fmt: skip
        case list():
            return [_spoiled(each, chosen) for each in value]
    return value


@given(st.sampled_from(range(len(SAVED))), st.integers())
def test_spoiled(which: int, seed: int) -> None:
    """Any value where another kind should stand is read past, or refused."""
    spoiled = _spoiled(SAVED[which], random.Random(seed))  # noqa: S311 - no secret
    holds(json.dumps(spoiled))


@pytest.mark.parametrize("depth", [100, 900, 3000, 100_000])
def test_deep(depth: int) -> None:
    """However deep a file is nested, it is read or refused."""
    nested = "[" * depth + "]" * depth
    for each in SAVED:
        holds(json.dumps(each).replace('"OK"', nested, 1))
        holds(json.dumps(each).replace('\\"me\\"', nested, 1))
