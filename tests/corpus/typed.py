"""Checks the clients of real documents by `mypy --strict`; exit code 1 if there is an error in one.

    python tests/corpus/typed.py --work ~/.cache/restencil-corpus --sample 60

Several are checked together, so that what all of them import is read once. Documents that are refused are left out.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.documents import Document, chosen, parser
from tests.corpus.generated import generated

# lines that are checked together: mypy holds all of them in memory
_TOGETHER = 150_000


@dataclass(frozen=True, slots=True)
class Client:
    """The client of a document: its package, and how many lines that has."""

    document: Document
    package: Path
    lines: int


def main() -> int:
    """Checks the clients that the command line asks for; returns the exit code."""
    options = parser(__doc__).parse_args()
    out = options.work / "typed"
    clients = [made for each in chosen(options) if (made := _client(each, out))]
    code = 0
    for together in _batches(clients):
        code |= _check(together, options.work / "mypy")
    shutil.rmtree(out)
    print(f"{len(clients)} clients, {sum(each.lines for each in clients):,} lines")
    return code


def _client(document: Document, out: Path) -> Client | None:
    folder = out / document.digest
    if generated(document.file, folder).returncode:
        print(f"refused: {document.name}")
        return None
    package = next(folder.glob("made/*/python/*/_api.py")).parent
    lines = sum(file.read_bytes().count(b"\n") for file in package.rglob("*.py"))
    return Client(document, package, lines)


def _batches(clients: list[Client]) -> Iterator[list[Client]]:
    """The clients in batches of bounded size, in none of which two have the same name."""
    left = clients
    while left:
        batch: list[Client] = []
        for each in left:
            fits = sum(other.lines for other in batch) + each.lines <= _TOGETHER
            named = {other.package.name for other in batch}
            if not batch or (fits and each.package.name not in named):
                batch.append(each)
        left = [each for each in left if each not in batch]
        yield batch


def _check(clients: list[Client], cache: Path) -> int:
    """Whether mypy finds errors in clients, which are printed with the names of the documents."""
    command = (sys.executable, "-m", "mypy", "--strict", "--config-file=")
    packages = [str(each.package) for each in clients]
    told = subprocess.run(
        (*command, f"--cache-dir={cache}", "--no-error-summary", *packages),
        capture_output=True,
        text=True,
        check=False,
    )
    names = [each.document.name for each in clients]
    print(f"{'errors' if told.returncode else 'ok'}: {', '.join(names)}", flush=True)
    print(told.stdout + told.stderr, end="", flush=True)
    return 1 if told.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
