"""Imports every module of the only package in a folder, builds what validates, and prints how many operations it has."""

import sys
import time
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

# of CPU, for all that validates: each operation has its own, and where most of an API hangs together, all of that in it
_SECONDS = 60


def main(folder: Path) -> None:
    """Raises whatever keeps a module from being imported or a type from being used."""
    sys.path.insert(0, str(folder))
    package = next(path.parent.name for path in folder.glob("*/_api.py"))
    root = import_module(package)
    for module in walk_packages(root.__path__, f"{package}."):
        import_module(module.name)
    operations = import_module(f"{package}._api").API.operations
    end = time.process_time() + _SECONDS
    for place in operations.values():
        if time.process_time() > end:
            break
        module_name, _, constant = place.partition(":")
        _build(
            package,
            getattr(import_module(f"{package}.resources.{module_name}"), constant),
        )
    print(len(operations))


def _build(package: str, operation: Any) -> None:
    adapter_of = import_module(f"{package}._runtime.validation").adapter_of
    bodies = [operation.body.content] if operation.body else []
    for content in (*bodies, *operation.responses.values()):
        for declared in content.values():
            adapter_of(declared)
    for parameter in operation.parameters:
        adapter_of(parameter.type)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
