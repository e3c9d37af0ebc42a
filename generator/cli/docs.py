"""`restencil docs serve`: a documentation site as it will be, made again whenever what it is made from changes."""

import contextlib
import signal
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.docs_server import Shown, Site, served
from generator.cli.projects import made_of, projects_at
from generator.cli.report import print_problems
from generator.errors import Location, Stop, error
from generator.kept import NOTHING, Kept
from generator.load.project import Project
from generator.plan import template_root

if TYPE_CHECKING:
    from generator.pipeline import Generation

_TARGET = "docs"
_EVERY = 0.4
# file systems keep time less exactly than clocks, in nanoseconds
_TICK = 50_000_000

_Stamp = tuple[tuple[str, int, int], ...]
"""Files with the time and the size that tell whether they have changed."""


def run(path: Path | None, port: int) -> int:
    """Serves the site of the project at `path` until it is interrupted or told to end; returns the exit code."""
    # a job in the background is not interrupted: shells let it ignore that
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    project = _only(path)
    began = time.time_ns()
    made = _made(project, NOTHING)
    with _server(_shown(made), port) as site:
        click.echo(f"{project.shown} → {site.address}")
        click.echo("Changes of the spec and of the templates are shown at once.")
        with contextlib.suppress(KeyboardInterrupt):
            _follow(project, made, began, site)
    return 0


def _only(path: Path | None) -> Project:
    found = projects_at((path,) if path else ())
    if len(found) > 1:
        hint = f"name one, e.g. `restencil docs serve {found[0].shown}`"
        message = "there are several spec folders here, and a site is of one"
        raise Stop(error("several-specs", message, hint, Location("spec")))
    return found[0]


def _server(shown: Shown, port: int) -> contextlib.AbstractContextManager[Site]:
    try:
        return served(shown, port)
    except OSError as fault:
        hint = "stop what listens there, or choose another with --port (0 for any)"
        message = f"port {port} cannot be used: {fault.strerror}"
        raise Stop(error("port-taken", message, hint, Location("--port"))) from None


def _follow(project: Project, made: "Generation", began: int, site: Site) -> None:
    """Makes the site again after each change; what is wrong is told, and the last good one stays."""
    seen = _before(began, project, made)
    while True:
        time.sleep(_EVERY)
        now = _now(project, made)
        if now == seen:
            continue
        known = made.kept if now[1] == seen[1] else NOTHING
        began = time.time_ns()
        try:
            made = _made(project, known)
        except Stop as stop:
            print_problems(stop.problems)
        else:
            site.show(_shown(made))
            click.echo(f"{time.strftime('%H:%M:%S')} made again")
        seen = _before(began, project, made)


def _now(project: Project, made: "Generation") -> tuple[_Stamp, _Stamp]:
    """What the inputs are at this moment, and what the site is made of beside the document."""
    beside = (*project.beside_document(), *_templates())
    return _stamp(_inputs(project, made)), _stamp(beside)


def _before(moment: int, project: Project, made: "Generation") -> tuple[_Stamp, _Stamp]:
    """The same, without what has changed since a moment: whether that has been read nobody knows."""
    inputs, templates = (
        tuple((file, at if at < moment - _TICK else 0, size) for file, at, size in each)
        for each in _now(project, made)
    )
    return inputs, templates


def _made(project: Project, known: Kept) -> "Generation":
    made = made_of(project, (_TARGET,), known)
    print_problems(made.problems)
    return made


def _shown(made: "Generation") -> Shown:
    start = f"{_TARGET}/"
    return {
        path.removeprefix(start): file.content
        for path, file in made.tree.items()
        if path.startswith(start)
    }


def _inputs(project: Project, made: "Generation") -> list[Path]:
    read = [Path(name) for name in made.read]
    return sorted({*project.inputs(), *read, *filter(None, (project.lock,))})


def _templates() -> list[Path]:
    return sorted(path for path in template_root().rglob("*") if path.is_file())


def _stamp(files: Iterable[Path]) -> _Stamp:
    return tuple(_of(file) for file in files)


def _of(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), found.st_mtime_ns, found.st_size
