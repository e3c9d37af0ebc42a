"""Components that several pages call the same and describe differently: nothing of them is lost, and each has a name that stays."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import Outcome, restencil, snapshot
from tests.loopback import Answer, running_server

INTO = ("--into", "spec/films")
SCHEMAS = "#/components/schemas/"
VIDEO = {"type": "object", "properties": {"seconds": {"type": "integer"}}}
TEXTUAL = {"type": "object", "properties": {"seconds": {"type": "string"}}}


def _page(id_: str, path: str, **schemas: Any) -> str:
    """The text of a page whose operation answers with the first of its schemas."""
    answer = {"$ref": SCHEMAS + next(iter(schemas))}
    operation = {
        "summary": f"Film {id_}",
        "responses": {"200": {"description": "Made", "content": {"application/json": {"schema": answer}}}},
        "x-run-in-apifox": f"https://app.apifox.com/web/project/1/apis/api-{id_}-run",
    }  # fmt: skip
    document = {
        "openapi": "3.0.1",
        "info": {"title": "", "version": "1.0.0"},
        "paths": {path: {"get": operation}},
        "components": {"schemas": schemas},
        "servers": [{"url": "https://films.example"}],
    }
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True)
    return f"# Film {id_}\n\n```yaml\n{text}```\n"


def _captured(work: Path, pages: dict[str, str]) -> Outcome:
    for id_, text in pages.items():
        (work / f"{id_}.md").write_text(text, "utf-8")
    names = [f"{id_}.md" for id_ in pages]
    outcome = restencil(work, "capture", *names, *INTO)
    assert outcome.code == 0, outcome.transcript
    assert restencil(work, "capture", "--check", *INTO).code == 0
    return outcome


def _document(work: Path) -> dict[str, Any]:
    text = (work / "spec/films/captured.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def _schemas(work: Path) -> dict[str, Any]:
    found: dict[str, Any] = _document(work)["components"]["schemas"]
    return found


def _operations(work: Path) -> dict[str, Any]:
    """Each operation by the id of its page."""
    return {
        operation["x-restencil-page"]["id"]: operation
        for item in _document(work)["paths"].values()
        for operation in item.values()
    }


def _answer(operation: dict[str, Any]) -> Any:
    return operation["responses"]["200"]["content"]["application/json"]["schema"]


def _answers(work: Path) -> dict[str, str]:
    """What each page's operation answers with."""
    found = _operations(work)
    return {id_: _answer(each)["$ref"].removeprefix(SCHEMAS) for id_, each in found.items()}  # fmt: skip


def _told(operation: dict[str, Any]) -> list[dict[str, Any]]:
    notes = operation.get("x-restencil-notes", ())
    return [each for each in notes if each["rule"] == "schemas-collide"]


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with two pages that do not agree on what a video is, which were captured."""
    pages = {
        "40002": _page("40002", "/films/{id}", Video=VIDEO),
        "40003": _page("40003", "/shorts/{id}", Video=TEXTUAL),
    }
    _captured(tmp_path, pages)
    return tmp_path


def test_both(work: Path) -> None:
    """Both are in the document, each with a note that names the lines of both pages, where they differ and what to do."""
    renamed = {"x-original-name": "Video", **TEXTUAL}
    assert _schemas(work) == {"Video": VIDEO, "Video-40003": renamed}
    assert _answers(work) == {"40002": "Video", "40003": "Video-40003"}
    for (id_, operation), other in zip(_operations(work).items(), ("40003", "40002"), strict=True):  # fmt: skip
        (note,) = _told(operation)
        lines = (work / f"{id_}.md").read_text("utf-8").splitlines()
        assert lines[note["lines"][0] - 1].strip() == "Video:"
        line = note["lines"][0]
        assert f"The schema `Video` on line {line} is another one than that on line {line} of {other}.md" in note["message"]  # fmt: skip
        assert "they differ at `/properties/seconds/type`" in note["message"]
        assert f"this one is `{_answers(work)[id_]}` in the spec" in note["message"]
        assert "copy the older of the pages again" in note["remedy"]


def test_words(tmp_path: Path) -> None:
    """Those that differ in nothing but words are kept apart too, for which words are right is not known; the note shows that they are words."""
    worded = {**VIDEO, "description": "A film"}
    _captured(tmp_path, {"1": _page("1", "/a", Video=VIDEO), "2": _page("2", "/b", Video=worded)})  # fmt: skip
    assert _schemas(tmp_path)["Video-2"]["description"] == "A film"
    (note,) = _told(_operations(tmp_path)["2"])
    assert "they differ at `/description`. They" in note["message"]


def test_equal(tmp_path: Path) -> None:
    """Those that are equal stay one, in whatever order their keywords are; true is not 1."""
    turned = dict(reversed(VIDEO.items()))
    flag, number = ({"type": "object", "default": each} for each in (True, 1))
    pages = {
        "1": _page("1", "/a", Video=VIDEO),
        "2": _page("2", "/b", Video=turned),
        "3": _page("3", "/c", Flag=flag),
        "4": _page("4", "/d", Flag=number),
    }
    _captured(tmp_path, pages)
    assert set(_schemas(tmp_path)) == {"Video", "Flag", "Flag-4"}
    assert not any(_told(_operations(tmp_path)[each]) for each in ("1", "2"))


def test_references(tmp_path: Path) -> None:
    """What leads to a component that differs is another one too, at any depth and in circles; what does not stays one."""
    reel = {"type": "object", "properties": {"films": {"type": "array", "items": {"$ref": f"{SCHEMAS}Video"}}, "next": {"$ref": f"{SCHEMAS}Reel"}, "by": {"$ref": f"{SCHEMAS}Maker"}}}  # fmt: skip
    maker = {"type": "object", "properties": {"$ref": {"type": "string"}}, "example": {"$ref": f"{SCHEMAS}Video"}}  # fmt: skip
    pages = {
        "1": _page("1", "/a", Reel=reel, Video=VIDEO, Maker=maker),
        "2": _page("2", "/b", Reel=reel, Video=TEXTUAL, Maker=maker),
    }
    _captured(tmp_path, pages)
    schemas = _schemas(tmp_path)
    assert set(schemas) == {"Reel", "Reel-2", "Video", "Video-2", "Maker"}
    second = schemas["Reel-2"]["properties"]
    assert second["films"]["items"] == {"$ref": f"{SCHEMAS}Video-2"}
    assert second["next"] == {"$ref": f"{SCHEMAS}Reel-2"}
    assert second["by"] == {"$ref": f"{SCHEMAS}Maker"}
    assert schemas["Reel"]["properties"] == reel["properties"]
    assert schemas["Maker"]["examples"] == [maker["example"]]
    # the reel itself says the same on both pages
    (note,) = _told(_operations(tmp_path)["2"])
    assert "`Video`" in note["message"]
    assert note["place"] == "/responses/200/content/application~1json/schema"


def test_everywhere(tmp_path: Path) -> None:
    """An operation leads to the components of its own page wherever it names one; what an example shows stays as it is."""
    ref = {"$ref": f"{SCHEMAS}Video"}
    content = {"application/json": {"schema": {"type": "array", "items": ref}, "example": [ref]}}  # fmt: skip
    answers = {"200": {"description": "Made", "headers": {"X-Film": {"schema": ref}}, "content": content}}  # fmt: skip
    call = {"requestBody": {"content": content}, "responses": {"204": {"description": ""}}}  # fmt: skip
    operation = {
        "parameters": [{"name": "film", "in": "query", "schema": {"anyOf": [ref, {"type": "null"}]}}],
        "requestBody": {"content": content},
        "responses": answers,
        "callbacks": {"made": {"{$request.query.url}": {"post": call}}},
    }  # fmt: skip
    for id_, video in (("1", VIDEO), ("2", TEXTUAL)):
        document = {"openapi": "3.1.0", "info": {"title": "", "version": "1"}, "paths": {f"/{id_}": {"post": operation}}, "components": {"schemas": {"Video": video}}}  # fmt: skip
        (tmp_path / f"{id_}.md").write_text(f"# Film\n\n```yaml\n{json.dumps(document)}\n```\n", "utf-8")  # fmt: skip
    assert restencil(tmp_path, "capture", "1.md", "2.md", *INTO).code == 0
    first, second = (json.dumps(each) for each in _operations(tmp_path).values())
    other = f'"{SCHEMAS}Video-page-2"'
    shown = second.count(f'"{SCHEMAS}Video"')
    assert (second.count(other), shown) == (5, 3)
    assert first.count(f'"{SCHEMAS}Video"') == 5 + 3


def test_discriminator(tmp_path: Path) -> None:
    """A kind of a union is still told by the name that its page gives it."""
    either = {"oneOf": [{"$ref": f"{SCHEMAS}Video"}, {"$ref": f"{SCHEMAS}Song"}], "discriminator": {"propertyName": "kind"}}  # fmt: skip
    mapped = {**either, "discriminator": {"propertyName": "kind", "mapping": {"film": f"{SCHEMAS}Video", "song": "Song"}}}  # fmt: skip
    pages = {
        "1": _page("1", "/a", Video=VIDEO),
        "2": _page("2", "/b", Either=either, Video=TEXTUAL, Song=VIDEO),
        "3": _page("3", "/c", Mapped=mapped, Video=TEXTUAL, Song=TEXTUAL),
    }
    _captured(tmp_path, pages)
    schemas = _schemas(tmp_path)
    told = {"Video": f"{SCHEMAS}Video-2"}
    assert schemas["Either"]["discriminator"]["mapping"] == told
    told = {"film": f"{SCHEMAS}Video-2", "song": "Song-3"}
    assert schemas["Mapped"]["discriminator"]["mapping"] == told


def test_who_keeps_the_name(work: Path) -> None:
    """A name stays with the page that has it, whatever pages come before it later; so do the names of others, and of those that join them."""
    _captured(work, {"10001": _page("10001", "/early/{id}", Video={"type": "string"})})
    wanted = {"10001": "Video-10001", "40002": "Video", "40003": "Video-40003"}
    assert _answers(work) == wanted
    _captured(work, {"10000": _page("10000", "/joined/{id}", Video=TEXTUAL)})
    assert _answers(work) == {"10000": "Video-40003", **wanted}
    before = snapshot(work)
    _captured(work, {})
    assert snapshot(work) == before


def test_left_alone(work: Path) -> None:
    """A component keeps the name under which it was published when the other one is gone; nothing is to be told of it then."""
    (work / "spec/films/pages/40002.md").unlink()
    _captured(work, {})
    assert _answers(work) == {"40003": "Video-40003"}
    assert not _told(_operations(work)["40003"])
    _captured(work, {"40004": _page("40004", "/new/{id}", Video=VIDEO)})
    assert _answers(work) == {"40003": "Video-40003", "40004": "Video"}


def test_corrected_page(work: Path) -> None:
    """Where one page says by now what the other does, they have one component, and nothing is left to tell."""
    told = _captured(work, {"40003": _page("40003", "/shorts/{id}", Video=VIDEO)}).out
    assert set(_schemas(work)) == {"Video"}
    assert not any(map(_told, _operations(work).values()))
    assert "Video-40003" in told


def test_taken_name(tmp_path: Path) -> None:
    """A name that a page has already is given to no other; ids of letters that no name can have make names too."""
    pages = {
        "1": _page("1", "/a", Video=VIDEO, **{"Video-2": VIDEO}),
        "2": _page("2", "/b", Video=TEXTUAL),
    }
    both = {"type": "object", "properties": {name: {"$ref": SCHEMAS + name} for name in ("Video", "Video-2")}}  # fmt: skip
    pages["3"] = _page("3", "/c", Both=both, Video=VIDEO, **{"Video-2": VIDEO})
    pages["电影"] = _page("", "/d", Video={"type": "string"})
    _captured(tmp_path, pages)
    answers = _answers(tmp_path)
    assert answers.pop("电影").startswith("Video-Schema-")
    assert answers == {"1": "Video", "2": "Video-2-2", "3": "Both"}
    assert _schemas(tmp_path)["Video-2"] == VIDEO


def test_no_name(tmp_path: Path) -> None:
    """A name that OpenAPI does not allow is told as the pages write it, and kept beside each schema."""
    pages = {
        "1": _page("1", "/a", 电影=VIDEO),
        "2": _page("2", "/b", 电影=TEXTUAL),
    }
    _captured(tmp_path, pages)
    first, second = _answers(tmp_path).values()
    assert second == f"{first}-2"
    assert {each["x-original-name"] for each in _schemas(tmp_path).values()} == {"电影"}
    (note,) = _told(_operations(tmp_path)["2"])
    assert "The schema `电影` on line" in note["message"]
    assert f"this one is `{second}` in the spec" in note["message"]


def test_document(tmp_path: Path) -> None:
    """The components of a whole document keep their names, and the note of a page names the line of the document."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Films", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Video": VIDEO}},
    }
    (tmp_path / "films.yaml").write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")  # fmt: skip
    (tmp_path / "1.md").write_text(_page("1", "/a", Video=TEXTUAL), "utf-8")
    outcome = restencil(tmp_path, "capture", "films.yaml", "1.md", *INTO)
    assert outcome.code == 0, outcome.transcript
    assert _schemas(tmp_path)["Video"] == VIDEO
    assert _answers(tmp_path) == {"1": "Video-1"}
    (note,) = _told(_operations(tmp_path)["1"])
    assert "than that on line 8 of openapi.yaml" in note["message"]
    assert "copy the page again" in note["remedy"]


def test_one_place(tmp_path: Path) -> None:
    """Pages of one method and path each keep their own, apart and merged, whichever of them goes first."""
    pages = {
        "1": _page("1", "/a", Video=VIDEO),
        "2": _page("2", "/a", Video=TEXTUAL),
    }
    _captured(tmp_path, pages)
    assert _answers(tmp_path) == {"1": "Video", "2": "Video-2"}
    project = tmp_path / "spec/films/restencil.yaml"
    for ids in ("1", "2"), ("2", "1"):
        project.write_text(f"capture: {{merge: [{json.dumps(ids)}]}}\n", "utf-8")
        _captured(tmp_path, {})
        (operation,) = _operations(tmp_path).values()
        answers = {each["$ref"] for each in _answer(operation)["anyOf"]}
        assert answers == {f"{SCHEMAS}Video", f"{SCHEMAS}Video-2"}
        assert _schemas(tmp_path)["Video-2"]["properties"] == TEXTUAL["properties"]
        assert len(_told(operation)) == 2


def test_merged_at_once(tmp_path: Path) -> None:
    """Pages that are merged before they were ever captured apart have the same names when they are captured again."""
    project = tmp_path / "spec/films/restencil.yaml"
    project.parent.mkdir(parents=True)
    project.write_text('capture: {merge: [["2", "1"]]}\n', "utf-8")
    _captured(tmp_path, {"1": _page("1", "/a", Video=VIDEO), "2": _page("2", "/a", Video=TEXTUAL)})  # fmt: skip
    assert _schemas(tmp_path)["Video"] == VIDEO


@pytest.mark.parametrize("ids", [("10001", "40002"), ("40002", "10001")])
def test_merged_later(ids: tuple[str, str], tmp_path: Path) -> None:
    """Pages that are merged keep the names that they had before, whichever has the name itself."""
    _captured(tmp_path, {"40002": _page("40002", "/a", Video=VIDEO)})
    _captured(tmp_path, {"10001": _page("10001", "/a", Video=TEXTUAL)})
    project = tmp_path / "spec/films/restencil.yaml"
    project.write_text(f"capture: {{merge: [{json.dumps(ids)}]}}\n", "utf-8")
    _captured(tmp_path, {})
    assert _schemas(tmp_path)["Video"] == VIDEO
    assert set(_schemas(tmp_path)) == {"Video", "Video-10001"}


def test_merged_after_one_is_gone(tmp_path: Path) -> None:
    """A name that was given for a page which is gone stays with a page that is merged."""
    pages = {"5": _page("5", "/a", Video=VIDEO), "6": _page("6", "/b", Video=TEXTUAL), "7": _page("7", "/a", Video=TEXTUAL)}  # fmt: skip
    _captured(tmp_path, pages)
    (tmp_path / "spec/films/pages/6.md").unlink()
    project = tmp_path / "spec/films/restencil.yaml"
    project.write_text('capture: {merge: [["5", "7"]]}\n', "utf-8")
    _captured(tmp_path, {})
    assert set(_schemas(tmp_path)) == {"Video", "Video-6"}


def test_settled(work: Path) -> None:
    """It is a warning at the line of each page, until `$ref` is corrected to the other one, or somebody silences it."""
    told = [each for each in restencil(work, "check").err.splitlines() if "schemas-collide" in each]  # fmt: skip
    assert ["40002.md" in told[0], "40003.md" in told[1]] == [True, True]
    at = "/paths/~1shorts~1{id}/get/responses/200/content/application~1json/schema/$ref"
    outcome = restencil(work, "correct", "spec/films", at, json.dumps(f"{SCHEMAS}Video"))  # fmt: skip
    assert outcome.code == 0, outcome.transcript
    left = [each for each in restencil(work, "check").err.splitlines() if "schemas-collide" in each]  # fmt: skip
    assert left == told[:1]
    project = work / "spec/films/restencil.yaml"
    project.write_text('findings: [{rule: schemas-collide, page: "40002", reason: They are.}]\n', "utf-8")  # fmt: skip
    assert "schemas-collide" not in restencil(work, "check").err


def test_correct(work: Path) -> None:
    """A correction of a component is of that one alone, and still is when pages come and go."""
    at = "/components/schemas/Video-40003/properties/seconds/description"
    outcome = restencil(work, "correct", "spec/films", at, '"How long it is"')
    assert outcome.code == 0, outcome.transcript
    _captured(work, {"10001": _page("10001", "/early/{id}", Video={"type": "string"})})
    (work / "spec/films/pages/40002.md").unlink()
    _captured(work, {})
    assert restencil(work, "generate", "--target", "openapi").code == 0
    made = yaml.safe_load((work / "generated/films/openapi/openapi.yaml").read_text("utf-8"))  # fmt: skip
    seconds = made["components"]["schemas"]["Video-40003"]["properties"]["seconds"]
    assert seconds == {"type": "string", "description": "How long it is"}


def test_again(work: Path) -> None:
    """Models that were published keep their names when more pages come, and what changes is told."""
    assert restencil(work, "generate").code == 0
    models = _models(work)
    early = {"type": "object", "properties": {"minutes": {"type": "integer"}}}
    told = _captured(work, {"10001": _page("10001", "/early/{id}", Video=early)}).out
    assert "- new names, python models: `Video10001`" in told
    assert restencil(work, "generate").code == 0
    assert _models(work) == {**models, "Video-10001": "Video10001"}


def _models(work: Path) -> Any:
    text = (work / "spec/films/names.lock.yaml").read_text("utf-8")
    return yaml.safe_load(text)["python"]["models"]


def test_each_told(tmp_path: Path) -> None:
    """Each component of a page has a finding of its own, and each finding that changes is told."""
    both = {"type": "object", "properties": {name: {"$ref": SCHEMAS + name} for name in ("Video", "Song")}}  # fmt: skip
    pages = {
        "1": _page("1", "/a", Both=both, Video=VIDEO, Song=VIDEO),
        "2": _page("2", "/b", Both=both, Video=TEXTUAL, Song=TEXTUAL),
    }
    _captured(tmp_path, pages)
    assert len(_told(_operations(tmp_path)["2"])) == 2
    longer = {**TEXTUAL, "required": ["seconds"]}
    for names in ({"Video": longer}, {"Video": longer, "Song": longer}):
        changed = {"Both": both, "Video": TEXTUAL, "Song": TEXTUAL, **names}
        told = _captured(tmp_path, {"2": _page("2", "/b", **changed)}).out
        assert told.count("/properties/seconds/type` and `/required") == 2


def test_many(tmp_path: Path) -> None:
    """Of many kinds the first page is told of some and how many more, another page of the first."""
    pages = {
        str(40000 + number): _page(str(40000 + number), f"/{number}", Video={"type": "object", "maxProperties": number + 1})
        for number in range(9)
    }  # fmt: skip
    _captured(tmp_path, pages)
    (first,), *_, (last,) = (_told(each) for each in _operations(tmp_path).values())
    assert "40005.md and 3 more. They" in first["message"]
    assert "of 40000.md; they differ at `/maxProperties`. They" in last["message"]


def test_explain(work: Path) -> None:
    """Both pages are explained line by line, by the names that they have there."""
    told = restencil(work, "capture", "--explain", *INTO).out
    assert told.count("│     Video:") == 2


def test_client(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The client reads each answer as its own page describes it."""
    assert restencil(work, "generate", "--target", "python").code == 0
    monkeypatch.syspath_prepend(str(work / "generated/films/python"))
    package = importlib.import_module("films")
    with running_server() as server:
        server.reply = lambda request: Answer(200, b'{"seconds": 5}' if request.target.startswith("/films") else b'{"seconds": "5 s"}')  # fmt: skip
        with package.Films(base_url=server.url) as client:
            film, short = client.films.get_films_id(
                id="a"
            ), client.shorts.get_shorts_id(id="b")
    assert (film.seconds, short.seconds) == (5, "5 s")
    assert type(film) is not type(short)
    for name in [each for each in sys.modules if each.partition(".")[0] == "films"]:
        del sys.modules[name]
