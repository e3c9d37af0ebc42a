"""What the errors say that only an API with tasks, streams and tokens has, from real calls; beside those of every API."""

import importlib
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.loopback import Answer, running_server
from tests.studio.running import Running
from tests.studio.store import KEY

ROOT = Path(__file__).parents[2]
ERRORS = ROOT / "tests/runtime/errors"
TEXT = {"kind": "text", "prompt": "A ferry."}


@pytest.fixture(scope="module")
def studio_package() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "generated/studio/python"))
        yield importlib.import_module("studio")


def _failed(client: Any, project: str) -> object:
    file = client.files.upload(project_id=project, file=("a.png", b"x", "image/png"))
    clip = {"kind": "clip", "file_id": str(file.id), "start": 0, "end": 1}
    task = client.renders.create(project_id=project, source=clip, format="mp4")
    return task.wait()


def _late(client: Any, project: str) -> object:
    task = client.renders.create(project_id=project, source=TEXT, format="mp4")
    return task.wait(timeout=0.5)


def _told(client: Any, project: str) -> object:
    _finished(client, project)
    fault = {"X-Studio-Fault": "error-event 1"}
    with client.events.watch(project_id=project, headers=fault) as events:
        return list(events)


def _finished(client: Any, project: str) -> None:
    task = client.renders.create(project_id=project, source=TEXT, format="png")
    for _ in range(3):
        task.refresh()


CASES: dict[str, Callable[[Any, str], object]] = {
    "TaskFailedError": _failed,
    "TaskTimeoutError": _late,
    "StreamError": _told,
}


@pytest.mark.parametrize("name", CASES)
def test_errors(
    studio: Running, studio_package: ModuleType, name: str, *, record: bool
) -> None:
    """An error of a task or of a stream says which, how it stands, and what there is to be done about it."""
    with studio_package.Studio(base_url=studio.url, account_api_key=KEY) as client:
        project = client.projects.create(name="Harbour").id
        with pytest.raises(studio_package.ApiError) as caught:
            CASES[name](client, project)
    _compare(name, caught.value, record=record)


def test_no_token(studio_package: ModuleType, *, record: bool) -> None:
    """That no token can be got for the moment is told as what it is."""
    with running_server() as server:
        server.answers = [Answer(503, b"")]
        secrets = {"oauth_client_id": "a", "oauth_client_secret": "sentinel"}
        client = studio_package.Studio(base_url=server.url, max_retries=0, **secrets)
        with client, pytest.raises(studio_package.CredentialsError) as caught:
            client.account.get()
    _compare("TokenUnavailableError", caught.value, record=record)


def _compare(name: str, error: Exception, *, record: bool) -> None:
    assert type(error).__name__ == name
    printed = "".join(traceback.format_exception_only(error))
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:1", printed)
    file = ERRORS / f"{name}.txt"
    if record:
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
    assert "sentinel" not in text
    assert KEY not in text
