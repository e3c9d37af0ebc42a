"""CPU seconds of a second run on a document, beside the first: with nothing changed, or one operation.

    python tests/bench/again.py DOCUMENT [--target NAME...]

Each state of the document is generated in a process of its own, the two of an operation in turn: medians of several runs.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.document import load_document

_RUNS = 5
_METHODS = ("get", "put", "post", "delete", "patch")
# of a text, what stands in one line in any document
_BEGINNING = 40


@dataclass(frozen=True, slots=True)
class Spec:
    """A spec folder with one document, and what is remembered of it."""

    home: Path
    file: Path

    def run(self) -> float:
        """The CPU seconds of a run."""
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.home / "cache")}
        # for its own speed a program needs its compiled modules
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = (sys.executable, "-m", "generator", "generate")
        subprocess.run(
            command, cwd=self.home, env=environment, check=True, capture_output=True
        )
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime

    def forget(self) -> None:
        """Takes away what the last run left, so that the next one is the first."""
        for folder in ("cache", "generated"):
            shutil.rmtree(self.home / folder, ignore_errors=True)

    def change(self, text: str) -> None:
        """Changes the one place where a text begins, or changes it back."""
        content = self.file.read_text("utf-8")
        changed = text[:-1] + "~"
        new = (changed, text) if changed in content else (text, changed)
        self.file.write_text(content.replace(*new), "utf-8")


def main() -> None:
    """Prints a row for each kind of run."""
    options = _options()
    stated = load_document(options.document, str(options.document)).root
    with tempfile.TemporaryDirectory() as folder:
        spec = _spec(Path(folder), options)
        content = spec.file.read_text("utf-8")
        first = statistics.median(_first(spec) for _ in range(2))
        print("| run | CPU s | of the first |\n|---|---:|---:|")
        _tell("the first", first, first)
        _tell("nothing changed", _median(spec.run() for _ in range(_RUNS)), first)
        for key in ("description", "summary"):
            text = _only_once(content, stated, key)
            _tell(f"{key} of an operation", _median(_changes(spec, text)), first)


def _options() -> argparse.Namespace:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("document", type=Path)
    made.add_argument("--target", action="append", default=[])
    return made.parse_args()


def _spec(home: Path, options: argparse.Namespace) -> Spec:
    folder = home / "spec" / "bench"
    folder.mkdir(parents=True)
    file = folder / f"openapi{options.document.suffix}"
    shutil.copy(options.document, file)
    chosen = f"targets: [{', '.join(options.target)}]\n" if options.target else ""
    (folder / "restencil.yaml").write_text("package: bench\n" + chosen, "utf-8")
    return Spec(home, file)


def _first(spec: Spec) -> float:
    spec.forget()
    return spec.run()


def _changes(spec: Spec, text: str) -> Iterator[float]:
    for _ in range(_RUNS):
        spec.change(text)
        yield spec.run()


def _median(seconds: Iterator[float]) -> float:
    return statistics.median(list(seconds))


def _only_once(content: str, stated: dict[str, Any], key: str) -> str:
    """The beginning of what the first operation says under a key that says what nothing else in the document does."""
    texts: Iterator[str] = (
        operation[key].partition("\n")[0][:_BEGINNING].rstrip()
        for item in stated["paths"].values()
        for method, operation in item.items()
        if method in _METHODS and key in operation
    )
    return next(each for each in texts if len(each) > 9 and content.count(each) == 1)


def _tell(what: str, seconds: float, first: float) -> None:
    print(f"| {what} | {seconds:.2f} | {seconds / first:.0%} |", flush=True)


if __name__ == "__main__":
    main()
