"""The command line. What a command needs is imported when it runs, so that help and completion are instant."""

import gc
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from generator import __version__

_PATHS = click.Path(path_type=Path)
_HELP = {"help_option_names": ["-h", "--help"]}


def _complete_target(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[str]:
    from generator.plan import discover, template_root

    return [
        target.name
        for target in discover(template_root())
        if target.name.startswith(begun)
    ]


_paths = click.argument("paths", nargs=-1, type=_PATHS, metavar="[PATH]...")
_out = click.option(
    "--out",
    type=_PATHS,
    default=Path("generated"),
    show_default=True,
    metavar="DIR",
    help="The output folder.",
)


_strict = click.option(
    "--strict", is_flag=True, help="Take warnings for errors: with one, exit with 2."
)


@click.group(context_settings=_HELP)
@click.version_option(
    __version__, prog_name="restencil", message="%(prog)s %(version)s"
)
def restencil() -> None:
    """From an API's spec: a typed Python client, documentation, request samples and test fixtures.

    A PATH is a spec folder (one with an openapi.yaml) or a bare OpenAPI file. Without one, every folder in spec/ is
    meant. Exit codes: 0 fine, 1 stale or findings, 2 the input is wrong.
    """


@restencil.command()
@_paths
@_out
@click.option(
    "--target",
    "targets",
    multiple=True,
    metavar="NAME",
    shell_complete=_complete_target,
    help="Only this target, e.g. python, or samples for all of them; may be repeated.",
)
@_strict
def generate(
    paths: tuple[Path, ...],
    out: Path,
    targets: tuple[str, ...],
    strict: bool,  # noqa: FBT001 - click gives it by its name
) -> None:
    """Generate everything that the specs at PATH describe, into DIR/<api>/<target>/."""
    from generator.cli.generate import run

    sys.exit(run(paths, out, targets, strict=strict))


@restencil.command()
@_paths
@_out
@_strict
def check(
    paths: tuple[Path, ...],
    out: Path,
    strict: bool,  # noqa: FBT001 - click gives it by its name
) -> None:
    """Say what in DIR is stale, missing or orphaned, and what is wrong with the specs; write nothing."""
    from generator.cli.check import run

    sys.exit(run(paths, out, strict=strict))


@restencil.command()
@click.argument("path", type=_PATHS)
@click.argument("operation")
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="[FILE]...",
)
@click.option(
    "--response",
    metavar="STATUS",
    help="Check answers with this status instead of requests.",
)
@click.option(
    "--content-type",
    metavar="TYPE",
    help="The media type of the bodies; by default the spec's first.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How violations are printed.",
)
def validate(  # noqa: PLR0913, PLR0917 - one for each argument of the command
    path: Path,
    operation: str,
    files: tuple[Path, ...],
    response: str | None,
    content_type: str | None,
    style: str,
) -> None:
    """Check bodies of OPERATION, in FILEs or from standard input, against the schema of the spec at PATH.

    OPERATION is an operationId, a name such as service.operation, or "POST /path". A FILE holds JSON, JSON Lines
    (.jsonl, .ndjson) or MessagePack (.msgpack, .mpk, or any with a MessagePack --content-type).
    """
    from generator.cli.validate import run

    sys.exit(
        run(
            path,
            operation,
            files,
            response=response,
            content_type=content_type,
            style=style,
        )
    )


@restencil.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option(
    "--into",
    type=_PATHS,
    metavar="PATH",
    help="The spec folder, made if it does not exist; by default the only one in spec/ that keeps pages.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; exit with 1 if the pages say something else.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Print each line of the pages and what it was read as.",
)
def capture(
    inputs: tuple[str, ...],
    into: Path | None,
    check: bool,  # noqa: FBT001 - click gives it by its name
    explain: bool,  # noqa: FBT001 - as above
) -> None:
    """Read documentation into the spec folder at PATH: pages/ and captured.yaml.

    An INPUT is a file, a folder of pages, `-` for standard input, or an https address: the copied text of a page, its
    Markdown, llms.txt with the pages that it lists, a curl command, a HAR file, a Postman collection v2.1, or an OpenAPI
    document. Without one, what the folder keeps is read again.
    """
    from generator.cli.capture import run

    sys.exit(run(inputs, into, check=check, explain=explain))


@restencil.command(context_settings={"ignore_unknown_options": True})
@click.argument("path", type=_PATHS)
@click.argument("pointer")
@click.argument("value")
def correct(path: Path, pointer: str, value: str) -> None:
    """Correct the spec in the folder PATH: make VALUE, in YAML or JSON, what stands at POINTER.

    POINTER is a JSON pointer into the document, such as /info/title; at a key that is not there, VALUE is added. The
    action goes into corrections.overlay.yaml, which is kept as it is otherwise. To take something away, write an action
    with `remove: true` there.
    """
    from generator.cli.correct import run

    sys.exit(run(path, pointer, value))


@restencil.group()
def docs() -> None:
    """Work on a documentation site."""


@docs.command()
@click.argument("path", type=_PATHS, required=False)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8320,
    show_default=True,
    help="The port on this machine; 0 for any that is free.",
)
def serve(path: Path | None, port: int) -> None:
    """Serve the site of the spec at PATH on this machine, and make it again when the spec or a template changes.

    Nothing is written. Pages that are open in a browser load themselves again.
    """
    from generator.cli.docs import run

    sys.exit(run(path, port))


@restencil.command()
def targets() -> None:
    """List what can be generated."""
    from generator.cli.targets import run

    sys.exit(run())


def main() -> None:
    """Runs the command line; every way in which it can end is an exit code."""
    if "NO_COLOR" in os.environ:
        # click looks at the terminal only
        click.core.Context.color = False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # not every terminal and pipe can show every character
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_guarded(lambda: restencil(prog_name="restencil")))


def process() -> None:
    """Runs the command line as a process that ends with it."""
    # nearly all that is made lives until the end: to look often for what does not costs a fifth of the time
    gc.set_threshold(300_000, 50, 1000)
    try:
        main()
    finally:
        # nor is it looked through once more then
        gc.freeze()


def _guarded(work: Callable[[], object]) -> int:
    from generator.errors import Stop

    try:
        work()
    except Stop as stop:
        from generator.cli.report import print_problems

        print_problems(stop.problems)
        return 2
    except Exception as fault:  # noqa: BLE001 - the edge: this is a bug of ours
        from generator.cli.report import print_bug

        print_bug(fault)
        return 70
    return 0
