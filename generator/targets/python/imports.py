"""Import statements, computed from what a module uses."""

from collections import defaultdict
from collections.abc import Iterable

from generator.code import Code
from generator.targets.python.annotations import Import

_STANDARD = {"typing", "functools", "collections.abc", "importlib", "builtins"}


def import_lines(used: Iterable[Import], *, depth: int) -> tuple[tuple[Code, ...], ...]:
    """The statements that import `used`, in blocks: the standard library, others, then this package.

    Modules of the package are named from its root, `depth` being how many folders deep the importing module is.
    """
    by_module: dict[str, set[str]] = defaultdict(set)
    for module, name in used:
        by_module[module].add(name)
    blocks: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for module in sorted(by_module):
        blocks[_block(module)].append(_statement(module, by_module[module], depth))
    return tuple(
        tuple(Code(line) for line in lines) for lines in blocks.values() if lines
    )


def _block(module: str) -> int:
    if module in _STANDARD:
        return 0
    return (
        1
        if module.partition(".")[0] in {"pydantic", "httpx2", "typing_extensions"}
        else 2
    )


def _statement(module: str, names: set[str], depth: int) -> str:
    if not names - {""}:
        return f"import {module}"
    written = "." * (depth + 1) + module if _block(module) == 2 else module
    return f"from {written} import {', '.join(sorted(names, key=order))}"


def order(name: str) -> tuple[bool, bool, str]:
    """What names are sorted by where they are imported: constants, classes, then the others."""
    return not name.isupper(), not name[:1].isupper(), name
