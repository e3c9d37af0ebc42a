"""Programs in the languages of the samples, run by their real interpreters."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.samples.needs import need, need_module

LANGUAGES = ("shell", "javascript", "python")


def _bash() -> str:
    need("install the package curl", "curl")
    return need("install the package bash", "bash")


def _node() -> str:
    return need("install Node.js 20 or newer, https://nodejs.org", "node")


def _python() -> str:
    need_module("pip install requests", "requests")
    return sys.executable


_INTERPRETERS: Mapping[str, Callable[[], str]] = {
    "shell": _bash,
    "javascript": _node,
    "python": _python,
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended and what it printed."""

    code: int
    out: str
    err: str


def interpreter(language: str) -> str:
    """The path of what runs a language; skips or fails the test where it is missing."""
    return _INTERPRETERS[language]()


def run(language: str, file: Path, home: Path, **environment: str) -> Ended:
    """Runs the program in `file`, with `home` as home and nothing but `environment` of its own."""
    home.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [interpreter(language), str(file)],
        cwd=home,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
            **environment,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
