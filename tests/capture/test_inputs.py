"""`restencil capture`: every kind of input, and what is said of one that cannot be used."""

import json
import re
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from tests.commands import Outcome, restencil, snapshot
from tests.loopback import Answer, Received, Server, running_server

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAIR = HERE / "pairs"
INTO = ("--into", "spec/api")
LINKS = (
    "# Inn\n\n## API Docs\n- Rooms [Book a table]({}): Book.\n- [About]({}): Prose.\n"
)


def captured(work: Path, *inputs: str, code: int = 0) -> Outcome:
    """What a capture of these inputs says."""
    outcome = restencil(work, "capture", *inputs, *INTO)
    assert outcome.code == code, outcome.transcript
    return outcome


def document(work: Path) -> dict[str, Any]:
    """The captured document."""
    text = (work / "spec/api/captured.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def noted(work: Path) -> dict[str, list[str]]:
    """The rules of the notes on each path that are about calls, taken out of the document's paths."""
    ours = {"path-from-calls", "cookies-left-out", "auth-not-expressed"}
    return {
        path: [
            note["rule"]
            for operation in item.values()
            for note in operation.get("x-restencil-notes", ())
            if note["rule"] in ours
        ]
        for path, item in document(work)["paths"].items()
    }


def paths(work: Path) -> dict[str, Any]:
    """The paths of the captured document, without notes."""
    found: dict[str, Any] = document(work)["paths"]
    for item in found.values():
        for operation in item.values():
            operation.pop("x-restencil-notes", None)
    return found


def effective(work: Path, spec: str) -> dict[str, Any]:
    """The document that generation uses, without what capture says of where it comes from."""
    made = restencil(work, "generate", spec, "--target", "openapi", "--out", f"{spec}.out")  # fmt: skip
    assert made.code == 0, made.transcript
    (file,) = (work / f"{spec}.out").rglob("openapi.yaml")
    found: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    for item in (*found["paths"].values(), *found.get("webhooks", {}).values()):
        for operation in item.values():
            if isinstance(operation, dict):
                operation.pop("x-restencil-page", None)
    return found


SWAGGER = """\
swagger: "2.0"
info: {title: Boats, version: "1"}
host: boats.example
basePath: /v1
schemes: [https]
securityDefinitions:
  key: {type: apiKey, in: header, name: X-Key}
paths:
  /boats/{id}:
    parameters:
      - {name: id, in: path, required: true, type: string}
    get:
      operationId: getBoat
      responses:
        "200": {description: A boat., schema: {$ref: "#/definitions/Boat"}}
definitions:
  Boat: {type: object, properties: {name: {type: string, x-nullable: true}}}
"""
OLDER = """\
{"openapi": "3.0.3", "info": {"title": "Boats", "version": "1"}, "paths": {"/boats": {"get": {"responses":
{"200": {"description": "All.", "content": {"application/json": {"schema": {"type": "array", "items":
{"type": "string", "nullable": true}}}}}}}}}}
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("studio.yaml", (ROOT / "spec/studio/openapi.yaml").read_text("utf-8")),
        ("swagger.yaml", SWAGGER),
        ("older.json", OLDER),
    ],
)
def test_openapi(tmp_path: Path, name: str, text: str) -> None:
    """An OpenAPI document of any version is taken over whole: what is generated from it is the same as without capture."""
    (tmp_path / name).write_text(text, "utf-8")
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / f"openapi{Path(name).suffix}").write_text(text, "utf-8")
    captured(tmp_path, name)
    one, other = effective(tmp_path, "spec/api"), effective(tmp_path, "plain")
    assert one == other
    assert list(one) == list(other)
    assert restencil(tmp_path, "capture", "--check", *INTO).code == 0


def test_openapi_lines(tmp_path: Path) -> None:
    """Each part of a document has the line of the document behind it, through an upgrade too."""
    (tmp_path / "boats.yaml").write_text(SWAGGER, "utf-8")
    captured(tmp_path, "boats.yaml")
    lines = (tmp_path / "spec/api/captured.yaml").read_text("utf-8").splitlines()
    assert "    get:  # page getBoat" in lines
    assert "    Boat:  # line 17" in lines


def test_openapi_again(tmp_path: Path) -> None:
    """What changed in a document of others is told by operation and by schema, with lines, and corrections hold."""
    (tmp_path / "boats.yaml").write_text(SWAGGER, "utf-8")
    captured(tmp_path, "boats.yaml")
    moved = SWAGGER.replace("/boats/{id}", "/ships/{id}").replace(
        "{name: {type: string, x-nullable: true}}", "{name: {type: integer}}"
    )
    (tmp_path / "boats-2.yaml").write_text(moved, "utf-8")
    told = captured(tmp_path, "boats-2.yaml").out
    assert set(snapshot(tmp_path / "spec/api/pages")) == {"openapi.yaml"}
    assert "gone" not in told
    assert "added" not in told
    assert "/ships/{id}" in told
    assert "name" in told
    assert "integer" in told


def test_openapi_beside_pages(tmp_path: Path) -> None:
    """Pages are added to a document; one of an operation that it has stands beside it, and both say so."""
    (tmp_path / "boats.yaml").write_text(SWAGGER, "utf-8")
    (tmp_path / "add.sh").write_text("curl -X POST https://boats.example/v1/boats -d 'a=1'", "utf-8")  # fmt: skip
    (tmp_path / "same.sh").write_text("curl 'https://boats.example/v1/boats'", "utf-8")
    captured(tmp_path, "boats.yaml", "add.sh")
    assert list(document(tmp_path)["paths"]) == ["/boats/{id}", "/v1/boats"]
    captured(tmp_path, "same.sh")
    assert list(document(tmp_path)["paths"]["/v1/boats"]) == ["post", "get"]
    (tmp_path / "clash.sh").write_text("curl 'https://boats.example/boats/{id}'", "utf-8")  # fmt: skip
    captured(tmp_path, "clash.sh")
    found = document(tmp_path)["paths"]
    assert list(found) == ["/boats/{id}", "/v1/boats", "/boats/{id}#clash"]
    for path, line in (("/boats/{id}", 12), ("/boats/{id}#clash", 1)):
        (note,) = [each for each in found[path]["get"]["x-restencil-notes"] if each["rule"] == "pages-collide"]  # fmt: skip
        assert note["lines"] == [line]
    told = restencil(tmp_path, "check").err
    assert "spec/api/pages/openapi.yaml:12:1: warning[pages-collide]" in told
    assert "spec/api/pages/clash.sh:1:1: warning[pages-collide]" in told


def test_two_documents(tmp_path: Path) -> None:
    """A second document takes the place of the first if it is in the same syntax, and is refused beside it."""
    (tmp_path / "a.yaml").write_text(SWAGGER, "utf-8")
    (tmp_path / "b.json").write_text(OLDER, "utf-8")
    assert "error[documents-collide]" in captured(tmp_path, "a.yaml", "b.json", code=2).err  # fmt: skip


def test_document_of_files(tmp_path: Path) -> None:
    """A document that refers to other files cannot be evidence; the sentence says where it belongs."""
    text = SWAGGER.replace("#/definitions/Boat", "models.yaml#/Boat")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    told = captured(tmp_path, "a.yaml", code=2).err
    assert "error[document-of-files]: this document refers to other files" in told


def test_postman(tmp_path: Path) -> None:
    """A collection gives operations with folders as tags, its variables, bodies, saved answers and ways to sign in."""
    captured(tmp_path, str(HERE / "postman/shop.json"))
    want = yaml.safe_load((HERE / "postman/shop.want.yaml").read_text("utf-8"))
    assert paths(tmp_path) == want["paths"]
    assert noted(tmp_path)["/api/session"] == ["auth-not-expressed"]
    # what the collection says of itself, each with its line
    text = (tmp_path / "spec/api/captured.yaml").read_text("utf-8")
    assert yaml.safe_load(text)["info"]["description"] == "A shop of boats."
    assert "  title: Shop  # line 4\n" in text
    assert restencil(tmp_path, "generate", "--target", "openapi").code == 0
    assert restencil(tmp_path, "capture", "--check", *INTO).code == 0


def test_har(tmp_path: Path) -> None:
    """Recorded calls give operations by method and path, with holes only where calls differ in one number or UUID."""
    captured(tmp_path, str(HERE / "har/shop.json"))
    want = yaml.safe_load((HERE / "har/shop.want.yaml").read_text("utf-8"))
    assert paths(tmp_path) == want["paths"]
    assert noted(tmp_path)["/api/boats/{id}"] == ["path-from-calls", "cookies-left-out"]
    assert restencil(tmp_path, "generate", "--target", "openapi").code == 0
    assert restencil(tmp_path, "capture", "--check", *INTO).code == 0


@pytest.mark.parametrize("case", ["postman/shop.json", "har/shop.json"])
def test_secrets_of_calls(tmp_path: Path, case: str) -> None:
    """No credential of a collection or of recorded calls is in anything that is written or said, and that is told."""
    secrets = ["hunter2", "abc123def456", "k-3344-5566", "q8Lk", "s3cr3tvalue", "tok-en-value"]  # fmt: skip
    told = captured(tmp_path, str(HERE / case))
    assert "warning[secret-shown]" in told.err
    written = b"".join(snapshot(tmp_path / "spec").values())
    assert not [each for each in secrets if each.encode() in written]
    assert not [each for each in secrets if each in told.transcript]


def test_entries_left_out(tmp_path: Path) -> None:
    """What a browser loaded beside the calls is left out and counted."""
    told = captured(tmp_path, str(HERE / "har/shop.json")).err
    assert "4 of 10 entries are left out: 3 parts of pages" in told


def test_moved_request(tmp_path: Path) -> None:
    """A request of a collection is known by its id: renamed and moved, it is the same operation."""
    text = (HERE / "postman/shop.json").read_text("utf-8")
    (tmp_path / "a.json").write_text(text, "utf-8")
    captured(tmp_path, "a.json")
    later = text.replace('"List boats"', '"All ships"').replace("/boats?page=1&size=20", "/ships?page=1")  # fmt: skip
    (tmp_path / "b.json").write_text(later, "utf-8")
    told = captured(tmp_path, "b.json").out
    assert "/api/ships" in told
    assert "gone" not in told
    assert "added" not in told


def test_two_recordings(tmp_path: Path) -> None:
    """Two recordings of one operation are evidence of one operation, each fact with the file and line that shows it."""
    one = {"request": {"method": "GET", "url": "https://a.example/x"}, "response": {"status": 200, "statusText": "OK", "content": {"mimeType": "application/json", "text": '{"a": 1}'}}}  # fmt: skip
    other = json.loads(json.dumps(one).replace('\\"a\\": 1', '\\"b\\": true'))
    for name, entry in (("one.har", one), ("two.har", other)):
        text = json.dumps({"log": {"version": "1.2", "entries": [entry]}})
        (tmp_path / name).write_text(text, "utf-8")
    captured(tmp_path, "one.har", "two.har")
    content = document(tmp_path)["paths"]["/x"]["get"]["responses"]["200"]["content"]
    properties = content["application/json"]["schema"]["properties"]
    assert properties == {"a": {"type": "integer"}, "b": {"type": "boolean"}}
    text = (tmp_path / "spec/api/captured.yaml").read_text("utf-8")
    assert "b:  # line 16 of two.json" in text


def test_text_and_markdown(tmp_path: Path) -> None:
    """The text of a page and its Markdown, which say the same, make the same document, alone or together.

    Only lines differ, and what the text cannot say: names of schemas, descriptions of enum values, oneOf, formats of its own.
    """
    made: list[dict[str, Any]] = []
    for names in (["5550001.txt"], ["5550001.md"], ["5550001.txt", "5550001.md"]):
        work = tmp_path / str(len(made))
        work.mkdir()
        captured(work, *(str(PAIR / name) for name in names))
        made.append(paths(work))
    assert made[0] == made[1] == made[2]


def test_differing_forms(tmp_path: Path) -> None:
    """Where the two forms of a page differ the Markdown holds, and a note names the lines of both."""
    text = (PAIR / "5550001.txt").read_text("utf-8")
    said = text.replace(">= 1<= 12", ">= 1<= 8").replace("note\nstring", "hint\nstring")
    (tmp_path / "5550001.txt").write_text(said, "utf-8")
    captured(tmp_path, "5550001.txt", str(PAIR / "5550001.md"))
    operation = document(tmp_path)["paths"]["/tables/{room}/bookings"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"]["guests"]["maximum"] == 12
    assert "hint" not in schema["properties"]
    notes = [each for each in operation["x-restencil-notes"] if each["rule"] == "renderings-differ"]  # fmt: skip
    assert [each["pointer"] for each in notes] == ["/guests", "/hint"]
    assert notes[0]["lines"] == [34]
    assert "`maximum` is `12`, the other `8`" in notes[0]["message"]
    assert (notes[1]["file"], notes[1]["lines"]) == ("5550001.txt", [25])


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """A folder with two pages of one method and path, whose bodies differ."""
    text = (PAIR / "5550001.txt").read_text("utf-8")
    (tmp_path / "5550001.txt").write_text(text, "utf-8")
    (tmp_path / "5550002.txt").write_text(text.replace("guests", "persons"), "utf-8")
    return tmp_path


def test_one_path_of_three_formats(tmp_path: Path) -> None:
    """What is known by no number has its name behind the `#`, without what a path cannot hold."""
    (tmp_path / "boat.sh").write_text("curl 'https://a.example/x'", "utf-8")
    (tmp_path / "Ein Boot!.sh").write_text("curl 'https://a.example/x'", "utf-8")
    entry = {"request": {"method": "GET", "url": "https://a.example/x"}, "response": {"status": 204}}  # fmt: skip
    text = json.dumps({"log": {"version": "1.2", "entries": [entry]}})
    (tmp_path / "calls.har").write_text(text, "utf-8")
    captured(tmp_path, "boat.sh", "calls.har", "Ein Boot!.sh")
    assert list(document(tmp_path)["paths"]) == ["/x", "/x#GET-x", "/x#ein-boot"]


def test_pages_merged(twice: Path) -> None:
    """Merged because the project file says so, they are one operation whose body is either of both."""
    (twice / "spec/api").mkdir(parents=True)
    project = twice / "spec/api/restencil.yaml"
    project.write_text('capture: {merge: [["5550001", "5550002"]]}\n', "utf-8")
    for name in ("5550001", "5550002"):
        (twice / f"{name}.txt").rename(twice / f"api-{name}e0.txt")
    captured(twice, "api-5550001e0.txt", "api-5550002e0.txt")
    assert restencil(twice, "capture", "--check", *INTO).code == 0
    operation = document(twice)["paths"]["/tables/{room}/bookings"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    fields = [list(each["properties"]) for each in schema["anyOf"]]
    assert fields == [["guests", "name", "note"], ["persons", "name", "note"]]
    assert [each["name"] for each in operation["parameters"]] == ["room"]
    assert operation["x-restencil-page"]["id"] == "5550001"
    assert restencil(twice, "generate", "--target", "openapi").code == 0


@pytest.mark.parametrize(
    ("ids", "rule"),
    [
        ('["5550001", "5550003"]', "merge-unknown"),
        ('["5550001", "films"]', "merge-differs"),
        ('["5550001"]', "project-invalid"),
    ],
)
def test_wrong_merge(twice: Path, ids: str, rule: str) -> None:
    """To merge what no page is known by, or pages of other methods and paths, is an error in the project file."""
    (twice / "films.sh").write_text("curl https://films.example/films", "utf-8")
    (twice / "spec/api").mkdir(parents=True)
    project = twice / "spec/api/restencil.yaml"
    project.write_text(f"capture: {{merge: [{ids}]}}\n", "utf-8")
    told = captured(twice, "5550001.txt", "films.sh", code=2).err
    assert f"error[{rule}]" in told
    assert "restencil.yaml" in told


def test_one_name_twice(tmp_path: Path) -> None:
    """Two inputs that would be kept under one name are an error that names both, for one would be lost."""
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        (tmp_path / f"{number}/film.sh").write_text(f"curl https://a.example/{number}", "utf-8")  # fmt: skip
    told = captured(tmp_path, "1/film.sh", "2/film.sh", code=2).err
    assert "2/film.sh: error[evidence-collide]" in told
    assert "1/film.sh" in told


def test_folder(tmp_path: Path) -> None:
    """A folder gives all its pages in the order of their names; what is no page is told."""
    pages = tmp_path / "site"
    pages.mkdir()
    for name in ("5550001.txt", "5550001.md"):
        (pages / name).write_bytes((PAIR / name).read_bytes())
    (pages / "about.md").write_text("# About\n\nWords.\n", "utf-8")
    told = captured(tmp_path, "site")
    assert "1 of 3 pages are left out: site/about.md" in told.err
    assert set(snapshot(tmp_path / "spec/api/pages")) == {"5550001.txt", "5550001.md"}


@pytest.mark.parametrize("link", ["5550001.md", "https://inn.example/docs/5550001.md"])
def test_list_beside(tmp_path: Path, link: str) -> None:
    """A list of pages is followed to the files beside it, by relative links and by the names in absolute ones."""
    (tmp_path / "5550001.md").write_bytes((PAIR / "5550001.md").read_bytes())
    (tmp_path / "llms.txt").write_text(LINKS.format(link, "../about.md"), "utf-8")
    told = captured(tmp_path, "llms.txt")
    assert "1 of 2 pages are left out: ../about.md (no such file beside the list)" in told.err  # fmt: skip
    assert list(document(tmp_path)["paths"]) == ["/tables/{room}/bookings"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that speaks TLS with a certificate that is trusted here."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("no_proxy", "*")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with running_server(context) as server:
        yield server


def test_site(tmp_path: Path, site: Server) -> None:
    """A list at an https address is followed to the Markdown on its own host, and nowhere else; what is left out is told."""
    listed = LINKS.format("5550001.md", "/gone.md") + "- [X](https://else.example/a.md): x\n- [Y](y.html): y\n"  # fmt: skip
    held = {"/docs/llms.txt": listed.encode(), "/docs/5550001.md": (PAIR / "5550001.md").read_bytes()}  # fmt: skip

    def reply(received: Received) -> Answer:
        body = held.get(received.target)
        return Answer(body=body) if body else Answer(404)

    site.reply = reply
    told = captured(tmp_path, f"{site.url}/docs/llms.txt").err
    assert {each.target for each in site.requests} == {*held, "/gone.md"}
    assert "3 of 4 pages are left out" in told
    assert "it is on another host" in told
    assert "it is no Markdown" in told
    assert "the server answered with the status 404" in told
    assert list(document(tmp_path)["paths"]) == ["/tables/{room}/bookings"]


def test_redirect(tmp_path: Path, site: Server) -> None:
    """A redirect to another host is not followed."""
    site.answers = [Answer(302, headers={"Location": "https://else.example/page.md"})]
    told = captured(tmp_path, f"{site.url}/page.md", code=2).err
    assert "error[page-unreachable]" in told
    assert "the server sends to another one, else.example" in told


def test_unreachable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address at which nothing answers is told, with what else can be done."""
    monkeypatch.setenv("no_proxy", "*")
    told = captured(tmp_path, "https://127.0.0.1:1/page.md", code=2).err
    assert "error[page-unreachable]: nothing can be read there: connection refused" in told  # fmt: skip
    assert "copy the page into a file" in told


def test_untrusted(tmp_path: Path, site: Server, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """A site whose certificate nobody vouches for is not read."""
    monkeypatch.delenv("SSL_CERT_FILE")
    told = captured(tmp_path, f"{site.url}/page.md", code=2).err
    assert "error[page-unreachable]" in told
    assert site.requests == []


BAD: dict[str, bytes | None] = {
    "empty.txt": b" \n",
    "page.html": b"<!DOCTYPE html>\n<html><title>Shop</title></html>\n",
    "page.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "page.txt": b"Once upon a time there was a boat.\n" * 20,
    "notes.json": b'{"a": 1}',
    "cut.json": b'{"openapi": "3.1.0", "info": {',
    "old.json": b'{"info": {"name": "a", "schema": "https://schema.getpostman.com/json/collection/v2.0.0/collection.json"}, "item": []}',
    "older.json": b'{"id": "a", "name": "a", "order": [], "requests": []}',
    "empty.har": b'{"log": {"version": "1.2", "entries": []}}',
    "pages": None,
    "gone.txt": None,
    "code.txt": b"\xff\xfe\x00\x00\xff\xff",
    "large.txt": b"curl https://a.example/" + b"a" * 4_000_000,
    "bad.yaml": b"openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: [1]\n",
    "version.yaml": b"openapi: 4.0.0\ninfo: {}\n",
    "http://a.example/llms.txt": None,
    "-": b"",
}


@pytest.mark.parametrize("name", BAD)
def test_bad(tmp_path: Path, name: str, *, record: bool) -> None:
    """What cannot be used gets one sentence with a remedy and exit code 2, and nothing is written."""
    content = BAD[name]
    if name == "pages":
        (tmp_path / name).mkdir()
    elif content is not None and name != "-":
        (tmp_path / name).write_bytes(content)
    told = captured(tmp_path, name, code=2)
    golden = HERE / "bad" / f"{re.sub('[:/]+', '-', name)}.want.txt"
    if record:
        golden.write_text(told.err, "utf-8")
    assert told.err == golden.read_text("utf-8")
    assert told.out == ""
    assert not (tmp_path / "spec").exists()
