"""Hostile documents: each gets a client in which its text is data and nothing else, or readable problems; never anything else."""

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.commands import ROOT, restencil, snapshot
from tests.hostile.nursery import SECONDS
from tests.hostile.structures import STRUCTURES, text_of
from tests.hostile.twins import by_kind, elements, shape, twin_of

DOCUMENTS = sorted(
    path
    for path in (Path(__file__).parent / "documents").iterdir()
    if path.suffix != ".md"
)
_MIB = 1024

# documents that leave no doubt that nothing can be made of them
REFUSED = {
    *("S01", "S04", "S04b", "S05", "S06", "S07", "S08", "S10", "S15", "S16", "S18"),
    *("S19", "T28c", "X07", "X08", "X12", "X14"),
}
_PROBLEM = re.compile(r"(error|warning|note)\[[a-z0-9-]+\]: \S")
_LOCATED = re.compile(r"^\S.*?:\d+:\d+: (error|warning|note)\[[a-z0-9-]+\]: \S")


class Nursery:
    """The process that runs tasks, and where they run."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def do(self, kind: str, work: Path, folder: Path, **more: Any) -> "Ended":
        """A task, in `folder`; what it said is kept in `work`."""
        files = {name: str(work / f"{kind}.{name}") for name in ("out", "err", "watch")}
        task = {"kind": kind, "folder": str(folder), **files, **more}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        texts = {name: Path(file).read_text("utf-8") for name, file in files.items()}
        return Ended(**(told | texts))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a task ended: `watch` is what it tried to do that it must not."""

    code: int
    seconds: float
    mib: int
    out: str
    err: str
    watch: str


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """One for all documents that this process tests."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.nursery"],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a document in it, beside things that nobody may touch."""

    work: Path

    @property
    def folder(self) -> Path:
        """Where the command runs."""
        return self.work / "here"

    @property
    def package(self) -> Path:
        """The folder that the generated package stands in."""
        return self.folder / "generated/evil/python"


def place(work: Path, name: str, text: bytes) -> Place:
    """A place for a document."""
    made = Place(work)
    (made.folder / "canary").mkdir(parents=True)
    (made.folder / "spec").mkdir()
    (made.folder / "spec" / f"evil{name}").write_bytes(text)
    (work / "sentinel").write_text("untouched")
    return made


def generated(nursery: Nursery, at: Place, *options: str) -> Ended:
    """What `restencil generate` does there, having kept to all that holds for every document."""
    (document,) = (at.folder / "spec").iterdir()
    before = snapshot(at.work)
    ended = nursery.do(
        "command",
        at.work,
        at.folder,
        arguments=["generate", f"spec/{document.name}", *options],
    )
    assert ended.code in {0, 2}, (ended.code, ended.seconds, ended.err)
    assert ended.seconds < SECONDS
    assert ended.mib < _MIB
    assert ended.watch == ""
    assert "Traceback" not in ended.err
    kept = {"command.out", "command.err", "command.watch"}
    after = {
        path: content
        for path, content in snapshot(at.work).items()
        if path not in kept and not path.startswith("here/generated/evil/")
    }
    assert after == before
    return ended


def problems(ended: Ended) -> list[str]:
    """The first line of each problem."""
    return [line for line in ended.err.splitlines() if _PROBLEM.search(line)]


def refuse(ended: Ended, at: Place) -> None:
    """What holds for a document that cannot be used."""
    assert ended.out == ""
    assert not (at.folder / "generated").exists()
    told = problems(ended)
    assert any("error[" in each for each in told)
    assert ended.err.count("  hint: ") == len(told)
    for each in told:
        # an empty file has no line to show
        assert _LOCATED.match(each) or "error[file-empty]" in each
        assert len(each) < 1000


def accept(nursery: Nursery, at: Place) -> None:
    """What holds for what is made of a document: it is Python, it can be imported, and nothing happens by that."""
    package = at.package
    for path in (at.folder / "generated").rglob("*.py"):
        compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
    (name,) = (each.parent.name for each in package.glob("*/_client.py"))
    ended = nursery.do("import", at.work, at.folder, path=str(package), package=name)
    assert (ended.code, ended.watch) == (0, ""), ended.err
    assert list((at.folder / "canary").iterdir()) == []
    _look_at_pages(at)


def _look_at_pages(at: Place) -> None:
    for path in (at.folder / "generated").rglob("*.html"):
        for tag, attributes in elements(path.read_text("utf-8")):
            assert tag not in {"iframe", "object", "embed", "base", "form", "svg"}
            assert not [each for each in attributes if each.startswith("on")]


def check(nursery: Nursery, at: Place, name: str) -> None:
    """All of that for one document."""
    ended = generated(nursery, at)
    assert ended.code == (2 if name.partition("-")[0] in REFUSED else 0), ended.err
    if ended.code:
        refuse(ended, at)
    else:
        accept(nursery, at)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document(nursery: Nursery, tmp_path: Path, path: Path) -> None:
    """No document makes more of itself than a client or problems, in bounded time and memory, and nothing else."""
    at = place(tmp_path, path.suffix, path.read_bytes())
    check(nursery, at, path.stem)


@pytest.mark.parametrize("name", STRUCTURES)
def test_structure(nursery: Nursery, tmp_path: Path, name: str) -> None:
    """The same holds for documents that ask for more than a machine has."""
    at = place(tmp_path, ".json", text_of(name).encode())
    check(nursery, at, name)


def test_too_much(tmp_path: Path) -> None:
    """What is too much for an example takes nothing else with it."""
    document = STRUCTURES["X06-wide-objects"]()
    schemas = document["components"]["schemas"]
    schemas["Wide"] = schemas["A"]
    small = {"type": "string"}
    properties = {"wide": {"$ref": "#/components/schemas/Wide"}, "small": small}
    schemas["A"] = {"type": "object", "properties": properties, "required": ["small"]}
    (tmp_path / "api.json").write_text(json.dumps(document))
    ended = restencil(tmp_path, "generate", "api.json", "--target", "samples/shell")
    assert ended.code == 0, ended.err
    sample = tmp_path / "generated/api/samples/shell/a/send.sh"
    assert '"small": "string"' in sample.read_text()


# a header of that name cannot be sent, so that the pages do not show one; the inert name can
OTHER_PAGES = {"T32"}
# the same, so that the client's tests do not give one
OTHER_TESTS = {"T18"}
TEXTS = [path for path in DOCUMENTS if path.stem[0] == "T" and path.stem not in REFUSED]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_twin(nursery: Nursery, tmp_path: Path, path: Path) -> None:
    """The code of a hostile document does what that of one with inert text does, names and constants aside."""
    trees = []
    for name, text in (("hostile", path.read_text("utf-8")), ("inert", twin_of(path))):
        at = place(tmp_path / name, ".json", text.encode())
        ended = generated(nursery, at, "--target", "python", "--target", "docs")
        assert ended.code == 0, ended.err
        tree = snapshot(at.folder / "generated")
        compared = (each for each in tree if _is_compared(each, path.stem))
        trees.append({each: tree[each] for each in compared})
    shapes = [Counter(map(shape, by_kind(tree, ".py"))) for tree in trees]
    assert shapes[0] == shapes[1]
    pages = [sorted(map(elements, by_kind(tree, ".html"))) for tree in trees]
    assert pages[0] == pages[1] or path.stem in OTHER_PAGES


def _is_compared(file: str, name: str) -> bool:
    return name not in OTHER_TESTS or "/tests/" not in file


def test_watch(nursery: Nursery, tmp_path: Path) -> None:
    """The watch that all this rests on sees what it should."""
    package = tmp_path / "evil"
    package.mkdir()
    for text in (
        "open('canary/x', 'w')",
        "open('/etc/passwd')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import os; os.system('true')",
    ):
        (package / "__init__.py").write_text(f"__all__ = []\n{text}\n")
        ended = nursery.do(
            "import", tmp_path, tmp_path, path=str(tmp_path), package="evil"
        )
        assert ended.code == 70
        assert ended.watch


def test_shape() -> None:
    """Shapes differ by what code does, and not by its names and constants."""
    assert shape("a = f('x')") == shape("b = g('yy')")
    assert shape("a = 'x'") != shape("a = 'x'\nopen('x')")
    assert ast.dump(ast.parse("")) == shape("")
