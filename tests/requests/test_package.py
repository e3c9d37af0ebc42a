"""What holds for the generated package as a whole, whatever it writes."""

import subprocess
import sys

import pytest

from tests.commands import pytest_in
from tests.requests.conftest import Generated


def test_types(generated: Generated) -> None:
    """The package passes the strictest check of types."""
    pytest.importorskip("mypy")
    command = (sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "depot")
    found = subprocess.run(
        command, cwd=generated.folder, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_fixtures(generated: Generated) -> None:
    """The fixtures hold of requests that are not JSON, too."""
    outcome = pytest_in(generated.folder.parent, "fixtures")
    assert outcome.returncode == 0, outcome.stdout
    assert " passed" in outcome.stdout


def test_nothing_is_dropped(generated: Generated) -> None:
    """Every operation of the spec is in the package, and the summary line says how many there are."""
    package = generated.package
    api = __import__(f"{package.__name__}._api", fromlist=["API"]).API
    assert f": {len(api.operations)} operations," in generated.outcome.out
