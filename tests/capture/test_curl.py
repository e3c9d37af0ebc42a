"""curl commands: what they show of an API, however they are written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.capture.readers.curl import looks_like, read
from tests.capture.stating import damaged, garbled, holds, said, stated

FOLDER = Path(__file__).parent / "curl"
CASES = sorted(FOLDER.glob("*.sh"))
TEXTS = [path.read_text("utf-8") for path in CASES]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_says(path: Path) -> None:
    """A command gives the facts that are written beside it, all only seen, each with its line, and its doubts."""
    facts, doubts = said(read(path.read_text("utf-8")))
    assert (facts, doubts) == stated(path.with_suffix(".yaml"), "SEEN")
    assert looks_like(path.read_text("utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_damaged(path: Path) -> None:
    """A command that was copied badly is read as far as it goes."""
    for text in damaged(path.read_text("utf-8")):
        holds(read, text)
        holds(read, text.replace("\n", "\r\n"))


@given(st.sampled_from(TEXTS), st.integers())
def test_garbled(text: str, seed: int) -> None:
    """Any characters in the place of others are read, or told."""
    holds(read, garbled(text, seed))


@given(st.text("curl -XdHFGu@'\"\\^`$&=:;{}[]/\n\t "))
def test_any_words(text: str) -> None:
    """Any command is read, or told."""
    holds(read, f"curl {text}")


@given(st.text() | st.binary().map(lambda raw: raw.decode(errors="replace")))
def test_any_text(text: str) -> None:
    """Any text is read, or told to be no command."""
    holds(read, text)
    looks_like(text)


@pytest.mark.parametrize(
    "text",
    ["", "POST /v1/x", "use `curl` for it", "curly braces", "the curl https://x"],
)  # fmt: skip
def test_no_command(text: str) -> None:
    """What does not begin with the command is not taken for one."""
    assert not looks_like(text)


def test_first_line() -> None:
    """A command inside a page is told with the lines of the page."""
    reading = read("curl https://x.example.com \\\n -d a=1", 40)
    assert {each.line for each in reading.facts} == {40, 41}
    assert reading.uses == {40: "sample", 41: "sample"}


@pytest.mark.parametrize("part", ["'", '"', "\\", "^ ", "` ", "-d ", "$'", "a&", "#"])
def test_long(part: str) -> None:
    """However long a command goes on with the same, it is read."""
    holds(read, "curl " + part * 20_000)
    holds(read, "curl -d '" + part * 20_000)


def test_no_secret() -> None:
    """What looks like a credential stands in no fact and in no doubt."""
    reading = repr(read((FOLDER / "secrets.sh").read_text("utf-8")))
    for secret in ("hunter22", " sk-9f", "9f8e7d6c5b4a392817069f8e", "eyJ"):
        assert secret not in reading
