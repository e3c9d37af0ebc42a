"""What readers are shown, as they run it: the tour of the README, and the first call that each generated client shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.loopback import Answer, running_server
from tests.studio.running import Running
from tests.studio.store import KEY

ROOT = Path(__file__).parents[2]
TOUR = re.compile(r"<!-- the tour -->\n```python\n(.*?)```", re.DOTALL)
ADDRESS = "http://127.0.0.1:8321/v1"

WANTED = """\
Harbour film None
['Harbour film', 'Night train']
running 0.33
running 0.67
succeeded 1.0
200 True
['file_uploaded', 'render_finished', 'render_progressed']
3 parts
402 quota_exceeded
"""


FIRST = re.compile(r"```python\n(.*?)```", re.DOTALL)
CLIENT = re.compile(r"^client = \w+\(\)$", re.MULTILINE)
TASK = b"""{"task_id":"sentinel","code":0,"status":"SUBMITTED","created_at":"2025-05-07T19:28:58.694809"}"""
CLIENTS = sorted((ROOT / "generated").glob("*/python"))


def test_tour(studio: Running, tmp_path: Path) -> None:
    """The program of the README runs as it stands, and says what it is said to do."""
    (program,) = TOUR.findall((ROOT / "README.md").read_text("utf-8"))
    assert ADDRESS in program
    program = program.replace(ADDRESS, studio.url)
    assert _said(program, ROOT / "generated/studio/python", tmp_path) == WANTED


@pytest.mark.parametrize("page", ["README.md", "reference.md"])
@pytest.mark.parametrize("folder", CLIENTS, ids=lambda folder: folder.parent.name)
def test_first_call(studio: Running, folder: Path, page: str, tmp_path: Path) -> None:
    """The first program of each page of a client runs: nothing but the address is added, and it prints the answer."""
    program = FIRST.findall((folder / page).read_text("utf-8"))[0]
    with running_server() as server:
        server.answers = [Answer(body=TASK)]
        url, told = server.url, "sentinel"
        if folder.parent.name == "studio":
            url, told = studio.url, "prj_0001"
        (made,) = CLIENT.findall(program)
        served = f"{made[:-1]}base_url={url!r})"
        assert told in _said(program.replace(made, served), folder, tmp_path)


def _said(program: str, client: Path, work: Path) -> str:
    """What a program prints that has a client and a key."""
    keys = {"STUDIO_ACCOUNT_API_KEY": KEY, "CHATFIRE_API_KEY": KEY}
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=work,
        env=os.environ | {"PYTHONPATH": str(client), **keys},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    return run.stdout
