"""Documents that are spoiled at random are read or refused, and never found a bug."""

import copy
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.commands import Outcome, restencil
from tests.hostile.medium import MEDIUM

_EXAMPLES = 60 if os.environ.get("CI") else 25
_VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        7,
        -1,
        0.5,
        10**30,
        "",
        "text",
        "#/components/schemas/Pet",
        "\0\u202e",
    ),
    *([], {}, [None], [[]], ["text"], {"$ref": "#/components/schemas/Pet"}, {"": {}}),
)


def _entries(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container of a document, with each of its keys."""
    keys: Any = ()
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = range(len(value))
    for key in keys:
        yield value, key
        yield from _entries(value[key])


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """The text of a document in which up to three things were deleted, replaced, moved or called otherwise."""
    document = copy.deepcopy(MEDIUM)
    for _ in range(draw(st.integers(1, 3))):
        entries = list(_entries(document))
        container, key = draw(st.sampled_from(entries))
        match draw(st.sampled_from(["delete", "replace", "copy", "rename"])):
            case "delete":
                del container[key]
            case "replace":
                container[key] = copy.deepcopy(draw(st.sampled_from(_VALUES)))
            case "copy":
                other, there = draw(st.sampled_from(entries))
                container[key] = copy.deepcopy(other[there])
            case "rename" if isinstance(container, dict):
                container[draw(st.sampled_from(["", "x", "é", "type", "$ref"]))] = (
                    container.pop(key)
                )
    text = json.dumps(document, indent=1)
    is_cut = draw(st.integers(1, 10)) == 1
    return text[: draw(st.integers(1, len(text)))] if is_cut else text


def _generated(text: str) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "api.json").write_text(text, "utf-8")
        return restencil(Path(folder), "generate", "api.json")


@seed(1)
@settings(
    max_examples=_EXAMPLES, database=None, suppress_health_check=list(HealthCheck)
)
@given(spoiled())
def test_spoiled(text: str) -> None:
    """Whatever is deleted, replaced, moved, renamed or cut off, the document is read, or refused where it is wrong."""
    outcome = _generated(text)
    assert outcome.code in {0, 2}, outcome.err
    if outcome.code == 2:
        assert "error[" in outcome.err
        assert outcome.out == ""


def test_medium() -> None:
    """The document that is spoiled is read as it is."""
    outcome = _generated(json.dumps(MEDIUM))
    assert outcome.code == 0, outcome.err
    assert "openapi-" not in outcome.err
