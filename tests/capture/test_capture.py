"""`restencil capture`: pages into a spec folder, and what is told when they change."""

import json
from pathlib import Path

import pytest
import yaml

from tests.commands import restencil, snapshot

ROOT = Path(__file__).parents[2]
SEED = ROOT / "spec/chatfire/pages/292859250.txt"
INTO = ("--into", "spec/film")

CURL = "curl -X POST 'https://films.example/v1/films?draft=true' -H 'X-Key: a' -d '{\"name\": \"Boat\"}'\n"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with ChatFire's page in it, which was captured once."""
    (tmp_path / "292859250.txt").write_bytes(SEED.read_bytes())
    outcome = restencil(tmp_path, "capture", "292859250.txt", *INTO)
    assert (outcome.code, outcome.err) == (0, "")
    return tmp_path


def captured(work: Path) -> str:
    """The captured document of the folder."""
    return (work / "spec/film/captured.yaml").read_text("utf-8")


def changed(work: Path, old: str, new: str) -> None:
    """Changes the page outside the folder."""
    page = work / "292859250.txt"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def test_fresh() -> None:
    """The captured document of the repository is what its page says."""
    outcome = restencil(ROOT, "capture", "--check", "--into", "spec/chatfire")
    assert outcome.code == 0, outcome.transcript


def test_first(work: Path) -> None:
    """A page gives a folder with the page as evidence, and a document that says which line says what."""
    assert set(snapshot(work / "spec/film")) == {"captured.yaml", "pages/292859250.txt"}
    assert (work / "spec/film/pages/292859250.txt").read_bytes() == SEED.read_bytes()
    lines = captured(work).splitlines()
    assert "                duration:  # line 54" in lines
    assert "                  enum:  # line 68" in lines


def test_generate(work: Path) -> None:
    """A client can be made of a captured document at once."""
    outcome = restencil(work, "generate", "--target", "python")
    assert outcome.code == 0, outcome.transcript
    assert (work / "generated/film/python/film/__init__.py").exists()


def test_nothing_new(work: Path) -> None:
    """What is captured again without a change says so, and changes nothing."""
    before = snapshot(work / "spec")
    outcome = restencil(work, "capture", "292859250.txt", *INTO)
    assert outcome.out.splitlines()[1:] == []
    assert snapshot(work / "spec") == before


def test_changes(work: Path) -> None:
    """Each fact that changed is told, old and new, with the line of the new page."""
    changed(work, "duration\ninteger\n枚举值 5, 10\n", "duration\ninteger\n必需\n")
    changed(work, "cfg_scale\nnumber\n", "cfg_scale\ninteger\n")
    outcome = restencil(work, "capture", "292859250.txt", *INTO)
    told = outcome.out.splitlines()
    assert (
        "- changed: `POST /jimeng-video/v1/tasks` `创建任务(即梦视频)` (page `292859250`)"
        in told
    )
    assert (
        '  - body field `cfg_scale`, type: `"number"` → `"integer"` (line 60)' in told
    )
    assert any(line.startswith("  - body, required: ") for line in told)
    assert (
        '  - body field `duration`, title: `"枚举值 5, 10"` → nothing (line 54, was line 55)'
        in told
    )
    assert yaml.safe_load(captured(work)) != {}


def test_check(work: Path) -> None:
    """With --check the same is told, and nothing is written."""
    changed(work, "cfg_scale\nnumber\n", "cfg_scale\ninteger\n")
    before = snapshot(work / "spec")
    outcome = restencil(work, "capture", "292859250.txt", "--check", *INTO)
    assert outcome.code == 1
    assert "body field `cfg_scale`, type" in outcome.out
    assert snapshot(work / "spec") == before


def test_moved(work: Path) -> None:
    """An operation is known by its page: one that moves is told as the same."""
    changed(
        work, "chatfire.cn/jimeng-video/v1/tasks\n最后", "chatfire.cn/videos/v2\n最后"
    )
    told = restencil(work, "capture", "292859250.txt", *INTO).out
    assert "- moved: `POST /jimeng-video/v1/tasks` → `POST /videos/v2` " in told
    assert "gone" not in told


def test_correction_that_no_longer_fits(work: Path) -> None:
    """A correction of what the page no longer says is an error that shows all three values; it is not overwritten."""
    overlay = work / "spec/film/corrections.overlay.yaml"
    overlay.write_text(
        """\
overlay: 1.1.0
info: {title: Corrections, version: "1"}
actions:
  - target: $..properties.cfg_scale
    x-expect: {type: number}
    update: {type: number, maximum: 1}
""",
        "utf-8",
    )
    assert restencil(work, "generate", "--target", "openapi").code == 0
    changed(work, "cfg_scale\nnumber\n", "cfg_scale\nstring\n")
    text = overlay.read_text("utf-8")
    restencil(work, "capture", "292859250.txt", *INTO)
    outcome = restencil(work, "generate", "--target", "openapi")
    assert outcome.code == 2
    assert '    captured:  {"type": "string"}\n' in outcome.err
    assert '    expected:  {"type": "number"}\n' in outcome.err
    assert '    corrected: {"type": "number", "maximum": 1}\n' in outcome.err
    assert overlay.read_text("utf-8") == text


def test_several_pages(work: Path) -> None:
    """Pages are added to those that the folder keeps; one that is captured alone takes no other away."""
    (work / "films.sh").write_text(CURL, "utf-8")
    outcome = restencil(work, "capture", "films.sh", *INTO)
    assert "- added: `POST /v1/films` (page `films`)" in outcome.out
    document = yaml.safe_load(captured(work))
    assert list(document["paths"]) == ["/jimeng-video/v1/tasks", "/v1/films"]


def test_order(work: Path) -> None:
    """Pages are read in the order of their names from the first time on, so that the document is what the next run makes."""
    (work / "boats.sh").write_text(CURL, "utf-8")
    (work / "anchors.sh").write_text(CURL.replace("films?", "anchors?"), "utf-8")
    restencil(work, "capture", "boats.sh", "anchors.sh", *INTO)
    paths = list(yaml.safe_load(captured(work))["paths"])
    assert paths[1:] == ["/v1/anchors", "/v1/films"]
    assert restencil(work, "capture", "--check", *INTO).code == 0


def test_standard_input(tmp_path: Path) -> None:
    """A page may come from standard input."""
    outcome = restencil(tmp_path, "capture", "-", *INTO, stdin=SEED.read_bytes())
    assert outcome.code == 0, outcome.transcript
    assert "1 operation" in outcome.out


def test_collision(work: Path) -> None:
    """A second page of one method and path, known by the name of its file, stands beside the first, and refers to itself."""
    (work / "other.txt").write_bytes(SEED.read_bytes())
    outcome = restencil(work, "capture", "other.txt", *INTO)
    assert "- added: `POST /jimeng-video/v1/tasks#other` " in outcome.out
    first, second = yaml.safe_load(captured(work))["paths"].values()
    for each in (first, second):
        note, *_ = each["post"].pop("x-restencil-notes")
        assert (note["rule"], note["lines"]) == ("pages-collide", [28])
        del each["post"]["x-restencil-page"]
    plain = json.dumps(second).replace("tasks%23other/", "tasks/")
    assert plain == json.dumps(first) != json.dumps(second)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "file-empty"),
        ("<!doctype html><title>Shop</title>", "page-unreadable"),
        ("Once upon a time there was a boat.\n" * 20, "page-unreadable"),
    ],
)
def test_no_page(tmp_path: Path, text: str, rule: str) -> None:
    """What is no page gets a sentence and a remedy, and nothing is written."""
    (tmp_path / "page.txt").write_text(text, "utf-8")
    outcome = restencil(tmp_path, "capture", "page.txt", *INTO)
    assert outcome.code == 2
    assert f"error[{rule}]" in outcome.err
    assert "  hint: " in outcome.err
    assert not (tmp_path / "spec").exists()


def test_without_into(tmp_path: Path) -> None:
    """Where it is not clear into which folder, that is asked."""
    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    outcome = restencil(tmp_path, "capture", "page.txt")
    assert outcome.code == 2
    assert "--into" in outcome.err


def test_secrets(tmp_path: Path) -> None:
    """A secret that looks alive is told of, and is in nothing that is written."""
    secret = "sk-" + "9aK3xQ7bT2mZ5wL8vR4n"
    page = SEED.read_text("utf-8").replace("seedream-3.0", secret)
    (tmp_path / "page.txt").write_text(page, "utf-8")
    outcome = restencil(tmp_path, "capture", "page.txt", *INTO)
    assert outcome.code == 0, outcome.transcript
    assert "warning[secret-shown]" in outcome.err
    written = snapshot(tmp_path / "spec")
    assert not any(secret.encode() in content for content in written.values())
    assert secret not in outcome.transcript


def test_explain(work: Path) -> None:
    """Each line of a page is printed with what it was read as."""
    outcome = restencil(work, "capture", "--explain", *INTO)
    lines = outcome.out.splitlines()
    assert len(lines) == len(SEED.read_text("utf-8").splitlines()) + 1
    assert any("field duration" in line and "枚举值 5, 10" in line for line in lines)
    assert any("sidebar" in line and "Midjourney" in line for line in lines)


def test_status(tmp_path: Path) -> None:
    """The word for how far the work on an operation has come is in the document and in its documentation; one that is given up is deprecated."""
    page = ROOT / "tests/capture/pages/answer-headers.txt"
    assert restencil(tmp_path, "capture", str(page), *INTO).code == 0
    (operation,) = yaml.safe_load(captured(tmp_path))["paths"][
        "/v1/tickets/{id}"
    ].values()
    assert operation["x-restencil-page"]["status"] == "已废弃"
    assert operation["deprecated"] is True
    assert "deprecated: true  # line 2" in captured(tmp_path)
    assert restencil(tmp_path, "generate", "--target", "docs").code == 0
    pages = snapshot(tmp_path / "generated/film/docs")
    for word, language in (("Stage of development", "en"), ("开发状态", "zh")):
        told = [text for name, text in pages.items() if name.startswith(f"{language}/reference/") and name.endswith((".md", ".html")) and word.encode() in text]  # fmt: skip
        assert len(told) == 2
        assert all("已废弃".encode() in text for text in told)


def test_webhook(tmp_path: Path) -> None:
    """A call that the API makes is a webhook of the document, whose change is told and of which a parser is made."""
    page = tmp_path / "hook.txt"
    text = (ROOT / "tests/capture/pages/webhook.txt").read_text("utf-8")
    page.write_text(text, "utf-8")
    made = restencil(tmp_path, "capture", str(page), *INTO)
    assert "added: `webhook POST parcelArrived`" in made.out
    hook = yaml.safe_load(captured(tmp_path))["webhooks"]["parcelArrived"]["post"]
    body = hook["requestBody"]["content"]["application/json"]["schema"]
    assert (body["required"], "servers" in hook) == (["id"], False)
    page.write_text(text.replace("id\nstring", "id\ninteger"), "utf-8")
    told = restencil(tmp_path, "capture", str(page), *INTO).out
    assert 'body field `id`, type: `"string"` → `"integer"` (line 8)' in told
    assert "warning[" in restencil(tmp_path, "check", "spec/film").err
    assert restencil(tmp_path, "generate", "--target", "openapi").code == 0


def test_deep_example(tmp_path: Path) -> None:
    """An example that is nested without end is left out, with a note, and takes nothing else away."""
    deep = "[" * 900 + "]" * 900
    page = SEED.read_text("utf-8").replace('"4343085092610"', deep)
    (tmp_path / "page.txt").write_text(page, "utf-8")
    outcome = restencil(tmp_path, "capture", "page.txt", *INTO)
    assert outcome.code == 0, outcome.transcript
    assert "rule: example-too-deep" in captured(tmp_path)
    assert restencil(tmp_path, "generate", "--target", "openapi").code == 0
