"""The client of an API whose tokens are got with a client's id and secret, and the server that gives and takes them."""

import asyncio
import importlib
import json
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, unquote_plus

from tests.commands import restencil
from tests.loopback import Answer, Received, Server

JSON = {"Content-Type": "application/json"}
ID, SECRET = "kiosk 7:a", "sentinel-s3cr&t:/+ %"
CLIENT = {"client_id": ID, "client_secret": SECRET}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Kiosk", "version": "1"},
    "servers": [{"url": "https://kiosk.example/v1"}],
    "components": {
        "securitySchemes": {
            "oauth": {
                "type": "oauth2",
                "flows": {"clientCredentials": {"scopes": {"read": "R", "write": "W"}}},
            }
        }
    },
    "security": [{"oauth": []}],
    "paths": {
        "/prints": {
            "get": {
                "operationId": "list",
                "tags": ["prints"],
                "responses": {"204": {"description": "D"}},
            },
            "post": {
                "operationId": "make",
                "tags": ["prints"],
                "security": [{"oauth": ["read", "write"]}],
                "requestBody": {"content": {"application/octet-stream": {}}},
                "responses": {"204": {"description": "D"}},
            },
        }
    },
}


def document(url: str = "/v1/oauth/token") -> dict[str, Any]:
    """The API, whose tokens are given at an address."""
    made: dict[str, Any] = deepcopy(DOCUMENT)
    flows = made["components"]["securitySchemes"]["oauth"]["flows"]
    flows["clientCredentials"]["tokenUrl"] = url
    return made


@dataclass(frozen=True, slots=True)
class Made:
    """A client's package, the folder of all that was generated, and what was said of the document."""

    package: ModuleType
    folder: Path
    said: str

    def text(self, path: str) -> str:
        """A file that was generated."""
        return (self.folder / path).read_text("utf-8")


@contextmanager
def package_of(spec: dict[str, Any], name: str, work: Path) -> Iterator[Made]:
    """What is generated of a document below a folder, its client imported."""
    (work / f"{name}.json").write_text(json.dumps(spec), "utf-8")
    outcome = restencil(work, "generate", f"{name}.json")
    assert outcome.code == 0, outcome.transcript
    folder = work / "generated" / name
    sys.path.insert(0, str(folder / "python"))
    try:
        yield Made(importlib.import_module(name), folder, outcome.err)
    finally:
        sys.path.remove(str(folder / "python"))
        for each in [each for each in sys.modules if each.partition(".")[0] == name]:
            del sys.modules[each]


@dataclass
class Gate:
    """Gives tokens with the lifetimes that it has, the last one again and again, and takes those that are `good`."""

    server: Server
    lifetimes: list[object] = field(default_factory=lambda: [3600])
    refusals: list[Answer] = field(default_factory=list)
    asked: list[Received] = field(default_factory=list)
    called: list[Received] = field(default_factory=list)
    revoked: set[str] = field(default_factory=set)
    takes_none: bool = False
    lock: Lock = field(default_factory=Lock)
    before: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self.server.reply = self.reply

    def reply(self, received: Received) -> Answer:
        """The answer to a request for a token, or to a call."""
        if received.target.endswith("/oauth/token"):
            self.before()
            with self.lock:
                self.asked.append(received)
                return self._given(len(self.asked))
        with self.lock:
            self.called.append(received)
        token = received.headers.get("authorization", "").removeprefix("Bearer ")
        refused = self.takes_none or token in self.revoked
        return Answer(401, b"{}", JSON) if refused else Answer(204, b"")

    def _given(self, number: int) -> Answer:
        if self.refusals:
            return self.refusals.pop(0)
        lifetime = self.lifetimes[min(number, len(self.lifetimes)) - 1]
        body = {"access_token": f"sentinel-token-{number}", "token_type": "bearer"}
        told = body if lifetime is None else {**body, "expires_in": lifetime}
        return Answer(200, json.dumps(told).encode(), JSON)

    def revoke(self) -> None:
        """Takes no more the first token that was given."""
        self.revoked.add("sentinel-token-1")

    def refuse(self) -> None:
        """Takes no token any more."""
        self.takes_none = True

    @property
    def tokens(self) -> list[str]:
        """The tokens that calls had, each by its number."""
        return [
            each.headers["authorization"].rpartition("-")[2] for each in self.called
        ]

    @property
    def forms(self) -> list[dict[str, list[str]]]:
        """What was asked for tokens."""
        return [parse_qs(each.body.decode()) for each in self.asked]

    @property
    def clients(self) -> list[tuple[str, ...]]:
        """The ids and secrets that tokens were asked with."""
        sent = [each.headers["authorization"] for each in self.asked]
        assert all(each.startswith("Basic ") for each in sent)
        pairs = [b64decode(each[6:]).decode().split(":") for each in sent]
        return [tuple(map(unquote_plus, pair)) for pair in pairs]


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes calls with clients of either kind."""

    package: ModuleType
    is_async: bool

    def run(
        self, gate: Gate, *steps: dict[str, Any] | Callable[[], Any], **options: Any
    ) -> None:
        """Makes the calls of one client, each a method with its arguments, and what is to be done between them."""
        options = {"base_url": f"{gate.server.url}/v1", **CLIENT, **options}
        if self.is_async:
            asyncio.run(self._awaited(steps, options))
            return
        with self.package.Kiosk(**options) as client:
            for step in steps:
                self._taken(client, step)

    async def _awaited(self, steps: Any, options: Any) -> None:
        async with self.package.AsyncKiosk(**options) as client:
            for step in steps:
                if waited := self._taken(client, step):
                    await waited

    def _taken(self, client: Any, step: dict[str, Any] | Callable[[], Any]) -> Any:
        if callable(step):
            step()
            return None
        arguments = dict(step)
        return getattr(client.prints, arguments.pop("method"))(**arguments)


LIST: dict[str, Any] = {"method": "list"}
MAKE: dict[str, Any] = {"method": "make"}
