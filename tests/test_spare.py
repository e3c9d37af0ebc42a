"""What was in an output folder before, which is what the next content of it is made of: nobody can tell, but by the time."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands import restencil, snapshot
from tests.test_tree import SAMPLES, Project

NAMES = ("cat", "cow", "dog", "owl")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which runs remember things."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/restencil"


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """A project that was generated twice, so that there is a spare content."""
    made = Project(tmp_path / "work")
    for names in (("cat", "dog"), ("cat", "cow")):
        made.describe(*names)
        made.generate()
    assert [*spares(cache)]
    return made


def spares(cache: Path) -> Iterator[Path]:
    """The spare contents of output folders."""
    return cache.glob("spare/*/content")


def test_same_files(project: Project, cache: Path) -> None:
    """The spare content is the one before, and the files that both have are the same: they take no room twice."""
    (spare,) = spares(cache)
    assert sorted(path.name for path in (spare / SAMPLES).iterdir()) == [
        "cat.http",
        "dog.http",
    ]
    assert (spare / SAMPLES / "cat.http").samefile(project.out / SAMPLES / "cat.http")


def test_untouched(project: Project) -> None:
    """A run that changes one file leaves the others alone, as if they had not been asked for."""
    file = project.out / SAMPLES / "cat.http"
    before = []
    for name in ("dog", "owl"):
        before.append(file.stat())
        project.describe("cat", name)
        project.generate()
    assert file.stat().st_ctime_ns == before[-1].st_ctime_ns


def _written_over(folder: Path) -> None:
    (folder / SAMPLES / "cat.http").write_text("mine\n")
    (folder / SAMPLES / "dog.http").write_text("mine\n")


def _taken_away(folder: Path) -> None:
    (folder / SAMPLES / "cat.http").unlink()
    shutil.rmtree(folder / "openapi")


def _turned_around(folder: Path) -> None:
    shutil.rmtree(folder / SAMPLES)
    (folder / SAMPLES).write_text("a file\n")
    (folder / "openapi/openapi.yaml").unlink()
    (folder / "openapi/openapi.yaml").mkdir()


def _linked(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    (folder / SAMPLES).rename(elsewhere)
    (folder / SAMPLES).symlink_to(elsewhere)
    (folder / "openapi/openapi.yaml").unlink()
    (folder / "openapi/openapi.yaml").symlink_to(elsewhere / "cat.http")


def _led_back(folder: Path) -> None:
    out = Path((folder.parent / "owner").read_text())
    (folder / SAMPLES / "cat.http").unlink()
    (folder / SAMPLES / "cat.http").symlink_to(out / SAMPLES / "cat.http")


def _filled(folder: Path) -> None:
    (folder / "note.txt").write_text("nobody's\n")
    (folder / "notes/deep").mkdir(parents=True)
    (folder / "notes/deep/note.txt").write_text("nobody's\n")


@pytest.mark.parametrize(
    "spoil",
    [
        _written_over,
        _taken_away,
        _turned_around,
        _linked,
        _led_back,
        _filled,
        shutil.rmtree,
    ],
)
def test_spoiled(
    project: Project, cache: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """Whatever was done to the spare content, the next one is as it should be, and no file elsewhere is touched."""
    twin = Project(tmp_path / "twin")
    twin.describe("cat", "dog", "owl")
    twin.generate()
    expected = snapshot(twin.out)
    (spare,) = (
        each for each in spares(cache) if (each / SAMPLES / "dog.http").exists()
    )
    # its own files, so that what is done to them is done to no others
    shutil.copytree(spare, spare.with_name("copy"))
    shutil.rmtree(spare)
    spare.with_name("copy").rename(spare)
    spoil(spare)
    elsewhere = snapshot(cache / "spare") if (cache / "spare").exists() else {}
    project.describe("cat", "dog", "owl")
    project.generate()
    assert snapshot(project.out) == expected
    kept = {name: text for name, text in elsewhere.items() if "/elsewhere/" in name}
    assert kept.items() <= snapshot(cache / "spare").items()


def test_edited(project: Project) -> None:
    """A file that a person writes into, and so into the spare one, is kept beside what is generated in its place."""
    file = project.out / SAMPLES / "cat.http"
    generated = file.read_bytes()
    with file.open("r+b") as opened:
        opened.write(b"MINE")
    edited = file.read_bytes()
    for host in ("one.example", "two.example"):
        project.describe("cat", host=host)
        project.generate()
    assert file.read_bytes() not in (generated, edited)
    assert (file.parent / "cat.http.edited").read_bytes() == edited
    project.describe("cat", "cow")
    project.generate()
    assert file.read_bytes() == generated


def test_links(project: Project) -> None:
    """Symbolic links stay what they are, also those that lead nowhere."""
    (project.out / "nowhere").symlink_to("gone")
    (project.out / "circle").symlink_to("circle")
    (project.out / "note").symlink_to("openapi/openapi.yaml")
    for name in NAMES:
        project.describe(name)
        project.generate()
        assert (project.out / "nowhere").readlink() == Path("gone")
        assert (project.out / "circle").readlink() == Path("circle")
        assert (project.out / "note").readlink() == Path("openapi/openapi.yaml")
    (project.out / "same").hardlink_to(project.out / SAMPLES / "owl.http")
    for name in ("dog", "cow"):
        project.describe("owl", name)
        project.generate()
    (project.out / "same").unlink()
    (project.out / "same").symlink_to(f"{SAMPLES}/owl.http")
    project.describe("owl")
    project.generate()
    assert (project.out / "same").is_symlink()
    (project.out / SAMPLES / "owl.http").unlink()
    (project.out / SAMPLES / "owl.http").symlink_to("gone")
    assert "warning[output-edited]" in project.generate().err
    assert (project.out / SAMPLES / "owl.http").read_bytes()
    assert (project.out / SAMPLES / "owl.http.edited").readlink() == Path("gone")


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_name_that_is_no_text(tmp_path: Path, cache: Path) -> None:
    """A folder may be called what is no text in UTF-8."""
    project = Project(tmp_path / os.fsdecode(b"\xff"))
    for names in (NAMES[:2], NAMES[1:3], NAMES[2:]):
        project.describe(*names)
        project.generate()
    assert project.check().code == 0
    file = project.root / "spec/pets/openapi.yaml"
    assert restencil(project.root, "generate", str(file), "--out", "bare").code == 0
    assert len([*spares(cache)]) == 1


def test_removed(project: Project) -> None:
    """An output folder that somebody removed is made anew, of nothing that was in it before."""
    (project.out / "note.txt").write_text("mine\n")
    project.describe("cat")
    project.generate()
    shutil.rmtree(project.out)
    project.generate()
    assert sorted(path.name for path in (project.out / SAMPLES).iterdir()) == [
        "cat.http"
    ]
    assert not (project.out / "note.txt").exists()


def test_forgotten(project: Project, cache: Path, tmp_path: Path) -> None:
    """The spare content of an output folder that is gone is removed by the next run that writes another one."""
    shutil.rmtree(project.root)
    other = Project(tmp_path / "other")
    for name in NAMES[:3]:
        other.describe(name)
        other.generate()
    assert len([*spares(cache)]) == 1


def test_none(project: Project, cache: Path) -> None:
    """Where nothing can be kept, a run removes what was there, as well as it can be seen."""
    shutil.rmtree(cache)
    cache.write_text("in the way\n")
    project.describe("owl")
    project.generate()
    assert project.beside() == ["pets"]
    assert project.check().code == 0


def test_any_way_there(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever changes in the spec and in the output folder, the output is what it would be without anything kept."""
    moments = random.Random(5)  # noqa: S311 - changes, no secrets
    kept, plain = Project(tmp_path / "kept"), Project(tmp_path / "plain")
    for number in range(25):
        names = moments.sample(NAMES, moments.randint(0, len(NAMES)))
        host = moments.choice(("one.example", "two.example"))
        work, seed = moments.choice(_WORKS), moments.random()
        for project, remembered in (
            (kept, cache.parent),
            (plain, tmp_path / f"{number}"),
        ):
            monkeypatch.setenv("XDG_CACHE_HOME", str(remembered))
            project.describe(*names, host=host)
            work(project.out, random.Random(seed))  # noqa: S311 - as above
            project.generate()
        assert snapshot(kept.out) == snapshot(plain.out)
    assert [*spares(cache)]


def _nothing(_: Path, __: random.Random) -> None:
    pass


def _files(out: Path) -> list[Path]:
    return sorted(path for path in out.rglob("*") if path.is_file())


def _edit(out: Path, chance: random.Random) -> None:
    if files := _files(out):
        with chance.choice(files).open("ab") as file:
            file.write(b"mine\n")


def _replace(out: Path, chance: random.Random) -> None:
    if files := _files(out):
        file = chance.choice(files)
        Path(shutil.copy(file, out.parent / "copy")).replace(file)


def _remove(out: Path, chance: random.Random) -> None:
    if files := _files(out):
        chance.choice(files).unlink()


def _add(out: Path, chance: random.Random) -> None:
    folder = out / chance.choice(("notes", "samples/notes", SAMPLES))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{chance.randint(1, 3)}.txt").write_text(str(chance.random()))


_WORKS = (_nothing, _nothing, _edit, _replace, _remove, _add)
