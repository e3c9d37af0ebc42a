"""Sources: files of any encoding become text, and unusable ones become problems."""

import codecs
import os
from pathlib import Path

import pytest

from generator.errors import Location, Problem, Stop
from generator.load import source as module
from generator.load.source import read_source, source_of

TEXT = '{"k": "é漢😀"}\r\n'


def only_problem(path: Path) -> Problem:
    with pytest.raises(Stop) as stopped:
        read_source(path, "shown.yaml")
    (problem,) = stopped.value.problems
    assert problem.hint
    assert problem.location.file == "shown.yaml"
    return problem


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_encodings(tmp_path: Path, mark: bytes, encoding: str) -> None:
    """Each Unicode encoding gives the same text, with or without a mark, and its CRLF."""
    path = tmp_path / "x"
    path.write_bytes(mark + TEXT.encode(encoding))
    assert read_source(path, "api.json").text == TEXT


@pytest.mark.parametrize(
    ("name", "text", "syntax"),
    [
        ("a.json", "a: 1", "json"),
        ("a.YAML", "{}", "yaml"),
        ("a.yml", "[]", "yaml"),
        ("a.txt", " \n{}", "json"),
        ("a", "[1]", "json"),
        ("a", "a: 1", "yaml"),
        ("a", "", "yaml"),
    ],
)
def test_syntax(name: str, text: str, syntax: str) -> None:
    """The suffix tells the syntax; without a known one the first character does."""
    assert source_of(name, text).syntax == syntax


def test_mark_in_text() -> None:
    """A byte order mark is no part of a text already in hand either."""
    assert source_of("a", "\ufeff{}").text == "{}"


def test_missing(tmp_path: Path) -> None:
    """A path that leads nowhere is said to be missing, whatever is wrong with it."""
    (tmp_path / "file").touch()
    for name in ("absent", "file/inside", "x" * 300, "nul\0"):
        assert only_problem(tmp_path / name).rule == "file-missing"


def test_not_a_file(tmp_path: Path) -> None:
    """A directory or a pipe is refused without being opened."""
    os.mkfifo(tmp_path / "pipe")
    assert only_problem(tmp_path).message == "`shown.yaml` is a directory, not a file"
    assert only_problem(tmp_path / "pipe").rule == "file-kind"


@pytest.mark.parametrize(
    ("reason", "rule"),
    [
        (PermissionError(13, "Permission denied"), "file-permission"),
        (OSError(5, "Input/output error"), "file-unreadable"),
    ],
)
def test_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: OSError, rule: str
) -> None:
    """What the system refuses is a problem that names the reason."""

    def refuse(_: Path) -> bytes:
        raise reason

    (tmp_path / "x").write_text("a: 1")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert only_problem(tmp_path / "x").rule == rule


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the budget is refused before it is read."""
    monkeypatch.setattr(module, "MAX_BYTES", 3)
    monkeypatch.setattr(Path, "read_bytes", None)
    (tmp_path / "x").write_text("a: 1")
    assert only_problem(tmp_path / "x").rule == "file-size"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("a: 1\r\nb: é".encode("latin-1"), 2, 4),
        ("漢\n\n漢".encode() + b"\xff", 3, 2),
        (codecs.BOM_UTF16_LE + "ab\nc".encode("utf-16-le") + b"\x00\xd8", 2, 2),
        (codecs.BOM_UTF32_LE + b"\0\0\0\xff", 1, 1),
    ],
)
def test_undecodable(tmp_path: Path, data: bytes, line: int, column: int) -> None:
    """Bytes that are no text are located at the first bad one."""
    (tmp_path / "x").write_bytes(data)
    problem = only_problem(tmp_path / "x")
    assert problem.rule == "file-encoding"
    assert problem.location == Location("shown.yaml", "", line, column)


def test_surrogate_in_text() -> None:
    """A text that UTF-8 cannot hold is refused where it stops being one."""
    with pytest.raises(Stop) as stopped:
        source_of("a", "x\ny\ud800")
    assert stopped.value.problems[0].location == Location("a", "", 2, 2)


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_empty(tmp_path: Path, data: bytes) -> None:
    """A file of nothing but white space is empty."""
    (tmp_path / "x").write_bytes(data)
    assert only_problem(tmp_path / "x").rule == "file-empty"


def test_name_is_escaped(tmp_path: Path) -> None:
    """A file name cannot send control sequences to a terminal."""
    with pytest.raises(Stop) as stopped:
        read_source(tmp_path / "absent", "\x1b[2J.yaml")
    assert stopped.value.problems[0].message == r"there is no file `\x1b[2J.yaml`"
