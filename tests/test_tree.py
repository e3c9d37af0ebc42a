"""The output folder, through the command line: what is written, left, removed and kept, and what `check` says of it."""

import errno
import hashlib
import os
import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.memory import keep_values, recall_values
from tests.commands import Outcome, restencil, snapshot, started

SPEC = """\
openapi: 3.1.0
info: {{title: Pets, version: "1"}}
servers: [{{url: "https://{host}"}}]
paths:
{paths}
"""

PATH = """\
  /pets/{name}:
    get: {{operationId: {name}, tags: [pets], responses: {{"200": {{description: The pet.}}}}}}
"""

SAMPLES = "samples/http/pets"


@dataclass(frozen=True, slots=True)
class Project:
    """A working folder with one API, whose operations and server are chosen, generated into `generated/pets`."""

    root: Path

    @property
    def out(self) -> Path:
        """The output folder of the API."""
        return self.root / "generated/pets"

    def describe(self, *operations: str, host: str = "example.com") -> None:
        """Makes the spec one of these operations."""
        folder = self.root / "spec/pets"
        folder.mkdir(parents=True, exist_ok=True)
        paths = "".join(PATH.format(name=name) for name in operations) or "  {}"
        (folder / "openapi.yaml").write_text(SPEC.format(host=host, paths=paths))
        (folder / "restencil.yaml").write_text("targets: [samples/http, openapi]\n")

    def generate(self, *arguments: str) -> Outcome:
        """Generates, which must succeed."""
        outcome = restencil(self.root, "generate", *arguments)
        assert outcome.code == 0, outcome.transcript
        return outcome

    def check(self) -> Outcome:
        """What `restencil check` has to say."""
        return restencil(self.root, "check")

    def beside(self) -> list[str]:
        """What stands in the folder that the output folder is in."""
        return sorted(path.name for path in self.out.parent.iterdir())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the operations `cat` and `dog`, generated."""
    made = Project(tmp_path)
    made.describe("cat", "dog")
    made.generate()
    return made


def test_fresh(project: Project) -> None:
    """What was just generated is fresh: `check` exits 0, says so in a line, and has no problems."""
    outcome = project.check()
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "spec/pets → generated/pets: fresh; no problems\n"


def test_unchanged_keep_time(project: Project) -> None:
    """A file whose content stays the same keeps its modification time, in a run that changes others and in one that changes none."""
    old = 1_000_000_000_000_000_000
    for path in ("cat.http", "dog.http"):
        os.utime(project.out / SAMPLES / path, ns=(old, old))
    project.generate()
    project.describe("cat", "cow")
    outcome = project.generate()
    assert "2 written, 1 unchanged, 1 removed" in outcome.out
    assert (project.out / SAMPLES / "cat.http").stat().st_mtime_ns == old


def test_stale_rewritten(project: Project) -> None:
    """A file that the spec makes otherwise now is written anew."""
    project.describe("cat", "dog", host="example.org")
    outcome = project.generate()
    assert "3 written" in outcome.out
    assert b"example.org" in (project.out / SAMPLES / "dog.http").read_bytes()
    assert project.check().code == 0


def test_missing_restored(project: Project) -> None:
    """A file that somebody deleted is made again, although the spec did not change."""
    before = snapshot(project.out)
    (project.out / SAMPLES / "dog.http").unlink()
    assert "1 written" in project.generate().out
    assert snapshot(project.out) == before


def test_orphan_removed(project: Project) -> None:
    """A file that nothing makes any more is removed, and its folder with it when that is empty."""
    project.describe()
    outcome = project.generate()
    assert "2 removed" in outcome.out
    assert not (project.out / "samples").exists()
    assert sorted(snapshot(project.out)) == [".restencil.json", "openapi/openapi.yaml"]


def test_target_given_up(project: Project) -> None:
    """The files of a target that the project file names no longer are removed."""
    (project.root / "spec/pets/restencil.yaml").write_text("targets: [openapi]\n")
    project.generate()
    assert not (project.out / "samples").exists()


def test_edited_orphan_kept(project: Project) -> None:
    """A file that nothing makes any more, but a person changed, is kept under a name that says so, with a warning."""
    (project.out / SAMPLES / "dog.http").write_text("mine\n")
    project.describe("cat")
    outcome = project.generate()
    assert (
        "generated/pets/samples/http/pets/dog.http: warning[output-edited]"
        in outcome.err
    )
    assert not (project.out / SAMPLES / "dog.http").exists()
    assert (project.out / SAMPLES / "dog.http.edited").read_text() == "mine\n"


def test_edited_stale_kept(project: Project) -> None:
    """A person's change of a file that must be written is kept beside it, and an earlier one is not overwritten."""
    original = (project.out / SAMPLES / "dog.http").read_bytes()
    for text in ("mine\n", "mine too\n"):
        (project.out / SAMPLES / "dog.http").write_text(text)
        assert "warning[output-edited]" in project.generate().err
    assert (project.out / SAMPLES / "dog.http").read_bytes() == original
    assert (project.out / SAMPLES / "dog.http.edited").read_text() == "mine\n"
    assert (project.out / SAMPLES / "dog.http.edited-2").read_text() == "mine too\n"


def test_edited_in_secret(project: Project) -> None:
    """Also one that is as long as it was and has its old time: files that look untouched are not read again."""
    file = project.out / SAMPLES / "dog.http"
    time.sleep(0.1)
    project.generate()
    before, text = file.stat(), file.read_text()
    mine = text.replace("example", "exemple")
    file.write_text(mine)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert len(mine) == len(text)
    assert "warning[output-edited]" in project.generate().err
    assert file.read_text() == text
    assert (project.out / SAMPLES / "dog.http.edited").read_text() == mine


def test_untouched_not_read(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that looks as it did is taken for what it was, also after a run that has only linked it.

    What is remembered of it is spoiled here, so that it is taken for another one than was generated.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # a change that is as young as these files would be taken for none
    monkeypatch.setattr("generator.tree.seen._TICK", 0)
    project.describe("cat", "dog", "cow")
    project.generate()
    (memory,) = (tmp_path / "cache/restencil").glob("*.seen")
    mark = memory.read_text("latin-1").partition("\n")[0].rpartition(" ")[0]
    stored = recall_values(memory, mark)
    assert {
        path: hashlib.sha256(each).hexdigest()
        for path, each in snapshot(project.out).items()
        if not path.startswith(".")
    } == {path: each[0] for path, each in stored.items()}
    dog = f"{SAMPLES}/dog.http"
    keep_values(memory, mark, {**stored, dog: ("0" * 64, *stored[dog][1:])})
    assert "warning[output-edited]" in project.generate().err


@pytest.mark.parametrize("spoiled", [b"", b"{", b"seen 1", b"seen 1 0\n{0"])
def test_spoiled_memory(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: bytes
) -> None:
    """A memory of files that cannot be read is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project.generate()
    (memory,) = (tmp_path / "cache/restencil").glob("*.seen")
    memory.write_bytes(spoiled)
    assert "0 written" in project.generate().out


def test_unknown_left_alone(project: Project) -> None:
    """A file that was never generated survives every run with its time, and `check` reports it."""
    note = project.out / SAMPLES / "note.txt"
    note.write_text("mine\n")
    os.utime(note, ns=(10**18, 10**18))
    project.describe("cat")
    project.generate()
    assert (note.read_text(), note.stat().st_mtime_ns) == ("mine\n", 10**18)
    outcome = project.check()
    assert outcome.code == 1
    assert "note.txt: error[output-unknown]: nothing generates this file" in outcome.err


def test_traces_of_tools(project: Project) -> None:
    """What tools leave beside generated code is neither removed nor reported."""
    for path in ("__pycache__/x.pyc", ".mypy_cache/x", "pets.egg-info/PKG-INFO"):
        (project.out / path).parent.mkdir(parents=True)
        (project.out / path).write_text("")
    assert project.check().code == 0
    project.describe("cat")
    project.generate()
    assert (project.out / "__pycache__/x.pyc").exists()


def test_link_left_alone(project: Project, tmp_path: Path) -> None:
    """A symbolic link in the output folder stays one, and nothing behind it is touched."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/file").write_text("mine\n")
    (project.out / "link").symlink_to(tmp_path / "elsewhere")
    project.describe("cat")
    project.generate()
    assert (project.out / "link").is_symlink()
    assert (tmp_path / "elsewhere/file").read_text() == "mine\n"


def test_check_missing(project: Project) -> None:
    """`check` exits 1 for a missing file, and says how to make it; it writes nothing."""
    (project.out / SAMPLES / "dog.http").unlink()
    before = snapshot(project.root)
    outcome = project.check()
    assert outcome.code == 1
    assert outcome.err == (
        "generated/pets/samples/http/pets/dog.http: error[output-missing]: this file is missing\n"
        "  hint: run `restencil generate spec/pets`\n"
    )
    assert "not fresh; 1 error" in outcome.out
    assert snapshot(project.root) == before


def test_check_stale(project: Project) -> None:
    """`check` exits 1 for a stale file with the difference as a unified diff and the remedy; it writes nothing."""
    project.describe("cat", "dog", host="example.org")
    before = snapshot(project.root)
    outcome = project.check()
    assert outcome.code == 1
    name = "generated/pets/samples/http/pets/dog.http"
    assert f"--- {name} (as it is)\n+++ {name} (as generated)\n@@" in outcome.out
    removed = [line for line in outcome.out.splitlines() if line.startswith("-")]
    added = [line for line in outcome.out.splitlines() if line.startswith("+")]
    assert any("example.com" in line for line in removed)
    assert any("example.org" in line for line in added)
    assert f"{name}: error[output-stale]" in outcome.err
    assert "run `restencil generate spec/pets`" in outcome.err
    assert snapshot(project.root) == before


def test_check_edited(project: Project) -> None:
    """`check` says of a stale file that it was changed by hand, if it was."""
    (project.out / SAMPLES / "dog.http").write_text("mine")
    outcome = project.check()
    assert outcome.code == 1
    assert "it was changed by hand" in outcome.err
    assert "-mine\n\\ No newline at end of file\n" in outcome.out


def test_check_orphaned(project: Project) -> None:
    """`check` exits 1 for a file that nothing makes any more."""
    project.describe("cat", "dog")
    (project.root / "spec/pets/restencil.yaml").write_text("targets: [openapi]\n")
    outcome = project.check()
    assert outcome.code == 1
    assert outcome.err.count("error[output-orphaned]") == 2


def test_check_orphaned_folder(project: Project) -> None:
    """`check` exits 1 for a generated folder whose spec is gone, unless it is asked about some specs only."""
    shutil.copytree(project.root / "spec/pets", project.root / "spec/cats")
    project.generate()
    shutil.rmtree(project.root / "spec/cats")
    outcome = project.check()
    assert outcome.code == 1
    assert "generated/cats: error[output-orphaned]" in outcome.err
    assert restencil(project.root, "check", "spec/pets").code == 0


def test_check_of_nothing(tmp_path: Path) -> None:
    """Before the first run, `check` says so in one line, and makes nothing."""
    project = Project(tmp_path)
    project.describe("cat")
    outcome = project.check()
    assert outcome.code == 1
    assert outcome.err.count("error[output-missing]") == 1
    assert "generated/pets: error[output-missing]: nothing has been" in outcome.err
    assert not (tmp_path / "generated").exists()


def test_remedy_names_out(tmp_path: Path) -> None:
    """The remedy that `check` prints can be run as it is: it names the output folder that was checked."""
    project = Project(tmp_path)
    project.describe("cat")
    outcome = restencil(tmp_path, "check", "--out", "elsewhere")
    assert "run `restencil generate spec/pets --out elsewhere`" in outcome.err
    project.generate("spec/pets", "--out", "elsewhere")
    assert restencil(tmp_path, "check", "spec/pets", "--out", "elsewhere").code == 0


def test_target_touches_nothing_else(project: Project) -> None:
    """With `--target`, files of other targets are neither written nor removed, be they stale, missing or unknown."""
    project.describe("cow", host="example.org")
    (project.out / "openapi/openapi.yaml").write_text("mine\n")
    (project.out / "note.txt").write_text("mine\n")
    before = snapshot(project.out)
    project.generate("--target", "python")
    after = snapshot(project.out)
    assert any(path.startswith("python/") for path in after)
    kept = {path: after[path] for path in after if not path.startswith("python/")}
    assert kept.keys() == before.keys()
    changed = {path for path in kept if kept[path] != before[path]}
    assert changed == {".restencil.json"}


def test_record_of_other_targets(project: Project) -> None:
    """A run of one target forgets nothing of the others: their files are still known as generated."""
    project.generate("--target", "python")
    project.generate()
    assert not (project.out / "python").exists()
    assert project.check().code == 0


def test_record_lost(project: Project) -> None:
    """A record that was deleted is written again by the next run, whatever else there is to do."""
    before = snapshot(project.out)
    (project.out / ".restencil.json").unlink()
    project.generate()
    assert snapshot(project.out) == before


def test_unwritable(project: Project) -> None:
    """An output folder that cannot be written is exit code 2 and a located problem, and the old tree is intact."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; see test_file_in_the_way")
    project.describe("cow")
    before = snapshot(project.out)
    project.out.parent.chmod(0o555)
    try:
        outcome = restencil(project.root, "generate")
    finally:
        project.out.parent.chmod(0o755)
    assert outcome.code == 2
    assert "error[output-unwritable]" in outcome.err
    assert snapshot(project.out) == before


@pytest.mark.parametrize("command", ["generate", "check"])
@pytest.mark.parametrize("name", ["cat", "cow"])
def test_unreadable(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    """A folder in the output that cannot be read is exit code 2 and a problem at that place; root would read it."""
    mine = project.out / "mine"
    mine.mkdir()
    before = snapshot(project.out)
    scandir = os.scandir

    def refusing(folder: str) -> object:
        if Path(folder).name == mine.name:
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return scandir(folder)

    project.describe(name, "dog")
    with monkeypatch.context() as patch:
        patch.setattr("os.scandir", refusing)
        outcome = restencil(project.root, command)
    assert outcome.code == 2, outcome.transcript
    assert "generated/pets/mine: error[output-unreadable]" in outcome.err
    assert "hint: make it readable" in outcome.err
    assert snapshot(project.out) == before


@pytest.mark.parametrize("out", ["file", "file/below", "/proc/self/nowhere"])
def test_file_in_the_way(project: Project, out: str) -> None:
    """An output folder that cannot be made is exit code 2 and a problem at that place, and nothing is lost."""
    (project.root / "file").write_text("mine\n")
    before = snapshot(project.root)
    outcome = restencil(project.root, "generate", "--out", out)
    assert outcome.code == 2, outcome.transcript
    assert "error[output-unwritable]" in outcome.err
    assert "hint: " in outcome.err
    assert snapshot(project.root) == before


def test_file_in_place_of_folder(project: Project) -> None:
    """A file that stands where the output folder of an API should be is not overwritten."""
    shutil.rmtree(project.out)
    project.out.write_text("mine\n")
    outcome = restencil(project.root, "generate")
    assert outcome.code == 2
    assert "a file stands where the folder should be" in outcome.err
    assert project.out.read_text() == "mine\n"


def test_folder_behind_link(project: Project, tmp_path: Path) -> None:
    """An output folder that is a symbolic link stays one, and what it leads to is brought up to date."""
    (tmp_path / "real").mkdir()
    project.out.rename(tmp_path / "real/pets")
    project.out.symlink_to(tmp_path / "real/pets")
    project.describe("cow")
    project.generate()
    assert project.out.is_symlink()
    assert (tmp_path / "real/pets" / SAMPLES / "cow.http").exists()


def test_leftovers_cleared(project: Project) -> None:
    """What a killed run left beside the output folder is cleared by the next one that writes."""
    for name in (".pets.restencil-new", ".pets.restencil-old"):
        shutil.copytree(project.out, project.out.with_name(name))
    project.describe("cow")
    project.generate()
    assert project.beside() == ["pets"]


def test_old_tree_put_back(project: Project) -> None:
    """A tree that a killed run had moved away, without the new one in its place, is there again."""
    note = project.out / "note.txt"
    note.write_text("mine\n")
    project.out.rename(project.out.with_name(".pets.restencil-old"))
    project.generate()
    assert note.read_text() == "mine\n"
    assert project.beside() == ["pets"]


KILLS = 26 if os.environ.get("CI") else 10
MANY = [f"pet{number}" for number in range(30)]
UNKNOWN = 1_000
HOSTS = ("one.example", "two.example")


def test_kill(tmp_path: Path) -> None:
    """A run that is killed at any moment leaves exactly the old tree or exactly the new one, and the next run succeeds."""
    project = Project(tmp_path)
    wanted = {host: _tree_of(project, host) for host in reversed(HOSTS)}
    moments = random.Random(1)  # noqa: S311 - moments, no secrets
    torn = 0
    for number in range(KILLS):
        old, new = HOSTS[number % 2], HOSTS[1 - number % 2]
        project.describe(*MANY, host=new)
        _kill(project, moments, while_writing=number % 3 != 0)
        assert snapshot(project.out) in (wanted[old], wanted[new])
        torn += len(project.beside()) > 1
        project.generate()
        assert snapshot(project.out) == wanted[new]
        assert project.beside() == ["pets"]
    # or the moments would prove nothing
    assert torn > KILLS / 4


def _tree_of(project: Project, host: str) -> dict[str, bytes]:
    """The whole tree as a spec with this server makes it, among many files that nothing generates."""
    project.describe(*MANY, host=host)
    project.generate()
    (project.out / "notes").mkdir(exist_ok=True)
    for number in range(UNKNOWN):
        (project.out / f"notes/{number}.txt").write_text(str(number))
    return snapshot(project.out)


def _there(folder: Path) -> int:
    """How many files are in a folder by now."""
    try:
        return len([*folder.iterdir()])
    except FileNotFoundError:
        return 0


def _kill(project: Project, moments: random.Random, *, while_writing: bool) -> None:
    """Starts a run and kills it: at any moment, or once it has written so many files."""
    with started(project.root, "generate") as process:
        staging, count = project.out.with_name(".pets.restencil-new"), 0
        if while_writing:
            count = moments.randint(1, UNKNOWN)
        else:
            time.sleep(moments.uniform(0, 0.6))
        while process.poll() is None and _there(staging / "notes") < count:
            time.sleep(0.0002)
        process.kill()
