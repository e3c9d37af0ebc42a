"""CPU seconds, lines and operations of clients of real documents, beside those that openapi-python-client makes.

    python tests/bench/peers.py DOCUMENT... --peer PATH/TO/openapi-python-client --write README.md

Both make the Python client only, in turn. The documents are not part of this repository; nor is the peer, which wants
an environment of its own, with what its clients need: attrs, httpx and python-dateutil. It lays out what it makes by
ruff, which comes with it.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.corpus.outcomes import operations_of

_RUNS = 3
_IMPORTING = Path(__file__).with_name("importing.py")
_MARKED = re.compile(
    r"(<!-- made by tests/bench/peers.py -->\n).*?(<!-- end -->)", re.DOTALL
)
# what begins once for each operation: its declaration, or a function
_OPERATION = re.compile(
    rb"^(\w+: Final\[\s*Operation\[|def _get_kwargs\()", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator: its command but for the document, the folder that it writes to, and the Python that imports it."""

    name: str
    command: tuple[str, ...]
    made: str
    python: Path


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took and made."""

    cpu: float
    lines: int
    operations: int
    imported: str


def main() -> None:
    """Prints the table, and writes it where it is asked for."""
    options = _options()
    table = "\n".join(_table(options.documents, (_restencil(), _peer(options.peer))))
    print(table)
    if options.write:
        text = options.write.read_text("utf-8")
        written, count = _MARKED.subn(
            lambda found: f"{found[1]}{table}\n{found[2]}", text
        )
        if count != 1:
            sys.exit(f"{options.write} has no place for the table")
        options.write.write_text(written, "utf-8")


def _options() -> argparse.Namespace:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("documents", type=Path, nargs="+")
    made.add_argument(
        "--peer", required=True, type=Path, help="the command of openapi-python-client"
    )
    made.add_argument("--write", type=Path, help="the file that holds the table")
    return made.parse_args()


def _restencil() -> Tool:
    command = (sys.executable, "-m", "generator", "generate", "--target", "python")
    return Tool("restencil", command, "generated/*/python", Path(sys.executable))


def _peer(path: Path) -> Tool:
    told = subprocess.run(
        (path, "--version"), capture_output=True, text=True, check=True
    )
    name = f"openapi-python-client {told.stdout.split()[-1]}"
    command = (str(path), "generate", "--output-path", "made", "--path")
    return Tool(name, command, "made", path.with_name("python"))


def _table(documents: list[Path], tools: tuple[Tool, ...]) -> Iterator[str]:
    yield "| document | operations | made by | CPU s | lines | operations | modules that can be imported |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    for document in documents:
        rounds = [
            [_run(tool, document.resolve()) for tool in tools] for _ in range(_RUNS)
        ]
        stated = (
            f"{operations_of(yaml.load(document.read_bytes(), yaml.CSafeLoader)):,}"
        )
        for tool, runs in zip(tools, zip(*rounds, strict=True), strict=True):
            cpu, made = statistics.median(run.cpu for run in runs), runs[0]
            yield (
                f"| {document.name} | {stated} | {tool.name} | {cpu:.1f} | {made.lines:,} "
                f"| {made.operations:,} | {made.imported} |"
            )


def _run(tool: Tool, document: Path) -> Run:
    """One run, with nothing remembered from another, in the tool's own environment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            (*tool.command, str(document)),
            cwd=folder,
            env=environment()
            | {
                "XDG_CACHE_HOME": str(folder / "cache"),
                "PATH": f"{tool.python.parent.absolute()}{os.pathsep}{os.environ['PATH']}",
            },
            check=False,
            capture_output=True,
        )
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
        return _made(cpu, next(folder.glob(tool.made), folder / tool.made), tool.python)


def environment() -> dict[str, str]:
    """The environment of this run, in which Python may keep what it compiled, as it does for people."""
    return {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE"
    }


def _made(cpu: float, folder: Path, python: Path) -> Run:
    files = [file.read_bytes() for file in folder.rglob("*.py")]
    told = subprocess.run(
        (python, "-P", _IMPORTING, folder), capture_output=True, text=True, check=True
    )
    imported, modules = map(int, told.stdout.split())
    return Run(
        cpu,
        sum(content.count(b"\n") for content in files),
        sum(len(_OPERATION.findall(content)) for content in files),
        f"{imported:,} of {modules:,}",
    )


if __name__ == "__main__":
    main()
