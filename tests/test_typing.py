"""What type checkers make of programs that use a generated client."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[1]
CLIENT: Final = ROOT / "generated/chatfire/python"
USAGE: Final = ROOT / "tests/typing/usage_chatfire.py"
WRONG: Final = "# wrong: "
PACKAGES: Final = sorted(
    each.parent for each in ROOT.glob("generated/*/python/*/py.typed")
)


def marked() -> set[int]:
    """The lines that are wrong."""
    lines = USAGE.read_text("utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if WRONG in line}


def said(tmp_path: Path, code: int, module: str, *arguments: str) -> str:
    """What a type checker says, which ends with `code`, from a folder where no configuration is found."""
    command = (sys.executable, "-m", module, *arguments)
    path = {"MYPYPATH": str(CLIENT), "MYPY_CACHE_DIR": str(tmp_path / "cache")}
    outcome = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == code, outcome.stdout + outcome.stderr
    return outcome.stdout


def test_mypy(tmp_path: Path) -> None:
    """Mypy reports the lines that are wrong, and no others."""
    arguments = ("--strict", "--output", "json", "--follow-imports", "silent")
    told = said(tmp_path, 1, "mypy", *arguments, str(USAGE))
    errors = [json.loads(line) for line in told.splitlines()]
    errors = [each for each in errors if each["severity"] == "error"]
    assert {Path(each["file"]).name for each in errors} == {USAGE.name}
    assert {each["line"] for each in errors} == marked()


# a tool of those who develop, not of those who only run the tests
with_pyright = pytest.mark.skipif(
    not find_spec("basedpyright"), reason="basedpyright is not there"
)


def pyright(tmp_path: Path, checked: Path, code: int) -> list[Any]:
    """The errors that pyright, at its strictest, finds in a file or a folder."""
    settings = {
        "include": [str(checked)],
        "extraPaths": [str(CLIENT)],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    arguments = ("--outputjson", "--pythonpath", sys.executable)
    told = json.loads(said(tmp_path, code, "basedpyright", "-p", ".", *arguments))
    found: list[Any] = told["generalDiagnostics"]
    return found


@with_pyright
def test_pyright(tmp_path: Path) -> None:
    """Pyright, at its strictest, reports the lines that are wrong, and no others."""
    errors = pyright(tmp_path, USAGE, 1)
    assert {each["range"]["start"]["line"] + 1 for each in errors} == marked()


@with_pyright
@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_pyright_of_client(package: Path, tmp_path: Path) -> None:
    """Pyright, at its strictest, has nothing to say of a generated client."""
    copy = tmp_path / package.name
    shutil.copytree(package, copy)
    assert pyright(tmp_path, copy, 0) == []
