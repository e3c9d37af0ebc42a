"""Paths that differ in a fragment, which is not sent, or have a query of their own: what is sent, and what tells them apart."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.commands import Outcome, restencil
from tests.loopback import Answer, Server, running_server

_ID = {"name": "id", "in": "path", "required": True, "schema": {"const": "a"}}
_FULL = {"name": "full", "in": "query", "required": True, "schema": {"const": "y"}}

_ACTION = {"name": "action", "in": "query", "schema": {"enum": ["go", "stop"]}}


def _operation(field: str, *parameters: dict[str, Any]) -> dict[str, Any]:
    schema = {"type": "object", "required": [field], "properties": {field: {"const": 1}}}  # fmt: skip
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": "d", "content": content}}
    body = {"required": True, "content": content}
    return {"post": {"parameters": [*parameters], "requestBody": body, "responses": responses}}  # fmt: skip


_PATHS = {
    "/tasks/{id}": _operation("one", _ID, _FULL),
    "/tasks/{id}#{odd} two/77": _operation("two", _ID, _FULL),
    "/tasks#Action=Stop": _operation("stop", _FULL),
    "/jobs?action=go&key=%23": _operation("go", _ACTION, _FULL),
}
_SENT = {
    "post_tasks_id": ("/tasks/a?full=y", {"one": 1}),
    "post_tasks_id_odd_two_77": ("/tasks/a?full=y", {"two": 1}),
    "post_tasks_action_stop": ("/tasks?full=y", {"stop": 1}),
    "post_jobs_action_go_key_23": ("/jobs?action=go&key=%23&full=y", {"go": 1}),
}


@dataclass(frozen=True, slots=True)
class _Made:
    """The folder of what was generated, its client, what was said, and the server that it is to call."""

    folder: Path
    package: ModuleType
    outcome: Outcome
    server: Server

    def received(self) -> tuple[str, Any]:
        """The address and the body of the only request since the last one was asked for."""
        (request,) = self.server.requests
        self.server.requests.clear()
        return request.target, json.loads(request.body)


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Made]:
    work = tmp_path_factory.mktemp("alike")
    with running_server() as server, pytest.MonkeyPatch.context() as patch:
        server.reply = lambda request: Answer(200, request.body)
        info = {"title": "T", "version": "1"}
        document = {"openapi": "3.1.0", "info": info, "servers": [{"url": server.url}]}
        text = json.dumps({**document, "paths": _PATHS})
        (work / "alike.yaml").write_text(text, "utf-8")
        outcome = restencil(work, "generate", "alike.yaml")
        assert outcome.code == 0, outcome.transcript
        folder = work / "generated/alike"
        patch.syspath_prepend(str(folder / "python"))
        yield _Made(folder, importlib.import_module("alike"), outcome, server)
    for name in [each for each in sys.modules if each.partition(".")[0] == "alike"]:
        del sys.modules[name]


@pytest.mark.parametrize("method", _SENT)
def test_client(alike: _Made, method: str) -> None:
    """Each has a method with its own types, which sends no fragment, and the whole query."""
    target, body = _SENT[method]
    field = next(iter(body))
    with alike.package.Alike() as client:
        service = client.jobs if "jobs" in method else client.tasks
        holes = {"id": "a"} if "id" in method else {}
        answer = getattr(service, method)(**holes, full="y", **{field: 1})
    assert getattr(answer, field) == 1
    assert alike.received() == (target, body)


@pytest.mark.parametrize("method", _SENT)
def test_sample(alike: _Made, method: str) -> None:
    """Its sample sends the same."""
    name = method.replace("_", "-")
    (sample,) = alike.folder.glob(f"samples/shell/*/{name}.sh")
    subprocess.run(("bash", sample), check=True, capture_output=True)
    assert alike.received() == _SENT[method]


def test_said(alike: _Made) -> None:
    """What stands in a fragment is no parameter, what the path asks for is none either, with a warning, and no service is called by them."""
    warnings = [each for each in alike.outcome.err.splitlines() if "warning" in each]
    assert len(warnings) == 1
    assert "warning[parameter-in-path]: the query of the path has `action`" in warnings[0]  # fmt: skip
    services = sorted(each.name for each in alike.folder.glob("docs/en/reference/*/"))
    assert services == ["jobs", "tasks"]


def test_files(alike: _Made) -> None:
    """Every file shows the address without the fragment, but for the document, whose keys differ in it, and what has its name from the key."""
    shown = {
        path.relative_to(alike.folder).as_posix()
        for path in alike.folder.rglob("*")
        if path.is_file() and _shows(path.read_text("utf-8"))
    }
    assert shown == {"docs/openapi.yaml", "docs/openapi.json", "openapi/openapi.yaml"}


def _shows(text: str) -> bool:
    """Whether a fragment is in a text as a part of an address or of a path, and not only of a name."""
    named = text.replace("POST /tasks/{id}#{odd} two/77", "").replace("POST /tasks#Action=Stop", "")  # fmt: skip
    return any(each in named for each in ("#{odd}", "%23{odd}", "%23string", "/tasks#", "/tasks%23"))  # fmt: skip


@pytest.mark.parametrize(
    ("path", "field"), [("/tasks/{id}", "one"), ("/tasks/{id}#{odd} two/77", "two")]
)
def test_validate(tmp_path: Path, alike: _Made, path: str, field: str) -> None:
    """A body is checked against the operation that is named by its whole key."""
    (tmp_path / "body.json").write_text(json.dumps({field: 1}), "utf-8")
    document = str(alike.folder.parents[1] / "alike.yaml")
    arguments = ("validate", document, f"POST {path}", "body.json")
    assert restencil(tmp_path, *arguments).code == 0


def test_package_tests(alike: _Made) -> None:
    """The client's own tests hold."""
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    run = subprocess.run(
        command, cwd=alike.folder / "python", capture_output=True, check=False
    )
    assert run.returncode == 0, run.stdout.decode()
