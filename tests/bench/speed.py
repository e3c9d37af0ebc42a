"""CPU seconds of the command line, beside what they are measured against; medians of several runs, each its own process.

Run with the Python that restencil is installed in: `python tests/bench/speed.py`. Figures are for reading, no test
asserts one: machines differ, and are shared.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
_RUNS = 7
_CLICK = (sys.executable, "-c", "import click")
_RESTENCIL = (str(Path(sys.executable).with_name("restencil")),)


def main() -> None:
    """Prints a row for each figure: what was measured, its median, and the ratio to its target."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        click = _measured(_CLICK, home)
        cold = _measured(_generate(home), home, before=lambda: _forget(home))
        _cpu(_generate(home), home)
        rows = (
            ("python -c 'import click'", click, None),
            ("restencil --help", _measured((*_RESTENCIL, "--help"), home), 3 * click),
            ("restencil generate spec/chatfire, cold", cold, 1.5),
            ("the same, nothing changed", _measured(_generate(home), home), 0.5),
        )
    for name, seconds, target in rows:
        aim = f"target {target:.2f} s: {seconds / target:.0%} of it" if target else ""
        print(f"{name:42} {seconds:6.3f} s CPU  {aim}")


def _generate(home: Path) -> tuple[str, ...]:
    return (*_RESTENCIL, "generate", "spec/chatfire", "--out", str(home / "out"))


def _forget(home: Path) -> None:
    for entry in (home / "cache").rglob("*.json"):
        entry.unlink()


def _measured(
    command: tuple[str, ...], home: Path, before: Callable[[], None] = lambda: None
) -> float:
    seconds = []
    for _ in range(_RUNS):
        before()
        seconds.append(_cpu(command, home))
    return statistics.median(seconds)


def _cpu(command: tuple[str, ...], home: Path) -> float:
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"XDG_CACHE_HOME": str(home / "cache")}
    subprocess.run(command, cwd=_ROOT, env=environment, check=True, capture_output=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


if __name__ == "__main__":
    main()
