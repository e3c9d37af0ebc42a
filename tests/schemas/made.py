"""A client made of a few schemas by the command line, imported under a name of its own, with a server that echoes."""

import contextlib
import importlib
import itertools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
from pydantic import BaseModel

from tests.commands import restencil

Schema = dict[str, Any] | bool
Told = list[tuple[str, str]]

_NUMBERS = itertools.count(1)
_BASE = "https://made.invalid"


class Made:
    """A generated client of one operation, which sends and answers a `Thing`, and what was said when it was made."""

    def __init__(self, package: ModuleType, said: str, folder: Path) -> None:
        self.package, self.said, self.folder = package, said, folder

    def __getattr__(self, name: str) -> Any:
        return getattr(self.package, name)

    @property
    def source(self) -> str:
        """The code of all models."""
        files = sorted((self.folder / "models").glob("*.py"))
        return "\n".join(file.read_text("utf-8") for file in files)

    def _client(self, answer: bytes, sent: list[bytes], *, strict: bool) -> Any:
        def handle(request: httpx2.Request) -> httpx2.Response:
            sent.append(request.content)
            headers = {"content-type": "application/json"}
            return httpx2.Response(200, headers=headers, content=answer)

        return getattr(self.package, self.package.__name__.title())(
            http_client=httpx2.Client(transport=httpx2.MockTransport(handle)),
            base_url=_BASE,
            strict_responses=strict,
        )

    def send(self, body: object) -> Any:
        """What the server got, as JSON; raises what keeps the body from being sent."""
        sent: list[bytes] = []
        client = self._client(b"null", sent, strict=False)
        with contextlib.suppress(self.package.ResponseValidationError):
            client.call("sendThing", body=body)
        return json.loads(sent[0])

    def refused(self, body: object) -> Told:
        """The pointers and keywords of what is wrong with a body, nothing if it is sent."""
        try:
            self.send(body)
        except self.package.RequestValidationError as error:
            return [(each.pointer, each.keyword) for each in error.violations]
        return []

    def read(self, answer: object, *, strict: bool = False) -> Any:
        """What the client makes of an answer."""
        client = self._client(json.dumps(answer).encode(), [], strict=strict)
        return client.call("readThing")

    def refused_answer(self, answer: object) -> Told:
        """The pointers and keywords of what is wrong with an answer that is read strictly."""
        try:
            self.read(answer, strict=True)
        except self.package.ResponseValidationError as error:
            return [(each.pointer, each.keyword) for each in error.violations]
        return []


def document(schemas: dict[str, Schema], **thing: Any) -> dict[str, Any]:
    """A document whose operations send and answer a `Thing`."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Made", "version": "1"},
        "servers": [{"url": "https://made.invalid"}],
        "paths": {
            "/calls": {
                "post": {
                    "operationId": "sendThing",
                    "requestBody": {"required": True, "content": content},
                    "responses": {"200": {"description": "", "content": content}},
                },
                "get": {
                    "operationId": "readThing",
                    "responses": {"200": {"description": "", "content": content}},
                },
            }
        },
        "components": {"schemas": {**schemas, **({"Thing": thing} if thing else {})}},
    }


Make = Callable[..., Made]


def make(folder: Path, schemas: dict[str, Schema], **thing: Any) -> Made:
    """The client of a document with these schemas; keywords are those of the schema `Thing`."""
    package = f"made{next(_NUMBERS)}"
    spec = folder / "spec" / package
    spec.mkdir(parents=True)
    text = json.dumps(document(schemas, **thing))
    (spec / "openapi.json").write_text(text, "utf-8")
    (spec / "restencil.yaml").write_text(f"package: {package}\n", "utf-8")
    outcome = restencil(folder, "generate", "--target", "python")
    assert outcome.code == 0, outcome.transcript
    made = folder / "generated" / package / "python"
    sys.path.insert(0, str(made))
    try:
        return Made(importlib.import_module(package), outcome.err, made / package)
    finally:
        sys.path.remove(str(made))


def plain(value: Any) -> Any:
    """A value of the client as JSON has it."""
    match value:
        case BaseModel():
            return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
    return value
