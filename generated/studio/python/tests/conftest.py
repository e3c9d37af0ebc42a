"""The server that the tests call, and the client where they find it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from .loopback import Server, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server on loopback."""
    with running_server() as server:
        yield server
