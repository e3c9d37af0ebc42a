"""Pages of one method and path: two operations that send to one address, and stay what they are."""

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import Outcome, restencil, snapshot
from tests.loopback import Answer, Server, running_server

INTO = ("--into", "spec/jobs")
FIRST, SECOND = "/v1/jobs/{kind}", "/v1/jobs/{kind}#30002"


def _page(title: str, field: str, kind: str = "string") -> str:
    """The text of a page, whose address is on its third line."""
    return f"""\
{title}
POST
https://jobs.example/v1/jobs/{{kind}}
Request
Path Params
kind
string
required
What is to be made
Query Params
dry
string
required
Whether it is only tried
Body Params application/json
{field}
{kind}
required
What is to be seen
Example
{{
"{field}": "a boat"
}}
Responses
🟢200Success
application/json
Body
{field}
string
required
What is seen
Example
{{
"{field}": "a boat"
}}
Modified at 2025-06-01 09:30:00
"""


def _captured(work: Path, *arguments: str) -> Outcome:
    outcome = restencil(work, "capture", *arguments, *INTO)
    assert outcome.code == 0, outcome.transcript
    return outcome


def _document(work: Path) -> dict[str, Any]:
    text = (work / "spec/jobs/captured.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def _places(work: Path) -> dict[str, str]:
    """The path of each page."""
    return {
        operation["x-restencil-page"]["id"]: path
        for path, item in _document(work)["paths"].items()
        for operation in item.values()
    }


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with two pages of one method and path, which were captured."""
    (tmp_path / "30001.txt").write_text(_page("Draw", "picture"), "utf-8")
    (tmp_path / "30002.txt").write_text(_page("Film", "scene"), "utf-8")
    _captured(tmp_path, "30001.txt", "30002.txt")
    return tmp_path


def test_both(work: Path) -> None:
    """Both are in the document, each with a note that names the lines of both pages and how they are made one."""
    paths = _document(work)["paths"]
    assert list(paths) == [FIRST, SECOND]
    for (path, item), other in zip(paths.items(), ("30002", "30001"), strict=True):
        (note,) = (each for each in item["post"]["x-restencil-notes"] if each["rule"] == "pages-collide")  # fmt: skip
        assert note["lines"] == [3]
        assert f"is described on line 3 and by line 3 of {other}.txt" in note["message"]
        assert f"this one is `{path}`" in note["message"]
        assert 'capture: {merge: [["30001", "30002"]]}' in note["remedy"]


def test_who_keeps_the_path(work: Path) -> None:
    """The path stays with the page that has it, whatever its name is and the order of pages; so do the others."""
    (work / "10001.txt").write_text(_page("Sing", "song"), "utf-8")
    _captured(work, "10001.txt")
    wanted = {"30001": FIRST, "30002": SECOND, "10001": f"{FIRST}#10001"}
    assert _places(work) == wanted
    before = snapshot(work)
    _captured(work)
    assert snapshot(work) == before
    assert restencil(work, "capture", "--check", *INTO).code == 0


def test_gone(work: Path) -> None:
    """If the page that had the path is gone, the one that is left has it, and is told as the same."""
    (work / "spec/jobs/pages/30001.txt").unlink()
    told = _captured(work).out
    assert f"- gone: `POST {FIRST}` `Draw` (page `30001`)" in told
    assert f"- moved: `POST {SECOND}` → `POST {FIRST}` `Film` (page `30002`)" in told
    assert _places(work) == {"30002": FIRST}
    assert "pages-collide" not in json.dumps(_document(work))


def test_own_fragment(tmp_path: Path) -> None:
    """A page whose address has a fragment itself stays where it was put."""
    for name in ("30001", "30002"):
        page = _page("Draw", "picture").replace("https://jobs.example", "")
        page = page.replace("jobs/{kind}", "jobs/{kind}#Action=Draw")
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
    _captured(tmp_path, "30001.txt", "30002.txt")
    wanted = {"30001": f"{FIRST}#Action=Draw", "30002": f"{FIRST}#Action=Draw#30002"}
    assert _places(tmp_path) == wanted
    assert restencil(tmp_path, "capture", "--check", *INTO).code == 0


def test_edited_document(work: Path) -> None:
    """A document that somebody has broken is told of as ever."""
    file = work / "spec/jobs/captured.yaml"
    file.write_text(file.read_text("utf-8") + "\n]", "utf-8")
    outcome = restencil(work, "capture", *INTO)
    assert outcome.code == 2
    assert "error[captured-edited]" in outcome.err


def test_again(work: Path) -> None:
    """What changes on a page is told of its own operation, and no name changes when both move."""
    assert restencil(work, "generate").code == 0
    lock = (work / "spec/jobs/names.lock.yaml").read_bytes()
    for name in ("30001", "30002"):
        text = (work / f"{name}.txt").read_text("utf-8")
        moved = text.replace("/v1/jobs/", "/v2/jobs/")
        (work / f"{name}.txt").write_text(moved, "utf-8")
    _captured(work, "30001.txt")
    assert _places(work)["30002"] == SECOND.partition("#")[0]
    told = _captured(work, "30002.txt").out
    assert "- moved: `POST /v1/jobs/{kind}` → `POST /v2/jobs/{kind}#30002` " in told
    assert "gone" not in told
    assert "names" not in told
    assert restencil(work, "generate").code == 0
    assert (work / "spec/jobs/names.lock.yaml").read_bytes() == lock


def test_correct(work: Path) -> None:
    """A correction of either is of that one alone, names it by its page, and settles what it is about; so does a JSONPath with the whole path."""
    place = "/requestBody/content/application~1json/schema/properties/scene/description"
    pointer = SECOND.replace("/", "~1")
    at = f"/paths/{pointer}/post{place}"
    outcome = restencil(work, "correct", "spec/jobs", at, '"What is filmed"')
    assert outcome.code == 0, outcome.transcript
    overlay = work / "spec/jobs/corrections.overlay.yaml"
    text = overlay.read_text("utf-8")
    assert "@['x-restencil-page'].id == '30002'" in text
    path = f"  - target: $.paths['{SECOND}'].post\n    update: {{summary: A film}}\n"
    overlay.write_text(text.rstrip("\n") + "\n" + path, "utf-8")
    assert restencil(work, "capture", "--check", *INTO).code == 0
    assert restencil(work, "generate", "--target", "openapi").code == 0
    made = (work / "generated/jobs/openapi/openapi.yaml").read_text("utf-8")
    first, second = (item["post"] for item in yaml.safe_load(made)["paths"].values())
    assert (first["summary"], second["summary"]) == ("Draw", "A film")
    assert made.count("What is filmed") == 1


def test_settled(work: Path) -> None:
    """It is a warning until the pages are merged, or somebody silences it."""
    told = [each for each in restencil(work, "check").err.splitlines() if "pages-collide" in each]  # fmt: skip
    assert [each.partition(": ")[0] for each in told] == ["spec/jobs/pages/30001.txt:3:1", "spec/jobs/pages/30002.txt:3:1"]  # fmt: skip
    project = work / "spec/jobs/restencil.yaml"
    project.write_text("findings: [{rule: pages-collide, reason: Each is of its own kind.}]\n", "utf-8")  # fmt: skip
    assert "pages-collide" not in restencil(work, "check").err
    project.write_text('capture: {merge: [["30001", "30002"]]}\n', "utf-8")
    assert f"- gone: `POST {SECOND}`" in _captured(work).out
    assert _places(work) == {"30001": FIRST}
    assert "pages-collide" not in restencil(work, "check").err


def test_explain(work: Path) -> None:
    """Both pages are explained line by line."""
    told = restencil(work, "capture", "--explain", *INTO).out
    assert told.count("│ https://jobs.example/v1/jobs/{kind}") == 2


def test_many(tmp_path: Path) -> None:
    """Of many pages each is told of the first, and the first of some and how many more; its remedy names as many as fit."""
    (tmp_path / "pages").mkdir()
    for number in range(60):
        page = _page(f"Job {number}", f"field{number}")
        (tmp_path / f"pages/{40000 + number}.txt").write_text(page, "utf-8")
    _captured(tmp_path, "pages")
    note, *_ = _document(tmp_path)["paths"][FIRST]["post"]["x-restencil-notes"]
    assert "line 3 of 40005.txt and 54 more" in note["message"]
    assert '"40039"]]}`, with the ids of the others too, into' in note["remedy"]
    paths = _document(tmp_path)["paths"]
    note, *_ = paths[f"{FIRST}#40059"]["post"]["x-restencil-notes"]
    assert "by line 3 of 40000.txt. They" in note["message"]
    assert 'merge: [["40000", "40059"]]' in note["remedy"]


@dataclass(frozen=True, slots=True)
class _Made:
    work: Path
    package: Any
    server: Server


@pytest.fixture
def made(work: Path) -> Iterator[_Made]:
    """Client, site and samples of both, and a server that answers with what it was sent."""
    outcome = restencil(work, "generate", "--target", "python", "--target", "docs", "--target", "samples", "--target", "fixtures")  # fmt: skip
    assert outcome.code == 0, outcome.transcript
    with running_server() as server, pytest.MonkeyPatch.context() as patch:
        server.reply = lambda request: Answer(200, request.body)
        patch.syspath_prepend(str(work / "generated/jobs/python"))
        yield _Made(work, importlib.import_module("jobs"), server)
    for name in [each for each in sys.modules if each.partition(".")[0] == "jobs"]:
        del sys.modules[name]


def test_calls(made: _Made) -> None:
    """The client has a method of each, with its own arguments and answer, and both send to the one address."""
    with made.package.Jobs(base_url=made.server.url) as client:
        drawn = client.jobs.post_v1_jobs_kind(kind="a", dry="y", picture="boat")
        filmed = client.jobs.post_v1_jobs_kind_30002(kind="a", dry="y", scene="sea")
        with pytest.raises(TypeError):
            client.jobs.post_v1_jobs_kind(kind="a", dry="y", scene="sea")
    assert (drawn.picture, filmed.scene) == ("boat", "sea")
    assert type(drawn) is not type(filmed)
    sent = [(each.target, json.loads(each.body)) for each in made.server.requests]
    assert sent == [("/v1/jobs/a?dry=y", {"picture": "boat"}), ("/v1/jobs/a?dry=y", {"scene": "sea"})]  # fmt: skip


def test_pages_of_the_site(made: _Made) -> None:
    """The site has a page of each, which shows the address as it is called; no file has a `#` in its name, and nothing shows one in an address."""
    folder = made.work / "generated/jobs"
    for name, title in (("post-v1-jobs-kind", "Draw"), ("post-v1-jobs-kind-30002", "Film")):  # fmt: skip
        page = (folder / f"docs/en/reference/jobs/{name}.html").read_text("utf-8")
        assert f">{title}<" in page
        assert '<span class="host">https://jobs.example</span>/v1/jobs/{kind}</code>' in page  # fmt: skip
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert not [path for path in files if "#" in path.name]
    # an operation without an operationId is called by its key, and the finding says where it stands in the spec
    texts = {path.name: path.read_text("utf-8").replace(f"POST {SECOND}", "") for path in files}  # fmt: skip
    shown = {name for name, text in texts.items() if "#30002" in text or "%2330002" in text}  # fmt: skip
    finding = {f"post-v1-jobs-kind-30002{suffix}" for suffix in (".html", ".md")}
    assert shown == {"openapi.yaml", "openapi.json", "llms-full.txt", *finding}
