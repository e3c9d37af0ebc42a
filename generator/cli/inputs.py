"""What `restencil capture` was given to read, with a sign of life for a person who waits."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.capture.inputs import Found, found_at, found_in, text_of
from generator.errors import Problem, Stop
from generator.load.choices import load_choices
from generator.load.project import find_project


def read_inputs(names: tuple[str, ...]) -> Found:
    """The evidence that the inputs give; raises `Stop` with what is wrong with all of them."""
    found: list[Found] = []
    faults: list[Problem] = []
    for name in names:
        try:
            found.append(_read(name))
        except Stop as stop:
            faults += stop.problems
    if faults:
        raise Stop(*faults)
    return Found(
        tuple(evidence for each in found for evidence in each.evidence),
        tuple(skipped for each in found for skipped in each.skipped),
    )


def _read(name: str) -> Found:
    if name == "-":
        called = "standard input"
        return found_in(text_of(sys.stdin.buffer.read(), called), called)
    return found_at(name)


def merges_of(folder: Path) -> tuple[tuple[str, ...], ...]:
    """The ids of operations that the project file of a spec folder makes one."""
    return load_choices(find_project(folder)).merge if folder.is_dir() else ()


@contextlib.contextmanager
def progress(folder: str) -> Iterator[None]:
    """Shows that something is happening, to a person at a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"capturing into {folder}"):
        yield
