"""The corpus run judges what becomes of documents: tried here on small ones that bear the names of real ones."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RUN = Path(__file__).parent / "corpus" / "run.py"
ANSWER = {"responses": {"200": {"description": "Done."}}}
GOOD: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {"/a": {"get": ANSWER}, "/b": {"$ref": "#/paths/~1a"}},
}
BAD = {**GOOD, "openapi": "1.0"}
# expected.yaml says that it is refused
REFUSED = "codat.io/accounting.json"


@pytest.mark.parametrize(
    ("name", "document", "code", "said"),
    [
        ("good.json", GOOD, 0, "| ok | 1 | 2 |"),
        ("bad.json", BAD, 1, "expected ok, was refused: bad.json"),
        (REFUSED, BAD, 0, "| refused | 1 |"),
        (REFUSED, GOOD, 1, f"expected refused, was ok: {REFUSED}"),
    ],
)
def test_judgement(
    tmp_path: Path, name: str, document: dict[str, Any], code: int, said: str
) -> None:
    """A document that ends otherwise than is expected fails the run, one that succeeds against expectation too."""
    file = tmp_path / "package" / "api" / name
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(document), "utf-8")
    made = subprocess.run(
        (sys.executable, RUN, "--work", tmp_path, "--target", "python", name),
        env={**os.environ, "PYTHONPATH": str(RUN.parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.returncode, made.stderr) == (code, "")
    assert said in made.stdout
