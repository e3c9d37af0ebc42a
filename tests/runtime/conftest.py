"""Makes the runtime of generated clients importable as `client_runtime`, and gives a server on loopback to try it on."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loopback import Server, running_server

RUNTIME = Path(__file__).parents[2] / "templates/python/{package}/_runtime"


def load_runtime() -> None:
    """Imports the folder under a name that Python can spell."""
    spec = importlib.util.spec_from_file_location(
        "client_runtime",
        RUNTIME / "__init__.py",
        submodule_search_locations=[str(RUNTIME)],
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["client_runtime"] = module
    spec.loader.exec_module(module)


load_runtime()


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as server:
        yield server
