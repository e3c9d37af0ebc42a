"""CPU seconds and lines of a client for one document, beside openapi-python-client, in one run and in turn.

    python tests/bench/peers.py DOCUMENT --peer PATH/TO/openapi-python-client

Both make the Python client only. The document is not part of this repository; nor is the peer, which wants an
environment of its own.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took and made."""

    cpu: float
    lines: int
    code: int


def main() -> None:
    """Prints a row for each of the two, and the ratios of the pairs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("document", type=Path)
    parser.add_argument(
        "--peer", required=True, help="the command of openapi-python-client"
    )
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    document = options.document.resolve()
    pairs = [
        (_restencil(document), _peer(document, options.peer))
        for _ in range(options.runs)
    ]
    for name, runs in zip(
        ("restencil", "openapi-python-client"), zip(*pairs, strict=True), strict=True
    ):
        seconds = statistics.median(run.cpu for run in runs)
        print(
            f"{name:24} {seconds:7.2f} s CPU  {runs[0].lines:9,} lines  exit {runs[0].code}"
        )
    cpu = statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs)
    lines = pairs[0][0].lines / max(1, pairs[0][1].lines)
    print(f"{'ratio':24} {cpu:7.0%}        {lines:9.0%}")


def _restencil(document: Path) -> Run:
    command = (
        str(Path(sys.executable).with_name("restencil")),
        "generate",
        str(document),
        "--target",
        "python",
    )
    return _run(command, "generated")


def _peer(document: Path, peer: str) -> Run:
    return _run(
        (peer, "generate", "--path", str(document), "--output-path", "made"), "made"
    )


def _run(command: tuple[str, ...], made: str) -> Run:
    folder = Path(tempfile.mkdtemp())
    try:
        environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        code = subprocess.run(
            command, cwd=folder, env=environment, check=False, capture_output=True
        ).returncode
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
        return Run(cpu, _lines(folder / made), code)
    finally:
        shutil.rmtree(folder)


def _lines(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))


if __name__ == "__main__":
    main()
