"""What becomes of one document: generated from, and what came of it tried."""

import json
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import unquote

import black

from generator.tree.record import Tree

HERE = Path(__file__).parent
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
    """What became of a document: `outcome` is `ok`, `refused` (its own fault), or what went wrong.

    `cpu` is in seconds, `peak` in MiB.
    """

    name: str
    outcome: str
    detail: str = ""
    problems: tuple[str, ...] = ()
    operations: int = 0
    cpu: float = 0.0
    peak: int = 0


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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return replace(result, cpu=result.cpu or time.process_time() - start, peak=peak)


class _TimeUpError(Exception):
    """The document has used up its time."""


def _time_up(_signal: int, _frame: FrameType | None) -> None:
    raise _TimeUpError


def _generated(task: Task) -> Result:
    from generator.errors import Severity, Stop
    from generator.load.project import find_project
    from generator.pipeline import generate, read
    from generator.plan import discover, template_root
    from generator.tree.write import write

    signal.signal(signal.SIGPROF, _time_up)
    signal.setitimer(signal.ITIMER_PROF, task.seconds)
    start = time.process_time()
    try:
        project, everything = find_project(task.file), discover(template_root())
        made = generate(read(project, task.targets, everything))
    except Stop as stop:
        wrong = [each for each in stop.problems if each.severity is Severity.ERROR]
        rules = tuple(each.rule for each in wrong)
        return Result(task.name, "refused", wrong[0].message, rules)
    cpu = time.process_time() - start
    signal.setitimer(signal.ITIMER_PROF, 0)
    shutil.rmtree(task.out, ignore_errors=True)
    write(task.out, made.tree, None)
    rules = tuple(each.rule for each in made.problems)
    outcome, detail = _tried(task, made.tree, made.operations)
    return Result(task.name, outcome, detail, rules, made.operations, cpu)


def _tried(task: Task, tree: Tree, operations: int) -> tuple[str, str]:
    """Whether the client of a document has all of its operations, and all of its modules can be imported."""
    if (python := task.out / "python").is_dir():
        command = (sys.executable, "-P", str(HERE / "importable.py"), str(python))
        tried = subprocess.run(command, capture_output=True, text=True, check=False)
        if tried.returncode:
            return "not importable", _last_error(tried.stderr)
        if json.loads(tried.stdout) != operations:
            told = f"{operations} in the API, {tried.stdout.strip()} in the client"
            return "operations lost", told
    if (stated := operations_of(json.loads(task.file.read_bytes()))) != operations:
        return "operations lost", f"{stated} in the document, {operations} in the API"
    unlike = next(_unlike_black(tree), None)
    return ("not as black has it", unlike) if unlike else ("ok", "")


def _last_error(trace: str) -> str:
    """The last line of a traceback that begins an error; pydantic's have several."""
    lines = [line for line in trace.splitlines() if line and not line[0].isspace()]
    begun = [line for line in lines if line.partition(":")[0].endswith("Error")]
    return (begun or lines or [""])[-1]


def operations_of(document: dict[str, Any]) -> int:
    """The operations of a document, counted without the engine."""
    paths = document.get("paths") or {}
    items = [_item(paths, item) for item in paths.values()]
    return sum(1 for item in items for method in item if method in METHODS)


def _item(paths: dict[str, Any], item: object) -> dict[str, Any]:
    """A path item, or that of the document's other paths to which it refers."""
    if not isinstance(item, dict):
        return {}
    named = unquote(str(item.get("$ref", ""))).removeprefix("#/paths/")
    other = paths.get(named.replace("~1", "/").replace("~0", "~"), {})
    return {**other, **item}


_clean: set[bytes] = set()


def _unlike_black(tree: Tree) -> Iterator[str]:
    """The Python files that black would change; those that stand in every client are looked at once."""
    for path, file in tree.items():
        content = file.content()
        if path.endswith(".py") and content not in _clean:
            text = content.decode()
            if black.format_str(text, mode=black.Mode()) != text:
                yield path
            elif "/_runtime/" in path:
                _clean.add(content)
