"""The tour of the README, as a reader runs it: the program that stands there, against the server that it names."""

import os
import re
import subprocess
import sys
from pathlib import Path

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


def test_tour(studio: Running, tmp_path: Path) -> None:
    """The program of the README runs as it stands, and says what it is said to do."""
    (program,) = TOUR.findall((ROOT / "README.md").read_text("utf-8"))
    assert ADDRESS in program
    generated = str(ROOT / "generated/studio/python")
    run = subprocess.run(
        [sys.executable, "-c", program.replace(ADDRESS, studio.url)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": generated, "STUDIO_ACCOUNT_API_KEY": KEY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout == WANTED
