"""What it costs to capture a site: CPU seconds for copies of a page in text and of one in Markdown: first, again, and with one changed.

python tests/bench/capture.py [PAGES]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
# a page, its id, and what stands in its path only
TEXT = ROOT / "spec/chatfire/pages/292859250.txt", "292859250", "/v1/tasks"
MARKDOWN = ROOT / "tests/capture/pairs/5550001.md", "5550001", "/tables"


def main() -> None:
    """Makes the pages in a folder of their own, captures them, and prints the seconds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "site").mkdir()
        for number in range(count):
            _write(work / "site", number)
        _tell(f"{count} pages", _seconds(work, "site"))
        _tell("the same again", _seconds(work, "site"))
        _tell("what is kept", _seconds(work, "--check"))
        changed = next(iter(sorted((work / "site").iterdir())))
        text = changed.read_text("utf-8")
        changed.write_text(text.replace("integer", "number"), "utf-8")
        _tell("one that changed", _seconds(work, str(changed)))


def _write(folder: Path, number: int) -> None:
    """One page, every other as Markdown, each with an id and a path of its own."""
    file, id_, path = MARKDOWN if number % 2 else TEXT
    new = str(int(id_) + number)
    text = file.read_text("utf-8").replace(id_, new).replace(path, f"/of-{number}{path}")  # fmt: skip
    (folder / f"{new}{file.suffix}").write_text(text, "utf-8")


def _seconds(work: Path, *arguments: str) -> float:
    """The CPU seconds of one run."""
    before = os.times()
    command = [sys.executable, "-m", "generator", "capture", *arguments, "--into", "spec/site"]  # fmt: skip
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system  # fmt: skip


def _tell(what: str, seconds: float) -> None:
    print(f"{what:20} {seconds:6.2f} s of CPU")


if __name__ == "__main__":
    main()
