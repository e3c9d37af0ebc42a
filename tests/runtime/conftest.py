"""Makes the runtime of generated clients importable as `client_runtime`, and gives a server on loopback to try it on."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.loopback import Server, running_server
from tests.runtime.kiosk import Clients, Gate, document, package_of

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


@pytest.fixture(scope="session")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with package_of(document(), "kiosk", tmp_path_factory.mktemp("kiosk")) as made:
        yield made.package


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def clients(request: pytest.FixtureRequest, kiosk: ModuleType) -> Clients:
    return Clients(kiosk, request.param)


@pytest.fixture
def gate(server: Server) -> Gate:
    return Gate(server)
