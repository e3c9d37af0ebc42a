"""All that calls need, made before the first of them."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

_SCRIPT = """
import sys
from pathlib import Path
import httpx2, pydantic
import warehouse

early = [name for name in sys.modules if name.startswith("warehouse.models.")]
warehouse.preload()


class TypeAdapter:
    def __init__(self, *arguments):
        raise AssertionError("made too late")


pydantic.TypeAdapter.__init__ = TypeAdapter.__init__
answer = httpx2.MockTransport(lambda request: httpx2.Response(201, json={"id": 1}))
http = httpx2.Client(transport=answer)
loaded = set(sys.modules)
print(early, warehouse.Warehouse(http_client=http).crates.add(id=1).id)
runtime = {f"warehouse._runtime.{file.stem}" for file in Path("warehouse/_runtime").glob("[a-z]*.py")}
print(sorted(name for name in {*sys.modules, *runtime} - loaded if name.startswith("warehouse.")))
"""


def test_preload(warehouse: ModuleType) -> None:
    """After `preload()` a call has no validator left to make and no module to import; the import alone imports no models."""
    assert warehouse.__file__
    folder = Path(warehouse.__file__).parents[1]
    script = [sys.executable, "-c", _SCRIPT]
    run = subprocess.run(script, cwd=folder, capture_output=True, text=True, check=True)
    assert run.stdout == "[] 1\n['warehouse._runtime.webhooks']\n"


def test_offered(warehouse: ModuleType) -> None:
    """The package offers what its methods give, by name: pages, handles, and the errors of tasks and codes."""
    wanted = {
        "Paginated",
        "PageOf",
        "TaskHandle",
        "SubmittedTask",
        "TaskFailedError",
        "OutOfStockError",
    }
    assert wanted <= set(warehouse.__all__)
    for name in warehouse.__all__:
        assert getattr(warehouse, name) is not None
