"""`restencil capture` on a folder that exists: what is told, what stays, and that it is done as a whole or not at all."""

import random
import shutil
import time
from pathlib import Path

import pytest
import yaml

from tests.commands import Outcome, restencil, snapshot, started

ROOT = Path(__file__).parents[2]
SEED = ROOT / "spec/chatfire/pages/292859250.txt"
INTO = ("--into", "spec/film")
PAGE = "292859250.txt"
SCHEMA = (
    "/paths/~1jimeng-video~1v1~1tasks/post/requestBody/content/application~1json/schema"
)
CURL = "curl -X POST '{host}/v1/films/{name}' -d '{{\"name\": \"{name}\"}}'\n"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with ChatFire's page in it, which was captured once."""
    (tmp_path / PAGE).write_bytes(SEED.read_bytes())
    captured(tmp_path, PAGE)
    return tmp_path


def captured(work: Path, *arguments: str) -> Outcome:
    """What `restencil capture` says, which must succeed."""
    outcome = restencil(work, "capture", *arguments, *INTO)
    assert outcome.code == 0, outcome.transcript
    return outcome


def correct(work: Path, pointer: str, value: str) -> None:
    """Corrects the spec."""
    outcome = restencil(work, "correct", "spec/film", pointer, value)
    assert outcome.code == 0, outcome.transcript


def change(work: Path, old: str, new: str) -> None:
    """Changes the page outside the folder."""
    page = work / PAGE
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def lines_of(outcome: Outcome, start: str) -> list[str]:
    """The lines that begin so."""
    return [line for line in outcome.out.splitlines() if line.startswith(start)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "cfg_scale\nnumber\n",
            "cfg_scale\ninteger\n",
            'body field `cfg_scale`, type: `"number"` → `"integer"` (line 60)',
        ),
        (
            "code\ninteger\n",
            "retry\ninteger\n",
            'response 200 field `code`: `{"type": "integer"}` → nothing (line 104, was line 110)',
        ),
        (
            "code\ninteger\n",
            "retry\ninteger\n",
            'response 200 field `retry`: nothing → `{"type": "integer"}` (line 110)',
        ),
        ("创建任务(即梦视频)\n", "任务\n", "title of the page: "),
        ("2025-07-01", "2025-07-09", "modified of the page: "),
        ("2025-07-01", "2025-07-09", "version of the API: "),
    ],
)
def test_words(work: Path, old: str, new: str, told: str) -> None:
    """A fact that changed is told in the words of the page, with its lines, the old one where it is another."""
    change(work, old, new)
    outcome = captured(work, PAGE)
    assert any(line.startswith(f"  - {told}") for line in outcome.out.splitlines())


def test_lines_only(work: Path) -> None:
    """A page on which only the lines are others has no change to tell."""
    text = (work / PAGE).read_text("utf-8")
    (work / PAGE).write_text("\n\n\n" + text, "utf-8")
    outcome = captured(work, PAGE)
    assert len(outcome.out.splitlines()) == 1


def test_gone(work: Path) -> None:
    """An operation whose page is not there any more is told as gone, with its names."""
    (work / "films.sh").write_text(CURL.format(host="https://a.example", name="x"))
    captured(work, "films.sh")
    (work / "spec/film/pages/films.sh").unlink()
    outcome = captured(work)
    assert lines_of(outcome, "- gone") == ["- gone: `POST /v1/films/x` (page `films`)"]
    assert "- unused names, python services: `films`" in outcome.out.splitlines()


def test_corrections(work: Path) -> None:
    """A correction that conflicts by now is told with all three values, one that is not needed as removable; both stay."""
    correct(work, f"{SCHEMA}/properties/cfg_scale/type", "integer")
    correct(work, f"{SCHEMA}/properties/prompt/type", "integer")
    before = (work / "spec/film/corrections.overlay.yaml").read_bytes()
    change(work, "cfg_scale\nnumber\n", "cfg_scale\nstring\n")
    change(work, "prompt\nstring\n", "prompt\ninteger\n")
    outcome = captured(work, PAGE)
    told = outcome.out.splitlines()
    at = next(
        number for number, line in enumerate(told) if "correction in conflict" in line
    )
    assert "`spec/film/corrections.overlay.yaml:8`" in told[at]
    assert told[at + 1 : at + 4] == [
        '  - captured: `"string"`',
        '  - expected: `"number"`',
        '  - corrected: `"integer"`',
    ]
    assert (
        "- correction to remove: `spec/film/corrections.overlay.yaml:10`"
        in "\n".join(told)
    )
    assert "- names: not known until `restencil check` finds no error" in told
    assert before == (work / "spec/film/corrections.overlay.yaml").read_bytes()
    assert restencil(work, "capture", "--check", *INTO).code == 1


def test_corrections_of_what_is_gone(work: Path) -> None:
    """A correction of a field that has another name now is told with what is there."""
    correct(work, f"{SCHEMA}/properties/cfg_scale/type", "integer")
    change(work, "cfg_scale\nnumber\n", "cfg_scales\nnumber\n")
    outcome = captured(work, PAGE)
    assert lines_of(outcome, "- correction that cannot be made: `spec/film")
    assert "has cfg_scales; mend the path" in outcome.out


def test_edited(work: Path) -> None:
    """A captured document that somebody has edited is not overwritten: it is an error that says where corrections go."""
    file = work / "spec/film/captured.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("type: number", "type: integer"), "utf-8")
    change(work, "2025-07-01", "2025-07-09")
    before = snapshot(work / "spec")
    outcome = restencil(work, "capture", PAGE, *INTO)
    assert outcome.code == 2
    assert "spec/film/captured.yaml: error[captured-edited]" in outcome.err
    assert "restencil correct spec/film" in outcome.err
    assert snapshot(work / "spec") == before
    file.unlink()
    captured(work, PAGE)


def test_ends_of_lines(work: Path) -> None:
    """A captured document whose lines end otherwise by now was not edited."""
    file = work / "spec/film/captured.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    captured(work)
    assert b"\r" not in file.read_bytes()


def test_identity(work: Path) -> None:
    """A page whose operation has another title, method, path and group keeps its corrections, its names and its modules."""
    correct(work, f"{SCHEMA}/properties/model/description", "Which model.")
    chosen = "targets: [python, docs]\n"
    (work / "spec/film/restencil.yaml").write_text(chosen, "utf-8")
    made = restencil(work, "generate")
    assert made.code == 0, made.transcript
    before = snapshot(work / "generated/film/python/film")
    lock = (work / "spec/film/names.lock.yaml").read_bytes()
    change(work, "/jimeng-video/v1/tasks\n最后", "/films/v2/made\n最后")
    change(work, "创建任务(即梦视频)", "Film")
    change(work, "POST", "PUT")
    told = captured(work, PAGE)
    assert lines_of(
        told, "- moved: `POST /jimeng-video/v1/tasks` → `PUT /films/v2/made`"
    )
    assert not lines_of(told, "- correction")
    assert not lines_of(told, "- new names")
    made = restencil(work, "generate")
    assert made.code == 0, made.transcript
    assert "note[service-held]" in made.err
    assert (work / "spec/film/names.lock.yaml").read_bytes() == lock
    after = snapshot(work / "generated/film/python/film")
    assert after.keys() == before.keys()
    models = [name for name in after if name.startswith("models/")]
    assert models
    assert all(after[name] == before[name] for name in models)
    assert b"Which model." in b"".join(after.values())


def test_moves_when_freed(work: Path) -> None:
    """What has no name that is held goes where its page says."""
    assert restencil(work, "generate", "--target", "python").code == 0
    change(work, "/jimeng-video/v1/tasks\n最后", "/films/v2/made\n最后")
    captured(work, PAGE)
    (work / "spec/film/names.lock.yaml").unlink()
    assert restencil(work, "generate", "--target", "python").err == ""
    services = work / "generated/film/python/film/resources"
    assert (services / "films.py").exists()


MANY = 50
KILLS = 6


def test_kill(tmp_path: Path) -> None:
    """A run that is killed at any moment leaves the old folder or the new one, or one that the next run makes new."""
    hosts = ("https://one.example", "https://two.example")
    wanted = {host: _captured_from(tmp_path, host) for host in reversed(hosts)}
    moments = random.Random(1)  # noqa: S311 - moments, no secrets
    torn = 0
    for number in range(KILLS):
        old, new = hosts[number % 2], hosts[1 - number % 2]
        _pages(tmp_path, new)
        _kill(tmp_path, moments)
        found = snapshot(tmp_path / "spec/film")
        states = [wanted[old], wanted[new]]
        torn += found not in states
        visible = {name: each for name, each in found.items() if name[0] != "."}
        is_begun = any(name.startswith(".restencil-begun") for name in found)
        assert not is_begun or visible == wanted[old]
        captured(tmp_path)
        assert snapshot(tmp_path / "spec/film") in states
        captured(tmp_path, "new")
        assert snapshot(tmp_path / "spec/film") == wanted[new]
    # or the moments would prove nothing
    assert torn > KILLS / 4


def _pages(work: Path, host: str) -> None:
    """Writes the pages that are to be captured."""
    (work / "new").mkdir(exist_ok=True)
    for number in range(MANY):
        text = CURL.format(host=host, name=f"film{number}")
        (work / f"new/film{number}.sh").write_text(text, "utf-8")


def _captured_from(work: Path, host: str) -> dict[str, bytes]:
    """The spec folder as the pages with this server make it, with something of a person's in it."""
    _pages(work, host)
    captured(work, "new")
    (work / "spec/film/restencil.yaml").write_text("targets: [openapi]\n", "utf-8")
    return snapshot(work / "spec/film")


def _kill(work: Path, moments: random.Random) -> None:
    """Starts a run and kills it after it has begun to write."""
    folder = work / "spec/film"
    with started(work, "capture", "new", *INTO) as process:
        while not list(folder.glob(".restencil-*")) and process.poll() is None:
            time.sleep(0.0005)
        time.sleep(moments.uniform(0, 0.012))
        process.kill()


def test_killed_first_time(tmp_path: Path) -> None:
    """What a first run that was killed has left beside the spec folder is in nobody's way, and goes with the next."""
    (tmp_path / PAGE).write_bytes(SEED.read_bytes())
    left = tmp_path / "spec/.film.restencil-new"
    left.mkdir(parents=True)
    (left / "captured.yaml").write_text("paths:")
    captured(tmp_path, PAGE)
    assert not left.exists()
    shutil.copytree(tmp_path / "spec/film", left)
    assert restencil(tmp_path, "generate", "--target", "openapi").code == 0
    assert [path.name for path in (tmp_path / "generated").iterdir()] == ["film"]


def test_unfinished(work: Path) -> None:
    """Files that were written and not yet put in their places are put there by the next run; `--check` says so."""
    before = snapshot(work / "spec/film")
    ready = work / "spec/film/.restencil-ready"
    ready.mkdir()
    (work / "spec/film/captured.yaml").rename(ready / "captured.yaml")
    outcome = restencil(work, "capture", "--check", *INTO)
    assert outcome.code == 1
    assert "warning[captured-stale]" in outcome.err
    assert ready.exists()
    captured(work)
    assert snapshot(work / "spec/film") == before


def test_report_is_markdown(work: Path) -> None:
    """Text of a page cannot be anything but code in the report, whatever it holds."""
    change(work, "创建任务(即梦视频)", "`a` <script> [x](y) | ``b``")
    outcome = captured(work, PAGE)
    assert "``` `a` <script> [x](y) | ``b`` ```" in outcome.out
    document = yaml.safe_load((work / "spec/film/captured.yaml").read_text("utf-8"))
    assert document["paths"]
