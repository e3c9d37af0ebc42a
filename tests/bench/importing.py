"""Imports every module of the packages in a folder, and prints how many of how many can be: `412 413`."""

import sys
from importlib import import_module
from pathlib import Path


def main(folder: Path) -> None:
    """Imports each module by itself, so that one that fails takes no others with it."""
    sys.path.insert(0, str(folder))
    modules = [
        ".".join(file.relative_to(folder).with_suffix("").parts)
        for top in folder.glob("*/__init__.py")
        for file in sorted(top.parent.rglob("*.py"))
    ]
    print(sum(map(_imports, modules)), len(modules))


def _imports(module: str) -> bool:
    try:
        import_module(module.removesuffix(".__init__"))
    except Exception:  # noqa: BLE001 - it cannot be imported, whatever is raised
        return False
    return True


if __name__ == "__main__":
    main(Path(sys.argv[1]))
