"""The command line as the tests run it: in this process, in a folder of its own, with all that it says."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from generator.cli import main

ROOT = Path(__file__).parents[1]

# the one part of what is said that differs from run to run
_SECONDS = re.compile(r"\d+\.\d s$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def transcript(self) -> str:
        """The whole outcome as a golden holds it, seconds left out."""
        text = f"exit {self.code}\n--- stdout\n{self.out}--- stderr\n{self.err}"
        return _SECONDS.sub("… s", text)


def restencil(folder: Path, *arguments: str, stdin: bytes = b"") -> Outcome:
    """What `restencil` with these arguments does in `folder`."""
    streams = [
        io.TextIOWrapper(io.BytesIO(content), "utf-8") for content in (stdin, b"", b"")
    ]
    given, out, err = streams
    with (
        contextlib.chdir(folder),
        mock.patch.object(sys, "argv", ["restencil", *arguments]),
        mock.patch.object(sys, "stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = _ended()
    return Outcome(code, _told(out), _told(err))


def _ended() -> int:
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int | None)
    return ended.value.code or 0


def _told(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` and its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def arguments_of(case: Path) -> list[str]:
    """The command line of a case, which its file `args` holds one argument a line."""
    return (case / "args").read_text("utf-8").splitlines()


def inputs_of(case: Path, work: Path) -> Path:
    """A copy of a case's input at `work`, to run in."""
    goldens = shutil.ignore_patterns("want", "want.txt", "args", "compare")
    shutil.copytree(case, work, ignore=goldens)
    return work


def cases_in(folder: Path) -> list[Path]:
    """The cases in a folder: every folder with a file `args`."""
    return sorted(path.parent for path in folder.glob("*/args"))


def started(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.Popen[bytes]:
    """The command line in a process of its own, at work in `folder`."""
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def restencil_apart(folder: Path, *arguments: str, **environment: str) -> Outcome:
    """As `restencil`, in a process of its own with more in its environment."""
    process = started(folder, *arguments, **environment)
    out, err = process.communicate()
    return Outcome(process.returncode, out.decode(), err.decode())


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What pytest says in a folder, by itself: to load the plugins that are here takes longer than the tests."""
    return subprocess.run(
        (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments),
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
