"""Programs that some tests need and that pip does not install."""

import os
import shutil
from importlib.util import find_spec

import pytest


def need(remedy: str, *programs: str) -> str:
    """The path of the first of several programs that there is.

    Without any the test is skipped, or fails where nobody would see that: in CI.
    """
    found = next(filter(None, map(shutil.which, programs)), None)
    if not found:
        _give_up(f"{programs[0]} is missing: {remedy}")
    assert found
    return found


def need_module(remedy: str, module: str) -> None:
    """The same for a Python module."""
    if not find_spec(module):
        _give_up(f"the module {module} is missing: {remedy}")


def _give_up(message: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
