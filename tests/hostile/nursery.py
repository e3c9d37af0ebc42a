"""A process that has the engine in memory, and runs each task in a child of its own: watched, and limited.

It reads one task a line from its standard input, as JSON, and answers with one line. Run as `python -m tests.hostile.nursery`.
"""

import contextlib
import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

SECONDS = 30  # of the processor, which others may use too
_BYTES = 4 << 30  # a fence; what counts is measured
_SECRETS = ("/etc/passwd", "/etc/shadow", "/etc/hostname")
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.bind", "os.system")
_PRELOADED = (
    "black",
    "generator.cli.generate",
    "generator.pipeline",
    "generator.resolve",
    "httpx2",
    "pydantic",
)


def main() -> None:
    """Does one task after the other, until there are no more."""
    for name in _PRELOADED:
        importlib.import_module(name)
    _warm_up()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_done(json.loads(line))) + "\n")
        sys.stdout.flush()


def _warm_up() -> None:
    """Has every template compiled before there are children, each of which would compile it again."""
    from tests.commands import restencil
    from tests.hostile.medium import MEDIUM

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "api.json").write_text(json.dumps(MEDIUM), "utf-8")
        restencil(Path(folder), "generate", "api.json")


def _done(task: dict[str, Any]) -> dict[str, Any]:
    """How a task ended: its exit code, its seconds, and the most memory that it had, in MiB."""
    child = os.fork()
    if child == 0:
        _be_child(task)
    _, status, usage = os.wait4(child, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": usage.ru_utime + usage.ru_stime,
        "mib": usage.ru_maxrss // 1024,
    }


def _be_child(task: dict[str, Any]) -> None:
    code = 70
    try:
        _settle(task)
        code = _TASKS[task["kind"]](task)
    except BaseException:  # noqa: BLE001 - told, and never run twice
        import traceback

        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)


def _settle(task: dict[str, Any]) -> None:
    """Limits, streams, working folder and watch of a child."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    # one that waits for something uses no processor
    signal.alarm(SECONDS * 10)
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    os.chdir(task["folder"])
    for number, name in ((1, "out"), (2, "err")):
        file = os.open(task[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
    watch = os.open(task["watch"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def see(event: str, arguments: tuple[Any, ...]) -> None:
        bad = event in _FORBIDDEN or (event == "open" and _is_secret(arguments[0]))
        if bad:
            os.write(watch, f"{event} {arguments!r}\n".encode())
            raise PermissionError(event)

    sys.addaudithook(see)


def _is_secret(path: object) -> bool:
    return isinstance(path, str) and (
        path in _SECRETS or "canary" in path.split("/")[:-1]
    )


def _command(task: dict[str, Any]) -> int:
    from generator.cli import main as restencil

    sys.argv = ["restencil", *task["arguments"]]
    try:
        restencil()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _import(task: dict[str, Any]) -> int:
    """Imports every module of a package, and makes its client."""
    sys.path.insert(0, task["path"])
    package = importlib.import_module(task["package"])
    for module in pkgutil.walk_packages(package.__path__, f"{task['package']}."):
        importlib.import_module(module.name)
    for name in package.__all__:
        getattr(package, name)
    return 0


_TASKS = {"command": _command, "import": _import}

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
