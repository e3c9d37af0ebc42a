"""Programs that some tests need and that pip does not install."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

TOOLS = Path(
    os.environ.get("RESTENCIL_TOOLS", Path.home() / ".cache" / "restencil-tools")
)
"""Where tests/samples/tools.sh has put what no package of Debian bookworm is."""


def need(remedy: str, *programs: str) -> str:
    """The path of the first of several programs that there is.

    Without any the test is skipped, or fails where nobody would see that: in CI.
    """
    found = next(filter(None, map(shutil.which, programs)), None)
    if not found:
        give_up(f"{programs[0]} is missing: {remedy}")
    assert found
    return found


def need_module(remedy: str, module: str) -> None:
    """The same for a Python module."""
    if not find_spec(module):
        give_up(f"the module {module} is missing: {remedy}")


def need_tool(path: str) -> Path:
    """The same for what stands among the tools."""
    if not (TOOLS / path).exists():
        give_up(f"{path} is missing: bash tests/samples/tools.sh {TOOLS}")
    return TOOLS / path


def give_up(message: str) -> None:
    """Skips the test, or fails it in CI."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
