"""Cases: input beside `want/`, run through the command line.

A case is a folder in `cases/`: the files of a working folder, `args` (the command line, one argument a line), `compare`
(globs that say which files of the working folder the case is about; `transcript.txt` is how the command ended and what it
said, `stderr.txt` only its problems) and `want/`, those files as they should be. A Python file has `.txt` after its name
there, so that no tool takes it for source.
`pytest --record` writes `want/` anew.
"""

import shutil
from pathlib import Path

import pytest

from tests.commands import arguments_of, cases_in, inputs_of, restencil

CASES = cases_in(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, *, record: bool) -> None:
    """What a command writes and says about the input of a case is what its `want/` holds, no file more or less."""
    work = inputs_of(case, tmp_path / "work")
    outcome = restencil(work, *arguments_of(case))
    assert outcome.code in {0, 1}, outcome.transcript
    (work / "transcript.txt").write_text(outcome.transcript, "utf-8")
    (work / "stderr.txt").write_text(outcome.err, "utf-8")
    made = _compared(case, work)
    if record:
        _write(made, case / "want")
    assert made == _files(case / "want")


def _compared(case: Path, work: Path) -> dict[str, str]:
    globs = (case / "compare").read_text("utf-8").splitlines()
    paths = {path for glob in globs for path in work.glob(glob) if path.is_file()}
    assert paths
    return {
        _golden(path.relative_to(work).as_posix()): path.read_bytes().decode()
        for path in sorted(paths)
    }


def _golden(path: str) -> str:
    return path + ".txt" if path.endswith(".py") else path


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _write(files: dict[str, str], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
