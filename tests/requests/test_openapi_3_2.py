"""What OpenAPI 3.2 adds to requests."""

import importlib
import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.commands import restencil

FORM = "application/x-www-form-urlencoded"
FINE = {"responses": {"204": {"description": "Fine."}}}
SPEC: dict[str, Any] = {
    "openapi": "3.2.0",
    "info": {"title": "Later", "version": "1"},
    "servers": [{"url": "https://later.example.com"}],
    "paths": {
        "/things": {
            "query": {
                "operationId": "query",
                "parameters": [
                    {
                        "name": "whole",
                        "in": "querystring",
                        "content": {FORM: {"schema": {"type": "object"}}},
                    },
                    {
                        "name": "raw",
                        "in": "cookie",
                        "style": "cookie",
                        "schema": {"type": "string"},
                    },
                ],
                **FINE,
            },
            "additionalOperations": {"M-SEARCH": {"operationId": "search", **FINE}},
        }
    },
}


def test_additions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A parameter can be the whole query, a cookie need not be escaped, and a method can be any."""
    (tmp_path / "later").mkdir()
    (tmp_path / "later/openapi.json").write_text(json.dumps(SPEC), "utf-8")
    outcome = restencil(tmp_path, "generate", "later")
    assert outcome.code == 0, outcome.transcript
    assert ": 2 operations," in outcome.out
    monkeypatch.syspath_prepend(str(tmp_path / "generated/later/python"))
    package = importlib.import_module("later")
    sent: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(204)

    http = httpx2.Client(transport=httpx2.MockTransport(handle))
    things = package.Later(http_client=http).things
    things.query(whole={"a b": "&", "c": 1}, raw="x=y z")
    things.search()
    assert [each.method for each in sent] == ["QUERY", "M-SEARCH"]
    assert str(sent[0].url) == "https://later.example.com/things?a%20b=%26&c=1"
    assert sent[0].headers["cookie"] == "raw=x=y z"
