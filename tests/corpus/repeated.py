"""Generates clients of real documents twice, in other surroundings; exit code 1 if two are not equal to the byte.

    python tests/corpus/repeated.py --work ~/.cache/restencil-corpus --sample 60

The hash seed, the locale, the time zone and the working folder differ.
"""

import hashlib
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.corpus.documents import Document, chosen, parser
from tests.corpus.generated import generated

_SURROUNDINGS: tuple[Mapping[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
)


def main() -> int:
    """Compares the clients that the command line asks for; returns the exit code."""
    options = parser(__doc__).parse_args()
    out = options.work / "repeated"
    unequal = 0
    for document in (documents := chosen(options)):
        different = _different(document, out)
        unequal += bool(different)
        if different:
            print(f"{document.name}: {', '.join(different)}", flush=True)
    print(f"{len(documents)} documents, {unequal} of them not the same twice")
    return 1 if unequal else 0


def _different(document: Document, out: Path) -> list[str]:
    """The files that are not the same in both runs; what is said of a document counts as one."""
    trees = []
    for number, surroundings in enumerate(_SURROUNDINGS):
        folder = out.joinpath(*("deep",) * number)
        said = generated(document.file, folder, surroundings)
        trees.append({**_digests(folder / "made"), "stderr": said.stderr})
        shutil.rmtree(out)
    first, second = trees
    names = sorted(first.keys() | second)
    return [name for name in names if first.get(name) != second.get(name)]


def _digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    sys.exit(main())
