"""The generated fixtures, run as their users run them: with pytest, where they stand."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHATFIRE = Path(__file__).parent.parent / "generated" / "chatfire"
REQUEST = "fixtures/jimeng-video/create-task/request"


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """What pytest says of the fixtures in `folder`."""
    command = (
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "fixtures",
    )
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of what is generated, to be spoiled."""
    ignored = shutil.ignore_patterns("__pycache__", "docs", "samples")
    return Path(shutil.copytree(CHATFIRE, tmp_path / "chatfire", ignore=ignored))


def test_all_hold(copied: Path) -> None:
    """Every fixture is proven by its schema and by the client."""
    outcome = run(copied)
    assert outcome.returncode == 0, outcome.stdout
    bodies = len(list((copied / "fixtures").rglob("*valid/*.*")))
    assert f"{2 * bodies} passed" in outcome.stdout


def test_every_constraint_is_broken() -> None:
    """There is an invalid request for each required field, each type, each enum and the format, as JSON and MessagePack."""
    cases = json.loads((CHATFIRE / REQUEST / "cases.json").read_text("utf-8"))["cases"]
    broken = {(each["pointer"], each["keyword"]) for each in cases.values() if each}
    required = ("model", "prompt", "image_url", "aspect_ratio", "cfg_scale")
    assert {(f"/{name}", "required") for name in required} <= broken
    assert {
        (f"/{name}", "type") for name in ("model", "prompt", "image_url", "cfg_scale")
    } <= broken
    assert {
        ("/duration", "enum"),
        ("/aspect_ratio", "enum"),
        ("/image_url", "format"),
    } <= broken
    for name in cases:
        assert (CHATFIRE / REQUEST / f"{name}.json").exists()
        assert (CHATFIRE / REQUEST / f"{name}.msgpack").exists()
    values = {"1-1", "21-9", "16-9", "9-16", "4-3", "3-4"}
    assert {f"valid/aspect-ratio-{value}" for value in values} <= cases.keys()
    assert {
        "valid/minimal",
        "valid/duration-5",
        "valid/duration-10",
        "valid/example-page",
    } <= cases.keys()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("invalid/duration-enum.json", "valid/duration-5.json"),
        ("valid/minimal.json", "invalid/prompt-type.json"),
        ("invalid/prompt-type.msgpack", "valid/minimal.msgpack"),
    ],
)
def test_one_that_proves_nothing_fails(copied: Path, name: str, content: str) -> None:
    """A fixture that is not what it says fails, by the schema and by the client."""
    shutil.copy(copied / REQUEST / content, copied / REQUEST / name)
    outcome = run(copied)
    assert outcome.returncode == 1
    assert "2 failed" in outcome.stdout, outcome.stdout
