"""What stands beside a generated package: its tests, which are run here, and the pages that tell of it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import ROOT, Outcome, pytest_in, restencil

SPECS = ("behaviours", "requests", "studio")
_COUNTS = re.compile(r"(\d+) passed in ")


def _generated(work: Path, document: bytes, *arguments: str) -> tuple[Path, Outcome]:
    """The folder of the client of a document, and what was said."""
    (work / "api.yaml").write_bytes(document)
    outcome = restencil(work, "generate", "api.yaml", "--target", "python", *arguments)
    return work / "generated/api/python", outcome


def _tested(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the tests of a client say; warnings are errors, as in the strictest project that has them."""
    return pytest_in(folder, "-W", "error")


def _api(operation: dict[str, Any], path: str = "/t") -> bytes:
    """A document with one operation."""
    paths = {path: {"post": {"operationId": "t", "tags": ["s"], **operation}}}
    info = {"title": "T", "version": "1"}
    servers = [{"url": "https://t.example"}]
    document = {"openapi": "3.1.0", "info": info, "servers": servers, "paths": paths}
    return json.dumps(document).encode()


def _body(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema, **more}}
    return {"requestBody": {"required": True, "content": content}}


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"responses": {"200": {"description": "d", "content": content}}}


@pytest.mark.parametrize("name", SPECS)
def test_they_pass(tmp_path: Path, name: str) -> None:
    """The tests of a generated package pass, for every kind of body, parameter, answer, list, task and stream."""
    spec = ROOT / "tests" / name / "openapi.yaml"
    spec = spec if spec.exists() else ROOT / "spec" / name / "openapi.yaml"
    folder, outcome = _generated(tmp_path, spec.read_bytes())
    assert outcome.code == 0, outcome.err
    assert "test-unmade" not in outcome.err
    run = _tested(folder)
    assert run.returncode == 0, run.stdout
    assert _COUNTS.search(run.stdout), run.stdout


def test_those_of_chatfire_pass() -> None:
    """The committed tests pass where they are."""
    run = _tested(ROOT / "generated/chatfire/python")
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        ("resources/s.py", 'method="POST"', 'method="PUT"'),
        ("resources/s.py", 'path="/t"', 'path="/u"'),
        ("resources/s.py", '"Count": count', '"Sum": count'),
        ("_runtime/errors.py", "404: NotFoundError", "404: ConflictError"),
        ("models/s.py", "Omittable[str]", "Omittable[int]"),
    ],
)
def test_they_can_fail(tmp_path: Path, place: str, before: str, after: str) -> None:
    """A client with a wrong method, path, property, class of error or model does not pass its tests."""
    told = {"type": "object", "properties": {"Kind": {"type": "string"}}}
    sent = {"type": "object", "properties": {"Count": {"type": "integer"}}}
    operation = _body(sent) | _answer(told)
    operation["responses"]["404"] = {"description": "none"}
    folder, outcome = _generated(tmp_path, _api(operation))
    assert outcome.code == 0, outcome.err
    assert _tested(folder).returncode == 0
    file = folder / "api" / place
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")
    assert _tested(folder).returncode == 1


_IMPOSSIBLE = {"type": "string", "pattern": "^a$", "minLength": 2}


@pytest.mark.parametrize(
    ("operation", "told"),
    [
        (
            _body(
                {"type": "object", "required": ["a"], "properties": {"a": _IMPOSSIBLE}}
            ),
            "no tests of its operation",
        ),
        (
            _body({"type": "object", "properties": {"a": _IMPOSSIBLE, "b": {}}}),
            "without it",
        ),
        (_answer(_IMPOSSIBLE), "no test of it"),
    ],
)
def test_what_cannot_be_made(
    tmp_path: Path, operation: dict[str, Any], told: str
) -> None:
    """What no value can be made of is left out of the tests with a warning at its operation, and the others pass."""
    document = json.loads(
        _api({"responses": {"204": {"description": "d"}}} | operation)
    )
    document["paths"]["/other"] = {
        "get": {"tags": ["s"], "responses": {"204": {"description": "d"}}}
    }
    folder, outcome = _generated(tmp_path, json.dumps(document).encode())
    assert outcome.code == 0
    assert "warning[test-unmade]" in outcome.err
    assert told in outcome.err
    assert _tested(folder).returncode == 0


def test_hostile_text(tmp_path: Path) -> None:
    """Text of a spec breaks out of no table, block of code or literal of what stands beside the package."""
    hostile = 'x\n```\n# heading\n| a | <b> `{{ 7*7 }}` """ \' \\'
    schema = {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string", "description": hostile, "enum": [hostile]}
        },
    }
    operation = _body(schema, example={"a": hostile}) | _answer(schema)
    operation |= {"summary": hostile, "description": hostile}
    folder, outcome = _generated(tmp_path, _api(operation))
    assert outcome.code == 0, outcome.err
    assert _tested(folder).returncode == 0
    for name in ("README.md", "reference.md"):
        lines = (folder / name).read_text("utf-8").splitlines()
        assert "# heading" not in lines
        assert sum(line.startswith("```") for line in lines) % 2 == 0


def _readme(work: Path, document: bytes) -> str:
    folder, outcome = _generated(work, document)
    assert outcome.code == 0, outcome.err
    return (folder / "README.md").read_text("utf-8")


def test_the_first_call(tmp_path: Path) -> None:
    """The README begins with a call that sends something, and prints what its face gives: items, a result, an answer."""
    warehouse = _readme(tmp_path, (ROOT / "tests/behaviours/openapi.yaml").read_bytes())
    assert "result = client.crates.add(\n    id=1,\n)\nprint(result)\n" in warehouse
    reference = (tmp_path / "generated/api/python/reference.md").read_text("utf-8")
    assert "for item in client.crates.by_page():\n    print(item)\n" in reference
    assert "task = client.jobs.count()\nprint(task.wait())\n" in reference
    assert "task = client.jobs.drop()\nprint(task.id, task.status)\n" in reference


def test_credentials(tmp_path: Path) -> None:
    """Of the secrets that the first call takes, alternatives are joined by "or", those needed together by "and"."""
    document = json.loads(_api(_answer({})))
    kinds = {
        name: {"type": "apiKey", "in": "header", "name": f"X-{name}"} for name in "abc"
    }
    document["components"] = {"securitySchemes": kinds}
    document["security"] = [{"a": [], "b": []}, {"c": []}]
    text = _readme(tmp_path, json.dumps(document).encode())
    assert (
        "Set `API_A_API_KEY` and `API_B_API_KEY` or `API_C_API_KEY`, or pass `a_api_key=` and `b_api_key=` or `c_api_key=` to"
        in text
    )


def test_what_the_api_has(tmp_path: Path) -> None:
    """Paragraphs on lists, tasks and streams are there for APIs that have them, and for no others."""
    titles = ("## Lists", "## Tasks", "## What comes bit by bit")
    plain = _readme(tmp_path, _api(_answer({"type": "string"})))
    assert not any(title in plain for title in titles)
    studio = _readme(tmp_path, (ROOT / "spec/studio/openapi.yaml").read_bytes())
    assert all(title in studio for title in titles)


def test_the_reference(tmp_path: Path) -> None:
    """The reference tells of a method its signature, its arguments, what it returns, its errors and a call."""
    operation = _body(
        {
            "type": "object",
            "required": ["n"],
            "properties": {"n": {"type": "integer", "description": "How many."}},
        }
    )
    operation |= _answer({"type": "object", "properties": {"k": {"type": "string"}}})
    operation["responses"] |= {
        "404": {"description": "none"},
        "5XX": {"description": "down"},
    }
    folder, _ = _generated(
        tmp_path, _api({**operation, "summary": "Counts.", "deprecated": True})
    )
    text = (folder / "reference.md").read_text("utf-8")
    for wanted in (
        "**Deprecated**",
        "Counts.",
        "client.s.t(\n    *,\n    n: int,\n) -> ",
        "| `n` | `int` | yes | How many. |",
        "| 404 | `NotFoundError` |",
        "| 5XX | `ServerError` |",
        "result = client.s.t(\n    n=1,\n)\nprint(result)",
    ):
        assert wanted in text, wanted


def test_a_fragment_in_a_path(tmp_path: Path) -> None:
    """What tells two paths apart behind a `#` is not sent, and the query is."""
    parameter = {
        "name": "q",
        "in": "query",
        "required": True,
        "schema": {"enum": ["v"]},
    }
    folder, outcome = _generated(tmp_path, _api({"parameters": [parameter]}, "/t#q"))
    assert outcome.code == 0, outcome.err
    assert _tested(folder).returncode == 0
    code = (
        "import api, httpx2\n"
        "told = lambda request: print(request.url) or httpx2.Response(204)\n"
        "http = httpx2.Client(transport=httpx2.MockTransport(told))\n"
        "api.Api(http_client=http).s.t(q='v')\n"
    )
    run = subprocess.run(
        (sys.executable, "-c", code),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "https://t.example/t?q=v\n"
