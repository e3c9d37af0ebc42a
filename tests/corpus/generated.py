"""`restencil generate` in a process of its own, as somebody at a terminal would run it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_NOTHING: Mapping[str, str] = {}


def generated(
    document: Path, out: Path, surroundings: Mapping[str, str] = _NOTHING
) -> subprocess.CompletedProcess[str]:
    """The Python client of a document, in a folder below `out`; `surroundings` are variables of the environment.

    It runs in `out`, and nothing that an earlier run remembered is used.
    """
    out.mkdir(parents=True, exist_ok=True)
    command = (sys.executable, "-m", "generator", "generate", str(document.resolve()))
    return subprocess.run(
        (*command, "--target", "python", "--out", "made"),
        cwd=out,
        env={**os.environ, "XDG_CACHE_HOME": str(out / "cache"), **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
