"""A part of a large document: its client does what that of the whole does, and has nothing else."""

import os
import subprocess
import sys
from pathlib import Path

from tests.studio.document import DOCUMENT
from tests.studio.running import Running
from tests.studio.store import KEY

ROOT = Path(__file__).parents[2]
COMMAND = ROOT / "tests/corpus/selected.py"
PATHS = (
    "/projects",
    "/projects/{project_id}/renders",
    "/renders/*",
    "/files/*/content",
)

PROGRAM = """
from selected import {client}

async def main():
    async with {client}(base_url={url!r}) as client:
        project = await client.projects.create(name="Gulls")
        print([each.name async for each in client.projects.list(limit=1)])
        source = {{"kind": "text", "prompt": "A gull."}}
        render = await client.renders.create(
            project_id=project.id, source=source, format="mp4"
        )
        output = await render.wait()
        print(output.kind, len(await client.files.download(file_id=output.file_id)) > 0)
        print(hasattr(client, "comments"), hasattr(client.projects, "get"))

import asyncio
asyncio.run(main())
"""
WORDS = (
    ("AsyncSelected", "Selected"),
    ("async ", ""),
    ("await ", ""),
    ("asyncio.run(main())", "main()"),
)
WANTED = "['Gulls']\nvideo True\nFalse False\n"


def test_selection(studio: Running, tmp_path: Path) -> None:
    """Lists, tasks with what polls them, and bytes work in the client of some paths of the studio; its own tests pass."""
    code, said = _run(
        str(COMMAND), str(DOCUMENT), "--work", str(tmp_path), "--paths", *PATHS
    )
    assert code == 0, said
    assert "7 operations" in said
    package = str(tmp_path / "generated/selected/python")
    program = PROGRAM.format(client="AsyncSelected", url=studio.url)
    assert _run("-c", program, path=package) == (0, WANTED)
    studio.renew()
    for awaited, called in WORDS:
        program = program.replace(awaited, called)
    assert _run("-c", program, path=package) == (0, WANTED)


def _run(*command: str, path: str = str(ROOT)) -> tuple[int, str]:
    """The exit code of Python, and all that it says."""
    keys = {"PYTHONPATH": path, "SELECTED_ACCOUNT_API_KEY": KEY}
    run = subprocess.run(
        [sys.executable, *command],
        env=os.environ | keys,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout
