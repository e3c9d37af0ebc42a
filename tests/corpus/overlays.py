"""Applies the Overlay specification's own conformance sets, and says which come out otherwise than it has them.

    python tests/corpus/overlays.py --folder FOLDER

FOLDER is a checkout of github.com/OAI/Overlay-Specification, which is never part of this repository: its
`compliant-sets/` are documents before and after an overlay, its `tests/` overlays that are and are not valid. Exit code
1 if one is not as it should be.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Stop
from generator.load.overlay.actions import read_actions
from generator.load.overlay.applying import applied
from generator.load.parse import parse
from generator.load.source import read_source
from generator.values import same

_VERSIONS = ("v1.0", "v1.1")


def main() -> int:
    """Runs all sets of the folder that the command line names; returns the exit code."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--folder", type=Path, required=True)
    folder = options.parse_args().folder
    found = [*_sets(folder / "compliant-sets"), *_validity(folder / "tests")]
    wrong = [name for name, is_right in found if not is_right]
    print("\n".join((*wrong, f"{len(found)} sets, {len(wrong)} of them wrong")))
    return 1 if wrong or not found else 0


def _sets(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each set, and whether what its overlay makes of its document is what it says."""
    for case in sorted(path.parent for path in folder.glob("*/overlay.yaml")):
        document, wanted = (
            parse(read_source(case / name, name))
            for name in ("openapi.yaml", "output.yaml")
        )
        try:
            actions = read_actions(read_source(case / "overlay.yaml", "overlay.yaml"))
        except Stop:
            yield case.name, False
            continue
        made = applied(document, actions)
        yield case.name, not made.problems and same(made.root, wanted)


def _validity(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each overlay, and whether it is taken for what its folder says, valid or not."""
    for version in _VERSIONS:
        for file in sorted(folder.glob(f"{version}/*/*.yaml")):
            try:
                read_actions(read_source(file, file.name))
                is_valid = True
            except Stop:
                is_valid = False
            name = f"{version}/{file.parent.name}/{file.name}"
            yield name, is_valid == (file.parent.name == "pass")


if __name__ == "__main__":
    sys.exit(main())
