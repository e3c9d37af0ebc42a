"""Contradictions that only words tell: the ways in which Chinese pages word them are known, and what sounds like them is not."""

from pathlib import Path

import pytest
import yaml

from tests.capture.test_contradictions import FOLDER, notes_of

CLEAN = (FOLDER / "contradictions/clean/chinese.txt").read_text("utf-8")
DOCUMENT = (FOLDER / "contradictions/credentials-unstated/zh/without.md").read_text("utf-8")  # fmt: skip
WORDS = yaml.safe_load((FOLDER / "wording.yaml").read_text("utf-8"))


def _told(work: Path, text: str) -> set[str]:
    page = work / "38001201e0.md" if text.startswith("#") else work / "page.txt"
    page.write_text(text, "utf-8")
    return {note["rule"] for note in notes_of(work, page)}


@pytest.mark.parametrize("said", WORDS["alternatives"])
def test_alternatives(said: str, tmp_path: Path) -> None:
    """Which fields go together, or exclude one another, is told wherever words say it."""
    assert _told(tmp_path, CLEAN.replace("航班号", said)) == {"alternatives-in-prose"}


@pytest.mark.parametrize("said", WORDS["no alternatives"])
def test_no_alternatives(said: str, tmp_path: Path) -> None:
    """Words that are like those, and say something of one field or of the world, are told of no one."""
    assert _told(tmp_path, CLEAN.replace("航班号", said)) == set()


@pytest.mark.parametrize("said", WORDS["values that are not named"])
def test_values_unnamed(said: str, tmp_path: Path) -> None:
    """Values that are announced, or are elsewhere, are told of as not named."""
    told = _told(tmp_path, CLEAN.replace("航班号", f"舱位\n{said}"))
    assert told == {"enum-without-values"}


@pytest.mark.parametrize("said", WORDS["two methods"])
def test_methods(said: str, tmp_path: Path) -> None:
    """That another method works too is told of."""
    told = _told(tmp_path, CLEAN.replace("请求参数\nAuth", f"{said}\n请求参数\nAuth"))
    assert told == {"method-in-prose"}


@pytest.mark.parametrize("said", WORDS["folders that ask"])
def test_asked_by_folder(said: str, tmp_path: Path) -> None:
    """A folder of calls that need a login is a clue where a call asks for no credentials."""
    told = _told(tmp_path, DOCUMENT.replace("座位管理/预订", said))
    assert told == {"credentials-unstated"}


@pytest.mark.parametrize("said", WORDS["folders that do not ask"])
def test_not_asked_by_folder(said: str, tmp_path: Path) -> None:
    """One of calls that need none, or by which people log in, is no clue."""
    assert _told(tmp_path, DOCUMENT.replace("座位管理/预订", said)) == set()


@pytest.mark.parametrize("said", WORDS["texts that ask"])
def test_asked_by_text(said: str, tmp_path: Path) -> None:
    """A description that says that a login is needed is a clue too."""
    told = _told(tmp_path, DOCUMENT.replace("按航班号和排号预订一个座位。", said))
    assert told == {"credentials-unstated"}


@pytest.mark.parametrize("said", WORDS["texts that do not ask"])
def test_not_asked_by_text(said: str, tmp_path: Path) -> None:
    """One that says that none is, or what a login answers, is no clue."""
    told = _told(tmp_path, DOCUMENT.replace("按航班号和排号预订一个座位。", said))
    assert told == set()
