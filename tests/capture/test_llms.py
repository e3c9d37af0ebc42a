"""llms.txt: the pages that it lists."""

from dataclasses import astuple
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.capture.readers.llms import looks_like, read
from tests.capture.stating import damaged, garbled

CASES = sorted((Path(__file__).parent / "llms").glob("*.txt"))
TEXTS = [path.read_text("utf-8") for path in CASES]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_says(path: Path) -> None:
    """A list gives section, folder, title, address, description and line of each page, in order."""
    stated = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
    text = path.read_text("utf-8")
    for each in (text, text.replace("\n", "\r\n"), f"\ufeff{text}"):
        assert [list(astuple(link)) for link in read(each)] == stated
        assert looks_like(each)


def _holds(text: str) -> None:
    last = text.count("\n") + text.count("\r") + 1
    assert all(1 <= link.line <= last and link.url for link in read(text))


@pytest.mark.parametrize("text", TEXTS)
def test_damaged(text: str) -> None:
    """A list that was copied badly is read as far as it goes."""
    for each in damaged(text):
        _holds(each)


@given(st.one_of(st.builds(garbled, st.sampled_from(TEXTS), st.integers()), st.text()))
def test_any_text(text: str) -> None:
    """Any text is read; what is no link is passed over."""
    _holds(text)
    looks_like(text)


@pytest.mark.parametrize(
    "part", ["[", "](", "[a](", "](a", "(", "b(c)", " ", "- ", "- [a](b)", '"']
)
def test_long(part: str) -> None:
    """However long a line goes on with the same, it is read."""
    for start in ("- ", "- [", "- [a](", "- [a](b"):
        _holds(start + part * 20_000)


@pytest.mark.parametrize(
    "text", ["", "# Title\n\ntext", "- [a](b)", "curl https://x.example.com"]
)
def test_no_list(text: str) -> None:
    """A text without a heading and links under it is not taken for a list."""
    assert not looks_like(text)
