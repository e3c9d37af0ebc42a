"""The generated client as it is committed, and a server on loopback that plays ChatFire."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loopback import Answer, Server, running_server

CLIENT = Path(__file__).parents[2] / "generated" / "chatfire" / "python"
sys.path.insert(0, str(CLIENT))

TASK = b'{"task_id":"4343085092610","code":0,"status":"SUBMITTED","created_at":"2025-05-07T19:28:58.694809"}'


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as server:
        server.answers = [Answer(body=TASK)]
        yield server


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHATFIRE_API_KEY", raising=False)
