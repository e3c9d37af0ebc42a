"""What a command says: problems with their source line and a remedy, and one line about each API."""

import os
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from generator.errors import Problem, Severity, Stop
from generator.load.lines import CARET
from generator.shown import shown

_PATH_LENGTH = 1000
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def print_problems(problems: Iterable[Problem]) -> None:
    """Prints each problem as `file:line:column: severity[rule]: message`, its source line, and what to do."""
    for problem in problems:
        click.echo(_told(problem), err=True)


def refuse_warnings(found: Iterable[Iterable[Problem]]) -> None:
    """Raises `Stop` if a warning is among the problems of any project, all warnings told as errors."""
    problems = [_stricter(problem) for each in found for problem in each]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Stop(*problems)


def _stricter(problem: Problem) -> Problem:
    is_warning = problem.severity is Severity.WARNING
    return replace(problem, severity=Severity.ERROR) if is_warning else problem


def _told(problem: Problem) -> str:
    severity = problem.severity.name.lower()
    kind = _styled(f"{severity}[{problem.rule}]", _COLORS[problem.severity])
    head = f"{shown(problem.location, _PATH_LENGTH)}: {kind}: {problem.message}"
    return "\n".join([head, *_excerpt(problem), f"  hint: {problem.hint}"])


def _excerpt(problem: Problem) -> list[str]:
    if not problem.excerpt:
        return []
    number = str(problem.location.line)
    before = problem.excerpt[: min(problem.location.column - 1, CARET)]
    under = "".join(
        "  " if unicodedata.east_asian_width(each) in "FW" else " " for each in before
    )
    return [
        f"  {_styled(f'{number} |', 'cyan')} {problem.excerpt}",
        f"  {' ' * len(number)} {_styled('|', 'cyan')} {under}{_styled('^', 'red')}",
    ]


def _styled(text: str, color: str) -> str:
    return text if "NO_COLOR" in os.environ else click.style(text, fg=color)


def counted(number: int, noun: str) -> str:
    """A number with its noun, e.g. `1 file`, `2 files`, `1,200 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def severities(problems: Iterable[Problem]) -> str:
    """How many problems there are of each severity, worst first; `no problems` if there are none."""
    found = Counter(problem.severity for problem in problems)
    told = [
        counted(found[severity], severity.name.lower())
        for severity in sorted(found, reverse=True)
    ]
    return ", ".join(told) or "no problems"


def print_bug(fault: Exception) -> None:
    """Says that restencil itself is at fault, where, and what to do about it."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    click.echo(
        f"restencil: this is a bug in restencil, not in your input ({type(fault).__name__} at {place})",
        err=True,
    )
    click.echo(
        "  hint: please report it, with the command and the spec, at the project's issue tracker",
        err=True,
    )
    if os.environ.get("RESTENCIL_DEBUG"):
        traceback.print_exception(fault)
