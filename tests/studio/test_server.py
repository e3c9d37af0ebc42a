"""The studio keeps to its document, operation by operation."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import ormsgpack
import pytest

from tests.studio.document import Document, Node, Operation
from tests.studio.running import Running
from tests.studio.store import KEY, OWNER, PASSWORD

JSON, EVENTS, MSGPACK = "application/json", "text/event-stream", "application/x-msgpack"
SESSION = {"device": "Laptop", "languages": ["en", "de"]}
TEXT_RENDER = {"source": {"kind": "text", "prompt": "A gull."}, "format": "mp4"}


@dataclass(frozen=True, slots=True)
class Example:
    """A request for an operation, and the media type of the answer; the parameters of its path are the document's examples."""

    operation: str
    media_type: str | None = JSON
    request: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.operation}-{self.media_type}"


EXAMPLES = [
    Example("healthGet"),
    Example("projectsCreate", JSON, {"json": {"name": "Gulls"}}),
    Example("projectsList", JSON, {"params": {"limit": 1}}),
    Example("projectsGet"),
    Example(
        "projectsUpdate",
        JSON,
        {
            "content": b'{"description": null}',
            "headers": {"Content-Type": "application/merge-patch+json"},
        },
    ),
    Example("projectsDelete", None),
    Example(
        "filesUpload",
        JSON,
        {
            "files": {"file": ("gull.png", b"\x89PNG", "image/png")},
            "data": {"tags": ["gull", "dawn"], "metadata": '{"title": "A gull"}'},
        },
    ),
    Example(
        "filesUploadMany",
        JSON,
        {"files": [("files", ("a", b"a")), ("files", ("b", b"b"))]},
    ),
    Example("filesList", JSON, {"params": {"per_page": 1}}),
    Example("filesGet"),
    Example("filesDownload", "application/octet-stream"),
    Example(
        "filesReplace",
        JSON,
        {"content": b"gull", "headers": {"Content-Type": "application/octet-stream"}},
    ),
    Example("rendersCreate", JSON, {"json": TEXT_RENDER}),
    Example(
        "rendersCreate",
        MSGPACK,
        {
            "content": ormsgpack.packb(TEXT_RENDER),
            "headers": {"Content-Type": MSGPACK, "Accept": MSGPACK},
        },
    ),
    Example("rendersGet"),
    Example("rendersCancel"),
    Example("rendersList", JSON, {"params": {"status": "queued,running"}}),
    Example("eventsWatch", EVENTS),
    Example("eventsExport", "application/jsonl"),
    Example("assistantDescribe", JSON, {"json": {"max_words": 5}}),
    Example("assistantDescribe", EVENTS, {"json": {"stream": True}}),
    Example("commentsCreate", JSON, {"json": {"text": "Louder!"}}),
    Example("commentsList"),
    Example("commentsThread"),
    Example(
        "tokensCreate",
        JSON,
        {"json": {"name": "Gull", "scopes": ["read"], "password": PASSWORD}},
    ),
    Example("tokensRevoke", None),
    Example("sessionsCreate", JSON, {"data": SESSION, "auth": OWNER}),
    Example("sessionsList", JSON, {"params": {"session": "session_0001"}}),
    Example("accountGet"),
    Example("accountBalance"),
    Example("accountUsage", "text/plain", {"params": {"months": ["2026-11"]}}),
]


@pytest.fixture
def client(studio: Running) -> Iterator[httpx2.Client]:
    """A client that may do everything, of a studio in which there is at least one thing of each kind."""
    key = {"X-Studio-Key": KEY}
    with httpx2.Client(base_url=studio.url, headers=key) as client:
        wish = {"name": "Builds", "scopes": ["read"], "password": PASSWORD}
        for name in ("Gulls at dawn", "Terns"):
            _made(client.post("/projects", json={"name": name}))
        for name, kind in (("a.png", "image/png"), ("b.mp4", "video/mp4")):
            file = {"file": (name, b"content", kind)}
            _made(client.post("/projects/prj_0001/files", files=file))
        _made(client.post("/projects/prj_0002/renders", json=TEXT_RENDER))
        _made(client.post("/projects/prj_0001/comments", json={"text": "Loud."}))
        _made(client.post("/tokens", json=wish))
        _made(client.post("/sessions", data=SESSION, auth=OWNER))
        yield client


def _made(response: httpx2.Response) -> None:
    assert response.is_success, response.text


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_operation_answers_as_the_document_says(
    document: Document, client: httpx2.Client, example: Example
) -> None:
    """An operation has the first success that the document names, with a body that satisfies its schema."""
    operation = document.operations[example.operation]
    response = client.request(operation.method, _address(operation), **example.request)
    status, success = _success(document, operation)
    assert response.status_code == status, response.text
    said = response.headers.get("content-type", "").split(";")[0]
    assert said == (example.media_type or "")
    if example.media_type:
        media = document.inside(success, "content", example.media_type)
        _check(document, media, response)


def test_every_operation_has_an_example(document: Document) -> None:
    """The examples are of all operations, and of all media types of their first success."""
    wanted = {
        (operation.id, media_type)
        for operation in document.operations.values()
        for media_type in _media_types(document, operation)
    }
    given = {(each.operation, each.media_type) for each in EXAMPLES}
    assert given == wanted


def test_the_examples_of_the_document_are_alive(
    document: Document, client: httpx2.Client
) -> None:
    """Every body that the document shows as an example is taken."""
    sent = 0
    for operation in document.operations.values():
        for media_type, value in _bodies(document, operation):
            response = client.request(
                operation.method,
                _address(operation),
                content=_written(media_type, value),
                headers={"Content-Type": media_type},
            )
            assert response.is_success, (operation.id, response.text)
            sent += 1
    assert sent > 8


def test_what_is_refused_is_refused_in_one_shape(
    document: Document, studio: Running
) -> None:
    """Without a key every operation but that without any security answers 401, with the body of all errors."""
    with httpx2.Client(base_url=studio.url) as client:
        for operation in document.operations.values():
            address = _address(operation)
            response = client.request(operation.method, address)
            assert response.status_code == (401 if operation.security else 200)
            if operation.security:
                error = document.inside(operation.node, "responses", "4XX")
                _check(document, document.inside(error, "content", JSON), response)


def _address(operation: Operation) -> str:
    examples = {
        each.value["name"]: each.value["example"]
        for each in operation.parameters
        if each.value["in"] == "path"
    }
    return operation.path.format_map(examples)


def _success(document: Document, operation: Operation) -> tuple[int, Node]:
    statuses = operation.node.value["responses"]
    status = next(each for each in statuses if each.startswith("2"))
    return int(status), document.inside(operation.node, "responses", status)


def _media_types(document: Document, operation: Operation) -> list[str | None]:
    _, success = _success(document, operation)
    return list(success.value.get("content", [None]))


def _bodies(document: Document, operation: Operation) -> Iterator[tuple[str, Any]]:
    """The examples of an operation's body, with the media types that they are in."""
    if "requestBody" not in operation.node.value:
        return
    content = document.inside(operation.node, "requestBody", "content")
    for media_type, media in content.value.items():
        if "example" in media:
            yield media_type, media["example"]
        for example in media.get("examples", {}).values():
            yield media_type, example["value"]


def _written(media_type: str, value: Any) -> bytes:
    if media_type == MSGPACK:
        return ormsgpack.packb(value)
    text = isinstance(value, str) and media_type == "text/plain"
    return (value if text else json.dumps(value)).encode()


def _check(document: Document, media: Node, response: httpx2.Response) -> None:
    """Holds each value of an answer to the schema of its media type; bytes have none."""
    values = list(_values(response))
    assert values
    if "schema" in media.value:
        schema = document.inside(media, "schema")
        for value in values:
            assert not document.answer_faults(schema.pointer, value)


def _values(response: httpx2.Response) -> Iterator[Any]:
    match response.headers["content-type"].split(";")[0]:
        case "application/json":
            yield response.json()
        case "application/x-msgpack":
            yield ormsgpack.unpackb(response.content)
        case "application/jsonl":
            yield from map(json.loads, response.text.splitlines())
        case "text/event-stream":
            lines = response.text.splitlines()
            data = [each[6:] for each in lines if each.startswith("data: ")]
            assert data.pop() == "[DONE]"
            yield from map(json.loads, data)
        case "text/plain":
            yield response.text
        case _:
            yield response.content
